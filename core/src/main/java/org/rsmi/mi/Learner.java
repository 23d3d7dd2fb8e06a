package org.rsmi.mi;

import java.util.List;
import org.rsmi.net.Adam;
import org.rsmi.net.Parameter;
import org.rsmi.num.Estimate;

/// What a training loop trains: something that can take a step and be judged on held-out data.
public interface Learner {

  /// One step of gradient ascent.
  ///
  /// @param step counted from 0
  /// @return the bound on the training batch, nats
  double step(long step);

  /// The bound on the select set, nats.
  Estimate select();

  /// Everything that is learned.
  List<Parameter> parameters();

  /// The optimiser, whose moments and step belong to a checkpoint.
  Adam optimiser();

  /// Temperature of a relaxation at `step`; NaN where there is none.
  default double temperature(long step) {
    return Double.NaN;
  }

  /// Step from which on the learner's own schedules change no more.
  default long settled() {
    return 0;
  }

  /// Steps in which all training data are seen about once, at least 1: an epoch is never longer, so
  /// that overfitting is noticed in time.
  default long pass() {
    return Long.MAX_VALUE;
  }
}
