package org.rsmi.sample;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.rsmi.lattice.Lattice;
import org.rsmi.lattice.LatticeSymmetry;
import org.rsmi.lattice.Partition;
import org.rsmi.lattice.Partitioner;
import org.rsmi.num.Rng;

/// Where windows can be cut from a configuration: the sites of block and environment at every
/// place, and the symmetries under which a window may be seen.
///
/// Values are centred by the mean of their position in the window and divided by one scale for all,
/// so that networks see numbers of order 1 whatever the data's unit.
public final class WindowSites {
  private static final int WINDOWS_PER_PLACE = 5;

  private final List<Integer> blockShape;
  private final int blockSize;
  private final int environmentSize;
  private final int[][] sites;
  private final Places places;
  private final int[][] images;
  private final int signs;
  private final float[] mean;
  private final int[] imageSites;
  private final float[] values;
  private float scale = 1;

  private WindowSites(Partition first, int[][] sites, Places places, int[][] images, int signs) {
    this.blockShape = first.blockShape();
    this.blockSize = first.block().length;
    this.environmentSize = first.environment().length;
    this.sites = sites;
    this.places = places;
    this.images = images;
    this.signs = signs;
    this.mean = new float[blockSize + environmentSize];
    this.imageSites = new int[blockSize + environmentSize];
    this.values = new float[blockSize + environmentSize];
  }

  /// The places and images that the declared symmetries allow.
  ///
  /// Without [Symmetry#TRANSLATION] there is one place, the middle of the lattice.
  ///
  /// @throws IllegalArgumentException if the partition does not fit on the lattice
  public static WindowSites of(Lattice lattice, Partitioner partitioner, Set<Symmetry> symmetries) {
    return of(lattice, partitioner, symmetries, 1);
  }

  /// The same where only translations by multiples of `period` sites along an axis are a symmetry.
  public static WindowSites of(
      Lattice lattice, Partitioner partitioner, Set<Symmetry> symmetries, int period) {
    List<int[]> origins =
        symmetries.contains(Symmetry.TRANSLATION)
            ? partitioner.origins(lattice, period)
            : List.of(partitioner.centre(lattice));
    Partition first = partitioner.partition(lattice, origins.getFirst());
    int[][] offsets =
        Stream.of(first.blockOffsets(), first.environmentOffsets())
            .flatMap(Arrays::stream)
            .toArray(int[][]::new);
    List<LatticeSymmetry> maps =
        symmetries.contains(Symmetry.POINT_GROUP)
            ? LatticeSymmetry.of(lattice)
            : List.of(LatticeSymmetry.IDENTITY);
    return new WindowSites(
        first,
        origins.stream()
            .map(origin -> Partition.sites(lattice, origin, offsets))
            .toArray(int[][]::new),
        symmetries.contains(Symmetry.TRANSLATION)
            ? Places.of(origins, period, lattice.boundary())
            : Places.FIXED,
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

  /// Fails where [#apart] would.
  ///
  /// @throws IllegalArgumentException in one line
  public void requireApart(int stride) {
    places.steps(stride);
  }

  /// All places `stride` sites apart along each axis, those of [Partitioner#origins] moved by a
  /// random translation: around the edge of a periodic lattice, by less than a stride on an open
  /// one. Every place is as likely as any other.
  ///
  /// @param stride sites, ≥ 1
  /// @return at least one, all different
  /// @throws IllegalArgumentException if translations are no symmetry, or not by so many sites
  int[] apart(int stride, Rng rng) {
    return places.apart(places.steps(stride), rng);
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
    Arrays.fill(mean, 0f);
    scale = 1;
    int width = blockSize + environmentSize;
    float[] block = new float[blockSize];
    float[] environment = new float[environmentSize];
    // sums of differences from one window: exact for constant data, no cancellation far from 0
    double[] origin = new double[width];
    double[] sum = new double[width];
    double[] squares = new double[width];
    for (int n = 0; n < windows; n++) {
      draw(configurations, rng, block, environment, 1);
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

  /// Cuts windows of random configurations at random places, seen in random ways.
  ///
  /// A place serves a few windows in a row, of different configurations: that is kinder to the
  /// processor's cache and no less random.
  ///
  /// @param block `[rows × |V|]`, overwritten
  /// @param environment `[rows × |E|]`, overwritten
  public void draw(
      SampleSet configurations, Rng rng, float[] block, float[] environment, int rows) {
    int place = 0;
    int view = 0;
    for (int row = 0; row < rows; row++) {
      if (row % WINDOWS_PER_PLACE == 0) {
        place = sites.length == 1 ? 0 : rng.nextInt(sites.length);
        view = views() == 1 ? 0 : rng.nextInt(views());
      }
      cut(
          configurations,
          rng.nextInt(configurations.size()),
          place,
          view,
          block,
          row * blockSize,
          environment,
          row * environmentSize);
    }
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
    configurations.gather(configuration, places(place, view / signs), values);
    float sign = view % signs == 0 ? 1f : -1f;
    float unit = 1 / scale;
    for (int k = 0; k < blockSize; k++) {
      block[blockOffset + k] = unit * (sign * values[k] - mean[k]);
    }
    for (int k = 0; k < environmentSize; k++) {
      environment[environmentOffset + k] =
          unit * (sign * values[blockSize + k] - mean[blockSize + k]);
    }
  }

  /// The sites of a window under one image of the lattice; valid until the next call.
  private int[] places(int place, int image) {
    int[] window = sites[place];
    int[] permutation = images[image];
    if (image == 0) {
      return window;
    }
    for (int k = 0; k < window.length; k++) {
      imageSites[k] = permutation[window[k]];
    }
    return imageSites;
  }
}
