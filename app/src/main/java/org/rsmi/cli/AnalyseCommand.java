package org.rsmi.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.rsmi.analysis.Finding;
import org.rsmi.analysis.FindingArrays;
import org.rsmi.analysis.Findings;
import org.rsmi.analysis.RunSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;

/// `rsmi analyse DIR`: what an ensemble says, from its folder alone.
@Command(
    name = "analyse",
    aliases = "analyze",
    description = {
      "Reads physics from the runs of a folder: operators, symmetries, phases, exponents.",
      "Findings are printed and kept in analysis/*.json. It needs no model, only what runs leave."
    })
final class AnalyseCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Parameters(paramLabel = "DIR", description = "run folder")
  private Path root = Path.of("");

  @Option(
      names = "--only",
      paramLabel = "NAME",
      split = ",",
      description = "these analyses, of those that `rsmi list` names; default all")
  private List<String> only = List.of();

  @Option(
      names = "--set",
      paramLabel = "NAME.KEY=VALUE",
      description = "a setting of an analysis, e.g. PhaseDiagram.resamples=500")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "of the resampling, default ${DEFAULT-VALUE}")
  private long seed = Analyses.SEED;

  @Override
  public Integer call() {
    Analyses analyses = Analyses.bound(only, settings, seed);
    RunSet runs = AnalysedFolder.open(root).finished();
    List<Findings> all;
    try (Progress progress = new Progress(analyses.names().size())) {
      all =
          analyses.names().parallelStream()
              .map(name -> found(name, analyses, runs, progress))
              .toList();
    }
    new FindingArrays(Findings.read(root)).write(root);
    print(all);
    return 0;
  }

  private Findings found(String name, Analyses analyses, RunSet runs, Progress progress) {
    progress.begin(name);
    Findings findings = analyses.of(name, runs);
    findings.write(root);
    return findings;
  }

  private void print(List<Findings> all) {
    if (output.json()) {
      ArrayNode json = output.mapper().createArrayNode();
      all.forEach(findings -> json.add(output.mapper().readTree(findings.json())));
      output.print(json);
      return;
    }
    for (Findings findings : all) {
      if (!findings.findings().isEmpty()) {
        output.out().println(findings.analysis());
        findings.findings().forEach(finding -> output.out().println("  " + line(finding)));
      }
    }
    output.out().println("findings: " + root.resolve("analysis"));
  }

  static String line(Finding finding) {
    String mark = finding instanceof Finding.Warning ? "! " : "";
    return mark + finding.name() + ": " + finding.sentence();
  }

  /// One step an analysis; nothing where nobody watches.
  private final class Progress implements AutoCloseable {
    private final List<ProgressBar> bar;

    Progress(int analyses) {
      boolean watched = output.terminal() && !output.quiet();
      this.bar = watched ? List.of(output.bar("analysing", analyses)) : List.of();
    }

    void begin(String name) {
      bar.forEach(
          each -> {
            each.step();
            each.setExtraMessage(name);
          });
    }

    @Override
    public void close() {
      bar.forEach(ProgressBar::close);
    }
  }
}
