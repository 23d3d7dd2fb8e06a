package org.rsmi.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.rsmi.mi.CanonicalCorrelation;
import org.rsmi.mi.CrossFitted;
import org.rsmi.mi.Ksg;
import org.rsmi.mi.PairedSamples;
import org.rsmi.num.Rng;
import org.rsmi.oracle.BeyondNormal;
import org.rsmi.oracle.KnownPair;
import org.rsmi.oracle.Task;
import org.rsmi.result.MiEstimate;

/// The number of record on tasks with known information, beside the Gaussian and the
/// nearest-neighbour estimate.
final class EstimatorBench {
  private static final int ROWS = 10_000;
  private static final int MANY_ROWS = 100_000;
  private static final double[] STAIRCASE = {2, 4, 6, 8, 10};

  private EstimatorBench() {}

  /// How far from the truth the mean over seeds may be.
  ///
  /// @param share of the truth
  /// @param nats or this, whichever is more
  record Tolerance(double share, double nats) {
    boolean allows(double truth, double value) {
      return Math.abs(value - truth) <= Math.max(share * truth, nats);
    }

    @Override
    public String toString() {
      return share > 0 ? "%.0f %%".formatted(100 * share) : "%.3g".formatted(nats);
    }
  }

  /// A task with its number of rows and its tolerance.
  record Entry(Task task, int rows, Tolerance tolerance) {}

  /// One row of the result.
  ///
  /// @param value mean over seeds, nats
  /// @param error mean of the error bars, nats
  /// @param scatter of the seeds' values, nats; NaN for one
  /// @param reliable of the seeds, how many say so
  /// @param seconds of one estimate
  /// @param gaussian of the first seed, nats
  /// @param ksg of the first seed, nats; NaN where it was not asked for
  /// @param passed within the tolerance, or honestly not reliable where that is allowed
  record Figure(
      Entry entry,
      double value,
      double error,
      double scatter,
      int reliable,
      int seeds,
      double seconds,
      double gaussian,
      double ksg,
      boolean passed) {}

  /// All tasks, in the order of their tables.
  static List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (BeyondNormal task : BeyondNormal.all()) {
      entries.add(new Entry(task, ROWS, tolerance(task.name())));
    }
    for (KnownPair task : KnownPair.lattices()) {
      entries.add(new Entry(task, ROWS, tolerance(task.name())));
    }
    for (double information : STAIRCASE) {
      double share = information > 6 ? 0.08 : 0.05;
      entries.add(new Entry(KnownPair.staircase(information), MANY_ROWS, new Tolerance(share, 0)));
    }
    return entries;
  }

  private static Tolerance tolerance(String name) {
    if (name.startsWith("ising-torus")) {
      return new Tolerance(0, name.startsWith("ising-torus-4") ? 0.02 : 0.015);
    }
    if (name.startsWith("ising-slabs")) {
      return new Tolerance(0, 0.005);
    }
    if (name.startsWith("gaussian-field")) {
      return new Tolerance(0.04, 0);
    }
    if (name.startsWith("dimer-torus")) {
      return new Tolerance(0.03, 0);
    }
    if (name.contains("dense-50-50")) {
      return new Tolerance(0.08, 0);
    }
    boolean hard = name.contains("spiral-multinormal-sparse-5-5") || name.contains("sparse-25-25");
    return new Tolerance(hard ? 0.12 : 0.10, 0.02);
  }

  /// Measures one task.
  ///
  /// @param seeds ≥ 1
  static Figure measure(Entry entry, int seeds, CrossFitted method, ExecutorService threads) {
    double[] values = new double[seeds];
    double error = 0;
    int reliable = 0;
    double gaussian = Double.NaN;
    double ksg = Double.NaN;
    long busy = 0;
    for (int s = 0; s < seeds; s++) {
      Rng rng = Rng.of(s).split("bench/" + entry.task().name());
      PairedSamples samples = entry.task().sample(entry.rows(), rng.split("samples"));
      long begin = System.nanoTime();
      MiEstimate estimate =
          method.measure(samples, rng.split("estimate"), threads, CrossFitted.Observer.BLIND);
      busy += System.nanoTime() - begin;
      boolean extrapolated = method.extrapolation() != CrossFitted.Extrapolation.NONE;
      values[s] = (extrapolated ? estimate.extrapolated() : estimate.information()).value();
      error += (extrapolated ? estimate.extrapolated() : estimate.information()).error() / seeds;
      reliable += estimate.reliable() ? 1 : 0;
      if (s == 0) {
        gaussian =
            new CanonicalCorrelation()
                .estimate(samples, rng.split("gaussian"))
                .information()
                .value();
        ksg =
            entry.rows() > ROWS
                ? Double.NaN
                : new Ksg(Ksg.Variant.FIRST, 4)
                    .estimate(samples, rng.split("ksg"))
                    .information()
                    .value();
      }
    }
    double mean = Arrays.stream(values).average().orElseThrow();
    double truth = entry.task().information();
    boolean saturated = entry.rows() > ROWS && truth > 6 && reliable == 0;
    return new Figure(
        entry,
        mean,
        error,
        scatter(values, mean),
        reliable,
        seeds,
        busy / 1e9 / seeds,
        gaussian,
        ksg,
        saturated || entry.tolerance().allows(truth, mean));
  }

  private static double scatter(double[] values, double mean) {
    double square = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return values.length == 1 ? Double.NaN : Math.sqrt(square / (values.length - 1));
  }
}
