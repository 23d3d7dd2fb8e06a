package org.rsmi.mi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.hipparchus.special.Erf;

/// A variable as the features that critics see: its columns on a common scale, for several
/// continuous columns their distance from the origin, which tells a common scale of them at once,
/// and last the continuous columns as they are, up to shift and scale, for critics that see few.
///
/// @param features `[rows × width]`, mean 0 and variance 1 each
/// @param width number of features
/// @param linear how many of the first features are columns on a common scale
/// @param plain how many of the first features leave out the columns as they are
/// @param words what was done to how many columns, e.g. `rank 5, distance of 5`
record Encoding(float[] features, int width, int linear, int plain, String words) {
  private static final int FEW = 8;
  private static final double FAR = 6;

  /// Encodes a variable none of whose columns is constant.
  static Encoding of(Variable variable, Preprocessing preprocessing) {
    List<double[]> continuous = new ArrayList<>();
    List<double[]> raw = new ArrayList<>();
    List<double[]> discrete = new ArrayList<>();
    Map<String, Integer> words = new LinkedHashMap<>();
    for (int c = 0; c < variable.columns(); c++) {
      double[] column = variable.column(c);
      double[] values = Arrays.stream(column).distinct().limit(FEW + 1).sorted().toArray();
      if (preprocessing != Preprocessing.AUTO || values.length > FEW) {
        Preprocessing chosen =
            preprocessing == Preprocessing.AUTO ? Preprocessing.RANK : preprocessing;
        words.merge(chosen.name().toLowerCase(Locale.ROOT), 1, Integer::sum);
        continuous.add(scaled(column, chosen));
        raw.add(column);
      } else {
        words.merge(values.length == 2 ? "two-valued" : "one-hot", 1, Integer::sum);
        discrete.addAll(indicators(column, values));
      }
    }
    List<double[]> columns = new ArrayList<>(continuous);
    columns.addAll(discrete);
    int linear = columns.size();
    if (continuous.size() > 1) {
      columns.add(distance(raw));
      words.put("distance of", continuous.size());
    }
    int plain = columns.size();
    for (double[] column : raw) {
      columns.add(Arrays.stream(standard(column)).map(z -> Math.clamp(z, -FAR, FAR)).toArray());
    }
    return new Encoding(interleaved(columns), columns.size(), linear, plain, words(words));
  }

  private static String words(Map<String, Integer> words) {
    return String.join(
        ", ", words.entrySet().stream().map(w -> w.getKey() + " " + w.getValue()).toList());
  }

  /// Whether no column is told apart value by value.
  boolean isContinuous() {
    return width - plain == linear;
  }

  /// Whether all columns are told apart value by value.
  boolean isDiscrete() {
    return width == plain;
  }

  /// The columns on a common scale.
  Variable scores() {
    double[] scores = new double[features.length / width * linear];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = features[i / linear * width + i % linear];
    }
    return new Variable(scores, linear);
  }

  /// Features of some rows.
  float[] rows(int[] order) {
    float[] picked = new float[order.length * width];
    for (int i = 0; i < order.length; i++) {
      System.arraycopy(features, order[i] * width, picked, i * width, width);
    }
    return picked;
  }

  /// Some rows of two encoded variables, ready for critics.
  static Pairs pairs(Encoding x, Encoding y, int[] group, int[] rows) {
    int[] kept = Arrays.stream(rows).map(row -> group[row]).toArray();
    return new Pairs(x.rows(rows), y.rows(rows), kept);
  }

  private static double[] scaled(double[] column, Preprocessing how) {
    return switch (how) {
      case AUTO, RANK -> normalScores(column);
      case STANDARD -> standard(column);
      case ASINH -> standard(asinh(column));
    };
  }

  /// Equal values share the mean of their ranks.
  static double[] normalScores(double[] column) {
    int n = column.length;
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> column[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] scores = new double[n];
    int first = 0;
    while (first < n) {
      int last = first;
      while (last + 1 < n && column[order[last + 1]] == column[order[first]]) {
        last++;
      }
      double share = ((first + last) / 2.0 + 0.5) / n;
      for (int i = first; i <= last; i++) {
        scores[order[i]] = Math.sqrt(2) * Erf.erfInv(2 * share - 1);
      }
      first = last + 1;
    }
    return standard(scores);
  }

  private static double[] standard(double[] column) {
    double mean = Arrays.stream(column).average().orElseThrow();
    double square = Arrays.stream(column).map(z -> (z - mean) * (z - mean)).sum();
    double deviation = Math.sqrt(square / column.length);
    return Arrays.stream(column).map(z -> (z - mean) / deviation).toArray();
  }

  private static double[] asinh(double[] column) {
    double[] sorted = column.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    double width = sorted[3 * n / 4] - sorted[n / 4];
    double scale = width > 0 ? width / 1.349 : sorted[n - 1] - sorted[0];
    return Arrays.stream(column)
        .map(z -> (z - sorted[n / 2]) / scale)
        .map(q -> Math.signum(q) * Math.log(Math.abs(q) + Math.hypot(q, 1)))
        .toArray();
  }

  /// One column for two values, one for each of more.
  private static List<double[]> indicators(double[] column, double[] values) {
    List<double[]> columns = new ArrayList<>();
    for (int v = values.length == 2 ? 1 : 0; v < values.length; v++) {
      double value = values[v];
      columns.add(standard(Arrays.stream(column).map(z -> z == value ? 1 : 0).toArray()));
    }
    return columns;
  }

  /// Normal scores of `Σ_c (z_c/median|z_c|)²`, the distance from the origin in the column's own
  /// units.
  private static double[] distance(List<double[]> columns) {
    double[] square = new double[columns.getFirst().length];
    for (double[] column : columns) {
      double[] sizes = Arrays.stream(column).map(Math::abs).sorted().toArray();
      double median = sizes[sizes.length / 2];
      double unit = median > 0 ? median : sizes[sizes.length - 1];
      for (int i = 0; i < square.length; i++) {
        square[i] += column[i] / unit * (column[i] / unit);
      }
    }
    return normalScores(square);
  }

  private static float[] interleaved(List<double[]> columns) {
    int rows = columns.getFirst().length;
    float[] features = new float[rows * columns.size()];
    for (int c = 0; c < columns.size(); c++) {
      for (int i = 0; i < rows; i++) {
        features[i * columns.size() + c] = (float) columns.get(c)[i];
      }
    }
    return features;
  }
}
