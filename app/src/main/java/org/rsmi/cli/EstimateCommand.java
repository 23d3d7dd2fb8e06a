package org.rsmi.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import me.tongfei.progressbar.ProgressBar;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.SquareBlock;
import org.rsmi.mi.CrossFitted;
import org.rsmi.mi.Estimator;
import org.rsmi.mi.PairedSamples;
import org.rsmi.mi.Preprocessing;
import org.rsmi.mi.SelfCheck;
import org.rsmi.mi.Variable;
import org.rsmi.num.Autocorrelation;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;
import org.rsmi.result.MiEstimate;
import org.rsmi.sample.SampleFile;
import org.rsmi.sample.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `rsmi estimate X Y`: mutual information of two variables, with an honest error bar.
@Command(
    name = "estimate",
    description = {
      "Estimates the mutual information of two variables from joint observations.",
      "Row i of X belongs to row i of Y: .npy, .npz:name, .h5:/path, .txt or .csv, one axis or more.",
      "The number is a lower bound, held out by cross-fitting, or where no test rejects a Gaussian",
      "copula its closed form, an estimate; the error bar counts independent rows."
    },
    footer = {
      "",
      "Examples:",
      "  rsmi estimate x.npy y.npy --json",
      "  rsmi estimate x.npy y.npy --estimators gaussian,ksg --bits",
      "  rsmi estimate data.npz:spins data.npz:field --check",
      "  rsmi estimate --csv data.csv --dims 3 2      prints one number, in nats",
      "  rsmi estimate spins.npy --block 2 --buffer 1 --boundary periodic --check"
    })
final class EstimateCommand implements Callable<Integer> {
  private static final double LN2 = Math.log(2);
  private static final int LOOK = 16;
  private static final double SLOW = 2;

  @Mixin private Output output = new Output();

  @Parameters(arity = "0..2", paramLabel = "FILE", description = "observations of X and of Y")
  private List<String> files = List.of();

  @Option(names = "--csv", paramLabel = "FILE", description = "X and Y side by side, with --dims")
  private String csv = "";

  @Option(
      names = "--dims",
      arity = "2",
      paramLabel = "N",
      description = "columns of X and of Y in the file of --csv")
  private List<Integer> dims = List.of();

  @Option(
      names = "--estimators",
      split = ",",
      paramLabel = "NAME",
      description =
          "others to put beside: gaussian, ksg, ksg2, mixed-ksg, plug-in, miller-madow, nsb, mixture;"
              + " by one split and a plain critic: infonce, nwj, dv, mine, tuba, js, smile,"
              + " interpolated, flo")
  private List<String> estimators = List.of();

  @Option(names = "--bits", description = "in bits, not nats")
  private boolean bits;

  @Option(
      names = "--check",
      description = "also self-consistency: nothing, data processing, independent copies")
  private boolean check;

  @Option(names = "--extrapolate", description = "also extrapolate in 1/N to infinitely many rows")
  private boolean extrapolate;

  @Option(
      names = "--preprocess",
      description = "scale of the columns: auto, rank, standard, asinh; default auto")
  private Preprocessing preprocessing = Preprocessing.AUTO;

  @Option(
      names = "--stretch",
      paramLabel = "ROWS",
      description =
          "rows of a time series that belong together; default from the measured autocorrelation")
  private int stretch;

  @Option(
      names = "--block",
      paramLabel = "SITES",
      description = "of one FILE of configurations: X is a block of this extent, Y its environment")
  private int block;

  @Option(names = "--buffer", paramLabel = "SITES", description = "between them, default 1")
  private int buffer = 1;

  @Option(names = "--environment", paramLabel = "SITES", description = "width of Y, default 1")
  private int environment = 1;

  @Option(names = "--boundary", description = "of the lattice: open, periodic; default open")
  private Boundary boundary = Boundary.OPEN;

  @Option(names = "--seeds", description = "critics for every fold, default 2")
  private int seeds = 2;

  @Option(names = "--folds", description = "parts of the rows, default 5")
  private int folds = 5;

  @Option(names = "--seed", description = "random numbers, default 1")
  private long seed = 1;

  @Option(
      names = {"-t", "--threads"},
      description = "critics trained at a time, default all cores")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Override
  public Integer call() {
    if (threads < 1) {
      throw new IllegalArgumentException("threads = " + threads + " is not positive");
    }
    Map<String, Estimator> others = EstimatorNames.of(estimators);
    Optional<LatticePairs> lattice = block > 0 ? Optional.of(lattice()) : Optional.empty();
    PairedSamples samples = lattice.map(this::samples).orElseGet(this::samples);
    Rng rng = Rng.of(seed);
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      CrossFitted method =
          new CrossFitted(
              preprocessing,
              folds,
              seeds,
              extrapolate
                  ? CrossFitted.Extrapolation.INVERSE_ROWS
                  : CrossFitted.Extrapolation.NONE);
      MiEstimate estimate = measured(method, samples, rng, pool);
      if (!csv.isEmpty() && !output.json() && others.isEmpty() && !check) {
        output.out().println(String.format(Locale.ROOT, "%.6f", best(estimate).value() / unit()));
        return 0;
      }
      Map<String, Estimator.Result> beside = new LinkedHashMap<>();
      others.forEach(
          (name, other) -> beside.put(name, other.estimate(samples, rng.split("beside/" + name))));
      List<SelfCheck.Row> checks =
          check ? checks(method, samples, lattice, estimate, pool) : List.of();
      show(estimate, beside, checks);
    }
    return 0;
  }

  private List<SelfCheck.Row> checks(
      CrossFitted method,
      PairedSamples samples,
      Optional<LatticePairs> lattice,
      MiEstimate estimate,
      ExecutorService pool) {
    Rng rng = Rng.of(seed).split("check");
    List<SelfCheck.Row> rows =
        new ArrayList<>(new SelfCheck(method).of(samples, estimate, rng, pool));
    lattice.ifPresent(
        pairs ->
            rows.addAll(
                new LatticeCheck(pairs, method, stretch(samples))
                    .of(block, buffer, environment, estimate, rng.split("lattice"), pool)));
    return rows;
  }

  private LatticePairs lattice() {
    if (files.size() != 1 || !csv.isEmpty()) {
      throw new IllegalArgumentException("--block wants one FILE of configurations");
    }
    return LatticePairs.of(SampleFile.read(files.getFirst(), List.of()), boundary);
  }

  private PairedSamples samples(LatticePairs pairs) {
    SquareBlock partition = LatticePairs.partition(block, buffer, environment);
    LatticePairs.Variables cut = pairs.cut(partition, pairs.centre(partition));
    return PairedSamples.inBlocks(
        cut.block(), cut.environment(), stretch(cut.block(), cut.environment()));
  }

  private MiEstimate measured(
      CrossFitted method, PairedSamples samples, Rng rng, ExecutorService pool) {
    if (output.quiet() || !output.terminal()) {
      return method.measure(samples, rng, pool, CrossFitted.Observer.BLIND);
    }
    try (ProgressBar bar = output.bar("critics", 100)) {
      return method.measure(samples, rng, pool, share -> bar.stepTo(Math.round(100 * share)));
    }
  }

  private PairedSamples samples() {
    Table x;
    Table y;
    if (csv.isEmpty()) {
      if (files.size() != 2 || !dims.isEmpty()) {
        throw new IllegalArgumentException(
            "estimate takes two files, X and Y, or --csv FILE --dims DX DY, or one with --block");
      }
      x = Table.read(files.get(0));
      y = Table.read(files.get(1));
      if (x.rows() != y.rows()) {
        throw new IllegalArgumentException(
            "%s has %,d rows and %s has %,d: row i of one belongs to row i of the other"
                .formatted(files.get(0), x.rows(), files.get(1), y.rows()));
      }
    } else {
      if (dims.size() != 2 || !files.isEmpty() || dims.stream().anyMatch(d -> d < 1)) {
        throw new IllegalArgumentException("--csv FILE wants --dims DX DY, both positive");
      }
      Table both = Table.read(csv);
      if (dims.get(0) + dims.get(1) != both.columns()) {
        throw new IllegalArgumentException(
            "%s has %d columns, not %d + %d"
                .formatted(csv, both.columns(), dims.get(0), dims.get(1)));
      }
      x = both.part(0, dims.get(0));
      y = both.part(dims.get(0), dims.get(1));
    }
    Variable first = new Variable(x.values(), x.columns());
    Variable second = new Variable(y.values(), y.columns());
    return PairedSamples.inBlocks(first, second, stretch(first, second));
  }

  /// As asked for, else four autocorrelation times of the slowest column.
  private int stretch(Variable x, Variable y) {
    if (stretch > 0) {
      return stretch;
    }
    double slowest = Math.max(slowest(x), slowest(y));
    int rows = slowest > SLOW ? (int) Math.ceil(4 * slowest) : 1;
    if (rows > 1) {
      output
          .err()
          .printf(
              "rows are correlated in time (τ = %.1f): blocks of %d stay together; --stretch 1 says"
                  + " they are independent%n",
              slowest, rows);
    }
    return Math.min(rows, Math.max(1, x.rows() / 50));
  }

  /// The rows of one group of samples that were cut by [#stretch(Variable, Variable)].
  private static int stretch(PairedSamples samples) {
    return (int) Arrays.stream(samples.group()).filter(group -> group == 0).count();
  }

  private static double slowest(Variable variable) {
    double slowest = 0;
    for (int c = 0; c < Math.min(LOOK, variable.columns()); c++) {
      double time = Autocorrelation.of(variable.column(c), "rows").time().value();
      slowest = Math.max(slowest, Double.isNaN(time) ? 0 : time);
    }
    return slowest;
  }

  private double unit() {
    return bits ? LN2 : 1;
  }

  private String unitName() {
    return bits ? "bits" : "nats";
  }

  private Estimate inUnit(Estimate nats) {
    return new Estimate(nats.value() / unit(), nats.error() / unit(), unitName());
  }

  private Estimate best(MiEstimate estimate) {
    return extrapolate ? estimate.extrapolated() : estimate.information();
  }

  private void show(
      MiEstimate estimate, Map<String, Estimator.Result> beside, List<SelfCheck.Row> checks) {
    if (output.json()) {
      output.print(json(estimate, beside, checks));
      return;
    }
    output.out().printf("I(X:Y) = %s%n", inUnit(estimate.information()));
    List<String> lines = new ArrayList<>();
    if (estimate.kind() == MiEstimate.Kind.GAUSSIAN_COPULA) {
      lines.add(
          "by             the closed form of a Gaussian copula, which no test rejects: no bound");
      lines.add("critics find   " + inUnit(estimate.heldOut()) + ", a lower bound");
    }
    if (extrapolate) {
      lines.add("extrapolated   " + inUnit(estimate.extrapolated()));
    }
    lines.add(
        "independent    p = %.3g; pairs that do not belong together give %s"
            .formatted(estimate.pValue(), inUnit(estimate.nothing())));
    lines.add(
        "at most        %.4g by log K%s"
            .formatted(
                estimate.ceiling() / unit(),
                Double.isInfinite(estimate.entropyBound())
                    ? ""
                    : ", %.4g by the entropy".formatted(estimate.entropyBound() / unit())));
    lines.add(
        "rows           %,d, worth %,.0f; %d + %d columns: %s | %s"
            .formatted(
                estimate.rows(),
                estimate.effectiveSamples(),
                estimate.columns().get(0),
                estimate.columns().get(1),
                estimate.preprocessing().get(0),
                estimate.preprocessing().get(1)));
    lines.add("reliable       " + (estimate.reliable() ? "yes" : "no"));
    estimate.reasons().forEach(reason -> lines.add("  " + reason));
    beside.forEach((name, result) -> lines.add(beside(name, result)));
    checks.forEach(row -> lines.add("check          " + words(row)));
    lines.forEach(output.out()::println);
  }

  private String beside(String name, Estimator.Result result) {
    String reasons =
        result.reasons().isEmpty() ? "" : "  (" + String.join("; ", result.reasons()) + ")";
    return "%-14s %s%s".formatted(name, inUnit(result.information()), reasons);
  }

  private String words(SelfCheck.Row row) {
    return "%s %s: %s".formatted(row.passed() ? "ok  " : "FAIL", row.law(), inUnit(row.measured()));
  }

  private ObjectNode json(
      MiEstimate estimate, Map<String, Estimator.Result> beside, List<SelfCheck.Row> checks) {
    ObjectNode json = output.mapper().createObjectNode();
    json.put("estimator", "infonce, cross-fitted");
    json.set("information", json(estimate.information()));
    json.put("kind", estimate.kind().name().toLowerCase(Locale.ROOT));
    json.set("held_out", json(estimate.heldOut()));
    if (extrapolate) {
      json.set("extrapolated", json(estimate.extrapolated()));
    }
    json.set("null", json(estimate.nothing()));
    json.put("p_value", estimate.pValue());
    json.put("ceiling", estimate.ceiling() / unit());
    if (Double.isFinite(estimate.entropyBound())) {
      json.put("entropy_bound", estimate.entropyBound() / unit());
    }
    json.put("reliable", estimate.reliable());
    ArrayNode reasons = json.putArray("reasons");
    estimate.reasons().forEach(reasons::add);
    json.put("rows", estimate.rows());
    ArrayNode columns = json.putArray("columns");
    estimate.columns().forEach(columns::add);
    json.put("effective_samples", estimate.effectiveSamples());
    ArrayNode preprocessing = json.putArray("preprocessing");
    estimate.preprocessing().forEach(preprocessing::add);
    json.put("folds", folds).put("seeds", seeds).put("seed", seed).put("steps", estimate.steps());
    ArrayNode others = json.putArray("estimators");
    beside.forEach(
        (name, result) -> {
          ObjectNode row = others.addObject().put("name", name);
          row.set("information", json(result.information()));
          ArrayNode why = row.putArray("reasons");
          result.reasons().forEach(why::add);
        });
    ArrayNode laws = json.putArray("checks");
    for (SelfCheck.Row row : checks) {
      ObjectNode law = laws.addObject().put("law", row.law()).put("passed", row.passed());
      law.set("measured", json(row.measured()));
    }
    return json;
  }

  private ObjectNode json(Estimate nats) {
    Estimate shown = inUnit(nats);
    return output
        .mapper()
        .createObjectNode()
        .put("value", shown.value())
        .put("error", shown.error())
        .put("unit", shown.unit());
  }
}
