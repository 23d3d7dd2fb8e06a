package org.rsmi.mi;

import java.util.Optional;
import org.rsmi.result.Outcome;

/// When to stop training: a predicate on what has been seen, apart from what a step does.
///
/// An implementation is one record in one file, named in a spec by its simple name.
public interface StopRule {

  /// The outcome of a run that should end here, or nothing.
  ///
  /// @param progress with at least one epoch
  /// @param settled step from which on no schedule changes any more
  Optional<Outcome> judge(Progress progress, long settled);

  /// Steps after which it ends every run; without bound if it is silent about that.
  default long most() {
    return Long.MAX_VALUE;
  }

  /// Whether training ends and its epoch is chosen by held-out data: [Overfitting] and [Collapse]
  /// apply,
  /// and the weights of the best epoch are the result.
  default boolean heedsHeldOut() {
    return true;
  }
}
