package org.rsmi.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.rsmi.ensemble.SampleRecord;
import org.rsmi.ensemble.SampleRecord.Trajectories;
import org.rsmi.ensemble.Sampling;
import org.rsmi.model.Model;
import org.rsmi.num.Estimate;
import org.rsmi.sample.Chain;
import org.rsmi.sample.ChainReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `rsmi sample MODEL`: configurations of a built-in model to a file.
@Command(
    name = "sample",
    description =
        "Samples configurations of a built-in model to a file; interrupted, the same command goes on.")
final class SampleCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Parameters(paramLabel = "MODEL", description = "e.g. Ising, GaussianField; see rsmi list")
  private String model = "";

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "a setting of the model, its lattice or the chain, e.g. temperature=2.5, size=32, lattice=Chain, chain.every=10")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = {"-n", "--samples"},
      required = true,
      description = "configurations, or time series; of all chains together")
  private int samples;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FILE",
      description =
          "configs.npy, .npz or .h5 (up to 256 MB); what it holds is told by FILE.toml beside it")
  private Path file = Path.of("");

  @Option(names = "--seed", description = "of the random numbers, default 1")
  private long seed = 1;

  @Option(names = "--chains", description = "independent chains, default 1")
  private int chains = 1;

  @Option(
      names = {"-t", "--threads"},
      description = "chains at a time, default all cores; the numbers do not depend on it")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--thermalise",
      paramLabel = "SWEEPS",
      description = "before the first configuration; default found from the autocorrelation time")
  private String thermalise = "";

  @Option(
      names = "--every",
      paramLabel = "SWEEPS",
      description = "between two configurations; default two autocorrelation times, with --time 1")
  private String every = "";

  @Option(
      names = "--time",
      paramLabel = "FRAMES",
      description = "record time series of so many configurations instead of single ones")
  private int frames = 1;

  @Option(
      names = "--restart",
      description = "begin each time series at the initial condition of the model")
  private boolean restart;

  @Option(
      names = "--temperatures",
      split = ",",
      paramLabel = "T",
      description = "parallel tempering at these temperatures, with -n samples at each")
  private List<Double> temperatures = List.of();

  @Option(names = "--force", description = "replace a file that exists")
  private boolean force;

  @Override
  public Integer call() {
    SampleRecord record = record();
    Sampling sampling =
        new Sampling(
            record,
            file,
            threads,
            List.of("sampled by rsmi " + Version.number()),
            System::nanoTime);
    Sampling.Existing existing = force ? Sampling.Existing.REPLACED : Sampling.Existing.KEPT;
    sampling.check(existing);
    Sampling.Result result;
    try (SampleProgress progress = new SampleProgress(output, file)) {
      result = sampling.run(existing, progress);
    }
    if (output.json()) {
      output.print(json(result));
    } else {
      print(result);
    }
    return 0;
  }

  private SampleRecord record() {
    SampleWords words = SampleWords.of(model, settings);
    Model law = words.model();
    return new SampleRecord(
        words.lattice(law),
        law,
        chain(words),
        seed,
        chains,
        frames,
        1,
        restart ? Trajectories.RESTARTED : Trajectories.SUCCESSIVE,
        temperatures);
  }

  private Chain chain(SampleWords words) {
    Map<String, String> standard = new LinkedHashMap<>();
    standard.put("thermalise", restart ? "0" : "{ type = \"Measured\" }");
    standard.put("every", restart || frames > 1 ? "1" : "{ type = \"Measured\" }");
    if (!thermalise.isEmpty()) {
      standard.put("thermalise", thermalise);
    }
    if (!every.isEmpty()) {
      standard.put("every", every);
    }
    standard.put("samples", Integer.toString(samples));
    return words.chain(standard);
  }

  private void print(Sampling.Result result) {
    SampleRecord record = result.record();
    output
        .out()
        .printf(
            "%s: %,d %s of %s on %s%n",
            file,
            record.chain().samples(),
            frames > 1 ? "time series of %,d configurations".formatted(frames) : "configurations",
            record.model().getClass().getSimpleName(),
            record.lattice());
    output
        .out()
        .printf(
            "  %s: %,d sweeps to thermalise, then %s%s%n",
            chains == 1 ? "1 chain" : chains + " chains",
            result.found().sweeps(),
            frames > 1 && !restart
                ? "%,d between frames and %,d between series"
                    .formatted(result.every(), record.pause())
                : "%,d between configurations".formatted(result.every()),
            Double.isNaN(result.found().time())
                ? ""
                : " (τ_int = %.3g sweeps)".formatted(result.found().time()));
    for (int k = 0; k < result.reports().size(); k++) {
      if (!temperatures.isEmpty()) {
        output.out().printf("T = %s%n", record.temperatures().get(k));
      }
      print(result.reports().get(k));
    }
    if (!temperatures.isEmpty()) {
      output
          .out()
          .printf(
              "exchanges accepted between neighbours: %s; %,d round trips%n",
              result.acceptance().stream().map("%.2f"::formatted).toList(), result.roundTrips());
    }
    warnings(result).forEach(warning -> output.err().println("warning: " + warning));
  }

  private List<String> warnings(Sampling.Result result) {
    List<String> all = new ArrayList<>(result.found().warnings());
    for (int k = 0; k < result.reports().size(); k++) {
      String where =
          temperatures.isEmpty() ? "" : "T = " + result.record().temperatures().get(k) + ": ";
      result.reports().get(k).warnings().forEach(warning -> all.add(where + warning));
    }
    return all;
  }

  private void print(ChainReport report) {
    for (ChainReport.Row row : report.observables()) {
      output
          .out()
          .printf(
              "  %-18s %s  (τ_int = %.2f samples, %,.0f independent)%n",
              row.name(),
              row.autocorrelation().mean(),
              row.autocorrelation().time().value(),
              row.autocorrelation().effectiveSamples());
    }
    for (ChainReport.Derived derived : report.derived()) {
      output.out().printf("  %-18s %s%n", derived.name(), derived.value());
    }
  }

  private ObjectNode json(Sampling.Result result) {
    SampleRecord record = result.record();
    ObjectNode json = output.mapper().createObjectNode();
    json.put("file", file.toString()).put("samples", record.chain().samples()).put("seed", seed);
    json.put("chains", chains)
        .put("frames", frames)
        .put("thermalise", result.found().sweeps())
        .put("every", result.every())
        .put("pause", record.pause());
    if (temperatures.isEmpty()) {
      result.reports().forEach(report -> put(json, report));
    } else {
      ArrayNode each = json.putArray("temperatures");
      for (int k = 0; k < result.reports().size(); k++) {
        put(
            each.addObject().put("temperature", record.temperatures().get(k)),
            result.reports().get(k));
      }
      ArrayNode acceptance = json.putArray("acceptance");
      result.acceptance().forEach(acceptance::add);
      json.put("round_trips", result.roundTrips());
    }
    ArrayNode warnings = json.putArray("warnings");
    warnings(result).forEach(warnings::add);
    return json;
  }

  private static void put(ObjectNode json, ChainReport report) {
    ObjectNode observables = json.putObject("observables");
    for (ChainReport.Row row : report.observables()) {
      put(observables.putObject(row.name()), row.autocorrelation().mean())
          .put("tau_int", row.autocorrelation().time().value())
          .put("effective_samples", row.autocorrelation().effectiveSamples());
    }
    ObjectNode derived = json.putObject("derived");
    report.derived().forEach(row -> put(derived.putObject(row.name()), row.value()));
  }

  private static ObjectNode put(ObjectNode json, Estimate estimate) {
    return json.put("value", estimate.value()).put("error", estimate.error());
  }
}
