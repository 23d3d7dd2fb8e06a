package org.rsmi.spark;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;
import org.rsmi.cli.ExperimentOptions;
import org.rsmi.cli.Main;
import org.rsmi.cli.Version;
import org.rsmi.ensemble.Experiment;
import org.rsmi.ensemble.Runner;
import org.rsmi.result.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `rsmi-spark SPEC`: an experiment as a Spark job, or what is left of it; the run folder and its
/// numbers are those of `rsmi run`. Also the main class for `spark-submit`, whose settings it
/// keeps.
@Command(
    name = "rsmi-spark",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Runs an experiment file on Spark; run again, it does what is left.",
      "Results arrive in the run folder of this process; executors need no common file system."
    })
public final class RsmiSpark implements Callable<Integer> {
  @Mixin private ExperimentOptions arguments = new ExperimentOptions();

  @Spec private @Nullable CommandSpec command;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "spark://HOST:PORT, local[N], …; default all cores of this machine")
  private @Nullable String master;

  @Option(
      names = "--conf",
      paramLabel = "KEY=VALUE",
      description = "a setting of Spark, e.g. spark.executor.memory=4g")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(names = "--retry", description = "does tasks again that failed")
  private boolean retry;

  /// Runs the command and ends the program with its exit code, one of those of [Main].
  public static void main(String... args) {
    Locale.setDefault(Locale.ROOT);
    System.exit(
        run(
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            args));
  }

  /// Runs the command.
  ///
  /// @return its exit code
  static int run(PrintWriter out, PrintWriter err, String... args) {
    return Main.execute(new RsmiSpark(), out, err, args);
  }

  @Override
  public Integer call() {
    if (command == null) {
      throw new AssertionError("picocli sets the command");
    }
    PrintWriter out = command.commandLine().getOut();
    PrintWriter err = command.commandLine().getErr();
    Experiment experiment = arguments.experiment();
    RunFolder target = arguments.folder(experiment);
    Runner.prepare(experiment, target, Version.number());
    if (retry) {
      Runner.retry(experiment, target);
    }
    if (!Runner.open(experiment, target).isEmpty()) {
      try (JavaSparkContext spark = new JavaSparkContext(conf(experiment))) {
        new Dispatch(experiment, target, Version.number(), new ArrivalLines(err)).run(spark);
      }
    }
    // nothing is left to do but to gather and to print
    return Main.run(
        out, err, "run", target.spec().toString(), "--out", target.root().toString(), "--quiet");
  }

  private SparkConf conf(Experiment experiment) {
    SparkConf conf = new SparkConf();
    settings.forEach(conf::set);
    if (master != null) {
      conf.setMaster(master);
    }
    return conf.setIfMissing("spark.master", "local[*]")
        .setIfMissing("spark.app.name", "rsmi " + experiment.name())
        .setIfMissing("spark.ui.enabled", "false");
  }
}
