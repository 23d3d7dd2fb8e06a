package org.rsmi.exact;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.rsmi.lattice.Environment;
import org.rsmi.lattice.Partition;
import org.rsmi.lattice.Square;
import org.rsmi.lattice.SquareBlock;
import org.rsmi.num.Rng;

/// What all of a small torus of interacting dimers beyond the buffer knows of a block: every
/// covering counts with `exp(n v/T)`, n its plaquettes with two parallel dimers.
///
/// V and E are sets of vertices. A vertex is seen as a letter, the direction of its partner: 0
/// towards x + 1, 1 towards y + 1, 2 towards x − 1, 3 towards y − 1; so a dimer that leaves V is
/// seen from inside. Vertices are in the order of the [Partition].
public final class DimerTorusInformation {
  private static final int[] ALONG_X = {1, 0, -1, 0};
  private static final int[] ALONG_Y = {0, 1, 0, -1};

  private final Partition partition;
  private final List<byte[]> blocks;
  private final List<byte[]> environments;
  private final JointTable joint;

  /// @param size L of an L × L torus, 4 or 6: 272 or 90,176 coverings
  /// @param block 1 or 2 vertices, extent of the square block
  /// @param buffer vertices around the block
  /// @param attraction v/T; 0 for free dimers, negative for dimers that avoid to be parallel
  public DimerTorusInformation(int size, int block, int buffer, double attraction) {
    if (size != 4 && size != 6 || block > 2) {
      throw new IllegalArgumentException(
          "a block of extent %d on a torus of %d: wanted 1 or 2 on 4 or 6".formatted(block, size));
    }
    if (!Double.isFinite(attraction)) {
      throw new IllegalArgumentException("attraction = " + attraction + " is not finite");
    }
    Square torus = Square.torus(size);
    partition =
        new SquareBlock(List.of(block), buffer, new Environment.Everything())
            .partition(torus, new int[2]);
    States visible = new States(partition.block());
    States beyond = new States(partition.environment());
    List<Seen> coverings = new ArrayList<>();
    DimerEnumeration.of(torus)
        .forEach(
            partners -> {
              byte[] letters = letters(partners, size);
              double weight = weight(attraction, letters, size);
              coverings.add(new Seen(visible.number(letters), beyond.number(letters), weight));
            });
    blocks = visible.letters();
    environments = beyond.letters();
    double[][] weights = new double[blocks.size()][environments.size()];
    for (Seen covering : coverings) {
      weights[covering.v][covering.e] += covering.weight;
    }
    joint = JointTable.ofWeights(weights);
  }

  /// A covering, as far as V and E show it.
  private record Seen(int v, int e, double weight) {}

  /// The letters met on some vertices, numbered from 0.
  private record States(int[] vertices, Map<ByteBuffer, Integer> numbers) {
    States(int[] vertices) {
      this(vertices, new LinkedHashMap<>());
    }

    int number(byte[] letters) {
      byte[] some = new byte[vertices.length];
      for (int i = 0; i < some.length; i++) {
        some[i] = letters[vertices[i]];
      }
      return numbers.computeIfAbsent(ByteBuffer.wrap(some), _ -> numbers.size());
    }

    List<byte[]> letters() {
      return numbers.keySet().stream().map(ByteBuffer::array).toList();
    }
  }

  private static byte[] letters(int[] partners, int size) {
    byte[] letters = new byte[partners.length];
    for (int vertex = 0; vertex < letters.length; vertex++) {
      int right = Math.floorMod(partners[vertex] - vertex, size);
      boolean horizontal = partners[vertex] / size == vertex / size;
      boolean next = horizontal ? right == 1 : partners[vertex] == (vertex + size) % letters.length;
      letters[vertex] = (byte) ((horizontal ? 0 : 1) + (next ? 0 : 2));
    }
    return letters;
  }

  /// `exp(n v/T)`, relative to its largest value; a parallel plaquette counts at its vertex with
  /// the least x and y.
  private static double weight(double attraction, byte[] letters, int size) {
    int parallel = 0;
    for (int vertex = 0; vertex < letters.length; vertex++) {
      int right = vertex - vertex % size + (vertex + 1) % size;
      int below = (vertex + size) % letters.length;
      boolean rows = letters[vertex] == 0 && letters[below] == 0;
      boolean columns = letters[vertex] == 1 && letters[right] == 1;
      parallel += rows || columns ? 1 : 0;
    }
    return Math.exp(attraction * (parallel - (attraction > 0 ? letters.length / 2 : 0)));
  }

  /// Where V and E lie, the block's first vertex at (0, 0).
  public Partition partition() {
    return partition;
  }

  /// The letters of every block state v, `[v][|V|]`.
  public List<byte[]> blocks() {
    return blocks.stream().map(byte[]::clone).toList();
  }

  /// `P(v,e)`, v as in [#blocks()].
  public JointTable joint() {
    return joint;
  }

  /// What a functional of the block becomes as a rule: blocks with equal values share a label.
  ///
  /// @param functional of the block's letters, such as [#field(byte[])]
  public BlockRule rule(Function<byte[], List<Integer>> functional) {
    List<List<Integer>> values = blocks().stream().map(functional).toList();
    List<List<Integer>> labels = values.stream().distinct().toList();
    return BlockRule.labels(values.stream().mapToInt(labels::indexOf).toArray());
  }

  /// The electric field `(E_x, E_y) = Σᵢ (−1)^(x+y) dᵢ`, dᵢ the unit vector from vertex i of the
  /// block to its partner: the slope of the height field.
  ///
  /// @param letters of a square block
  public static List<Integer> field(byte[] letters) {
    int extent = extent(letters);
    int[] signs = IntStream.range(0, letters.length).map(i -> i / extent + i % extent).toArray();
    return List.of(sum(signs, ALONG_X, letters), sum(signs, ALONG_Y, letters));
  }

  /// The columnar order `(X, Y) = Σᵢ ((−1)^x d_x, (−1)^y d_y)`, d the unit vector from vertex i of
  /// the block to its partner: one sign for each of the two crystals of either orientation.
  ///
  /// @param letters of a square block
  public static List<Integer> columnar(byte[] letters) {
    int extent = extent(letters);
    int[] x = IntStream.range(0, letters.length).map(i -> i % extent).toArray();
    int[] y = IntStream.range(0, letters.length).map(i -> i / extent).toArray();
    return List.of(sum(x, ALONG_X, letters), sum(y, ALONG_Y, letters));
  }

  /// The number n_h of the block's vertices with a horizontal dimer.
  public static List<Integer> horizontal(byte[] letters) {
    return List.of(
        (int) IntStream.range(0, letters.length).filter(i -> letters[i] % 2 == 0).count());
  }

  private static int extent(byte[] letters) {
    return (int) Math.round(Math.sqrt(letters.length));
  }

  /// `Σᵢ (−1)^(powerᵢ) component(letterᵢ)`
  private static int sum(int[] powers, int[] component, byte[] letters) {
    int sum = 0;
    for (int i = 0; i < letters.length; i++) {
      sum += (powers[i] % 2 == 0 ? 1 : -1) * component[letters[i]];
    }
    return sum;
  }

  /// Independent draws of `(v, e)` as letters.
  public Pairs sample(int count, Rng rng) {
    JointTable.Pairs drawn = joint.sample(count, rng);
    return new Pairs(gather(drawn.visible(), blocks), gather(drawn.environment(), environments));
  }

  private static byte[] gather(int[] states, List<byte[]> letters) {
    ByteBuffer gathered = ByteBuffer.allocate(states.length * letters.getFirst().length);
    Arrays.stream(states).forEach(state -> gathered.put(letters.get(state)));
    return gathered.array();
  }

  /// Drawn pairs, one after the other.
  ///
  /// @param visible `[count × |V|]`, letters 0 … 3
  /// @param environment `[count × |E|]`
  public record Pairs(byte[] visible, byte[] environment) {}
}
