package org.rsmi.mi;

import java.util.List;
import org.rsmi.net.Adam;
import org.rsmi.net.Parameter;
import org.rsmi.net.Schedule;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

/// Ascends the likelihood of x's states given y with soft thresholds on the weights of features,
/// `w ← sign(w) max(0, abs(w) − ηλ)` after every step of Adam with rate η.
///
/// Adam's steps are gradients in units of their own size, so λ is a signal-to-noise ratio:
/// `λ = ¾ √(K/n)` sends to 0 what the mean over n training pairs in batches of K does not know to
/// half a standard error. Each unit keeps the few features that it is about, whatever their number.
///
/// @see <a href="https://doi.org/10.1111/j.2517-6161.1996.tb02080.x">Tibshirani (1996)</a>
final class ConditionalLearner implements Learner {
  private static final double CERTAINTY = 0.75;

  private final ConditionalNetwork network;
  private final ShuffledPairs data;
  private final Pairs select;
  private final Schedule rate;
  private final Adam adam;
  private final int batch;
  private final double threshold;
  private final float[] s;
  private final float[] y;

  /// @param train pairs, x the numbers of states
  /// @param select likewise
  ConditionalLearner(
      Training training, ConditionalNetwork network, Pairs train, Pairs select, Rng rng) {
    this.network = network;
    this.data = new ShuffledPairs(train, rng);
    this.select = select;
    this.rate = training.rate();
    this.adam = new Adam(network.parameters());
    this.batch = training.batch();
    this.threshold = CERTAINTY * Math.sqrt((double) batch / train.size());
    this.s = new float[batch];
    this.y = new float[batch * train.yWidth()];
  }

  @Override
  public double step(long t) {
    data.next(s, y, batch);
    double information = network.train(s, y, batch);
    adam.ascend(rate.at(t));
    float least = (float) (threshold * rate.at(t));
    network.sparse().forEach(weights -> shrink(weights.value(), least));
    return information;
  }

  private static void shrink(float[] weights, float least) {
    for (int i = 0; i < weights.length; i++) {
      weights[i] -= Math.clamp(weights[i], -least, least);
    }
  }

  @Override
  public Estimate select() {
    return select(network, select);
  }

  /// What a network knows of pairs it has not learned from, nats.
  static Estimate select(ConditionalNetwork network, Pairs select) {
    return new LocalInformation(network.own(select.x(), select.y()), select.group()).glance();
  }

  @Override
  public List<Parameter> parameters() {
    return network.parameters();
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
