package org.rsmi.mi;

import java.util.List;
import java.util.function.Supplier;
import org.rsmi.net.Adam;
import org.rsmi.net.Parameter;
import org.rsmi.num.Estimate;

/// A learner whose result is the moving average of its weights, `w̄ ← βw̄ + (1 − β)w`, which knows
/// more of unseen data than any of them.
///
/// @see <a href="https://doi.org/10.1137/0330046">Polyak and Juditsky (1992)</a>
final class AveragedLearner implements Learner {
  private static final float MEMORY = 0.98f;
  private static final float EARLY = 10f;

  private final Learner learner;
  private final List<Parameter> average;
  private final Supplier<Estimate> select;

  /// @param learner moves the weights
  /// @param average weights of the same shapes, which take their average
  /// @param select the bound of the averaged weights on the select set, nats
  AveragedLearner(Learner learner, List<Parameter> average, Supplier<Estimate> select) {
    this.learner = learner;
    this.average = List.copyOf(average);
    this.select = select;
  }

  @Override
  public double step(long t) {
    double information = learner.step(t);
    float memory = Math.min(MEMORY, t / (t + EARLY));
    List<Parameter> fast = learner.parameters();
    for (int p = 0; p < fast.size(); p++) {
      float[] from = fast.get(p).value();
      float[] to = average.get(p).value();
      for (int i = 0; i < to.length; i++) {
        to[i] = memory * to[i] + (1 - memory) * from[i];
      }
    }
    return information;
  }

  @Override
  public Estimate select() {
    return select.get();
  }

  /// The averaged weights.
  @Override
  public List<Parameter> parameters() {
    return average;
  }

  @Override
  public Adam optimiser() {
    return learner.optimiser();
  }

  @Override
  public long pass() {
    return learner.pass();
  }
}
