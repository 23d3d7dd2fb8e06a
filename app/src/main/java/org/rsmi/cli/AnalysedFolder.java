package org.rsmi.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.rsmi.analysis.Findings;
import org.rsmi.analysis.GridAxis;
import org.rsmi.analysis.RunSet;
import org.rsmi.report.GridComments;
import org.rsmi.result.RunFolder;
import org.rsmi.spec.SpecFile;
import org.rsmi.spec.SpecValue;

/// A run folder as analyses see it: what its axes do is told by where the experiment uses them.
///
/// @param root the folder
/// @param spec its frozen experiment
record AnalysedFolder(Path root, SpecFile spec) {

  static AnalysedFolder open(Path root) {
    return new AnalysedFolder(root, SpecFile.read(RunFolder.existing(root).spec()));
  }

  RunSet runs() {
    return RunSet.read(root, name(), axes());
  }

  /// As [#runs].
  ///
  /// @throws IllegalArgumentException if none has finished yet
  RunSet finished() {
    RunSet runs = runs();
    if (runs.runs().isEmpty()) {
      throw new IllegalArgumentException(root + " holds no finished run yet: nothing to analyse");
    }
    return runs;
  }

  /// What the analyses found: what lies in the folder where it is younger than every run, and the
  /// rest anew, which is then kept there.
  List<Findings> findings(RunSet runs) {
    Map<String, Findings> kept = new LinkedHashMap<>();
    FileTime youngest = youngestRun();
    for (Findings findings : Findings.read(root)) {
      if (time(root.resolve("analysis/" + findings.analysis() + ".json")).compareTo(youngest)
          >= 0) {
        kept.put(findings.analysis(), findings);
      }
    }
    Analyses analyses = Analyses.all();
    return analyses.names().stream()
        .map(
            name ->
                Optional.ofNullable(kept.get(name)).orElseGet(() -> found(name, analyses, runs)))
        .toList();
  }

  private Findings found(String name, Analyses analyses, RunSet runs) {
    Findings findings = analyses.of(name, runs);
    findings.write(root);
    return findings;
  }

  private FileTime youngestRun() {
    Path points = root.resolve("points");
    try (Stream<Path> files = Files.find(points, 3, (file, _) -> file.endsWith("result.json"))) {
      return files
          .map(AnalysedFolder::time)
          .max(Comparator.naturalOrder())
          .orElse(FileTime.fromMillis(0));
    } catch (IOException fault) {
      throw new UncheckedIOException(points + " cannot be listed: " + fault, fault);
    }
  }

  private static FileTime time(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException fault) {
      throw new UncheckedIOException(file + " cannot be read: " + fault, fault);
    }
  }

  private String name() {
    return spec.tree().find("name").map(AnalysedFolder::plain).orElse(root.toString());
  }

  private static String plain(SpecValue value) {
    return value instanceof SpecValue.Text(String text) ? text : value.toml();
  }

  private List<GridAxis> axes() {
    GridComments comments = new GridComments(spec.text());
    return spec.tree().find("grid").stream()
        .filter(SpecValue.Table.class::isInstance)
        .flatMap(grid -> ((SpecValue.Table) grid).entries().keySet().stream())
        .map(axis -> new GridAxis(axis, role(axis), comments.unit(axis)))
        .toList();
  }

  private GridAxis.Role role(String axis) {
    String use = "\"$" + axis + "\"";
    if (uses("partition.buffer", use)) {
      return GridAxis.Role.BUFFER;
    }
    if (uses("filter.components", use)) {
      return GridAxis.Role.COMPONENTS;
    }
    return uses("data", use) ? GridAxis.Role.CONTROL : GridAxis.Role.OTHER;
  }

  private boolean uses(String key, String use) {
    Optional<SpecValue> value = spec.tree().find(key);
    return value.isPresent() && value.get().toml().contains(use);
  }
}
