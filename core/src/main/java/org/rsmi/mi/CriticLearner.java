package org.rsmi.mi;

import java.util.List;
import java.util.stream.Stream;
import org.rsmi.net.Adam;
import org.rsmi.net.Noise;
import org.rsmi.net.Parameter;
import org.rsmi.net.Schedule;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

/// Ascends a bound in the critic alone: mutual information between two given variables.
public final class CriticLearner implements Learner {
  private final CriticNetwork critic;
  private final PairStream data;
  private final Pairs select;
  private final Schedule rate;
  private final Ascent ascent;
  private final Adam adam;
  private final Noise noise;
  private final int batch;
  private final float[] x;
  private final float[] y;

  /// @param rng names the run: its splits draw dropout
  public CriticLearner(
      Training training, CriticNetwork critic, PairStream data, Pairs select, Rng rng) {
    this(training, critic, data, select, 0, rng);
  }

  /// @param decay of the weights, as in [Adam]
  CriticLearner(
      Training training,
      CriticNetwork critic,
      PairStream data,
      Pairs select,
      double decay,
      Rng rng) {
    this.critic = critic;
    this.data = data;
    this.select = select;
    this.rate = training.rate();
    this.batch = training.batch();
    this.ascent = new Ascent(training.bound(), batch);
    this.adam = new Adam(parameters(), decay);
    this.noise = new Noise(rng.split("noise").key());
    this.x = new float[batch * select.xWidth()];
    this.y = new float[batch * select.yWidth()];
  }

  @Override
  public double step(long t) {
    data.next(x, y, batch);
    critic.train(x, select.xWidth(), y, select.yWidth(), batch, noise.split(t));
    double information = ascent.of(critic);
    adam.ascend(rate.at(t));
    return information;
  }

  @Override
  public Estimate select() {
    return HeldOut.glance(bound(), critic, select);
  }

  @Override
  public List<Parameter> parameters() {
    return Stream.concat(critic.parameters().stream(), ascent.parameters().stream()).toList();
  }

  /// The bound to evaluate, as trained so far.
  Bound bound() {
    return ascent.reported();
  }

  @Override
  public Adam optimiser() {
    return adam;
  }

  @Override
  public long pass() {
    return Math.max(1, data.distinct() / batch);
  }
}
