package org.rsmi.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rsmi.report.HtmlReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `rsmi report DIR`: a run folder as one page.
@Command(
    name = "report",
    description = {
      "Writes a run folder as one HTML page: charts, filters, tables, what is missing.",
      "The page needs no network. Analyses older than the runs are done again."
    })
final class ReportCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Parameters(paramLabel = "DIR", description = "run folder, finished or not")
  private Path root = Path.of("");

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "default DIR/report.html")
  private Optional<Path> out = Optional.empty();

  @Override
  public Integer call() {
    HtmlReport report = ReportedFolder.of(root, output::analysing);
    Path page = out.orElseGet(() -> root.resolve("report.html"));
    ReportedFolder.write(page, report);
    report.missing().forEach(gap -> output.err().println("missing: " + gap));
    if (output.json()) {
      output.print(
          output
              .mapper()
              .createObjectNode()
              .put("report", page.toString())
              .put("runs", report.runs().runs().size()));
    } else {
      output.out().println("report: " + page);
    }
    return 0;
  }
}
