package org.rsmi.mi;

import java.util.List;
import org.rsmi.net.Activation;
import org.rsmi.net.Mlp;
import org.rsmi.num.Rng;

/// The hybrid critic `f(x, y) = T([g(x), h(y)])`: two perceptrons embed, a small one scores.
///
/// K evaluations of g and h, K² of T. Between [Separable], whose T is the inner product, and
/// [Concatenated], whose g and h are the identity: for wide variables with few common degrees of
/// freedom that meet nonlinearly.
///
/// @param hidden widths of the hidden layers of g and h, may be empty
/// @param embedding length of g and h, ≥ 1
/// @param head widths of the hidden layers of T, at least one
/// @param activation nonlinearity of the hidden layers
/// @param dropout probability to silence a hidden unit in training, in [0, 1)
/// @see <a href="https://arxiv.org/abs/2506.00330">Abdelaleem, Martini & Nemenman (2025)</a>
public record Hybrid(
    List<Integer> hidden, int embedding, List<Integer> head, Activation activation, double dropout)
    implements Critic {
  public Hybrid {
    hidden = List.copyOf(hidden);
    head = List.copyOf(head);
    if (hidden.stream().anyMatch(width -> width < 1) || embedding < 1) {
      throw new IllegalArgumentException(
          "hidden = " + hidden + ", embedding = " + embedding + ": widths are at least 1");
    }
    if (head.isEmpty() || head.stream().anyMatch(width -> width < 1)) {
      throw new IllegalArgumentException(
          "head = " + head + ": want at least one layer, and widths of at least 1");
    }
    if (!(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException("dropout = " + dropout + " is not in [0, 1)");
    }
  }

  /// Two hidden layers of 32, ReLU, embedding 8, a head with one hidden layer of 32.
  public static Hybrid defaults() {
    return new Hybrid(List.of(32, 32), 8, List.of(32), Activation.RELU, 0);
  }

  @Override
  public CriticNetwork network(int x, int y, Rng init) {
    List<Integer> rest = head.subList(1, head.size());
    return new JoinedNetwork(
        List.of(
            new Mlp("critic.g", x, hidden, embedding, activation, dropout, init.split("g")),
            joint("critic.u", init.split("u"))),
        List.of(
            new Mlp("critic.h", y, hidden, embedding, activation, dropout, init.split("h")),
            joint("critic.v", init.split("v"))),
        new Mlp("critic.head", head.getFirst(), rest, 1, activation, dropout, init.split("head")));
  }

  /// One variable's share of the first layer of T.
  private Mlp joint(String name, Rng init) {
    return new Mlp(name, embedding, List.of(), head.getFirst(), activation, 0, init);
  }
}
