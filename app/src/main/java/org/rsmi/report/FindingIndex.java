package org.rsmi.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rsmi.analysis.Finding;
import org.rsmi.analysis.FindingArrays;
import org.rsmi.analysis.Findings;
import org.rsmi.analysis.RunSet;
import org.rsmi.result.PointSummary;
import org.rsmi.result.RunRecord;

/// All findings of an ensemble by names that can be typed: `PhaseDiagram/transition-from-slope`,
/// and two that every ensemble with runs has, `information` and `filters`.
///
/// @param findings in their order
public record FindingIndex(Map<String, Finding> findings) {
  private static final String INFORMATION = "InformationCurve";
  private static final int NAMED = 8;

  public FindingIndex {
    findings = new LinkedHashMap<>(findings);
  }

  /// @param all what the analyses found
  public static FindingIndex of(RunSet runs, List<Findings> all) {
    Map<String, Finding> index = new LinkedHashMap<>();
    all.stream()
        .filter(findings -> findings.analysis().equals(INFORMATION))
        .flatMap(findings -> findings.findings().stream())
        .filter(Finding.Curve.class::isInstance)
        .findFirst()
        .ifPresent(curve -> index.put("information", curve));
    filters(runs).forEach(map -> put(index, "", map));
    for (Findings findings : all) {
      findings.findings().forEach(finding -> put(index, findings.analysis() + "/", finding));
    }
    return new FindingIndex(index);
  }

  private static void put(Map<String, Finding> index, String place, Finding finding) {
    index.put(FindingArrays.free(place + FindingArrays.slug(finding.name()), index), finding);
  }

  /// Every component of the best run at every point, one map for each shape of block.
  private static List<Finding.FilterMap> filters(RunSet runs) {
    Map<List<Integer>, List<Finding.Panel>> panels = new LinkedHashMap<>();
    for (PointSummary point : runs.points()) {
      RunRecord best = point.best();
      panels
          .computeIfAbsent(best.filter().blockShape(), _ -> new ArrayList<>())
          .addAll(panels(best));
    }
    List<Finding.FilterMap> maps = new ArrayList<>();
    panels.forEach(
        (shape, of) ->
            maps.add(
                new Finding.FilterMap(
                    panels.size() == 1 ? "filters" : "filters " + extents(shape),
                    "The filter Λ of the best run at every point of the grid; its sign, which is arbitrary,"
                        + " is the one with a positive sum.",
                    shape,
                    of)));
    return maps;
  }

  private static String extents(List<Integer> shape) {
    return shape.stream().map(String::valueOf).collect(Collectors.joining("x"));
  }

  private static List<Finding.Panel> panels(RunRecord run) {
    String point = run.point().isEmpty() ? "" : Notation.point(run.point());
    int components = run.filter().components();
    String information = "I(H:E) = " + Notation.full(run.estimate().information());
    return IntStream.range(0, components)
        .mapToObj(
            c ->
                new Finding.Panel(
                    Stream.of(
                            point,
                            components == 1
                                ? ""
                                : "component %d of %d".formatted(c + 1, components))
                        .filter(words -> !words.isEmpty())
                        .collect(Collectors.joining(", ")),
                    information + remark(run, c),
                    towardsPlus(run.filter().weights()[c])))
        .toList();
  }

  /// The size of the bias, whose sign goes with that of the filter, and a warning; empty where
  /// there
  /// is neither.
  private static String remark(RunRecord run, int component) {
    double bias = Math.abs(run.filter().bias()[component]);
    return (bias == 0 ? "" : ", |bias| = " + NumberWords.real(bias))
        + (run.estimate().reliable() ? "" : ", not reliable");
  }

  /// The sign of a filter means nothing: the one with which its weights have a positive sum.
  private static double[] towardsPlus(double[] weights) {
    double sign = Arrays.stream(weights).sum() < 0 ? -1 : 1;
    return Arrays.stream(weights).map(weight -> sign * weight).toArray();
  }

  /// Those that no analysis has in its name.
  public Map<String, Finding> standard() {
    Map<String, Finding> standard = new LinkedHashMap<>(findings);
    standard.keySet().removeIf(name -> name.contains("/"));
    return standard;
  }

  /// The finding of a name: whole, without its analysis, or any part that only one has.
  ///
  /// @throws IllegalArgumentException naming those that there are
  public Finding find(String name) {
    int slash = name.indexOf('/') + 1;
    String wanted = name.substring(0, slash) + FindingArrays.slug(name.substring(slash));
    List<String> same = findings.keySet().stream().filter(wanted::equals).toList();
    List<String> endings =
        findings.keySet().stream().filter(key -> key.endsWith("/" + wanted)).toList();
    List<String> parts =
        findings.keySet().stream()
            .filter(key -> key.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT)))
            .toList();
    for (List<String> keys : List.of(same, endings, parts)) {
      if (keys.size() == 1) {
        return Objects.requireNonNull(findings.get(keys.getFirst()));
      }
    }
    List<String> near = parts.isEmpty() ? List.copyOf(findings.keySet()) : parts;
    throw new IllegalArgumentException(
        "%s is %s; there are %s%s"
            .formatted(
                name,
                parts.isEmpty() ? "no finding" : "not one finding but several",
                String.join(", ", near.subList(0, Math.min(NAMED, near.size()))),
                near.size() > NAMED ? ", and %d more".formatted(near.size() - NAMED) : ""));
  }

  /// The first name of a finding.
  public String name(Finding finding) {
    return findings.entrySet().stream()
        .filter(entry -> entry.getValue() == finding)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  /// The name of a file for a finding, without its ending.
  public static String fileName(String name) {
    return name.replace('/', '-');
  }

  /// What kind of picture a finding is, in a word.
  public static String kind(Finding finding) {
    return switch (finding) {
      case Finding.Number _ -> "number";
      case Finding.Curve _ -> "curve";
      case Finding.Table _ -> "table";
      case Finding.FilterMap _ -> "filters";
      case Finding.Histogram _ -> "histogram";
      case Finding.Scatter _ -> "scatter";
      case Finding.HeatMap _ -> "heat map";
      case Finding.Warning _ -> "warning";
    };
  }
}
