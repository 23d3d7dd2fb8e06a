package org.rsmi.coarse;

import java.util.List;
import java.util.stream.Stream;
import org.rsmi.mi.Ascent;
import org.rsmi.mi.Critic;
import org.rsmi.mi.CriticNetwork;
import org.rsmi.mi.HeldOut;
import org.rsmi.mi.Learner;
import org.rsmi.mi.Pairs;
import org.rsmi.mi.Progress;
import org.rsmi.mi.Training;
import org.rsmi.net.Adam;
import org.rsmi.net.Crew;
import org.rsmi.net.Noise;
import org.rsmi.net.Parameter;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;
import org.rsmi.result.Outcome;
import org.rsmi.sample.WindowSource;
import org.rsmi.sample.Windows;

/// Real-space mutual information neural estimation: finds the coarse-graining `H = Λ(V)` that knows
/// most about the environment, `Λ* = argmax I_Λ(H:E)`.
///
/// @param grainer family of rules Λ
/// @param critic family of score functions f(h, e)
/// @param training bound, learning rate, batch, stop rule
/// @see <a href="https://doi.org/10.1103/PhysRevE.104.064106">Gökmen et al. (2021), section III</a>
public record RsmiTrainer(CoarseGrainer grainer, Critic critic, Training training) {

  /// The same algorithm, whose critic shares the rows of a batch with a crew; its numbers keep
  /// their
  /// bits.
  public RsmiTrainer sharedBy(Crew crew) {
    return new RsmiTrainer(grainer, critic.sharedBy(crew), training);
  }

  /// Trains filter and critic together and returns the rule of the best epoch.
  ///
  /// @param data windows (v, e); its report set is not touched
  /// @param rng names the run: its splits draw weights and noise
  public Rule train(WindowSource data, Rng rng, Training.Observer observer) {
    RsmiLearner learner = learner(data, rng);
    Outcome outcome = training.run(learner, new Progress(learner), observer);
    return learner.rule(outcome);
  }

  /// The algorithm with fresh weights, to be run or restored from a checkpoint.
  public RsmiLearner learner(WindowSource data, Rng rng) {
    return new RsmiLearner(this, data, rng);
  }

  /// One step of the algorithm at a time, with all its state.
  public static final class RsmiLearner implements Learner {
    private final Training training;
    private final WindowSource data;
    private final CoarseNetwork lambda;
    private final CriticNetwork critic;
    private final Ascent ascent;
    private final Adam adam;
    private final Noise noise;
    private final Pairs select;
    private final int components;
    private final float[] v;
    private final float[] e;

    private RsmiLearner(RsmiTrainer trainer, WindowSource data, Rng rng) {
      this.training = trainer.training;
      this.data = data;
      this.components = trainer.grainer.components();
      int block = data.sites().blockSize();
      int environment = data.sites().environmentSize();
      Rng init = rng.split("init");
      this.lambda = trainer.grainer.network(block, init.split("filter"));
      this.critic = trainer.critic.network(components, environment, init.split("critic"));
      this.ascent = new Ascent(training.bound(), training.batch());
      this.adam = new Adam(parameters());
      this.noise = new Noise(rng.split("embedding").key());
      Windows held = data.select();
      this.select = new Pairs(held.block(), held.environment(), held.configuration());
      this.v = new float[training.batch() * block];
      this.e = new float[training.batch() * environment];
    }

    /// Draw (v, e), coarse-grain, score all K² pairs, climb.
    @Override
    public double step(long t) {
      int k = training.batch();
      Noise here = noise.split(t);
      data.next(v, e, k);
      float[] h = lambda.soft(v, k, t, here.split(0));
      critic.train(h, components, e, e.length / k, k, here.split(1));
      double information = ascent.of(critic);
      lambda.backward(v, critic.inputGradient(), critic.inputStride(), k, t);
      adam.ascend(training.rate().at(t));
      return information;
    }

    /// The critic in training, on the hard rule.
    @Override
    public Estimate select() {
      Pairs pairs = select.withX(rule(new Outcome.StepLimit(0)).hard(select.x(), select.size()));
      return HeldOut.glance(ascent.reported(), critic, pairs);
    }

    /// The rule as it stands.
    public Rule rule(Outcome outcome) {
      return new Rule(lambda, components, outcome);
    }

    @Override
    public List<Parameter> parameters() {
      return Stream.of(lambda.parameters(), critic.parameters(), ascent.parameters())
          .flatMap(List::stream)
          .toList();
    }

    @Override
    public Adam optimiser() {
      return adam;
    }

    @Override
    public double temperature(long step) {
      return lambda.temperature(step);
    }

    @Override
    public long pass() {
      return Math.max(1, data.distinct() / training.batch());
    }

    @Override
    public long settled() {
      return lambda.settled();
    }
  }
}
