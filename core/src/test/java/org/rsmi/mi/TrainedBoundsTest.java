package org.rsmi.mi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rsmi.net.Activation;
import org.rsmi.net.Exponential;
import org.rsmi.net.Parameter;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

class TrainedBoundsTest {
  private static final Gaussians LAW = new Gaussians(1, 0.8);

  /// Its fresh scores are of order 1; those of rectifiers on one input can be tens of nats.
  private static final Critic CRITIC = new Separable(List.of(32, 32), 8, Activation.TANH, 0);

  @ParameterizedTest
  @MethodSource("org.rsmi.mi.HeldOutTest#bounds")
  void trainedBoundFindsTheInformationOfGaussians(Bound bound) {
    for (int seed = 1; seed <= 3; seed++) {
      Estimate information = estimate(training(bound, 800), seed).heldOut().information();
      double tolerance = 5 * information.error() + 0.05 * LAW.information();
      assertThat(information.value())
          .as("seed %d", seed)
          .isCloseTo(LAW.information(), within(tolerance));
    }
  }

  @ParameterizedTest
  @MethodSource("org.rsmi.mi.HeldOutTest#bounds")
  void whatTheBoundCarriesIsAmongWhatIsLearned(Bound bound) {
    CriticLearner learner = learner(bound);
    List<String> names = learner.parameters().stream().map(Parameter::name).toList();
    assertThat(names.contains("bound.state")).isEqualTo(bound.carried().length > 0);
    assertThat(learner.optimiser().moments()).hasSameSizeAs(names);
  }

  @Test
  void bestEpochIsJudgedWithItsOwnNumbers() {
    for (Bound bound : List.of(Tuba.defaults(), new Flo())) {
      CriticLearner learner = learner(bound);
      Progress progress = new Progress(learner);
      training(bound, 300).run(learner, progress, Training.Observer.BLIND);
      assertThat(learner.select()).isEqualTo(progress.rows().get(progress.bestEpoch()).select());
      assertThat(learner.parameters().getLast().value()).isNotEqualTo(bound.carried());
    }
  }

  private static CriticLearner learner(Bound bound) {
    Rng rng = Rng.of(1);
    return new CriticLearner(
        training(bound, 300),
        CRITIC.network(1, 1, rng.split("init")),
        LAW.stream(rng.split("data")),
        LAW.pairs(500, rng.split("select pairs")),
        rng.split("run"));
  }

  private static MiTrainer.Result estimate(Training training, long seed) {
    Rng rng = Rng.of(seed);
    return new MiTrainer(CRITIC, training)
        .estimate(
            LAW.stream(rng.split("data")),
            LAW.pairs(1_000, rng.split("select pairs")),
            LAW.pairs(3_000, rng.split("report pairs")),
            rng.split("run"),
            Training.Observer.BLIND);
  }

  private static Training training(Bound bound, int limit) {
    return new Training(bound, new Exponential(5e-3, 1e-3, 5e-3), 128, 50, new Plateau(4), limit);
  }
}
