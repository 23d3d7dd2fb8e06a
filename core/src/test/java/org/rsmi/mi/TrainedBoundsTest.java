package org.rsmi.mi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rsmi.net.Exponential;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

class TrainedBoundsTest {

  @ParameterizedTest
  @MethodSource("org.rsmi.mi.HeldOutTest#bounds")
  void trainedBoundFindsTheInformationOfGaussians(Bound bound) {
    Gaussians law = new Gaussians(1, 0.8);
    Rng rng = Rng.of(1);
    Training training =
        new Training(bound, new Exponential(5e-3, 1e-3, 5e-3), 128, 50, new Plateau(4), 800);
    Estimate information =
        new MiTrainer(Separable.defaults(), training)
            .estimate(
                law.stream(rng.split("data")),
                law.pairs(1_000, rng.split("select pairs")),
                law.pairs(3_000, rng.split("report pairs")),
                rng.split("run"),
                Training.Observer.BLIND)
            .heldOut()
            .information();
    double tolerance = 5 * information.error() + 0.05 * law.information();
    assertThat(information.value()).isCloseTo(law.information(), within(tolerance));
  }
}
