package org.rsmi.sample;

/// How many sweeps lie between two configurations that are recorded.
public sealed interface Spacing {

  /// A number of sweeps: what `every = 5` means in an experiment file.
  static Spacing of(int sweeps) {
    return new Every(sweeps);
  }

  /// [Measured#defaults()].
  static Spacing defaults() {
    return Measured.defaults();
  }

  /// As many sweeps as one says.
  ///
  /// @param sweeps ≥ 1
  record Every(int sweeps) implements Spacing {
    public Every {
      if (sweeps < 1) {
        throw new IllegalArgumentException("every = " + sweeps + ": a chain takes at least 1");
      }
    }
  }

  /// A multiple of the integrated autocorrelation time of the slowest observable, found during the
  /// thermalisation, and at least one sweep.
  ///
  /// @param times τ_int between two configurations, > 0
  /// @param limit sweeps at most, ≥ 1; beyond it configurations are correlated, which the report
  ///     says
  record Measured(double times, int limit) implements Spacing {
    public Measured {
      if (!(times > 0 && times < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "times = " + times + ": a spacing takes more than 0 autocorrelation times");
      }
      if (limit < 1) {
        throw new IllegalArgumentException("limit = " + limit + ": a spacing takes at least 1");
      }
    }

    /// Two autocorrelation times, at most 1,000 sweeps.
    public static Measured defaults() {
      return new Measured(2, 1_000);
    }

    /// @param time τ_int in sweeps, NaN if nothing ever changed
    int sweeps(double time) {
      return Double.isNaN(time) ? 1 : (int) Math.clamp(Math.round(times * time), 1L, limit);
    }
  }
}
