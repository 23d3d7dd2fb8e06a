package org.rsmi.cli;

import java.util.function.DoubleConsumer;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

/// A number that is known exactly, and the way in which RSMI comes by it.
interface Oracle {

  /// What it is called in the table, `group/system-detail`.
  String name();

  /// What is claimed of our number.
  Claim claim();

  /// Does all the work on the calling thread.
  ///
  /// @param progress told the share of the work that is done, in [0, 1]
  Finding find(Rng rng, DoubleConsumer progress);

  /// Both numbers.
  ///
  /// @param exact with an error only where it is a mean over sampled environments
  /// @param ours in the same unit
  record Finding(Estimate exact, Estimate ours) {
    /// Beside a number in closed form.
    Finding(double exact, Estimate ours) {
      this(new Estimate(exact, 0, ours.unit()), ours);
    }
  }
}
