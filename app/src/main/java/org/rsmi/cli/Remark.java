package org.rsmi.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rsmi.analysis.Finding;
import org.rsmi.analysis.Findings;

/// A sentence of an explanation, traceable to its finding.
///
/// @param analysis that found it
/// @param finding its name
/// @param sentence what it says
/// @param caveat whether it is a warning
/// @param alike how many more findings of the analysis say the like of other points
record Remark(String analysis, String finding, String sentence, boolean caveat, int alike) {

  /// What the findings say: of those that differ only in the point they are about, the one about
  /// all
  /// points, or else the first. Pictures are left to the report.
  static List<Remark> of(List<Findings> all) {
    List<Remark> remarks = new ArrayList<>();
    for (Findings findings : all) {
      Map<String, List<Finding>> groups = new LinkedHashMap<>();
      for (Finding finding : findings.findings()) {
        if (speaks(finding)) {
          groups.computeIfAbsent(subject(finding), _ -> new ArrayList<>()).add(finding);
        }
      }
      groups.values().forEach(group -> remarks.add(remark(findings.analysis(), group)));
    }
    return remarks;
  }

  private static boolean speaks(Finding finding) {
    return switch (finding) {
      case Finding.Number _, Finding.Curve _, Finding.Table _, Finding.Warning _ -> true;
      case Finding.FilterMap _, Finding.Histogram _, Finding.Scatter _, Finding.HeatMap _ -> false;
    };
  }

  /// The name without the point: `transition` of `transition, buffer = 2`.
  private static String subject(Finding finding) {
    return finding.getClass().getSimpleName() + finding.name().split(", ", 2)[0];
  }

  private static Remark remark(String analysis, List<Finding> group) {
    Finding told =
        group.stream()
            .filter(finding -> !finding.name().contains(" = "))
            .findFirst()
            .orElse(group.getFirst());
    boolean caveat = told instanceof Finding.Warning;
    return new Remark(analysis, told.name(), told.sentence(), caveat, group.size() - 1);
  }

  /// `The transition lies at … [transition]`, or `Caveat: … [power, buffer = 2; 3 more alike]`.
  String text() {
    String more = alike == 0 ? "" : "; %d more alike".formatted(alike);
    return (caveat ? "Caveat: " : "") + sentence + " [" + finding + more + "]";
  }
}
