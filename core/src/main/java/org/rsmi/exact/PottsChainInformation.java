package org.rsmi.exact;

/// The q-state Potts chain, `P(s) ∝ exp(K Σ δ(sᵢ, sᵢ₊₁))`, cut into block, buffer and environment.
///
/// Two spins d bonds apart are equal with probability `(1 + (q−1) t^d)/q`, where
/// `t = (e^K − 1)/(e^K + q − 1)`. With `u = t^(b+1)`, `w = t^(l−1)`, and g(c) the entropy of one of
/// two spins with correlation c given the other,
/// `I(V:E) = ln q + g(u²w) − 2g(u)`,
/// `I(s_k:E) = ln q + g(u²w) − g(t^(b+k)) − g(t^(b+l−k+1))`.
///
/// As in [IsingChainInformation], which is q = 2 at K/2, only the two spins of E next to the buffer
/// matter. A ring closes behind them: the law gains the factor `1 + r (q δ(e_L, e_R) − 1)`,
/// `r = t^(N−l−2b−1)`, and the formulas above are those of r = 0.
///
/// @param coupling K = J/T, negative for an antiferromagnet
/// @param states q ≥ 2
/// @param block l ≥ 1 sites
/// @param buffer b ≥ 0 sites on either side
/// @param closing r, correlation of the two spins of E through E
public record PottsChainInformation(
    double coupling, int states, int block, int buffer, double closing) {
  public PottsChainInformation {
    if (states < 2 || block < 1 || buffer < 0) {
      throw new IllegalArgumentException(
          "states = %d, block = %d, buffer = %d: wanted at least 2, 1 and 0"
              .formatted(states, block, buffer));
    }
    if (!Double.isFinite(coupling)) {
      throw new IllegalArgumentException("coupling = " + coupling + " is not finite");
    }
  }

  /// A block in a chain without end.
  public PottsChainInformation(double coupling, int states, int block, int buffer) {
    this(coupling, states, block, buffer, 0);
  }

  /// A block in a ring of `sites`, with at least two sites left for E.
  public static PottsChainInformation ring(
      double coupling, int states, int block, int buffer, int sites) {
    int behind = sites - block - 2 * buffer - 1;
    if (behind < 1) {
      throw new IllegalArgumentException(
          "block + 2 buffer = %d leaves fewer than 2 of %d sites to the environment"
              .formatted(block + 2 * buffer, sites));
    }
    PottsChainInformation chain = new PottsChainInformation(coupling, states, block, buffer);
    return new PottsChainInformation(coupling, states, block, buffer, chain.along(behind));
  }

  /// `I(V:E)`, nats.
  public double visible() {
    double near = along(buffer + 1);
    double inside = along(block - 1);
    double loop = near * near * closing;
    double equal = relative(inside, 0, 0) * relative(loop, 0, 0);
    double different = (states - 1) * relative(inside, 0, 1) * relative(loop, 0, 1);
    double conditional =
        equal * pairEntropy(near, 0, near, 0) + different * pairEntropy(near, 0, near, 1);
    return environmentEntropy() - conditional / (equal + different);
  }

  /// `I(s_k:E)` of one spin of the block, nats.
  ///
  /// @param k 1 … l
  public double spin(int k) {
    if (k < 1 || k > block) {
      throw new IllegalArgumentException("k = " + k + " is not a spin of a block of " + block);
    }
    double left = along(buffer + k);
    double right = along(buffer + block - k + 1);
    return environmentEntropy() - pairEntropy(left, 0, right, 0);
  }

  /// `P(v, e)`: the spins of the block from left to right are the digits of v in base q, the lowest
  /// first, and `e = e_L + q e_R`.
  ///
  /// @throws IllegalArgumentException for a table of more than 2²⁰ numbers
  public JointTable joint() {
    if (!(Math.pow(states, block + 2) <= 1 << 20)) {
      throw new IllegalArgumentException(
          "%d states on each of %d + 2 spins: a table has at most 2^20 numbers"
              .formatted(states, block));
    }
    int last = (int) Math.round(Math.pow(states, block - 1));
    double[][] weights = new double[last * states][states * states];
    double near = along(buffer + 1);
    for (int v = 0; v < weights.length; v++) {
      double inside = inside(v);
      for (int e = 0; e < weights[v].length; e++) {
        int left = e % states;
        int right = e / states;
        weights[v][e] =
            inside
                * relative(near, v % states, left)
                * relative(near, v / last, right)
                * relative(closing, left, right);
      }
    }
    return JointTable.ofWeights(weights);
  }

  /// `Π (1 + t (q δ(vᵢ, vᵢ₊₁) − 1))` over the bonds of the block.
  private double inside(int v) {
    double weight = 1;
    for (int i = 1, rest = v; i < block; i++, rest /= states) {
      weight *= relative(along(1), rest % states, rest / states % states);
    }
    return weight;
  }

  private double environmentEntropy() {
    return pairEntropy(1, 0, along(2 * buffer + block + 1), 0) + Math.log(states);
  }

  /// Entropy of (e_L, e_R), e_L feeling a fixed spin of value a and e_R one of value b.
  private double pairEntropy(double left, int a, double right, int b) {
    double norm = states * states * relative(left * right * closing, a, b);
    double sum = 0;
    for (int x = 0; x < states; x++) {
      for (int y = 0; y < states; y++) {
        double weight = relative(left, a, x) * relative(right, b, y) * relative(closing, x, y);
        sum -= Entropy.xlnx(weight / norm);
      }
    }
    return sum;
  }

  /// `P(a, b)/P(a)P(b) = 1 + c (q δ(a, b) − 1)` of two spins with correlation c.
  private double relative(double correlation, int a, int b) {
    return 1 + correlation * (a == b ? states - 1 : -1);
  }

  /// Correlation of two spins through `distance` bonds.
  private double along(int distance) {
    return Math.pow(Math.expm1(coupling) / (Math.exp(coupling) + states - 1), distance);
  }
}
