package org.rsmi.sample;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.rsmi.lattice.Lattice;
import org.rsmi.lattice.LatticeSymmetry;
import org.rsmi.lattice.Partition;
import org.rsmi.lattice.Partitioner;
import org.rsmi.num.Rng;

/// Where windows can be cut from a configuration: the sites of block and environment at every
/// place,
/// and the symmetries under which a window may be seen.
///
/// Values are centred by the mean of their position in the window and divided by one scale for all,
/// so
/// that networks see numbers of order 1 whatever the data's unit.
public final class WindowSites {
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final List<Integer> blockShape;
  private final int blockSize;
  private final int environmentSize;
  private final int[][] sites;
  private final int[][] images;
  private final int signs;
  private final float[] mean;
  private float scale = 1;

  private WindowSites(Partition first, int[][] sites, int[][] images, int signs) {
    this.blockShape = first.blockShape();
    this.blockSize = first.block().length;
    this.environmentSize = first.environment().length;
    this.sites = sites;
    this.images = images;
    this.signs = signs;
    this.mean = new float[blockSize + environmentSize];
  }

  /// The places and images that the declared symmetries allow.
  ///
  /// Without [Symmetry#TRANSLATION] there is one place, the middle of the lattice.
  ///
  /// @throws IllegalArgumentException if the partition does not fit on the lattice
  public static WindowSites of(Lattice lattice, Partitioner partitioner, Set<Symmetry> symmetries) {
    List<int[]> origins =
        symmetries.contains(Symmetry.TRANSLATION)
            ? partitioner.origins(lattice, 1)
            : List.of(partitioner.centre(lattice));
    List<int[]> sites = new ArrayList<>();
    for (int[] origin : origins) {
      Partition partition = partitioner.partition(lattice, origin);
      int[] window =
          java.util.Arrays.copyOf(
              partition.block(), partition.block().length + partition.environment().length);
      System.arraycopy(
          partition.environment(),
          0,
          window,
          partition.block().length,
          partition.environment().length);
      sites.add(window);
    }
    List<LatticeSymmetry> maps =
        symmetries.contains(Symmetry.POINT_GROUP)
            ? LatticeSymmetry.of(lattice)
            : List.of(LatticeSymmetry.IDENTITY);
    return new WindowSites(
        partitioner.partition(lattice, origins.getFirst()),
        sites.toArray(int[][]::new),
        maps.stream().map(map -> map.permutation(lattice)).toArray(int[][]::new),
        symmetries.contains(Symmetry.FLIP) ? 2 : 1);
  }

  /// |V|.
  public int blockSize() {
    return blockSize;
  }

  /// |E|.
  public int environmentSize() {
    return environmentSize;
  }

  /// Extents of V.
  public List<Integer> blockShape() {
    return blockShape;
  }

  /// Number of places a window can be cut at.
  public int places() {
    return sites.length;
  }

  /// Number of ways to look at a configuration: point group times signs.
  public int views() {
    return images.length * signs;
  }

  /// Mean of each position of the block, then of the environment, `[|V| + |E|]`.
  public float[] mean() {
    return mean.clone();
  }

  /// What centred values are divided by.
  public float scale() {
    return scale;
  }

  /// Measures mean and scale on `windows` random windows.
  ///
  /// With [Symmetry#FLIP] the mean is 0.
  public void standardise(SampleSet configurations, int windows, Rng rng) {
    java.util.Arrays.fill(mean, 0f);
    scale = 1;
    int width = blockSize + environmentSize;
    float[] block = new float[blockSize];
    float[] environment = new float[environmentSize];
    // sums of differences from one window: exact for constant data, no cancellation far from 0
    double[] origin = new double[width];
    double[] sum = new double[width];
    double[] squares = new double[width];
    for (int n = 0; n < windows; n++) {
      draw(configurations, rng, block, 0, environment, 0);
      for (int k = 0; k < width; k++) {
        double x = k < blockSize ? block[k] : environment[k - blockSize];
        origin[k] = n == 0 && signs == 1 ? x : origin[k];
        sum[k] += x - origin[k];
        squares[k] += (x - origin[k]) * (x - origin[k]);
      }
    }
    double variance = 0;
    for (int k = 0; k < width; k++) {
      double shift = signs == 2 ? 0 : sum[k] / windows;
      mean[k] = (float) (origin[k] + shift);
      variance += squares[k] / windows - shift * shift;
    }
    scale = (float) Math.sqrt(variance / width);
    if (!(scale > 0)) {
      throw new IllegalArgumentException(
          "every window holds the same values: there is nothing to learn from constant data");
    }
  }

  /// Cuts a window of a random configuration at a random place, seen in a random way.
  public void draw(
      SampleSet configurations,
      Rng rng,
      float[] block,
      int blockOffset,
      float[] environment,
      int environmentOffset) {
    int configuration = rng.nextInt(configurations.size());
    int place = sites.length == 1 ? 0 : rng.nextInt(sites.length);
    int view = views() == 1 ? 0 : rng.nextInt(views());
    cut(
        configurations,
        configuration,
        place,
        view,
        block,
        blockOffset,
        environment,
        environmentOffset);
  }

  /// Cuts one window.
  ///
  /// @param place 0 … [#places()] − 1
  /// @param view 0 … [#views()] − 1, 0 being the configuration as it is
  public void cut(
      SampleSet configurations,
      int configuration,
      int place,
      int view,
      float[] block,
      int blockOffset,
      float[] environment,
      int environmentOffset) {
    int[] image = images[view / signs];
    float sign = view % signs == 0 ? 1f : -1f;
    long first = (long) configuration * configurations.sites();
    int[] window = sites[place];
    MemorySegment data = configurations.data();
    switch (configurations.element()) {
      case BYTE -> {
        bytes(data, first, window, 0, blockSize, image, sign, block, blockOffset);
        bytes(
            data,
            first,
            window,
            blockSize,
            window.length,
            image,
            sign,
            environment,
            environmentOffset);
      }
      case FLOAT -> {
        floats(data, first, window, 0, blockSize, image, sign, block, blockOffset);
        floats(
            data,
            first,
            window,
            blockSize,
            window.length,
            image,
            sign,
            environment,
            environmentOffset);
      }
    }
  }

  private void bytes(
      MemorySegment data,
      long first,
      int[] window,
      int from,
      int to,
      int[] image,
      float sign,
      float[] target,
      int offset) {
    float unit = 1 / scale;
    for (int k = from; k < to; k++) {
      float value = data.get(ValueLayout.JAVA_BYTE, first + image[window[k]]);
      target[offset + k - from] = unit * (sign * value - mean[k]);
    }
  }

  private void floats(
      MemorySegment data,
      long first,
      int[] window,
      int from,
      int to,
      int[] image,
      float sign,
      float[] target,
      int offset) {
    float unit = 1 / scale;
    for (int k = from; k < to; k++) {
      float value = data.get(FLOAT, 4 * (first + image[window[k]]));
      target[offset + k - from] = unit * (sign * value - mean[k]);
    }
  }
}
