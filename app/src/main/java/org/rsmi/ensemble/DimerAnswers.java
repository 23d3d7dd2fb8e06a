package org.rsmi.ensemble;

import java.util.List;
import java.util.stream.IntStream;
import org.rsmi.exact.BlockRule;
import org.rsmi.exact.ConditionalDimers;
import org.rsmi.lattice.Environment;
import org.rsmi.lattice.Square;
import org.rsmi.lattice.SquareBlock;
import org.rsmi.num.Estimate;
import org.rsmi.result.Filter;
import org.rsmi.result.Truth;
import org.rsmi.sample.WindowSource;

/// Free dimers as an image, from the environments of the report set.
///
/// Block and buffer are whole vertices, 2 × 2 pixels each, and E shows at least one vertex beyond
/// the buffer whole. The pixels of a block without a bond are fair coins, which a rule may listen
/// to: all their states are counted where they are few, else those of the report set and their
/// complements, which are as likely.
///
/// @param square the vertices
/// @param partition of the pixels
record DimerAnswers(Square square, SquareBlock partition, Filter filter, WindowSource data) {
  private static final int LARGEST_BLOCK = 16;
  private static final int LARGEST_BUFFER = 2;
  private static final int MOST_COUNTED = 12;

  List<Truth> truths() {
    if (!whole() || !apart()) {
      return List.of();
    }
    ConditionalDimers exact = new ConditionalDimers(rows(), columns(), partition.buffer() / 2);
    Square pixels =
        new Square(square.size().stream().map(extent -> 2 * extent).toList(), square.boundary());
    HeldOutValues windows = HeldOutValues.of(partition.partition(pixels), data);
    Estimate information =
        exact.information(rule(exact, windows), frames(exact, windows), windows.groups());
    return List.of(new Truth(Truth.RULE, information, windows.method()));
  }

  /// Whether the cut goes between vertices and E shows the partners of those next to the buffer.
  private boolean whole() {
    boolean wide =
        switch (partition.environment()) {
          case Environment.Shell(int width) -> width >= 2;
          case Environment.Everything() -> true;
        };
    return wide
        && partition.buffer() % 2 == 0
        && partition.origin().stream().allMatch(coordinate -> coordinate % 2 == 0)
        && data.sites().blockShape().stream().allMatch(extent -> extent % 2 == 0);
  }

  /// Whether the block is small and its frame does not meet itself around the lattice.
  private boolean apart() {
    int buffer = partition.buffer() / 2;
    int smallest = Math.min(square.size().getFirst(), square.size().getLast());
    return buffer >= 1
        && buffer <= LARGEST_BUFFER
        && rows() * columns() <= LARGEST_BLOCK
        && Math.max(rows(), columns()) + 2 * buffer + 2 <= smallest;
  }

  /// The partner of each frame vertex by its direction: where E shows a dimer, else the one way
  /// that E does not show.
  private static byte[][] frames(ConditionalDimers exact, HeldOutValues windows) {
    int[][] frame = exact.frame();
    byte[][] frames = new byte[windows.size()][frame.length];
    for (int n = 0; n < frames.length; n++) {
      for (int f = 0; f < frame.length; f++) {
        frames[n][f] = partner(windows, n, 2 * frame[f][0], 2 * frame[f][1]);
      }
    }
    return frames;
  }

  /// @param row pixel of the vertex
  private static byte partner(HeldOutValues windows, int window, int row, int column) {
    int[][] bonds = {{row, column + 1}, {row + 1, column}, {row, column - 1}, {row - 1, column}};
    byte hidden = -1;
    for (byte direction = 0; direction < bonds.length; direction++) {
      int[] bond = bonds[direction];
      if (!windows.shows(bond[0], bond[1])) {
        hidden = direction;
      } else if (windows.environment(window, bond[0], bond[1]) == 1) {
        return direction;
      }
    }
    if (hidden < 0) {
      throw new AssertionError("vertex (%d, %d) has no dimer".formatted(row / 2, column / 2));
    }
    return hidden;
  }

  /// `P(h|v)`, the coins averaged over.
  private BlockRule rule(ConditionalDimers exact, HeldOutValues windows) {
    double[][] coins = coins(windows);
    List<byte[]> blocks = exact.blocks();
    double[][] rule = new double[blocks.size()][1 << filter.components()];
    for (int v = 0; v < rule.length; v++) {
      byte[] bonds = blocks.get(v);
      double[] products = new SignRule(filter).products(pixel -> bond(bonds, pixel));
      for (double[] constants : coins) {
        rule[v][SignRule.label(products, constants)] += 1.0 / coins.length;
      }
    }
    return new BlockRule(rule);
  }

  /// The value of a pixel, 0 for a coin.
  ///
  /// @param bonds `[vertices × 2]`, to the right and below
  private int bond(byte[] bonds, int pixel) {
    int row = pixel / (2 * columns());
    int column = pixel % (2 * columns());
    return coin(pixel) ? 0 : bonds[2 * (row / 2 * columns() + column / 2) + row % 2];
  }

  /// Whether a pixel is a vertex or a plaquette.
  private boolean coin(int pixel) {
    return pixel / (2 * columns()) % 2 == pixel % 2;
  }

  /// The constants of the rule, the coins' part in them, `[states × components]`.
  private double[][] coins(HeldOutValues windows) {
    int[] coins = IntStream.range(0, data.sites().blockSize()).filter(this::coin).toArray();
    boolean few = coins.length <= MOST_COUNTED;
    double[][] sums = new double[few ? 1 << coins.length : 2 * windows.size()][];
    for (int n = 0; n < sums.length; n++) {
      double[] sum = filter.bias().clone();
      for (int i = 0; i < coins.length; i++) {
        int value = few ? n >> i & 1 : windows.block(n / 2, coins[i]) ^ n & 1;
        for (int c = 0; c < sum.length; c++) {
          sum[c] += value * filter.weights()[c][coins[i]];
        }
      }
      sums[n] = sum;
    }
    return sums;
  }

  private int rows() {
    return data.sites().blockShape().getFirst() / 2;
  }

  private int columns() {
    return data.sites().blockShape().getLast() / 2;
  }
}
