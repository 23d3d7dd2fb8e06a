package org.rsmi.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

class RenormalisationFlowTest {
  private static RenormalisationFlow.Step step(int size, double bonds) {
    Rng rng = Rng.of(size);
    double[] order = new double[200];
    double[] products = new double[200];
    for (int n = 0; n < order.length; n++) {
      order[n] = 0.5 + 0.1 * rng.nextGaussian();
      products[n] = bonds + 0.1 * rng.nextGaussian();
    }
    return new RenormalisationFlow.Step(
        List.of(size, size),
        new Estimate(0.5, 0.01, "nats"),
        new Estimate(0.9, 0.02, ""),
        Planted.square(1, 1, 1, 1),
        new OrderParameter("m", order, size * size),
        new OrderParameter("bonds", products, size * size));
  }

  @Test
  void theFlowTellsWhereItGoes() {
    assertThat(sentence(step(16, 0.6), step(8, 0.8))).contains("towards order");
    assertThat(sentence(step(16, 0.6), step(8, 0.3))).contains("towards disorder");
    assertThat(sentence(step(16, 0.6), step(8, 0.6))).contains("as at a fixed point");
  }

  private static String sentence(RenormalisationFlow.Step... steps) {
    List<Finding> findings = new RenormalisationFlow(List.of(steps)).findings();
    assertThat(findings).hasSize(4);
    assertThat(((Finding.Table) findings.getFirst()).rows()).hasSize(steps.length);
    return findings.getFirst().sentence();
  }
}
