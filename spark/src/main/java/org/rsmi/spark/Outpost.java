package org.rsmi.spark;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.SparkFiles;
import org.apache.spark.TaskContext;
import org.jspecify.annotations.Nullable;
import org.rsmi.ensemble.Experiment;
import org.rsmi.ensemble.Runner;
import org.rsmi.ensemble.Workshop;
import org.rsmi.result.RunFiles;
import org.rsmi.result.RunFolder;
import org.rsmi.spec.SpecTree;

/// What an executor needs to do tasks of an experiment. It is broadcast, so that each JVM has one:
/// what tasks share is made once per executor, in the folder that Spark gives it and clears away.
final class Outpost implements Serializable {
  private static final long serialVersionUID = 1;

  private final String spec;
  private final String base;
  private final String version;
  private transient @Nullable Workshop workshop;

  /// @param spec the experiment as TOML
  /// @param base where its relative file names begin, on every machine
  /// @param version of RSMI, for provenance
  Outpost(String spec, Path base, String version) {
    this.spec = spec;
    this.base = base.toString();
    this.version = version;
  }

  /// Does a task on as many threads as Spark gives it cores.
  ///
  /// @param index of the task in the order of the experiment, from 0
  /// @return its files by name
  Map<String, byte[]> work(int index) {
    TaskContext context = TaskContext.get();
    Runner runner = new Runner(context.cpus(), version, System::nanoTime, context::isInterrupted);
    return RunFiles.read(workshop().work(runner, index)).contents();
  }

  private synchronized Workshop workshop() {
    if (workshop == null) {
      SpecTree tree = SpecTree.parse(spec, "the experiment", "experiment");
      Path folder = Path.of(SparkFiles.getRootDirectory()).resolve("rsmi-" + tree.sha256());
      workshop = new Workshop(Experiment.of(tree, Path.of(base)), new RunFolder(folder));
    }
    return workshop;
  }
}
