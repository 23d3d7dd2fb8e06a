package org.rsmi.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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

  /// What the analyses say of them.
  ///
  /// @param watcher is told the name of every analysis before it runs
  List<Findings> findings(RunSet runs, Consumer<String> watcher) {
    return new FreshFindings(root, runs).of(watcher);
  }

  String name() {
    return text("name").orElse(root.toString());
  }

  /// A setting of the experiment, as text.
  Optional<String> text(String key) {
    return spec.tree().find(key).map(AnalysedFolder::plain);
  }

  private static String plain(SpecValue value) {
    return value instanceof SpecValue.Text(String text) ? text : value.toml();
  }

  List<GridAxis> axes() {
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
