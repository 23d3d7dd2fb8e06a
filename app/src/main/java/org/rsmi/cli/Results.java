package org.rsmi.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.rsmi.ensemble.Experiment;
import org.rsmi.ensemble.ExperimentSpec;
import org.rsmi.ensemble.Harvest;
import org.rsmi.report.CurvePicture;
import org.rsmi.report.FilterPicture;
import org.rsmi.report.ResultTable;
import org.rsmi.report.TerminalFilter;
import org.rsmi.result.PointSummary;
import org.rsmi.result.RunFolder;
import org.rsmi.result.RunRecord;
import org.rsmi.sample.Replacement;
import org.rsmi.spec.SpecFile;
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
    write(folder, records);
    return records;
  }

  private void write(RunFolder folder, List<RunRecord> records) {
    String text = SpecFile.read(folder.spec()).text();
    ReportedFolder.write(page(folder), ReportedFolder.of(folder.root(), _ -> {}));
    if (!records.isEmpty()) {
      Path figures = folder.root().resolve("figures");
      try {
        Files.createDirectories(figures);
      } catch (IOException fault) {
        throw new UncheckedIOException(figures + " cannot be made: " + fault.getMessage(), fault);
      }
      write(figures.resolve("filters.svg"), new FilterPicture(PointSummary.of(records)).svg());
      CurvePicture.of(records, text)
          .svg()
          .ifPresent(curve -> write(figures.resolve("information.svg"), curve));
    }
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
