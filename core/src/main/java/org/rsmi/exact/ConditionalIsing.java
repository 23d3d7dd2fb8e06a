package org.rsmi.exact;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.rsmi.num.Estimate;

/// A block of the square-lattice Ising model seen from beyond its buffer. `P(v|e)` depends only on
/// the frame, the spins of E adjacent to block and buffer: `P(v|e) ∝ W(v) m(∂v|e)`, W the Boltzmann
/// factor of the bonds inside the block and m the sum over the buffer given ∂v, the block's outer
/// spins.
///
/// The buffer is cut into a left and a right arc through two columns of b spins each, so that `m
/// = Σ_cuts A·B` is a small matrix product. Averages over e use sampled environments: `I(H:E)`
/// has a statistical error and no other, for there is no estimator and no training. Valid where E
/// holds the whole frame and does not meet itself around the lattice, `block + 2 buffer + 2 ≤ L`.
///
/// States are those of [SpinStates], the block's sites in C order. Safe for several threads at
/// once.
public final class ConditionalIsing {
  private final FramedBlock block;
  private final int cuts;
  private final Elimination left;
  private final Elimination right;
  private final int leftSpins;
  private final int rightPlace;
  private final int[] outer;
  private final double[] blockWeights;
  private final double[] outerWeights;

  /// @param rows of the block
  /// @param columns of the block, at most 20 sites together
  /// @param buffer b, 0 … 3 sites around the block
  /// @param coupling K = J/T, negative for an antiferromagnet
  public ConditionalIsing(int rows, int columns, int buffer, double coupling) {
    if (!Double.isFinite(coupling)) {
      throw new IllegalArgumentException("coupling = " + coupling + " is not finite");
    }
    block = new FramedBlock(rows, columns, buffer);
    int middle = block.middle();
    IntPredicate onCut = site -> block.column(site) == middle;
    IntPredicate beyondCut = site -> block.column(site) > middle;
    // a block one column wide lies on the cut, and either arc needs its spins
    IntPredicate outerRight = site -> block.inBlock(site) && (columns == 1 || beyondCut.test(site));
    int[] cut = block.ring(site -> onCut.test(site) && !block.inBlock(site));
    int[] leftOuter = block.ring(beyondCut.negate().and(block::inBlock));
    int[] rightOuter = block.ring(outerRight);
    int[] rightBuffer = block.ring(site -> beyondCut.test(site) && !block.inBlock(site));
    left =
        new Elimination(
            coupling, block, block.ring(beyondCut.negate()), concat(cut, leftOuter), _ -> false);
    right =
        new Elimination(
            coupling,
            block,
            concat(cut, concat(rightOuter, rightBuffer)),
            concat(cut, rightOuter),
            onCut);
    cuts = 1 << cut.length;
    int[] sites = columns == 1 ? leftOuter : concat(leftOuter, rightOuter);
    leftSpins = leftOuter.length;
    rightPlace = sites.length - rightOuter.length;
    outer = Arrays.stream(sites).map(block::blockSite).toArray();
    blockWeights = blockWeights(coupling);
    outerWeights = new double[1 << outer.length];
    for (int v = 0; v < blockWeights.length; v++) {
      outerWeights[SpinStates.gather(v, outer)] += blockWeights[v];
    }
  }

  /// Where the frame is: `[frame sites × 2]`, (row, column) of each site relative to the block's
  /// first site; the row above from left to right, the row below, the column to the left from top
  /// to bottom, the column to the right; no corners.
  public int[][] frame() {
    return block.frame();
  }

  /// `P(h|e)` of a rule.
  ///
  /// @param frame `[frame sites]`, ±1, in the order of [#frame()]
  /// @return `[h]`
  public double[] conditional(BlockRule rule, byte[] frame) {
    return apply(outerRule(rule), posterior(frame));
  }

  /// `I(H:E)` of a rule, each environment counted together with its spin-flipped twin, which is as
  /// likely: a chain stuck in one phase does no harm.
  ///
  /// @param frames `[K × frame sites]`, ±1, drawn from the model
  /// @param groups `[K]`, equal for frames of one configuration
  /// @return nats
  public Estimate information(BlockRule rule, byte[][] frames, int[] groups) {
    if (groups.length != frames.length) {
      throw new IllegalArgumentException(
          "groups: %d for %d frames".formatted(groups.length, frames.length));
    }
    double[][] outerRule = outerRule(rule);
    double[][] probabilities = new double[2 * frames.length][];
    int[] pairedGroups = new int[2 * frames.length];
    for (int k = 0; k < frames.length; k++) {
      double[] posterior = posterior(frames[k]);
      probabilities[2 * k] = apply(outerRule, posterior);
      probabilities[2 * k + 1] = apply(outerRule, flipped(posterior));
      pairedGroups[2 * k] = groups[k];
      pairedGroups[2 * k + 1] = groups[k];
    }
    return new Posteriors(probabilities, pairedGroups).information();
  }

  /// `I(V:E) = ⟨KL(P(∂v|e) ‖ P(∂v))⟩`, the most any rule can know.
  ///
  /// `P(∂v)` is the mean over the same frames, so a small K biases the value downwards; for a 4 × 4
  /// block with buffer 1 the bias is within the error bar from K = 50 on.
  ///
  /// @param frames `[K × frame sites]`, ±1, drawn from the model
  /// @param groups `[K]`, equal for frames of one configuration
  /// @return nats
  public Estimate blockInformation(byte[][] frames, int[] groups) {
    double[] mean = new double[outerWeights.length];
    for (byte[] frame : frames) {
      double[] posterior = posterior(frame);
      for (int v = 0; v < mean.length; v++) {
        double symmetric = (posterior[v] + posterior[mean.length - 1 - v]) / 2;
        mean[v] += symmetric / frames.length;
      }
    }
    double[] distances =
        Arrays.stream(frames)
            .mapToDouble(frame -> Posteriors.divergence(posterior(frame), mean))
            .toArray();
    return GroupedMean.of(distances, groups, "nats");
  }

  /// `P(∂v|e)`, `[2^outer]`.
  double[] posterior(byte[] frame) {
    double[] weights = weights(frame);
    double total = Arrays.stream(weights).sum();
    if (!(total > 0)) {
      throw new IllegalArgumentException("a frame too cold to be summed: all weights underflow");
    }
    for (int v = 0; v < weights.length; v++) {
      weights[v] /= total;
    }
    return weights;
  }

  /// `P(∂v, frame)` up to the bonds among the spins of E and a constant factor.
  double[] weights(byte[] frame) {
    int[] fields = block.fields(frame);
    double[] a = left.run(fields);
    double[] b = right.run(fields);
    double[] weights = outerWeights.clone();
    for (int v = 0; v < weights.length; v++) {
      int i = (v & ((1 << leftSpins) - 1)) * cuts;
      int j = (v >>> rightPlace) * cuts;
      double sum = 0;
      for (int cut = 0; cut < cuts; cut++) {
        sum += a[i + cut] * b[j + cut];
      }
      weights[v] *= sum;
    }
    return weights;
  }

  /// `P(h|∂v) = Σ_{v with ∂v} W(v) P(h|v) / Σ_{v with ∂v} W(v)`, `[h × 2^outer]`: E has no part
  /// in it.
  private double[][] outerRule(BlockRule rule) {
    if (rule.states() != blockWeights.length) {
      throw new IllegalArgumentException(
          "a rule for %d block states on a block with %d"
              .formatted(rule.states(), blockWeights.length));
    }
    double[][] outerRule = new double[rule.values()][outerWeights.length];
    for (int v = 0; v < blockWeights.length; v++) {
      int state = SpinStates.gather(v, outer);
      double share = blockWeights[v] / outerWeights[state];
      for (int h = 0; h < outerRule.length; h++) {
        outerRule[h][state] += share * rule.probabilities()[v][h];
      }
    }
    return outerRule;
  }

  /// `exp(−2|K| · unsatisfied bonds inside the block)`, `[2^block]`.
  private double[] blockWeights(double coupling) {
    int rows = block.rows();
    int columns = block.columns();
    int bonds = rows * (columns - 1) + (rows - 1) * columns;
    int notLast = 0;
    for (int r = 0; r < rows; r++) {
      notLast |= ((1 << (columns - 1)) - 1) << (r * columns);
    }
    int notBottom = (1 << ((rows - 1) * columns)) - 1;
    double[] weights = new double[SpinStates.count(rows * columns)];
    for (int v = 0; v < weights.length; v++) {
      int walls =
          Integer.bitCount((v ^ (v >>> 1)) & notLast)
              + Integer.bitCount((v ^ (v >>> columns)) & notBottom);
      weights[v] = Math.exp(-2 * Math.abs(coupling) * (coupling < 0 ? bonds - walls : walls));
    }
    return weights;
  }

  private static double[] apply(double[][] outerRule, double[] posterior) {
    double[] probabilities = new double[outerRule.length];
    for (int h = 0; h < probabilities.length; h++) {
      for (int v = 0; v < posterior.length; v++) {
        probabilities[h] += outerRule[h][v] * posterior[v];
      }
    }
    return probabilities;
  }

  /// The posterior of the flipped frame: state `v` becomes its complement.
  private static double[] flipped(double[] posterior) {
    double[] flipped = new double[posterior.length];
    Arrays.setAll(flipped, v -> posterior[posterior.length - 1 - v]);
    return flipped;
  }

  private static int[] concat(int[] first, int[] second) {
    return IntStream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
  }
}
