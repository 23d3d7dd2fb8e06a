package org.rsmi.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.rsmi.lattice.Boundary;
import org.rsmi.num.Autocorrelation;
import org.rsmi.sample.SampleSet;

/// Connected two-point functions of some local operators, `C_ab(r) = ⟨O_a(0) O_b(r)⟩ − ⟨O_a⟩⟨O_b⟩`,
/// averaged over all places, both axes and both directions, symmetric in a and b.
///
/// All displacements come from one Fourier transform a configuration pair,
/// `C_ab = F⁻¹(F(O_a)* F(O_b))`; an open lattice, or one whose extent is no power of two, is padded
/// with zeros. Errors are jackknifed over blocks of successive configurations.
///
/// @param operators their names
/// @param plane extents of the fields
/// @param stride sites of the configuration between two places of a field
/// @param counts `[blocks]`, configurations
/// @param means `[blocks][operators]`, `⟨O_a⟩`
/// @param products `[blocks][pairs][half + 2]`, `⟨O_a(0) O_b(r)⟩`: r = 0 … half along the axes,
///     then the antipode, half an extent away along every axis; pairs a ≤ b in the order (0,0)
///     (0,1) … (1,1) …
/// @param memory the longest τ_int of the operators' means and their squares, in configurations;
///     NaN if unknown
public record Correlator(
    List<String> operators,
    Plane plane,
    int stride,
    int[] counts,
    double[][] means,
    double[][][] products,
    double memory) {
  /// Blocks of a jackknife, which know an error to 9 %.
  private static final int MOST_BLOCKS = 64;

  private static final int FEWEST = 8;

  /// Blocks shorter than so many autocorrelation times make an error too small.
  private static final double LONG_BLOCK = 10;

  /// Measures operators on all configurations.
  ///
  /// @param operators at least one, on fields of one shape
  /// @param progress told how many configurations are done
  /// @throws IllegalArgumentException if a filter does not fit, the fields differ in shape, or
  /// there
  ///     are fewer than 8 configurations
  public static Correlator of(
      SampleSet samples, List<LocalOperator> operators, IntConsumer progress) {
    if (samples.size() < FEWEST) {
      throw new IllegalArgumentException(
          "%d configurations: a correlator takes at least %d, for its error"
              .formatted(samples.size(), FEWEST));
    }
    List<Integer> shape = shape(samples, operators);
    Boundary boundary = operators.getFirst().field().boundary();
    PlaneSpectrum spectrum = new PlaneSpectrum(Plane.of(shape), boundary, operators.size());
    int blocks = Math.min(MOST_BLOCKS, samples.size() / 2);
    double[][] series = new double[operators.size()][samples.size()];
    int[] counts = new int[blocks];
    double[][] means = new double[blocks][];
    double[][][] products = new double[blocks][][];
    for (int b = 0; b < blocks; b++) {
      int from = (int) ((long) b * samples.size() / blocks);
      int to = (int) ((b + 1L) * samples.size() / blocks);
      for (int n = from; n < to; n += 2) {
        double[][] first = fields(samples, n, operators, series);
        double[][] second =
            n + 1 < to ? fields(samples, n + 1, operators, series) : new double[0][];
        spectrum.add(first, second);
        progress.accept(Math.min(n + 2, to));
      }
      counts[b] = to - from;
      means[b] = Arrays.stream(series).mapToDouble(s -> mean(s, from, to)).toArray();
      products[b] = spectrum.products(to - from);
    }
    List<String> names = operators.stream().map(LocalOperator::name).toList();
    int stride = operators.getFirst().field().stride();
    return new Correlator(names, Plane.of(shape), stride, counts, means, products, memory(series));
  }

  private static List<Integer> shape(SampleSet samples, List<LocalOperator> operators) {
    List<Integer> shape = operators.getFirst().field().shape(samples.shape());
    for (LocalOperator operator : operators) {
      List<Integer> own = operator.field().shape(samples.shape());
      if (!own.equals(shape)) {
        throw new IllegalArgumentException(
            "operators %s and %s live on fields of shape %s and %s: want one stride, and on open lattices one block"
                .formatted(operators.getFirst().name(), operator.name(), shape, own));
      }
    }
    if (Plane.of(shape).half() < 2) {
      throw new IllegalArgumentException(
          "the field has %s places: a correlator takes at least 4 along an axis; a smaller stride gives more"
              .formatted(Plane.of(shape)));
    }
    return shape;
  }

  private static double[][] fields(
      SampleSet samples, int n, List<LocalOperator> operators, double[][] series) {
    float[] values = new float[samples.sites()];
    samples.copy(n, values, 0);
    double[][] fields = new double[operators.size()][];
    for (int a = 0; a < fields.length; a++) {
      fields[a] = operators.get(a).of(values, samples.shape());
      series[a][n] = mean(fields[a], 0, fields[a].length);
    }
    return fields;
  }

  private static double mean(double[] values, int from, int to) {
    double sum = 0;
    for (int k = from; k < to; k++) {
      sum += values[k];
    }
    return sum / (to - from);
  }

  private static double memory(double[][] series) {
    double longest = Double.NaN;
    for (double[] each : series) {
      double[] squares = Arrays.stream(each).map(x -> x * x).toArray();
      for (double[] of : List.of(each, squares)) {
        double time = Autocorrelation.of(of, "").time().value();
        longest = Double.isNaN(longest) || time > longest ? time : longest;
      }
    }
    return longest;
  }

  /// Number of operators.
  public int size() {
    return operators.size();
  }

  /// Index of the antipode among the displacements.
  int antipode() {
    return plane.half() + 1;
  }

  /// Distance of displacement r along an axis, sites of the configuration.
  double distance(int r) {
    return (double) r * stride;
  }

  /// Whether blocks are long enough for an honest error.
  boolean isHonest() {
    int shortest = Arrays.stream(counts).min().orElse(0);
    return Double.isNaN(memory) || shortest >= LONG_BLOCK * Math.max(0.1, memory);
  }

  /// Where `C_ab` stands among the pairs.
  static int pair(int a, int b, int operators) {
    int low = Math.min(a, b);
    return low * operators - low * (low - 1) / 2 + Math.abs(a - b);
  }

  /// A function of all `C_ab(r)`, with what it is without each block.
  ///
  /// @param function of `[pairs][half + 2]`
  Resampled jackknife(Function<double[][], double[]> function) {
    double[] all = function.apply(connected(-1));
    List<double[]> without = new ArrayList<>();
    for (int b = 0; b < counts.length; b++) {
      without.add(function.apply(connected(b)));
    }
    return new Resampled(all, without.toArray(double[][]::new));
  }

  /// `C_ab(r)`, `[pairs][half + 2]`.
  double[][] connected() {
    return connected(-1);
  }

  /// `C_aa(r)` at one displacement, `[operators]`.
  double[] variances(int r) {
    double[][] c = connected();
    double[] variances = new double[size()];
    Arrays.setAll(variances, a -> c[pair(a, a, size())][r]);
    return variances;
  }

  /// `C_ab(r)` of all blocks but one.
  private double[][] connected(int without) {
    double[][] c = new double[products[0].length][products[0][0].length];
    double[] mean = new double[size()];
    double total = 0;
    for (int b = 0; b < counts.length; b++) {
      if (b != without) {
        total += counts[b];
        add(mean, counts[b], means[b]);
        for (int p = 0; p < c.length; p++) {
          add(c[p], counts[b], products[b][p]);
        }
      }
    }
    for (int a = 0; a < size(); a++) {
      for (int b = a; b < size(); b++) {
        double[] row = c[pair(a, b, size())];
        for (int r = 0; r < row.length; r++) {
          row[r] = row[r] / total - mean[a] / total * (mean[b] / total);
        }
      }
    }
    return c;
  }

  private static void add(double[] sum, double weight, double[] values) {
    for (int k = 0; k < sum.length; k++) {
      sum[k] += weight * values[k];
    }
  }
}
