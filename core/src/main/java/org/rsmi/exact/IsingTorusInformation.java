package org.rsmi.exact;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.rsmi.lattice.Environment;
import org.rsmi.lattice.Partition;
import org.rsmi.lattice.Square;
import org.rsmi.lattice.SquareBlock;
import org.rsmi.num.Rng;

/// What all of a small Ising torus beyond the buffer knows of a block, every state summed:
/// `P(v,e) = P(e) P(v|∂e)`, ∂e the spins of E adjacent to block and buffer.
///
/// The buffer is summed once for every ∂e, as in [ConditionalIsing], and apart from it the spins of
/// E: 6 × 6 sites around a 2 × 2 block with buffer 1 take `2²⁰ + 2¹⁶` terms instead of `2³⁶`. Since
/// `I(V:E) = I(V:∂E)`, the table has ∂e for e; pairs are drawn with all of e.
///
/// States are those of [SpinStates], sites in the order of the [Partition].
public final class IsingTorusInformation {
  private static final int MOST_SPINS = 20;
  private static final int MOST_EXTENT = 3;

  private final Partition partition;
  private final int[] frame;
  private final JointTable joint;
  private final double[] environments;

  /// @param size L ≥ 3, of an L × L torus with at most 20 sites beyond the buffer
  /// @param block 1 … 3, extent of the square block
  /// @param buffer sites around the block
  /// @param coupling K = J/T, negative for an antiferromagnet
  public IsingTorusInformation(int size, int block, int buffer, double coupling) {
    if (size < 3 || block > MOST_EXTENT) {
      throw new IllegalArgumentException(
          "a block of extent %d on a torus of %d: wanted at most %d on at least 3"
              .formatted(block, size, MOST_EXTENT));
    }
    Square torus = Square.torus(size);
    partition =
        new SquareBlock(List.of(block), buffer, new Environment.Everything())
            .partition(torus, new int[2]);
    int[] sites = partition.environment();
    if (sites.length > MOST_SPINS) {
      throw new IllegalArgumentException(
          "%d sites lie beyond the buffer: the states of at most %d are summed"
              .formatted(sites.length, MOST_SPINS));
    }
    var conditional = new ConditionalIsing(block, block, buffer, coupling);
    int[] touching = places(Partition.sites(torus, new int[2], conditional.frame()), sites);
    frame = Arrays.stream(touching).distinct().toArray();
    environments = weights(torus, sites, coupling);
    joint = joint(conditional, block * block, touching);
  }

  /// Multiplies the weight of each e with the sum over block and buffer, and tabulates `P(v,∂e)`.
  private JointTable joint(ConditionalIsing conditional, int spins, int[] touching) {
    BlockRule everything = BlockRule.labels(IntStream.range(0, 1 << spins).toArray());
    int[] bits = places(touching, frame);
    double[] inside = new double[1 << frame.length];
    double[][] posteriors = new double[inside.length][];
    for (int f = 0; f < inside.length; f++) {
      byte[] neighbours = SpinStates.unpack(new int[] {SpinStates.gather(f, bits)}, bits.length);
      inside[f] = Arrays.stream(conditional.weights(neighbours)).sum();
      posteriors[f] = conditional.conditional(everything, neighbours);
    }
    double[] outside = new double[inside.length];
    for (int e = 0; e < environments.length; e++) {
      int f = SpinStates.gather(e, frame);
      environments[e] *= inside[f];
      outside[f] += environments[e];
    }
    double[][] weights = new double[1 << spins][inside.length];
    for (int v = 0; v < weights.length; v++) {
      for (int f = 0; f < inside.length; f++) {
        weights[v][f] = outside[f] * posteriors[f][v];
      }
    }
    return JointTable.ofWeights(weights);
  }

  /// The places of `sites` in `among`.
  private static int[] places(int[] sites, int[] among) {
    return Arrays.stream(sites)
        .map(
            site ->
                IntStream.range(0, among.length)
                    .filter(i -> among[i] == site)
                    .findFirst()
                    .orElseThrow())
        .toArray();
  }

  /// `exp(K Σ sᵢsⱼ)` over the bonds inside E, at most 1, `[2^|E|]`.
  private static double[] weights(Square torus, int[] sites, double coupling) {
    int[][] neighbours = torus.neighbours();
    int[] masks = new int[sites.length];
    int bonds = 0;
    for (int i = 0; i < sites.length; i++) {
      for (int j = 0; j < sites.length; j++) {
        int other = sites[j];
        boolean bonded = Arrays.stream(neighbours[sites[i]]).anyMatch(site -> site == other);
        masks[i] |= bonded ? 1 << j : 0;
        bonds += bonded && i < j ? 1 : 0;
      }
    }
    double[] weights = new double[1 << sites.length];
    for (int e = 0; e < weights.length; e++) {
      int walls = 0;
      for (int i = 0; i < sites.length; i++) {
        int unlike = (e >>> i & 1) == 0 ? e : ~e;
        walls += Integer.bitCount(unlike & masks[i]);
      }
      weights[e] = Math.exp(-Math.abs(coupling) * (coupling < 0 ? 2 * bonds - walls : walls));
    }
    return weights;
  }

  /// Where V and E lie, the block's first site at (0, 0).
  public Partition partition() {
    return partition;
  }

  /// `P(v, ∂e)`.
  public JointTable joint() {
    return joint;
  }

  /// Independent draws of `(v, e)`.
  public JointTable.Pairs sample(int count, Rng rng) {
    Discrete law = new Discrete(environments);
    double[] posterior = new double[joint.probabilities().length];
    int[] visible = new int[count];
    int[] environment = new int[count];
    for (int k = 0; k < count; k++) {
      environment[k] = law.draw(rng);
      int f = SpinStates.gather(environment[k], frame);
      Arrays.setAll(posterior, v -> joint.probabilities()[v][f]);
      visible[k] = new Discrete(posterior).draw(rng);
    }
    return new JointTable.Pairs(visible, environment);
  }
}
