package org.rsmi.ensemble;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.rsmi.exact.BestMap;
import org.rsmi.exact.BlockRule;
import org.rsmi.exact.ConditionalIsing;
import org.rsmi.exact.IsingTorusInformation;
import org.rsmi.exact.JointTable;
import org.rsmi.exact.SpinStates;
import org.rsmi.lattice.Square;
import org.rsmi.lattice.SquareBlock;
import org.rsmi.num.Estimate;
import org.rsmi.result.Filter;
import org.rsmi.result.Truth;
import org.rsmi.sample.WindowSource;

/// The Ising model without a field on a torus, a small block: all states of a tiny torus, else the
/// environments of the report set.
///
/// @param memory of what does not depend on the filter
record PlanarAnswers(
    Square square, SquareBlock partition, Filter filter, WindowSource data, Remembered memory) {
  private static final int LARGEST_BLOCK = 16;
  private static final int LARGEST_MAPPED = 4;
  private static final int LARGEST_BUFFER = 2;
  private static final int LARGEST_EXTENT = 3;
  private static final int SMALLEST_TORUS = 3;
  private static final int LARGEST_ENVIRONMENT = 20;
  private static final int LARGEST_REGION = 6;

  /// @param coupling K = J/T
  List<Truth> of(double coupling) {
    if (partition.buffer() > LARGEST_BUFFER) {
      return List.of();
    }
    return tiny() ? summed(coupling) : conditional() ? sampled(coupling) : List.of();
  }

  /// Whether [IsingTorusInformation] sums it, in a few seconds.
  private boolean tiny() {
    int length = square.size().getFirst();
    int extent = rows() + 2 * partition.buffer();
    int beyond = length * length - extent * extent;
    return length == square.size().getLast()
        && length >= SMALLEST_TORUS
        && rows() == columns()
        && rows() <= LARGEST_EXTENT
        && extent <= LARGEST_REGION
        && beyond <= LARGEST_ENVIRONMENT;
  }

  List<Truth> summed(double coupling) {
    JointTable joint =
        new IsingTorusInformation(square.size().getFirst(), rows(), partition.buffer(), coupling)
            .joint();
    String method = "a sum over all states";
    List<Truth> truths = new ArrayList<>();
    truths.add(new Truth(Truth.RULE, exactly(joint.information(rule())), method));
    if (mapped()) {
      truths.add(new Truth(Truth.BEST_BIT, exactly(BestMap.of(joint).information()), method));
    }
    truths.add(new Truth(Truth.BLOCK, exactly(joint.information()), method));
    return truths;
  }

  private static Estimate exactly(double nats) {
    return new Estimate(nats, 0, "nats");
  }

  /// Whether the frame does not meet itself around the lattice.
  private boolean conditional() {
    int longest = Math.max(rows(), columns());
    int smallest = Math.min(square.size().getFirst(), square.size().getLast());
    return data.sites().blockSize() <= LARGEST_BLOCK
        && longest + 2 * partition.buffer() + 2 <= smallest;
  }

  List<Truth> sampled(double coupling) {
    ConditionalIsing exact = new ConditionalIsing(rows(), columns(), partition.buffer(), coupling);
    HeldOutValues windows = HeldOutValues.of(partition.partition(square), data);
    byte[][] frames = frames(exact, windows);
    int[] groups = windows.groups();
    List<Truth> truths = new ArrayList<>();
    truths.add(new Truth(Truth.RULE, exact.information(rule(), frames, groups), windows.method()));
    if (mapped()) {
      Estimate best =
          memory.of(
              Truth.BEST_BIT,
              () -> exact.information(BestMap.of(table(exact, frames)).rule(), frames, groups));
      truths.add(new Truth(Truth.BEST_BIT, best, windows.method()));
    }
    Estimate block = memory.of(Truth.BLOCK, () -> exact.blockInformation(frames, groups));
    truths.add(new Truth(Truth.BLOCK, block, windows.method()));
    return truths;
  }

  /// The frame's spins out of the windows' environments.
  private static byte[][] frames(ConditionalIsing exact, HeldOutValues windows) {
    int[][] frame = exact.frame();
    byte[][] frames = new byte[windows.size()][frame.length];
    for (int n = 0; n < frames.length; n++) {
      for (int f = 0; f < frame.length; f++) {
        frames[n][f] = (byte) windows.environment(n, frame[f][0], frame[f][1]);
      }
    }
    return frames;
  }

  /// `P(v, e)` of the sampled environments, all alike, and of their spin-flipped twins. The map
  /// that is the best for them knows as much of all environments, within its error.
  private JointTable table(ConditionalIsing exact, byte[][] frames) {
    int states = SpinStates.count(data.sites().blockSize());
    BlockRule everything = BlockRule.labels(IntStream.range(0, states).toArray());
    double[][] weights = new double[states][2 * frames.length];
    for (int n = 0; n < frames.length; n++) {
      double[] posterior = exact.conditional(everything, frames[n]);
      for (int v = 0; v < states; v++) {
        weights[v][2 * n] = posterior[v];
        weights[v][2 * n + 1] = posterior[states - 1 - v];
      }
    }
    return JointTable.ofWeights(weights);
  }

  /// Whether the rule keeps one bit of so few spins that all maps can be compared.
  private boolean mapped() {
    return filter.components() == 1 && data.sites().blockSize() <= LARGEST_MAPPED;
  }

  private BlockRule rule() {
    return new SignRule(filter)
        .on(SpinStates.count(data.sites().blockSize()), (v, k) -> 2 * (v >> k & 1) - 1);
  }

  private int rows() {
    return data.sites().blockShape().getFirst();
  }

  private int columns() {
    return data.sites().blockShape().getLast();
  }
}
