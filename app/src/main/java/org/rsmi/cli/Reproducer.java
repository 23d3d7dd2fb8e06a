package org.rsmi.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rsmi.analysis.Finding;
import org.rsmi.analysis.FindingArrays;
import org.rsmi.analysis.RunSet;
import org.rsmi.ensemble.Experiment;
import org.rsmi.ensemble.Runner;
import org.rsmi.report.FindingIndex;
import org.rsmi.report.HtmlReport;
import org.rsmi.report.TrainingTraces;
import org.rsmi.reproduction.Evidence;
import org.rsmi.reproduction.FollowUp;
import org.rsmi.reproduction.Reproduced;
import org.rsmi.reproduction.Reproduction;
import org.rsmi.reproduction.Size;
import org.rsmi.result.RunFolder;

/// Does the experiments of the papers: runs, further commands, analyses, figures, verdict.
///
/// @param folder where everything lies
/// @param threads runs at a time
record Reproducer(Output output, ReproductionFolder folder, Size size, int threads) {

  /// Does what is left of it, judges what is there, and leaves the verdict in the folder.
  ///
  /// @throws IllegalArgumentException in one line if it cannot be done
  /// @throws java.util.concurrent.CancellationException if it was interrupted
  Reproduced reproduce(ReproductionFile file) {
    Reproduction reproduction = file.reproduction(size);
    ReproductionFile source =
        reproduction.runs().isEmpty()
            ? file
            : ReproductionFile.read(file.path().resolveSibling(reproduction.runs() + ".toml"));
    RunFolder target = folder.runs(source.name());
    Experiment experiment = source.experiment(size);
    Runner.prepare(experiment, target, Version.number());
    new Workbench(output, threads)
        .work(experiment, target, source.name(), target.root().toString());
    if (Runner.results(experiment, target).isEmpty()) {
      throw new IllegalArgumentException(
          "no run has a result: " + target.failures().getFirst().reason());
    }
    reproduction.command().stream()
        .flatMap(command -> command.unrolled().stream())
        .forEach(command -> follow(command, reproduction, file, target.root()));
    analyse(reproduction, target.root());
    Reproduced done = judged(file, reproduction, target.root());
    folder.write(done);
    return done;
  }

  /// Does a further command, unless it has been done; what it prints goes to a file beside.
  private void follow(
      FollowUp command, Reproduction reproduction, ReproductionFile file, Path root) {
    if (Files.exists(root.resolve(command.makes()))) {
      return;
    }
    Map<String, String> values = new LinkedHashMap<>(reproduction.values());
    values.put("dir", root.toString());
    values.put("spec", file.path().toString());
    List<String> words = command.words(values);
    if (!output.quiet()) {
      output.err().println("rsmi " + String.join(" ", words));
    }
    try (PrintWriter log =
        new PrintWriter(
            Files.newBufferedWriter(
                root.resolve(command.makes() + ".log"), StandardCharsets.UTF_8))) {
      int code = Main.run(log, output.err(), words.toArray(String[]::new));
      if (code != 0) {
        throw new IllegalArgumentException(
            "rsmi %s ended with exit code %d".formatted(String.join(" ", words), code));
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(root + " cannot be written: " + fault, fault);
    }
  }

  /// The analyses that the file has settings for.
  private static void analyse(Reproduction reproduction, Path root) {
    List<String> only =
        reproduction.analyses().keySet().stream()
            .map(key -> key.replaceFirst("\\..*$", ""))
            .distinct()
            .toList();
    if (!only.isEmpty()) {
      Analyses analyses = Analyses.bound(only, reproduction.analyses(), Analyses.SEED);
      RunSet runs = AnalysedFolder.open(root).finished();
      analyses.names().forEach(name -> analyses.of(name, runs).write(root));
    }
  }

  private Reproduced judged(ReproductionFile file, Reproduction reproduction, Path root) {
    ReportedFolder reported = ReportedFolder.open(root);
    HtmlReport report = reported.read(output::analysing);
    ReportedFolder.write(root.resolve("report.html"), report);
    FindingIndex index = FindingIndex.of(report.runs(), report.findings());
    Evidence evidence =
        new Evidence(
            report.runs(),
            index,
            run -> reported.trace(run).map(TrainingTraces.Trace::training).orElse(new double[0]));
    List<String> figures = new ArrayList<>();
    for (String name : reproduction.figures()) {
      try {
        figures.add(
            drawn(
                file,
                name.equals(Reproduction.TRAINING) ? report.training().curve() : index.find(name)));
      } catch (IllegalArgumentException missing) {
        output.err().println("rsmi: " + file.name() + ": no figure: " + missing.getMessage());
      }
    }
    return Reproduced.of(file.name(), reproduction, size, evidence, figures);
  }

  /// Draws a figure of an experiment.
  ///
  /// @return its name
  private String drawn(ReproductionFile file, Finding finding) {
    String figure = FindingIndex.fileName(FindingArrays.slug(finding.name()));
    folder.write(Reproduced.picture(file.name(), figure), finding);
    return figure;
  }
}
