package org.rsmi.exact;

/// The Ising chain cut into block, buffer and environment: with `t = tanh K`, `u = t^(b+1)`,
/// `w = t^(l−1)` and the binary entropy h,
/// `I(V:E) = ln 2 + h((1+u²w)/2) − 2h((1+u)/2)`,
/// `I(s_k:E) = ln 2 + h((1+u²w)/2) − h((1+t^(b+k))/2) − h((1+t^(b+l−k+1))/2)`.
///
/// Only the two spins of E next to the buffer matter, however far E extends. A ring closes behind
/// them: the law gains the factor `1 + r e_L e_R`, `r = t^(N−l−2b−1)`, and the formulas above are
/// those of r = 0.
///
/// @param coupling K = J/T
/// @param block l ≥ 1 sites
/// @param buffer b ≥ 0 sites on either side
/// @param closing r, correlation of the two spins of E through E
public record IsingChainInformation(double coupling, int block, int buffer, double closing) {
  public IsingChainInformation {
    if (block < 1 || buffer < 0) {
      throw new IllegalArgumentException(
          "block = %d, buffer = %d: wanted at least 1 and at least 0".formatted(block, buffer));
    }
    if (!Double.isFinite(coupling)) {
      throw new IllegalArgumentException("coupling = " + coupling + " is not finite");
    }
  }

  /// A block in a chain without end.
  public static IsingChainInformation infinite(double coupling, int block, int buffer) {
    return new IsingChainInformation(coupling, block, buffer, 0);
  }

  /// A block in a ring of `sites`, with at least two sites left for E.
  public static IsingChainInformation ring(double coupling, int block, int buffer, int sites) {
    int behind = sites - block - 2 * buffer - 1;
    if (behind < 1) {
      throw new IllegalArgumentException(
          "block + 2 buffer = %d leaves fewer than 2 of %d sites to the environment"
              .formatted(block + 2 * buffer, sites));
    }
    double closing = Math.pow(Math.tanh(coupling), behind);
    return new IsingChainInformation(coupling, block, buffer, closing);
  }

  /// `I(V:E)`, nats.
  public double visible() {
    double near = along(buffer + 1);
    double equal = (1 + along(block - 1)) * (1 + closing * near * near);
    double opposite = (1 - along(block - 1)) * (1 - closing * near * near);
    double conditional = equal * pairEntropy(near, near) + opposite * pairEntropy(near, -near);
    return environmentEntropy() - conditional / (equal + opposite);
  }

  /// `I(s_k:E)` of one spin of the block, nats; the end spins are the best of all one-bit rules on
  /// an open chain.
  ///
  /// @param k 1 … l
  public double spin(int k) {
    if (k < 1 || k > block) {
      throw new IllegalArgumentException("k = " + k + " is not a spin of a block of " + block);
    }
    return environmentEntropy() - pairEntropy(along(buffer + k), along(buffer + block - k + 1));
  }

  /// `P(v, e)` with the states of [SpinStates]: v has the spins of the block from left to right, e
  /// has e_L and e_R.
  ///
  /// @throws IllegalArgumentException for a block of more than 20 spins
  public JointTable joint() {
    double[][] weights = new double[SpinStates.count(block)][4];
    double near = along(buffer + 1);
    for (int v = 0; v < weights.length; v++) {
      int broken = Integer.bitCount((v ^ (v >>> 1)) & ((1 << (block - 1)) - 1));
      double inside = Math.exp(-2 * coupling * broken);
      for (int e = 0; e < 4; e++) {
        int left = sign(v) * sign(e);
        int right = sign(v >>> (block - 1)) * sign(e >>> 1);
        double loop = 1 + closing * sign(e) * sign(e >>> 1);
        weights[v][e] = inside * (1 + near * left) * (1 + near * right) * loop;
      }
    }
    return JointTable.ofWeights(weights);
  }

  private double environmentEntropy() {
    double across = along(2 * buffer + block + 1);
    double correlation = (across + closing) / (1 + across * closing);
    return Math.log(2) + Entropy.of((1 + correlation) / 2, (1 - correlation) / 2);
  }

  /// Entropy of (e_L, e_R) where each feels a fixed up spin with these correlations.
  private double pairEntropy(double left, double right) {
    double norm = 4 * (1 + closing * left * right);
    return Entropy.of(
        (1 + left) * (1 + right) * (1 + closing) / norm,
        (1 + left) * (1 - right) * (1 - closing) / norm,
        (1 - left) * (1 + right) * (1 - closing) / norm,
        (1 - left) * (1 - right) * (1 + closing) / norm);
  }

  /// Correlation of two spins through `distance` bonds.
  private double along(int distance) {
    return Math.pow(Math.tanh(coupling), distance);
  }

  private static int sign(int state) {
    return 2 * (state & 1) - 1;
  }
}
