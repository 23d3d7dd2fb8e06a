package org.rsmi.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.rsmi.ensemble.Experiment;
import org.rsmi.ensemble.ExperimentSpec;
import org.rsmi.ensemble.Harvest;
import org.rsmi.report.Figure;
import org.rsmi.report.FigureStyle;
import org.rsmi.report.FindingIndex;
import org.rsmi.report.HtmlReport;
import org.rsmi.report.ResultTable;
import org.rsmi.report.TerminalFilter;
import org.rsmi.result.PointSummary;
import org.rsmi.result.RunFolder;
import org.rsmi.result.RunRecord;
import org.rsmi.sample.Replacement;
import tools.jackson.databind.node.ArrayNode;

/// Results of an experiment on the terminal, as JSON, and as `report.html` with its pictures.
///
/// @param output where to print
/// @param spec the experiment
record Results(Output output, ExperimentSpec spec) {

  /// Where the report is.
  static Path page(RunFolder folder) {
    return folder.root().resolve("report.html");
  }

  /// Writes `ensemble.npz`, `ensemble.h5`, `report.html` and `figures/*.svg`.
  ///
  /// @return the finished runs
  List<RunRecord> gather(Experiment experiment, RunFolder folder) {
    List<RunRecord> records = new Harvest(experiment, folder).write();
    write(folder);
    return records;
  }

  private static void write(RunFolder folder) {
    HtmlReport report = ReportedFolder.of(folder.root(), _ -> {});
    ReportedFolder.write(page(folder), report);
    if (!report.runs().runs().isEmpty()) {
      write(folder.root().resolve("figures"), FindingIndex.of(report.runs(), report.findings()));
    }
  }

  /// The standard figures.
  private static void write(Path figures, FindingIndex index) {
    try {
      Files.createDirectories(figures);
    } catch (IOException fault) {
      throw new UncheckedIOException(figures + " cannot be made: " + fault.getMessage(), fault);
    }
    index
        .standard()
        .forEach(
            (name, finding) ->
                write(
                    figures.resolve(name + ".svg"),
                    Figure.of(finding, FigureStyle.SCREEN, FigureStyle.SCREEN.width()).svg()));
  }

  private static void write(Path file, String text) {
    new Replacement(file).write(target -> Files.writeString(target, text));
  }

  /// Prints a table and the best filter at every point, or everything as JSON.
  void print(List<RunRecord> records) {
    if (output.json()) {
      ArrayNode json = output.mapper().createArrayNode();
      records.forEach(record -> json.add(RunFolder.json(record)));
      output.print(json);
      return;
    }
    if (records.isEmpty()) {
      output.out().println("no run has finished yet");
      return;
    }
    for (PointSummary point : PointSummary.of(records)) {
      print(point);
    }
    output.out().println(ResultTable.of(records).text());
  }

  private void print(PointSummary point) {
    RunRecord best = point.best();
    for (int c = 0; c < best.filter().components(); c++) {
      String component = best.filter().components() == 1 ? "" : " component " + (c + 1);
      output
          .out()
          .println("filter" + component + (point.point().isEmpty() ? "" : " at " + point.point()));
      output.out().println(new TerminalFilter(best.filter(), c, output.ink()).text());
      output.out().println();
    }
  }
}
