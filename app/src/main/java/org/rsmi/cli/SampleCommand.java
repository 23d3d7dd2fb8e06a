package org.rsmi.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.rsmi.ensemble.Data;
import org.rsmi.num.Rng;
import org.rsmi.sample.Chain;
import org.rsmi.sample.ChainReport;
import org.rsmi.sample.SampleFile;
import org.rsmi.sample.Sampled;
import org.rsmi.spec.Binder;
import org.rsmi.spec.SpecTree;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// `rsmi sample MODEL`: configurations of a built-in model to a file.
@Command(name = "sample", description = "Samples configurations of a built-in model to a file.")
final class SampleCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Parameters(paramLabel = "MODEL", description = "e.g. Ising, GaussianField; see rsmi list")
  private String model = "";

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "a setting of the model, e.g. temperature=2.5, or of lattice or chain, e.g. lattice.size=32, chain.every=10")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = {"-n", "--samples"},
      required = true,
      description = "configurations")
  private int samples;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FILE",
      description = "configs.npy, .npz or .h5")
  private Path file = Path.of("");

  @Option(names = "--seed", description = "of the random numbers, default 1")
  private long seed = 1;

  @Override
  public Integer call() {
    Data.Simulated data = Binder.bind(Data.Simulated.class, tree());
    SampleFile.requireWritable(file);
    Sampled sampled = sample(data);
    SampleFile.write(file, sampled.configurations());
    ChainReport report = ChainReport.of(sampled);
    if (output.json()) {
      output.print(json(report));
    } else {
      print(report);
    }
    return 0;
  }

  private SpecTree tree() {
    SpecTree tree = SpecTree.parse("", "arguments", "sample").override("model.type", model);
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      String key = setting.getKey();
      boolean elsewhere = key.startsWith("lattice.") || key.startsWith("chain.");
      tree = tree.override(elsewhere ? key : "model." + key, setting.getValue());
    }
    return tree.override("chain.samples", Integer.toString(samples));
  }

  private Sampled sample(Data.Simulated data) {
    Rng rng = Rng.of(seed).split("sample");
    if (output.quiet() || !output.terminal()) {
      return data.chain().run(data.model(), data.lattice(), rng);
    }
    try (ProgressBar bar =
        new ProgressBarBuilder().setTaskName("sampling").setInitialMax(samples).build()) {
      Chain.Observer observer =
          new Chain.Observer() {
            @Override
            public void recorded(int done, int of) {
              bar.stepTo(done);
            }
          };
      return data.chain().run(data.model(), data.lattice(), rng, observer);
    }
  }

  private void print(ChainReport report) {
    output.out().printf("%s: %,d configurations%n", file, report.samples());
    for (ChainReport.Row row : report.observables()) {
      output
          .out()
          .printf(
              "  %-14s %s  (τ_int = %.2f samples, %.0f independent)%n",
              row.name(),
              row.autocorrelation().mean(),
              row.autocorrelation().time().value(),
              row.autocorrelation().effectiveSamples());
    }
    report.warnings().forEach(warning -> output.err().println("warning: " + warning));
  }

  private ObjectNode json(ChainReport report) {
    ObjectNode json = output.mapper().createObjectNode();
    json.put("file", file.toString()).put("samples", report.samples()).put("seed", seed);
    ObjectNode observables = json.putObject("observables");
    for (ChainReport.Row row : report.observables()) {
      observables
          .putObject(row.name())
          .put("value", row.autocorrelation().mean().value())
          .put("error", row.autocorrelation().mean().error())
          .put("tau_int", row.autocorrelation().time().value())
          .put("effective_samples", row.autocorrelation().effectiveSamples());
    }
    var warnings = json.putArray("warnings");
    report.warnings().forEach(warnings::add);
    return json;
  }
}
