package org.rsmi.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rsmi.analysis.Finding;
import org.rsmi.analysis.RunSet;
import org.rsmi.report.Figure;
import org.rsmi.report.FigureStyle;
import org.rsmi.report.FindingCsv;
import org.rsmi.report.FindingIndex;
import org.rsmi.sample.Replacement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;

/// `rsmi figure DIR NAME`: one finding as a publication figure.
@Command(
    name = "figure",
    description = {
      "Draws one finding of a run folder as a publication figure, or writes its data.",
      "Without NAME it lists what there is to draw."
    })
final class FigureCommand implements Callable<Integer> {
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
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "figure.pdf, .svg, .png or .csv; default DIR/figures/NAME.pdf")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--style",
      paramLabel = "STYLE",
      description = "prl for a column of a journal (default), screen for a slide or a page")
  private FigureStyle style = FigureStyle.PRL;

  @Option(
      names = "--width",
      paramLabel = "LENGTH",
      converter = Length.class,
      description = "with unit, e.g. 3.4in, 86mm, 640px; default a column of 3.375in")
  private Optional<Double> width = Optional.empty();

  @Option(
      names = "--height",
      paramLabel = "LENGTH",
      converter = Length.class,
      description = "with unit; default what suits the width")
  private Optional<Double> height = Optional.empty();

  @Override
  public Integer call() {
    AnalysedFolder folder = AnalysedFolder.open(root);
    RunSet runs = folder.finished();
    FindingIndex index = FindingIndex.of(runs, folder.findings(runs, output::analysing));
    if (name.isEmpty()) {
      list(index);
      return 0;
    }
    Finding finding = index.find(name);
    Path file = out.orElseGet(() -> standard(index, finding));
    write(finding, file);
    output.out().println(file);
    return 0;
  }

  private Path standard(FindingIndex index, Finding finding) {
    Path figures = root.resolve("figures");
    try {
      Files.createDirectories(figures);
    } catch (IOException fault) {
      throw new UncheckedIOException(figures + " cannot be made: " + fault, fault);
    }
    return figures.resolve(FindingIndex.fileName(index.name(finding)) + ".pdf");
  }

  private void list(FindingIndex index) {
    if (output.json()) {
      ArrayNode json = output.mapper().createArrayNode();
      index
          .findings()
          .forEach(
              (key, finding) ->
                  json.addObject()
                      .put("name", key)
                      .put("kind", FindingIndex.kind(finding))
                      .put("sentence", finding.sentence()));
      output.print(json);
      return;
    }
    int longest = index.findings().keySet().stream().mapToInt(String::length).max().orElse(0);
    for (Map.Entry<String, Finding> entry : index.findings().entrySet()) {
      String kind = FindingIndex.kind(entry.getValue());
      output
          .out()
          .println(entry.getKey() + " ".repeat(longest - entry.getKey().length() + 2) + kind);
    }
  }

  private void write(Finding finding, Path file) {
    String ending = String.valueOf(file.getFileName()).replaceFirst("^.*\\.", "");
    Replacement target = new Replacement(file);
    switch (ending) {
      case "pdf" -> target.write(path -> Files.write(path, figure(finding).pdf()));
      case "svg" -> target.write(path -> Files.writeString(path, figure(finding).svg()));
      case "png" -> target.write(path -> Files.write(path, figure(finding).png()));
      case "csv" -> target.write(path -> Files.writeString(path, new FindingCsv(finding).text()));
      default ->
          throw new IllegalArgumentException(
              file + ": a figure is .pdf, .svg or .png, its data .csv");
    }
  }

  private Figure figure(Finding finding) {
    Figure standard = Figure.of(finding, style, width.orElse(style.width()));
    return height.map(standard::high).orElse(standard);
  }
}
