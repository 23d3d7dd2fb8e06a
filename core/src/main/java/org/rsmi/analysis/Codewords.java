package org.rsmi.analysis;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.rsmi.lattice.Boundary;
import org.rsmi.num.Estimate;
import org.rsmi.result.Filter;
import org.rsmi.sample.SampleSet;

/// The words that the bits of a coarse-graining form, `H = (sign(Λ_c·v + b_c))_c`, and the mean
/// block behind each.
///
/// Bit c of a word is set where component c is +1.
///
/// @param filter Λ and b, all components
/// @param counts `[groups][2^bits]`, how often each word was seen in a group of successive
///     configurations
/// @param blocks `[2^bits][|V|]`, mean of v given the word; NaN where it was not seen
public record Codewords(Filter filter, long[][] counts, double[][] blocks) {
  /// Bits that can be counted.
  public static final int MOST_BITS = 12;

  private static final int MOST_GROUPS = 64;
  private static final int FEWEST = 8;

  /// Counts words at every s-th place of all configurations.
  ///
  /// @param filter of 1 to 12 components
  /// @param stride s, sites
  /// @param progress told how many configurations are done
  /// @throws IllegalArgumentException if the filter does not fit, or there are fewer than 8
  ///     configurations
  public static Codewords of(
      SampleSet samples, Filter filter, int stride, Boundary boundary, IntConsumer progress) {
    int bits = filter.components();
    if (bits > MOST_BITS) {
      throw new IllegalArgumentException(
          "a filter of %d components: codewords take at most %d".formatted(bits, MOST_BITS));
    }
    if (samples.size() < FEWEST) {
      throw new IllegalArgumentException(
          "%d configurations: codewords take at least %d, for their errors"
              .formatted(samples.size(), FEWEST));
    }
    CoarseField[] fields = new CoarseField[bits];
    Arrays.setAll(fields, c -> field(filter, c, stride, boundary));
    int groups = Math.min(MOST_GROUPS, samples.size());
    long[][] counts = new long[groups][1 << bits];
    double[][] sums = new double[1 << bits][filter.weights()[0].length];
    float[] values = new float[samples.sites()];
    for (int n = 0; n < samples.size(); n++) {
      samples.copy(n, values, 0);
      int[] words = words(fields, values, samples);
      for (int word : words) {
        counts[(int) ((long) n * groups / samples.size())][word]++;
      }
      add(words, values, samples, fields[0], sums);
      progress.accept(n + 1);
    }
    return new Codewords(filter, counts, means(sums, counts));
  }

  private static CoarseField field(Filter filter, int component, int stride, Boundary boundary) {
    return new CoarseField(
        "bit " + component,
        CoarseField.component(filter, component),
        CoarseField.Reading.HARD,
        stride,
        boundary);
  }

  private static int[] words(CoarseField[] fields, float[] values, SampleSet samples) {
    int[] words = new int[0];
    for (int c = 0; c < fields.length; c++) {
      double[] signs = fields[c].of(values, samples.shape());
      words = c == 0 ? new int[signs.length] : words;
      for (int k = 0; k < signs.length; k++) {
        words[k] |= signs[k] > 0 ? 1 << c : 0;
      }
    }
    return words;
  }

  /// Adds the block at every place to the sum of its word.
  private static void add(
      int[] words, float[] values, SampleSet samples, CoarseField field, double[][] sums) {
    Plane lattice = Plane.of(samples.shape());
    Plane places = Plane.of(field.shape(samples.shape()));
    Plane block = Plane.of(field.filter().blockShape());
    for (int place = 0; place < words.length; place++) {
      int y = place / places.columns() * field.stride();
      int x = place % places.columns() * field.stride();
      double[] sum = sums[words[place]];
      for (int i = 0; i < block.rows(); i++) {
        int row = (y + i) % lattice.rows() * lattice.columns();
        for (int j = 0; j < block.columns(); j++) {
          sum[i * block.columns() + j] += values[row + (x + j) % lattice.columns()];
        }
      }
    }
  }

  private static double[][] means(double[][] sums, long[][] counts) {
    double[][] means = new double[sums.length][];
    Arrays.setAll(
        means,
        word -> {
          double count = Arrays.stream(counts).mapToLong(group -> group[word]).sum();
          return Arrays.stream(sums[word]).map(sum -> sum / count).toArray();
        });
    return means;
  }

  /// Number of bits.
  public int bits() {
    return filter.components();
  }

  /// How often each word is seen, `[2^bits]`, with errors by a jackknife over the groups.
  public Estimate[] frequencies() {
    Resampled shares = shares();
    return IntStream.range(0, 1 << bits())
        .mapToObj(word -> shares.estimate(word, ""))
        .toArray(Estimate[]::new);
  }

  /// Entropy of a word, nats, by Miller and Madow: `−Σ p ln p + (K − 1)/(2N)` for K words seen in N
  /// blocks; its error by a jackknife over the groups.
  ///
  /// @see <a href="https://doi.org/10.1162/089976603321780272">Paninski (2003), §4.1</a>
  public Estimate entropy() {
    Resampled shares = shares();
    double plugIn = plugIn(shares.all());
    long seen = Arrays.stream(shares.all()).filter(p -> p > 0).count();
    double error = shares.map(all -> new double[] {plugIn(all)}).estimate(0, "nats").error();
    return new Estimate(plugIn + (seen - 1) / (2.0 * total()), error, "nats");
  }

  private static double plugIn(double[] shares) {
    return Arrays.stream(shares).filter(p -> p > 0).map(p -> -p * Math.log(p)).sum();
  }

  /// Blocks in all.
  public long total() {
    return Arrays.stream(counts).flatMapToLong(Arrays::stream).sum();
  }

  private Resampled shares() {
    double[][] without = new double[counts.length][];
    Arrays.setAll(without, this::shares);
    return new Resampled(shares(-1), without);
  }

  private double[] shares(int without) {
    double[] sum = new double[1 << bits()];
    double total = 0;
    for (int group = 0; group < counts.length; group++) {
      for (int word = 0; word < sum.length && group != without; word++) {
        sum[word] += counts[group][word];
        total += counts[group][word];
      }
    }
    double all = total;
    return Arrays.stream(sum).map(count -> count / all).toArray();
  }

  /// A word as signs, the first component first, e.g. `+−−+`.
  public String spelled(int word) {
    StringBuilder text = new StringBuilder();
    for (int c = 0; c < bits(); c++) {
      text.append((word >> c & 1) == 1 ? '+' : '−');
    }
    return text.toString();
  }
}
