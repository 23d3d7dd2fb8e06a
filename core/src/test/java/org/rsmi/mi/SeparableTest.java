package org.rsmi.mi;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.rsmi.net.Activation;

class SeparableTest {

  @Nested
  class Published extends CriticContract {
    @Override
    Critic critic() {
      return Separable.defaults();
    }
  }

  @Nested
  class Swish extends CriticContract {
    @Override
    Critic critic() {
      return new Separable(List.of(17), 5, Activation.SWISH, 0);
    }
  }

  @Nested
  class TanhWithDropout extends CriticContract {
    @Override
    Critic critic() {
      return new Separable(List.of(9, 20, 6), 3, Activation.TANH, 0.4);
    }
  }

  @Nested
  class WithoutHiddenLayers extends CriticContract {
    @Override
    Critic critic() {
      return new Separable(List.of(), 4, Activation.RELU, 0);
    }
  }

  @Test
  void impossibleWidthsAreRejected() {
    assertThatThrownBy(() -> new Separable(List.of(32, 0), 8, Activation.RELU, 0))
        .hasMessage("hidden = [32, 0], embedding = 8: widths are at least 1");
    assertThatThrownBy(() -> new Separable(List.of(32), 8, Activation.RELU, 1))
        .hasMessage("dropout = 1.0 is not in [0, 1)");
  }
}
