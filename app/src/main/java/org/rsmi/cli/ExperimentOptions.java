package org.rsmi.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rsmi.ensemble.Experiment;
import org.rsmi.result.RunFolder;
import org.rsmi.spec.SpecFile;
import org.rsmi.spec.SpecTree;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which experiment, and where it is to lie, for every command that begins one.
public final class ExperimentOptions {
  @Parameters(paramLabel = "SPEC", description = "experiment file, see examples/")
  private Path file = Path.of("");

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description = "run folder, default runs/NAME; several machines work there if they share it")
  private @Nullable Path folder;

  @Option(names = "--quick", description = "with the smaller sizes of the file's [quick] table")
  private boolean quick;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "replaces a setting, e.g. training.batch=200")
  private Map<String, String> settings = new LinkedHashMap<>();

  /// The experiment of the file with these settings; with the comments of the file if nothing is
  /// changed.
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

  /// Its run folder.
  public RunFolder folder(Experiment experiment) {
    return new RunFolder(folder == null ? Path.of("runs", experiment.name()) : folder);
  }
}
