package org.rsmi.ensemble;

/// Whether the runs on a built-in model sample for themselves.
public sealed interface Sharing {

  /// [Fresh]: what an experiment means that does not say.
  static Sharing defaults() {
    return new Fresh();
  }

  /// Every run thermalises chains of its own and streams windows that nobody has seen before.
  record Fresh() implements Sharing {}

  /// Configurations are sampled once, kept in the run folder and read from there by every run whose
  /// lattice, model and chain are the same, whatever its partition, filter or critic. Run r of a
  /// point uses set `r mod sets`: with fewer sets than repeats the scatter over repeats is that of
  /// training alone.
  ///
  /// @param training configurations to train on, ≥ 1; held out are `chain.samples` as ever
  /// @param sets independent sets, ≥ 1
  record Stored(int training, int sets) implements Sharing {
    public Stored {
      requirePositive(training, "training");
      requirePositive(sets, "sets");
    }

    private static void requirePositive(int found, String name) {
      if (found < 1) {
        throw new IllegalArgumentException(name + " = " + found + " is not positive");
      }
    }

    /// 20,000 configurations, one set.
    public static Stored defaults() {
      return new Stored(20_000, 1);
    }
  }
}
