package org.rsmi.mi;

import java.util.List;
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

  /// First and second moments of the optimiser, in the order of [#parameters()].
  List<Parameter> moments();

  /// Step from which on no schedule changes any more.
  long settled();
}
