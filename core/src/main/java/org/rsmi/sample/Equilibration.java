package org.rsmi.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rsmi.model.Observables;
import org.rsmi.model.Sampler;
import org.rsmi.num.Autocorrelation;

/// The sweeps before the first configuration, see [Thermalisation] and [Spacing].
///
/// @param sampler not frozen yet
/// @param observables of each replica of the sampler, or one for all of them
record Equilibration(Sampler sampler, List<Observables> observables, Chain.Observer observer) {
  /// Shorter blocks mistake the time inside a valley for all the memory there is.
  private static final int FIRST_BLOCK = 512;

  /// Values of a series that one block keeps, at most: memory does not grow with the block.
  private static final int KEPT = 4096;

  /// Replicas of one law that are looked at: more of them say nothing new of its memory.
  private static final int WATCHED = 4;

  private static final double AGREEING = 4;

  /// A block that finds more than this many times the memory of the block before is not the last.
  private static final double GROWTH = 2;

  private static final double AFTERWARDS = 5;

  Thermalised run(Thermalisation thermalisation, Spacing spacing) {
    return switch (thermalisation) {
      case Thermalisation.Sweeps(int sweeps) -> {
        sweep(0, sweeps, sweeps);
        yield switch (spacing) {
          case Spacing.Every(int every) -> new Thermalised(sweeps, every, Double.NaN, List.of());
          case Spacing.Measured measured ->
              measure(sweeps, Thermalisation.Measured.defaults(), measured);
        };
      }
      case Thermalisation.Measured measured -> measure(0, measured, spacing);
    };
  }

  private Thermalised measure(int before, Thermalisation.Measured wanted, Spacing spacing) {
    int done = before;
    int block = FIRST_BLOCK;
    Verdict verdict = new Verdict(Double.NaN, true, true);
    boolean once = false;
    boolean settled = false;
    while (!settled && (long) done + block - before <= wanted.limit()) {
      double last = verdict.time;
      verdict = judge(block, done, before + wanted.limit());
      boolean now = verdict.settled(block, wanted.times());
      settled = once && now && !(verdict.time > GROWTH * last);
      once = now;
      done += block;
      block *= 2;
    }
    int more = Double.isNaN(verdict.time) ? 0 : (int) Math.ceil(AFTERWARDS * verdict.time);
    sweep(done, more, before + wanted.limit());
    int every =
        switch (spacing) {
          case Spacing.Every(int sweeps) -> sweeps;
          case Spacing.Measured measured -> measured.sweeps(verdict.time);
        };
    List<String> warnings =
        settled ? List.of() : List.of(verdict.warning(done - before, wanted.times()));
    return new Thermalised(done + more, every, verdict.time, warnings);
  }

  private void sweep(int before, int count, int of) {
    for (int sweep = 1; sweep <= count; sweep++) {
      sampler.sweep();
      observer.thermalised(Math.min(before + sweep, of), of);
    }
  }

  private Verdict judge(int block, int before, int of) {
    int stride = Math.max(1, block / KEPT);
    double[][] series = new double[watched() * names(0)][block / stride];
    for (int t = 0; t < block / stride; t++) {
      sweep(before + t * stride, stride, of);
      record(series, t);
    }
    double slowest = Double.NaN;
    boolean windowed = true;
    boolean agreeing = true;
    for (double[] values : withMagnitudes(series)) {
      Autocorrelation memory = Autocorrelation.of(values, "");
      double time = memory.time().value();
      if (!Double.isNaN(time)) {
        slowest = Double.isNaN(slowest) ? stride * time : Math.max(slowest, stride * time);
        windowed &= memory.settled();
        agreeing &= halvesAgree(values, memory);
      }
    }
    return new Verdict(slowest, windowed, agreeing);
  }

  private int watched() {
    return observables.size() > 1 ? observables.size() : Math.min(WATCHED, sampler.replicas());
  }

  private int names(int replica) {
    return observables.get(Math.min(replica, observables.size() - 1)).names().size();
  }

  private void record(double[][] series, int t) {
    int row = 0;
    for (int replica = 0; replica < watched(); replica++) {
      Observables measured = observables.get(Math.min(replica, observables.size() - 1));
      for (double value : measured.of(sampler.configuration(replica))) {
        series[row++][t] = value;
      }
    }
  }

  private static List<double[]> withMagnitudes(double[][] series) {
    List<double[]> all = new ArrayList<>(List.of(series));
    for (double[] values : series) {
      if (Arrays.stream(values).anyMatch(x -> x > 0)
          && Arrays.stream(values).anyMatch(x -> x < 0)) {
        all.add(Arrays.stream(values).map(Math::abs).toArray());
      }
    }
    return all;
  }

  /// The error of the mean of all values, `Δ`, makes that of the difference of two halves `2Δ`.
  private static boolean halvesAgree(double[] values, Autocorrelation memory) {
    int half = values.length / 2;
    double first = Arrays.stream(values, 0, half).average().orElseThrow();
    double second = Arrays.stream(values, half, values.length).average().orElseThrow();
    return Math.abs(first - second) <= AGREEING * 2 * memory.mean().error();
  }

  /// @param time slowest τ_int in sweeps, NaN if nothing changed
  private record Verdict(double time, boolean windowed, boolean agreeing) {
    boolean settled(int block, double times) {
      return Double.isNaN(time) || windowed && agreeing && block >= times * time;
    }

    String warning(int sweeps, double times) {
      return agreeing
          ? "after %,d sweeps the chain is still shorter than %.0f of its autocorrelation times of %.0f sweeps or more"
              .formatted(sweeps, times, time)
          : "after %,d sweeps the chain still drifts: it may not be in equilibrium"
              .formatted(sweeps);
    }
  }
}
