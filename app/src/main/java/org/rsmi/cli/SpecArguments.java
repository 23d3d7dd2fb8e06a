package org.rsmi.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rsmi.ensemble.Experiment;
import org.rsmi.spec.SpecFile;
import org.rsmi.spec.SpecTree;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The experiment file that a command does, and what the command line changes in it.
public final class SpecArguments {
  @Parameters(paramLabel = "SPEC", description = "experiment file, see examples/")
  private Path file = Path.of("");

  @Option(names = "--quick", description = "with the smaller sizes of the file's [quick] table")
  private boolean quick;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "replaces a setting, e.g. training.batch=200")
  private Map<String, String> settings = new LinkedHashMap<>();

  /// Reads and checks it; with the comments of the file if nothing is changed.
  ///
  /// @throws IllegalArgumentException in one line that names the key
  public Experiment experiment() {
    SpecFile source = SpecFile.read(file);
    SpecTree tree = quick ? Experiment.quick(source.tree()) : source.tree();
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      tree = tree.override(setting.getKey(), setting.getValue());
    }
    Experiment experiment = Experiment.of(tree);
    return tree.equals(source.tree()) ? experiment.withText(source.text()) : experiment;
  }
}
