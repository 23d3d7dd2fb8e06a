package org.rsmi.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rsmi.analysis.Finding;
import org.rsmi.analysis.Findings;
import org.rsmi.analysis.RunSet;
import org.rsmi.report.FindingIndex;
import org.rsmi.report.ResultTable;
import org.rsmi.report.TerminalFinding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;

/// `rsmi show DIR`: results and findings drawn in the terminal.
@Command(
    name = "show",
    description = {
      "Draws the results and findings of a run folder in the terminal.",
      "With NAME one finding; `rsmi figure DIR` lists them."
    })
final class ShowCommand implements Callable<Integer> {
  private static final int NARROWEST = 40;
  private static final int WIDEST = 240;
  private static final int STANDARD = 80;

  @Mixin private Output output = new Output();

  @Parameters(index = "0", paramLabel = "DIR", description = "run folder")
  private Path root = Path.of("");

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "NAME",
      description = "of a finding, or any part of it that only one has")
  private String name = "";

  @Option(
      names = "--columns",
      paramLabel = "N",
      description = "width of a line, default that of the terminal, else 80")
  private Optional<Integer> columns = Optional.empty();

  @Override
  public Integer call() {
    AnalysedFolder folder = AnalysedFolder.open(root);
    RunSet runs = folder.finished();
    List<Findings> all = folder.findings(runs, output::analysing);
    if (name.isEmpty()) {
      show(runs, all);
    } else {
      show(FindingIndex.of(runs, all).find(name));
    }
    return 0;
  }

  private void show(Finding finding) {
    if (output.json()) {
      output.print(
          output.mapper().readTree(new Findings("", List.of(finding)).json()).at("/findings/0"));
    } else {
      output.out().println(new TerminalFinding(finding, output.ink(), width()).text());
    }
  }

  private void show(RunSet runs, List<Findings> all) {
    if (output.json()) {
      ArrayNode json = output.mapper().createArrayNode();
      all.forEach(findings -> json.add(output.mapper().readTree(findings.json())));
      output.print(json);
      return;
    }
    output.out().println(ResultTable.of(runs.runs()).text());
    for (Findings findings : all) {
      for (Finding finding : findings.findings()) {
        output.out().println();
        output.out().println(new TerminalFinding(finding, output.ink(), width()).text());
      }
    }
  }

  /// Of a line, in characters.
  private int width() {
    int asked = columns.orElseGet(ShowCommand::terminalWidth);
    return Math.clamp(asked, NARROWEST, WIDEST);
  }

  private static int terminalWidth() {
    String known = System.getenv("COLUMNS");
    return known != null && known.matches("\\d{1,5}") ? Integer.parseInt(known) : STANDARD;
  }
}
