package org.rsmi.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
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
import org.rsmi.reproduction.ReproductionPage;
import org.rsmi.reproduction.ReproductionTables;
import org.rsmi.reproduction.Size;
import org.rsmi.reproduction.Verdict;
import org.rsmi.result.RunFolder;
import org.rsmi.result.RunRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;

/// `rsmi reproduce`: the experiments of the papers, one command each.
@Command(
    name = "reproduce",
    description = {
      "Does an experiment of the papers and says how its numbers stand beside the published and the exact ones.",
      "Without WHAT it lists them. Run again, it does what is left. Exit code 1 if a number differs and nobody knows why."
    },
    footer = {"", "Example: rsmi reproduce 2 --quick"})
final class ReproduceCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Parameters(arity = "0..*", paramLabel = "WHAT", description = "numbers, parts of names, or all")
  private List<String> what = List.of();

  @Option(names = "--quick", description = "in small size: minutes instead of hours")
  private boolean quick;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description = "where runs and verdicts lie, default runs/reproduce or runs/reproduce-quick")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = {"-t", "--threads"},
      description = "runs at a time, default all cores")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--specs",
      paramLabel = "DIR",
      description = "folder of the experiment files, default examples/reproduce")
  private Optional<Path> specs = Optional.empty();

  @Option(
      names = "--page",
      paramLabel = "DIR",
      description = "writes reproduction.md and its figures there, of all that is done")
  private Optional<Path> page = Optional.empty();

  @Override
  public Integer call() {
    List<ReproductionFile> files = ReproductionFile.all(specs.orElseGet(ReproductionFile::folder));
    List<ReproductionFile> meant = meant(files);
    if (meant.isEmpty() && page.isEmpty()) {
      list(files);
      return 0;
    }
    List<Reproduced> done = new ArrayList<>();
    int broken = 0;
    for (ReproductionFile file : meant) {
      try {
        Reproduced one = reproduce(file);
        folder().write(one);
        done.add(one);
        print(one);
      } catch (IllegalArgumentException | UncheckedIOException fault) {
        if (meant.size() == 1) {
          throw fault;
        }
        broken++;
        output.err().println("rsmi: " + file.name() + ": " + fault.getMessage());
      }
    }
    close(done);
    page.ifPresent(docs -> output.err().println("page: " + folder().page(docs)));
    boolean differs = done.stream().anyMatch(each -> each.verdict() == Verdict.DIFFERS);
    return differs || broken > 0 ? 1 : 0;
  }

  private Size size() {
    return quick ? Size.QUICK : Size.FULL;
  }

  private ReproductionFolder folder() {
    return new ReproductionFolder(
        out.orElse(Path.of("runs", quick ? "reproduce-quick" : "reproduce")));
  }

  private List<ReproductionFile> meant(List<ReproductionFile> files) {
    for (String word : what) {
      if (files.stream().noneMatch(file -> file.isMeant(word))) {
        throw new IllegalArgumentException(
            "%s is no experiment; there are all, and %s"
                .formatted(word, files.stream().map(ReproductionFile::name).toList()));
      }
    }
    return files.stream().filter(file -> what.stream().anyMatch(file::isMeant)).toList();
  }

  private void list(List<ReproductionFile> files) {
    ArrayNode json = output.mapper().createArrayNode();
    for (ReproductionFile file : files) {
      Reproduction each = file.reproduction(size());
      json.addObject()
          .put("number", each.number())
          .put("name", file.name())
          .put("title", each.title())
          .put("source", each.source());
      if (!output.json()) {
        output.out().printf("%2d  %-30s  %s%n", each.number(), file.name(), each.title());
      }
    }
    if (output.json()) {
      output.print(json);
    }
  }

  private Reproduced reproduce(ReproductionFile file) {
    Reproduction reproduction = file.reproduction(size());
    ReproductionFile source =
        reproduction.runs().isEmpty()
            ? file
            : ReproductionFile.read(file.path().resolveSibling(reproduction.runs() + ".toml"));
    RunFolder target = folder().runs(source.name());
    Experiment experiment = source.experiment(size());
    Runner.prepare(experiment, target, Version.number());
    new Workbench(output, threads)
        .work(experiment, target, source.name(), target.root().toString());
    if (Runner.results(experiment, target).isEmpty()) {
      throw new IllegalArgumentException(
          "no run has a result: " + target.failures().getFirst().reason());
    }
    reproduction.command().forEach(command -> follow(command, reproduction, file, target.root()));
    analyse(reproduction, target.root());
    return judged(file, reproduction, target.root());
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
    HtmlReport report = ReportedFolder.of(root, output::analysing);
    ReportedFolder.write(root.resolve("report.html"), report);
    Map<RunRecord, Path> places = new IdentityHashMap<>();
    List<RunRecord> runs = new ArrayList<>();
    new RunFolder(root)
        .each(
            (place, run) -> {
              runs.add(run);
              places.put(run, place);
            });
    RunSet of = report.runs();
    RunSet read = new RunSet(of.name(), of.axes(), runs, of.failures(), of.moments());
    FindingIndex index = FindingIndex.of(read, report.findings());
    Evidence evidence =
        new Evidence(
            read,
            index,
            run -> trace(places, run).map(TrainingTraces.Trace::training).orElse(new double[0]));
    List<String> figures = new ArrayList<>();
    for (String name : reproduction.figures()) {
      Finding finding =
          name.equals(Reproduction.TRAINING) ? training(places, runs) : index.find(name);
      String figure = FindingIndex.fileName(FindingArrays.slug(finding.name()));
      folder().write(file.name() + "-" + figure, ReproductionFolder.figure(finding));
      figures.add(figure);
    }
    return Reproduced.of(file.name(), reproduction, size(), evidence, figures);
  }

  private static Finding training(Map<RunRecord, Path> places, List<RunRecord> runs) {
    return new TrainingTraces(
            TrainingTraces.chosen(runs).stream()
                .flatMap(run -> trace(places, run).stream())
                .toList())
        .curve();
  }

  private static Optional<TrainingTraces.Trace> trace(Map<RunRecord, Path> places, RunRecord run) {
    return Optional.ofNullable(places.get(run))
        .flatMap(place -> TrainingTraces.Trace.read(place, run));
  }

  private void print(Reproduced done) {
    if (output.json()) {
      return;
    }
    ReproductionTables tables = new ReproductionTables(done);
    PrintWriter out = output.out();
    out.printf("%n%d  %s%n%n", done.number(), done.title());
    ReproductionTables.aligned(tables.comparison()).forEach(line -> out.println("  " + line));
    tables.reasons().forEach(reason -> out.printf("%n  %s%n", reason));
    out.println();
    ReproductionTables.aligned(tables.census()).forEach(line -> out.println("  " + line));
    if (!tables.omitted().isEmpty()) {
      out.println("  " + tables.omitted());
    }
    out.println();
    Path figures = folder().root().resolve("figures");
    done.figures()
        .forEach(
            name -> out.println("  figure: " + figures.resolve(done.name() + "-" + name + ".pdf")));
    out.printf(
        "  verdict: %s (%s of one processor)%n",
        done.verdict().word(), ReproductionPage.time(done.seconds()));
  }

  /// One line an experiment, where there are several; or everything as JSON.
  private void close(List<Reproduced> done) {
    if (output.json()) {
      ArrayNode json = output.mapper().createArrayNode();
      done.forEach(each -> json.add(output.mapper().readTree(ReproductionFolder.json(each))));
      output.print(json);
    } else if (done.size() > 1) {
      output.out().println();
      done.forEach(
          each ->
              output
                  .out()
                  .printf("%2d  %-30s  %s%n", each.number(), each.name(), each.verdict().word()));
    }
  }
}
