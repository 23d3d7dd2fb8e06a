package org.rsmi.exact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.rsmi.num.Estimate;

/// A block of free dimers, all coverings alike, on the square lattice seen from beyond its buffer:
/// `P(v|e) ∝ m(∂v|e)`, m the number of coverings of the buffer vertices that neither a dimer from E
/// nor one from the block, ∂v, takes.
///
/// The buffer is cut into a left and a right arc, `m = Σ_cuts A·B` over the dimers across the two
/// cuts; an arc's coverings are counted vertex by vertex for all sets of vertices that the block
/// and the cuts may take at once. Averages over e use sampled environments: `I(H:E)` has a
/// statistical error and no other. Valid where E holds the whole frame and does not meet itself
/// around the lattice, `block + 2 buffer + 2 ≤ L`.
///
/// V is the bonds from the block's vertices to the right and below, which those of the image of
/// [org.rsmi.model.Dimers] are; E is everything that vertices beyond the buffer tell. Safe for
/// several threads at once.
public final class ConditionalDimers {
  /// The way to a partner, by its direction.
  private static final int[] RIGHT = {1, 0, -1, 0};

  private static final int[] DOWN = {0, 1, 0, -1};

  private final FramedBlock block;
  private final byte[] inwards;
  private final Arc left;
  private final Arc right;
  private final List<Taken> cuts;
  private final List<Taken> patterns;
  private final List<State> states;

  /// Vertices of the two arcs that dimers take from outside, by their [Arc#ports].
  private record Taken(int left, int right) {}

  /// @param bonds `[rows × columns × 2]`, 0 or 1
  /// @param pattern number of its ∂v
  private record State(byte[] bonds, int pattern) {}

  /// @param rows of the block
  /// @param columns of the block, at most 16 vertices together
  /// @param buffer 1 … 3 vertices around the block
  public ConditionalDimers(int rows, int columns, int buffer) {
    if (buffer < 1 || rows * columns > 16) {
      throw new IllegalArgumentException(
          "block = %d × %d, buffer = %d: wanted at most 16 vertices and a buffer of at least 1"
              .formatted(rows, columns, buffer));
    }
    block = new FramedBlock(rows, columns, buffer);
    inwards = inwards();
    left = new Arc(block, site -> block.column(site) <= block.middle());
    right = new Arc(block, site -> block.column(site) > block.middle());
    cuts = cuts();
    Map<Taken, Integer> numbers = new LinkedHashMap<>();
    states = new ArrayList<>();
    byte[] letters = new byte[rows * columns];
    Arrays.fill(letters, (byte) -1);
    fill(0, letters, new Taken(0, 0), numbers);
    patterns = List.copyOf(numbers.keySet());
  }

  /// Where the frame is: `[frame sites × 2]`, (row, column) of each vertex relative to the block's
  /// first, as in [ConditionalIsing#frame()].
  public int[][] frame() {
    return block.frame();
  }

  /// The block states v, `[v][rows × columns × 2]`: 1 where the bond to the right, then that below,
  /// has a dimer. States that differ only in dimers that leave to the left and above are several.
  public List<byte[]> blocks() {
    return states.stream().map(state -> state.bonds.clone()).toList();
  }

  /// `h = Σₖ 2ᵏ θ(Λₖ·v)`, one bit for every filter, ties decided by fair coins.
  ///
  /// @param filters `[bits][rows × columns × 2]`, Λ
  public BlockRule signs(double[]... filters) {
    double[][] rule = new double[states.size()][1 << filters.length];
    for (int v = 0; v < rule.length; v++) {
      Arrays.fill(rule[v], 1);
      for (int k = 0; k < filters.length; k++) {
        double up = up(filters[k], states.get(v).bonds);
        for (int h = 0; h < rule[v].length; h++) {
          rule[v][h] *= (h >>> k & 1) == 1 ? up : 1 - up;
        }
      }
    }
    return new BlockRule(rule);
  }

  /// 1, 0 or, where Λ·v is 0 but for rounding, ½.
  private static double up(double[] filter, byte[] bonds) {
    if (filter.length != bonds.length) {
      throw new IllegalArgumentException(
          "a filter of %d weights on a block with %d bonds".formatted(filter.length, bonds.length));
    }
    double field = 0;
    double scale = 0;
    for (int i = 0; i < filter.length; i++) {
      field += filter[i] * bonds[i];
      scale += Math.abs(filter[i]);
    }
    return Math.abs(field) <= 1e-12 * scale ? 0.5 : field > 0 ? 1 : 0;
  }

  /// `P(h|e)` of a rule.
  ///
  /// @param frame `[frame sites]`, the direction of each vertex's partner in the order of
  ///     [#frame()]: 0 for x + 1, 1 for y + 1, 2 for x − 1, 3 for y − 1
  /// @return `[h]`
  public double[] conditional(BlockRule rule, byte[] frame) {
    return apply(patternRule(rule), frame);
  }

  /// `I(H:E)` of a rule.
  ///
  /// @param frames `[K × frame sites]`, as in [#conditional(BlockRule, byte[])], drawn from the
  ///     model
  /// @param groups `[K]`, equal for frames of one configuration
  /// @return nats
  public Estimate information(BlockRule rule, byte[][] frames, int[] groups) {
    double[][] patternRule = patternRule(rule);
    double[][] probabilities =
        Arrays.stream(frames).map(frame -> apply(patternRule, frame)).toArray(double[][]::new);
    return new Posteriors(probabilities, groups).information();
  }

  /// `Σ_{v with ∂v} P(h|v)`, `[patterns × h]`.
  private double[][] patternRule(BlockRule rule) {
    if (rule.states() != states.size()) {
      throw new IllegalArgumentException(
          "a rule for %d block states on a block with %d".formatted(rule.states(), states.size()));
    }
    double[][] patternRule = new double[patterns.size()][rule.values()];
    for (int v = 0; v < states.size(); v++) {
      double[] row = patternRule[states.get(v).pattern];
      for (int h = 0; h < row.length; h++) {
        row[h] += rule.probabilities()[v][h];
      }
    }
    return patternRule;
  }

  private double[] apply(double[][] patternRule, byte[] frame) {
    boolean[] covered = covered(frame);
    double[] a = left.run(covered);
    double[] b = right.run(covered);
    double[] probabilities = new double[patternRule[0].length];
    for (int p = 0; p < patternRule.length; p++) {
      double coverings = coverings(a, b, patterns.get(p));
      for (int h = 0; coverings > 0 && h < probabilities.length; h++) {
        probabilities[h] += coverings * patternRule[p][h];
      }
    }
    double total = Arrays.stream(probabilities).sum();
    if (!(total > 0)) {
      throw new IllegalArgumentException("no covering has this frame");
    }
    return Arrays.stream(probabilities).map(p -> p / total).toArray();
  }

  /// `m(∂v|e) = Σ_cuts A·B`
  private double coverings(double[] a, double[] b, Taken pattern) {
    double sum = 0;
    for (Taken cut : cuts) {
      if ((pattern.left & cut.left) == 0 && (pattern.right & cut.right) == 0) {
        sum += a[pattern.left | cut.left] * b[pattern.right | cut.right];
      }
    }
    return sum;
  }

  /// The direction from each frame vertex to the region.
  private byte[] inwards() {
    byte[] inwards = new byte[2 * (block.width() + block.height())];
    Arrays.fill(inwards, 0, block.width(), (byte) 1);
    Arrays.fill(inwards, block.width(), 2 * block.width(), (byte) 3);
    Arrays.fill(inwards, 2 * block.width() + block.height(), inwards.length, (byte) 2);
    return inwards;
  }

  /// The vertices of the region that a dimer from E covers.
  private boolean[] covered(byte[] frame) {
    if (frame.length != inwards.length) {
      throw new IllegalArgumentException(
          "a frame of %d vertices around a block with %d".formatted(frame.length, inwards.length));
    }
    byte[] signs = new byte[frame.length];
    for (int k = 0; k < frame.length; k++) {
      signs[k] = (byte) (frame[k] == inwards[k] ? 1 : -1);
    }
    int[] fields = block.fields(signs);
    int[] touching = block.touching();
    boolean[] covered = new boolean[fields.length];
    for (int site = 0; site < covered.length; site++) {
      int dimers = (fields[site] + touching[site]) / 2;
      if (dimers > 1) {
        throw new IllegalArgumentException("two dimers of the frame meet in one vertex");
      }
      covered[site] = dimers == 1;
    }
    return covered;
  }

  /// Every set of dimers across the cuts.
  private List<Taken> cuts() {
    List<Taken> sets = new ArrayList<>(List.of(new Taken(0, 0)));
    for (int row = 0; row < block.height(); row++) {
      int site = row * block.width() + block.middle();
      if (!block.inBlock(site)) {
        int a = left.bit(site);
        int b = right.bit(site + 1);
        List.copyOf(sets).forEach(set -> sets.add(new Taken(set.left | a, set.right | b)));
      }
    }
    return List.copyOf(sets);
  }

  /// Covers the block's vertices from `vertex` on in every way.
  ///
  /// @param letters directions of the partners, −1 as yet
  private void fill(int vertex, byte[] letters, Taken taken, Map<Taken, Integer> numbers) {
    if (vertex == letters.length) {
      int pattern = numbers.computeIfAbsent(taken, _ -> numbers.size());
      states.add(new State(bonds(letters), pattern));
      return;
    }
    if (letters[vertex] >= 0) {
      fill(vertex + 1, letters, taken, numbers);
      return;
    }
    for (int direction = 0; direction < 4; direction++) {
      int row = vertex / block.columns() + DOWN[direction];
      int column = vertex % block.columns() + RIGHT[direction];
      int other = row * block.columns() + column;
      letters[vertex] = (byte) direction;
      if (row < 0 || column < 0 || row == block.rows() || column == block.columns()) {
        fill(vertex + 1, letters, with(taken, row, column), numbers);
      } else if (letters[other] < 0) {
        letters[other] = (byte) (direction ^ 2);
        fill(vertex + 1, letters, taken, numbers);
        letters[other] = -1;
      }
    }
    letters[vertex] = -1;
  }

  private Taken with(Taken taken, int row, int column) {
    int site = (row + block.buffer()) * block.width() + column + block.buffer();
    return block.column(site) <= block.middle()
        ? new Taken(taken.left | left.bit(site), taken.right)
        : new Taken(taken.left, taken.right | right.bit(site));
  }

  private static byte[] bonds(byte[] letters) {
    byte[] bonds = new byte[2 * letters.length];
    for (int i = 0; i < bonds.length; i++) {
      bonds[i] = (byte) (letters[i / 2] == i % 2 ? 1 : 0);
    }
    return bonds;
  }

  /// Half of the buffer: the number of coverings by dimers inside it, for every set of vertices
  /// that are taken from elsewhere.
  private static final class Arc {
    private final int[] order;
    private final int[] ports;
    private final int[][] gaps;
    private final int ahead;

    /// @param side which half
    Arc(FramedBlock block, IntPredicate side) {
      int[][] bonds = block.bonds();
      order = block.byAngle(buffer(block, side));
      IntPredicate inside = site -> Arrays.stream(order).anyMatch(other -> other == site);
      ports =
          Arrays.stream(order)
              .filter(site -> !Arrays.stream(bonds[site]).allMatch(inside))
              .toArray();
      gaps = new int[order.length][];
      for (int i = 0; i < order.length; i++) {
        int from = i;
        gaps[i] =
            IntStream.range(1, order.length - i)
                .filter(gap -> bonded(bonds, order[from], order[from + gap]))
                .toArray();
      }
      ahead = 1 + Arrays.stream(gaps).flatMapToInt(Arrays::stream).max().orElse(0);
    }

    private static int[] buffer(FramedBlock block, IntPredicate side) {
      return IntStream.range(0, block.height() * block.width())
          .filter(side)
          .filter(site -> !block.inBlock(site))
          .toArray();
    }

    private static boolean bonded(int[][] bonds, int from, int to) {
      return Arrays.stream(bonds[from]).anyMatch(site -> site == to);
    }

    /// The bit of a vertex that block or cut can take.
    int bit(int site) {
      return 1
          << IntStream.range(0, ports.length)
              .filter(p -> ports[p] == site)
              .findFirst()
              .orElseThrow();
    }

    /// The numbers of coverings, by the set of ports taken.
    ///
    /// The low `ahead` bits of a state are the vertices from the present one on that have a dimer
    /// already, the others the ports taken so far.
    ///
    /// @param covered `[region]`, from E
    double[] run(boolean[] covered) {
      double[] table = new double[1 << ahead];
      table[0] = 1;
      int port = 0;
      for (int i = 0; i < order.length; i++) {
        boolean isPort = port < ports.length && ports[port] == order[i];
        table = step(table, covered, i, isPort ? 1 << port : 0);
        port += isPort ? 1 : 0;
      }
      double[] counts = new double[1 << port];
      for (int taken = 0; taken < counts.length; taken++) {
        counts[taken] = table[taken << ahead];
      }
      return counts;
    }

    private double[] step(double[] table, boolean[] covered, int i, int port) {
      double[] next = new double[port == 0 ? table.length : 2 * table.length];
      int low = (1 << ahead) - 1;
      for (int state = 0; state < table.length; state++) {
        double count = table[state];
        if (count == 0) {
          continue;
        }
        int taken = state & ~low;
        int flags = state & low;
        if (covered[order[i]] || (flags & 1) == 1) {
          next[taken | flags >>> 1] += count;
          continue;
        }
        next[taken | port << ahead | flags >>> 1] += port == 0 ? 0 : count;
        for (int gap : gaps[i]) {
          if ((flags >>> gap & 1) == 0 && !covered[order[i + gap]]) {
            next[taken | (flags | 1 << gap) >>> 1] += count;
          }
        }
      }
      return next;
    }
  }
}
