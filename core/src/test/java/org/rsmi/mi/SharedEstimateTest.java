package org.rsmi.mi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rsmi.net.Activation;
import org.rsmi.net.Crew;
import org.rsmi.net.Schedule;
import org.rsmi.num.Rng;

class SharedEstimateTest {
  private static final Gaussians LAW = new Gaussians(2, 0.7);

  static List<Bound> bounds() {
    return List.of(new InfoNce(), new Flo(), Mine.defaults());
  }

  @ParameterizedTest
  @MethodSource("bounds")
  void anEstimateHasTheSameBitsOnAnyNumberOfThreads(Bound bound) {
    Critic separable = new Separable(List.of(8), 4, Activation.TANH, 0);
    MiTrainer.Result alone = estimate(bound, separable, 1);
    for (int threads : new int[] {2, 3, 5}) {
      assertThat(estimate(bound, separable, threads)).isEqualTo(alone);
    }
  }

  @Test
  void criticsThatCannotShareTheirRowsGiveTheSameNumbersBesideACrew() {
    Bound bound = new InfoNce();
    Critic joined = new Concatenated(List.of(8), Activation.TANH, 0);
    assertThat(estimate(bound, joined, 3, 5)).isEqualTo(estimate(bound, joined, 1, 5));
    assertThat(estimate(bound, new Bilinear(), 3)).isEqualTo(estimate(bound, new Bilinear(), 1));
  }

  private static MiTrainer.Result estimate(Bound bound, Critic critic, int threads) {
    return estimate(bound, critic, threads, 60);
  }

  private static MiTrainer.Result estimate(Bound bound, Critic critic, int threads, int steps) {
    Rng rng = Rng.of(4);
    Training training =
        new Training(bound, Schedule.of(3e-3), 260, 20, new StepLimit(steps), steps);
    try (Crew crew = new Crew(threads)) {
      return new MiTrainer(critic.sharedBy(crew), training)
          .estimate(
              LAW.stream(rng.split("data")),
              LAW.pairs(300, rng.split("select")),
              LAW.pairs(400, rng.split("report")),
              rng.split("run"),
              Training.Observer.BLIND);
    }
  }
}
