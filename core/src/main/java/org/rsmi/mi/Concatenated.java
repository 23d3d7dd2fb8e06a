package org.rsmi.mi;

import java.util.List;
import org.rsmi.net.Activation;
import org.rsmi.net.Mlp;
import org.rsmi.num.Rng;

/// The concatenated critic `f(x, y) = T([x, y])` with one perceptron T on both variables.
///
/// K² evaluations of all but its first layer: for small batches, or where [Separable] lacks the
/// embedding that the dependence asks for. Both variables enter the first layer with the same
/// variance, however many features they have.
///
/// @param hidden widths of the hidden layers, at least one
/// @param activation nonlinearity of the hidden layers
/// @param dropout probability to silence a hidden unit in training, in [0, 1)
/// @see <a href="https://arxiv.org/abs/1801.04062">Belghazi et al. (2018)</a>
/// @see <a href="https://arxiv.org/abs/1905.06922">Poole et al. (2019), section 3</a>
public record Concatenated(List<Integer> hidden, Activation activation, double dropout)
    implements Critic {
  public Concatenated {
    hidden = List.copyOf(hidden);
    if (hidden.isEmpty() || hidden.stream().anyMatch(width -> width < 1)) {
      throw new IllegalArgumentException(
          "hidden = " + hidden + ": want at least one layer, and widths of at least 1");
    }
    if (!(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException("dropout = " + dropout + " is not in [0, 1)");
    }
  }

  /// Two hidden layers of 32, ReLU.
  public static Concatenated defaults() {
    return new Concatenated(List.of(32, 32), Activation.RELU, 0);
  }

  @Override
  public CriticNetwork network(int x, int y, Rng init) {
    int first = hidden.getFirst();
    List<Integer> rest = hidden.subList(1, hidden.size());
    return new JoinedNetwork(
        List.of(new Mlp("critic.u", x, List.of(), first, activation, 0, init.split("u"))),
        List.of(new Mlp("critic.v", y, List.of(), first, activation, 0, init.split("v"))),
        new Mlp("critic.head", first, rest, 1, activation, dropout, init.split("head")));
  }
}
