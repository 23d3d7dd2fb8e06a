package org.rsmi.result;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rsmi.sample.NpyArray;
import org.rsmi.sample.NpzFile;
import org.rsmi.sample.WindowSites;
import org.rsmi.sample.Windows;

/// Mean and covariance of a block's sites, in the units of the data: the metric in which filters
/// are the same rule.
///
/// Where sites are bound by constraints, as dimers are, many filters Λ give the same H. Their
/// structure coefficients `Cov(v, Λ·v)` are the same too, and `Λ·Cov·Λ'` is the covariance of two
/// rules.
///
/// @param mean `[|V|]`
/// @param covariance `[|V| × |V|]`, symmetric
/// @param windows they were measured on
public record BlockMoments(double[] mean, double[][] covariance, int windows) {
  private static final String FILE = "block.npz";

  /// A covariance of more numbers is not kept: a block of 1,024 sites would take 8 MB a run.
  private static final int LARGEST = 512;

  /// More windows than these add time and no digit that a filter shows.
  private static final int MOST = 8_192;

  public BlockMoments {
    mean = mean.clone();
    covariance = Arrays.stream(covariance).map(double[]::clone).toArray(double[][]::new);
    if (covariance.length != mean.length) {
      throw new IllegalArgumentException(
          "a mean of %d sites and a covariance of %d: want as many"
              .formatted(mean.length, covariance.length));
    }
  }

  /// Measures the block of some windows, evenly spread ones if they are very many.
  ///
  /// @return nothing for a block of more than 512 sites
  public static Optional<BlockMoments> of(Windows windows, WindowSites sites) {
    int block = sites.blockSize();
    int counted = Math.min(windows.size(), MOST);
    if (block > LARGEST || counted < 2) {
      return Optional.empty();
    }
    double[] sum = new double[block];
    double[][] products = new double[block][block];
    for (int n = 0; n < counted; n++) {
      int row = (int) ((long) n * windows.size() / counted);
      add(windows.block(), row * block, sum, products);
    }
    return Optional.of(moments(sum, products, counted, sites));
  }

  private static void add(float[] values, int at, double[] sum, double[][] products) {
    for (int i = 0; i < sum.length; i++) {
      double x = values[at + i];
      sum[i] += x;
      double[] row = products[i];
      for (int j = 0; j <= i; j++) {
        row[j] += x * values[at + j];
      }
    }
  }

  private static BlockMoments moments(double[] sum, double[][] products, int n, WindowSites sites) {
    double scale = sites.scale();
    float[] centre = sites.mean();
    double[] mean = new double[sum.length];
    for (int i = 0; i < sum.length; i++) {
      mean[i] = centre[i] + scale * sum[i] / n;
      for (int j = 0; j <= i; j++) {
        double covariance = (products[i][j] - sum[i] * sum[j] / n) / (n - 1);
        products[i][j] = scale * scale * covariance;
        products[j][i] = products[i][j];
      }
    }
    return new BlockMoments(mean, products, n);
  }

  /// The moments of all windows behind some moments, as if they had been measured together.
  ///
  /// @param parts at least one, of one block
  public static BlockMoments mean(List<BlockMoments> parts) {
    int sites = parts.getFirst().mean.length;
    double[] mean = new double[sites];
    double[][] covariance = new double[sites][sites];
    int windows = parts.stream().mapToInt(BlockMoments::windows).sum();
    for (BlockMoments part : parts) {
      double share = (double) part.windows / windows;
      for (int i = 0; i < sites; i++) {
        mean[i] += share * part.mean[i];
        for (int j = 0; j < sites; j++) {
          covariance[i][j] += share * part.covariance[i][j];
        }
      }
    }
    return new BlockMoments(mean, covariance, windows);
  }

  /// The structure coefficients of a filter, `Cov(v, Λ·v)`, `[|V|]`.
  ///
  /// @param filter Λ, `[|V|]`
  public double[] structure(double[] filter) {
    double[] structure = new double[filter.length];
    for (int i = 0; i < filter.length; i++) {
      for (int j = 0; j < filter.length; j++) {
        structure[i] += covariance[i][j] * filter[j];
      }
    }
    return structure;
  }

  /// Writes `block.npz` beside a run's filter.
  ///
  /// @param run folder of the run
  public void write(Path run) {
    int sites = mean.length;
    double[] flat = Arrays.stream(covariance).flatMapToDouble(Arrays::stream).toArray();
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    arrays.put("mean", NpyArray.of(List.of(sites), mean));
    arrays.put("covariance", NpyArray.of(List.of(sites, sites), flat));
    arrays.put("windows", NpyArray.of(List.of(), (long) windows));
    NpzFile.write(run.resolve(FILE), arrays, NpzFile.Compression.STORED);
  }

  /// What a run has left, if it has.
  ///
  /// @throws IllegalArgumentException naming the file if it is damaged
  public static Optional<BlockMoments> read(Path run) {
    Path file = run.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    double[] mean = NpzFile.read(file, "mean").toDoubles();
    double[] flat = NpzFile.read(file, "covariance").toDoubles();
    if (flat.length != mean.length * mean.length) {
      throw new IllegalArgumentException(
          "%s holds %d means and %d covariances: want their square"
              .formatted(file, mean.length, flat.length));
    }
    double[][] covariance = new double[mean.length][];
    Arrays.setAll(
        covariance, i -> Arrays.copyOfRange(flat, i * mean.length, (i + 1) * mean.length));
    int windows = Math.toIntExact(NpzFile.read(file, "windows").toLongs()[0]);
    return Optional.of(new BlockMoments(mean, covariance, windows));
  }
}
