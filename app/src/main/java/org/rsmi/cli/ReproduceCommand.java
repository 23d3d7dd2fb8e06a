package org.rsmi.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rsmi.reproduction.Reproduced;
import org.rsmi.reproduction.Reproduction;
import org.rsmi.reproduction.ReproductionPage;
import org.rsmi.reproduction.ReproductionTables;
import org.rsmi.reproduction.Size;
import org.rsmi.reproduction.Verdict;
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
    List<Reproduced> done = done(meant);
    close(done);
    page.ifPresent(docs -> output.err().println("page: " + folder().page(docs)));
    boolean agree = done.stream().noneMatch(each -> each.verdict() == Verdict.DIFFERS);
    return agree && done.size() == meant.size() ? 0 : 1;
  }

  /// One after another; of several, one that breaks is told and stops no other.
  private List<Reproduced> done(List<ReproductionFile> meant) {
    Reproducer reproducer = new Reproducer(output, folder(), size(), threads);
    List<Reproduced> done = new ArrayList<>();
    for (ReproductionFile file : meant) {
      try {
        Reproduced one = reproducer.reproduce(file);
        done.add(one);
        print(one);
      } catch (IllegalArgumentException | UncheckedIOException fault) {
        if (meant.size() == 1) {
          throw fault;
        }
        output.err().println("rsmi: " + file.name() + ": " + fault.getMessage());
      }
    }
    return done;
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

  private void print(Reproduced done) {
    if (output.json()) {
      return;
    }
    ReproductionTables tables = new ReproductionTables(done);
    PrintWriter out = output.out();
    out.printf("%n%d  %s%n%n", done.number(), done.title());
    tables.comparison().aligned().forEach(line -> out.println("  " + line));
    tables.reasons().forEach(reason -> out.printf("%n  %s%n", reason));
    out.println();
    tables.census().aligned().forEach(line -> out.println("  " + line));
    if (!tables.omitted().isEmpty()) {
      out.println("  " + tables.omitted());
    }
    out.println();
    Path figures = folder().root().resolve("figures");
    done.figures()
        .forEach(name -> out.println("  figure: " + figures.resolve(done.picture(name) + ".pdf")));
    out.printf(
        "  verdict: %s (%s of one thread)%n",
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
