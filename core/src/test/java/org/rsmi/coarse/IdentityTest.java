package org.rsmi.coarse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdentityTest extends EmbeddingContract {
  @Override
  Embedding embedding() {
    return new Identity();
  }

  @Override
  double slope(double a, float h, long step) {
    return 1;
  }

  @Test
  void coarseVariableIsTheResponse() {
    assertThat(soft(responses(1), 3, 4)).isEqualTo(responses(1));
    assertThat(embedding().entropyBound()).isInfinite();
  }
}
