package org.rsmi.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rsmi.lattice.Bonds;
import org.rsmi.lattice.Lattice;
import org.rsmi.num.Autocorrelation;
import org.rsmi.num.Binning;

/// What a recorded chain is worth: means with honest errors, autocorrelation times and warnings.
///
/// Times are in samples as recorded; multiply by `every` for sweeps. What counts for a derived
/// result is the slowest observable, [#effectiveSamples()].
///
/// @param samples configurations recorded
/// @param observables one row each, by name
/// @param warnings one line each, empty for a good chain
public record ChainReport(int samples, List<Row> observables, List<String> warnings) {
  private static final double WANTED_TIMES = 100;

  /// One observable.
  ///
  /// @param autocorrelation mean with its error, τ_int and effective samples
  /// @param binning the same mean with the error of large bins, an independent check
  public record Row(String name, Autocorrelation autocorrelation, Binning binning) {}

  public ChainReport {
    observables = List.copyOf(observables);
    warnings = List.copyOf(warnings);
  }

  /// Judges a chain by what its model measured.
  public static ChainReport of(Sampled sampled) {
    return of(sampled.series());
  }

  /// Judges series measured together.
  ///
  /// @param series by name, equal lengths, at least 2 finite values each
  public static ChainReport of(Map<String, double[]> series) {
    if (series.isEmpty()) {
      throw new IllegalArgumentException("a chain report takes at least one series");
    }
    List<Row> rows = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    for (Map.Entry<String, double[]> entry : new TreeMap<>(series).entrySet()) {
      double[] values = entry.getValue();
      Row row = new Row(entry.getKey(), Autocorrelation.of(values, ""), Binning.of(values, ""));
      rows.add(row);
      warnings.addAll(warnings(row, values.length));
    }
    return new ChainReport(series.values().iterator().next().length, rows, warnings);
  }

  private static List<String> warnings(Row row, int samples) {
    double time = row.autocorrelation.time().value();
    if (Double.isNaN(time)) {
      return List.of(
          "%s never changed in %d samples: its error is unknown".formatted(row.name, samples));
    }
    double times = samples / Math.max(0.5, time);
    if (times < WANTED_TIMES) {
      return List.of(
          "%s: %d samples are only %.0f autocorrelation times; take more, or further apart, for %.0f"
              .formatted(row.name, samples, times, WANTED_TIMES));
    }
    return List.of();
  }

  /// Judges configurations that came without a model, in order of time, by their mean, the
  /// magnitude of the mean and, unless it never changes, the mean square.
  public static ChainReport of(SampleSet configurations) {
    return of(moments(configurations));
  }

  /// The same, with the mean product of neighbours on `lattice`.
  public static ChainReport of(SampleSet configurations, Lattice lattice) {
    if (lattice.sites() != configurations.sites()) {
      throw new IllegalArgumentException(
          "configurations of shape %s do not live on %s"
              .formatted(configurations.shape(), lattice));
    }
    Map<String, double[]> series = moments(configurations);
    series.put("neighbour product", neighbourProducts(configurations, Bonds.of(lattice)));
    return of(series);
  }

  private static Map<String, double[]> moments(SampleSet configurations) {
    double[] mean = new double[configurations.size()];
    double[] square = new double[configurations.size()];
    float[] values = new float[configurations.sites()];
    for (int k = 0; k < mean.length; k++) {
      configurations.copy(k, values, 0);
      for (float value : values) {
        mean[k] += value;
        square[k] += (double) value * value;
      }
      mean[k] /= values.length;
      square[k] /= values.length;
    }
    Map<String, double[]> moments = new TreeMap<>();
    moments.put("mean", mean);
    moments.put("|mean|", Arrays.stream(mean).map(Math::abs).toArray());
    if (Arrays.stream(square).anyMatch(x -> x != square[0])) {
      moments.put("mean square", square);
    }
    return moments;
  }

  private static double[] neighbourProducts(SampleSet configurations, Bonds bonds) {
    double[] products = new double[configurations.size()];
    float[] values = new float[configurations.sites()];
    for (int k = 0; k < products.length; k++) {
      configurations.copy(k, values, 0);
      double sum = 0;
      for (int b = 0; b < bonds.count(); b++) {
        sum += values[bonds.from()[b]] * values[bonds.to()[b]];
      }
      products[k] = sum / bonds.count();
    }
    return products;
  }

  /// Independent configurations the chain is worth: those of its slowest observable.
  public double effectiveSamples() {
    return observables.stream()
        .mapToDouble(row -> row.autocorrelation.effectiveSamples())
        .min()
        .orElseThrow();
  }
}
