package org.rsmi.sample;

/// How long a chain forgets where it began before anything is recorded.
public sealed interface Thermalisation {

  /// A number of sweeps: what `thermalise = 2_000` means in an experiment file.
  static Thermalisation of(int sweeps) {
    return new Sweeps(sweeps);
  }

  /// [Measured#defaults()].
  static Thermalisation defaults() {
    return Measured.defaults();
  }

  /// As many sweeps as one says.
  ///
  /// @param sweeps ≥ 0
  record Sweeps(int sweeps) implements Thermalisation {
    public Sweeps {
      if (sweeps < 0) {
        throw new IllegalArgumentException("thermalise = " + sweeps + ": a chain takes at least 0");
      }
    }
  }

  /// Until the chain is long compared with its own memory: blocks of doubled length, each measured
  /// and discarded, until two in a row are at least `times` integrated autocorrelation times of
  /// their slowest observable, their halves agree within four standard errors, and the second finds
  /// no much longer memory than the first. Five autocorrelation times more take away what the
  /// stopping itself selected.
  ///
  /// The slowest of all that the model measures counts, and of the magnitudes of what takes both
  /// signs. It cannot see what never happened: a phase that the chain did not find.
  ///
  /// @param times τ_int in a block, ≥ 2
  /// @param limit sweeps in all, ≥ 512; a chain that reaches it is used with a warning
  record Measured(double times, int limit) implements Thermalisation {
    public Measured {
      if (!(times >= 2 && times < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "times = " + times + ": a thermalisation takes at least 2 autocorrelation times");
      }
      if (limit < 512) {
        throw new IllegalArgumentException(
            "limit = " + limit + ": a measured thermalisation takes at least 512 sweeps");
      }
    }

    /// 20 autocorrelation times, at most 524,288 sweeps.
    public static Measured defaults() {
      return new Measured(20, 1 << 19);
    }
  }
}
