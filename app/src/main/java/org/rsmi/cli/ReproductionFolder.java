package org.rsmi.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.rsmi.analysis.Finding;
import org.rsmi.analysis.FiniteJson;
import org.rsmi.report.Figure;
import org.rsmi.report.FigureStyle;
import org.rsmi.reproduction.Reproduced;
import org.rsmi.reproduction.ReproductionPage;
import org.rsmi.result.RunFolder;
import org.rsmi.sample.Replacement;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Where reproductions lie: `NAME/` with the runs, `NAME.json` with the verdict, `figures/`.
record ReproductionFolder(Path root) {
  private static final JsonMapper JSON = FiniteJson.mapper();
  private static final String ENDING = ".json";

  RunFolder runs(String name) {
    return new RunFolder(root.resolve(name));
  }

  /// A finding as a figure, `.pdf` and `.png`.
  void write(String name, Finding finding) {
    Figure figure = Figure.of(finding, FigureStyle.SCREEN, FigureStyle.SCREEN.width());
    Path folder = root.resolve("figures");
    create(folder);
    new Replacement(folder.resolve(name + ".png")).write(file -> Files.write(file, figure.png()));
    new Replacement(folder.resolve(name + ".pdf")).write(file -> Files.write(file, figure.pdf()));
  }

  void write(Reproduced done) {
    create(root);
    new Replacement(root.resolve(done.name() + ENDING))
        .write(file -> Files.writeString(file, json(done)));
  }

  static String json(Reproduced done) {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(done) + "\n";
  }

  /// All that are done.
  ///
  /// @throws IllegalArgumentException if one is damaged
  List<Reproduced> done() {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(root)) {
      return files
          .filter(file -> file.toString().endsWith(ENDING))
          .sorted()
          .map(ReproductionFolder::read)
          .toList();
    } catch (IOException fault) {
      throw new UncheckedIOException(root + " cannot be listed: " + fault, fault);
    }
  }

  private static Reproduced read(Path file) {
    try {
      return JSON.readValue(file, Reproduced.class);
    } catch (JacksonException damage) {
      throw new IllegalArgumentException(
          file + " holds no reproduction: " + damage.getOriginalMessage(), damage);
    }
  }

  /// Writes `reproduction.md` and its figures into a folder of documents.
  ///
  /// @return the page
  Path page(Path docs) {
    List<Reproduced> done = done();
    if (done.isEmpty()) {
      throw new IllegalArgumentException(
          root + " holds no reproduction yet: nothing to write about");
    }
    Path images = docs.resolve("images").resolve("reproduction");
    create(images);
    for (Reproduced each : done) {
      for (String figure : each.figures()) {
        String file = each.picture(figure) + ".png";
        new Replacement(images.resolve(file))
            .write(
                to -> Files.write(to, Files.readAllBytes(root.resolve("figures").resolve(file))));
      }
    }
    Path page = docs.resolve("reproduction.md");
    String text = new ReproductionPage(done, "images/reproduction").text();
    new Replacement(page).write(file -> Files.writeString(file, text));
    return page;
  }

  private static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException fault) {
      throw new UncheckedIOException(folder + " cannot be made: " + fault, fault);
    }
  }
}
