package org.rsmi.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rsmi.analysis.Finding;
import org.rsmi.analysis.Findings;
import org.rsmi.num.Estimate;
import org.rsmi.report.TextTable;
import org.rsmi.sample.Replacement;

/// Findings on the terminal: the sentence of each, and the rows of tables. What repeats the
/// sentence
/// before it is left out.
record FindingLines(Output output) {

  /// Writes findings to a file, if there is one, and prints them.
  void show(Findings findings, Optional<Path> file) {
    file.ifPresent(
        path -> new Replacement(path).write(part -> Files.writeString(part, findings.json())));
    if (output.json()) {
      output.print(output.mapper().readTree(findings.json()));
      return;
    }
    String before = "";
    for (Finding finding : findings.findings()) {
      if (!finding.sentence().equals(before)) {
        output.out().println(AnalyseCommand.line(finding));
      }
      before = finding.sentence();
      if (finding instanceof Finding.Table table) {
        print(table);
      }
    }
    file.ifPresent(path -> output.out().println("findings: " + path));
  }

  private void print(Finding.Table table) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(table.columns());
    table.rows().forEach(row -> rows.add(row.stream().map(FindingLines::text).toList()));
    new TextTable(rows).aligned().forEach(line -> output.out().println("  " + line));
  }

  private static String text(Finding.Cell cell) {
    return switch (cell) {
      case Finding.Cell.Text(String text) -> text;
      case Finding.Cell.Whole(long value) -> Long.toString(value);
      case Finding.Cell.Real(double value) ->
          Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.3g", value);
      case Finding.Cell.Measured(Estimate value) -> value.toString();
    };
  }
}
