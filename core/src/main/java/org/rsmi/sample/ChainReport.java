package org.rsmi.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rsmi.lattice.Bonds;
import org.rsmi.lattice.Lattice;
import org.rsmi.model.Observables;
import org.rsmi.num.Autocorrelation;
import org.rsmi.num.Binning;
import org.rsmi.num.Estimate;
import org.rsmi.num.Jackknife;

/// What a recorded chain is worth: means with honest errors, autocorrelation times and warnings.
///
/// Times are in samples as recorded; multiply by `every` for sweeps. What counts for a derived
/// result is the slowest observable, [#effectiveSamples()].
///
/// @param samples configurations recorded, those of all chains
/// @param observables one row each, by name
/// @param derived what is formed from the means, in the order of the model
/// @param warnings one line each, empty for a good chain
public record ChainReport(
    int samples, List<Row> observables, List<Derived> derived, List<String> warnings) {
  private static final double WANTED_TIMES = 100;
  private static final int MOST_BLOCKS = 64;
  private static final double BLOCK_TIMES = 10;
  private static final int TELLING_LEVELS = 4;
  private static final long MOST_VALUES = 1L << 28;
  private static final int STRETCHES = 16;
  private static final String SQUARE = "mean square";

  /// One observable.
  ///
  /// @param autocorrelation mean with its error, τ_int and effective samples
  /// @param binning the same mean with the error of large bins, an independent check
  public record Row(String name, Autocorrelation autocorrelation, Binning binning) {}

  /// One function of means, such as a Binder cumulant.
  ///
  /// @param value by the jackknife over at most 64 blocks, of at least 10 τ_int of the slowest
  ///     observable where the chain is long enough for two of them
  public record Derived(String name, Estimate value) {}

  public ChainReport {
    observables = List.copyOf(observables);
    derived = List.copyOf(derived);
    warnings = List.copyOf(warnings);
  }

  /// Judges chains by what their model measured.
  public static ChainReport of(Sampled sampled) {
    return of(sampled, List.of());
  }

  /// The same, with what is formed from the means.
  public static ChainReport of(Sampled sampled, List<Observables.Derived> derived) {
    return of(sampled.series(), sampled.chains(), derived);
  }

  /// Judges series measured together in one chain.
  ///
  /// @param series by name, equal lengths, at least 2 finite values each
  public static ChainReport of(Map<String, double[]> series) {
    return of(series, 1, List.of());
  }

  private static ChainReport of(
      Map<String, double[]> series, int chains, List<Observables.Derived> derived) {
    if (series.isEmpty()) {
      throw new IllegalArgumentException("a chain report takes at least one series");
    }
    Map<String, List<double[]>> cut = new TreeMap<>();
    series.forEach((name, values) -> cut.put(name, cut(values, chains)));
    List<Row> rows = new ArrayList<>();
    cut.forEach(
        (name, parts) ->
            rows.add(new Row(name, Autocorrelation.of(parts, ""), Binning.of(parts, ""))));
    return of(series.values().iterator().next().length, rows, formed(derived, cut, rows));
  }

  /// Judges chains of any length.
  ///
  /// Means are those of full bins: of a long chain the last few samples are left out.
  ///
  /// @param chains of one law, those without samples do not count
  /// @param observables what they measured
  public static ChainReport of(List<BinnedSeries> chains, Observables observables) {
    List<BinnedSeries> filled = chains.stream().filter(chain -> chain.count() > 0).toList();
    int size = filled.stream().mapToInt(BinnedSeries::size).max().orElse(1);
    long samples = filled.stream().mapToLong(BinnedSeries::count).sum();
    Map<String, List<double[]>> bins = new TreeMap<>();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < observables.names().size(); i++) {
      int observable = i;
      List<double[]> parts = filled.stream().map(c -> c.bins(observable, size)).toList();
      bins.put(observables.names().get(i), parts);
      Autocorrelation memory = Autocorrelation.of(parts, "");
      double mean = memory.mean().value();
      double variance =
          filled.stream().mapToDouble(c -> c.squares(observable, mean)).sum() / samples;
      rows.add(
          new Row(
              observables.names().get(i),
              size == 1 ? memory : inSamples(memory, size, samples, variance),
              Binning.of(parts, "")));
    }
    rows.sort(Comparator.comparing(Row::name));
    List<Derived> derived = formed(observables.derived(), bins, rows);
    return of((int) Math.min(samples, Integer.MAX_VALUE), rows, derived);
  }

  /// The autocorrelation of samples from that of their bins, `τ = N Δ²/(2σ²)`.
  private static Autocorrelation inSamples(
      Autocorrelation bins, int size, long samples, double variance) {
    double error = bins.mean().error();
    double time = samples * error * error / (2 * variance);
    double relative = bins.time().error() / bins.time().value();
    return new Autocorrelation(
        bins.mean(),
        new Estimate(time, Math.abs(time * relative), "steps"),
        bins.window() * size,
        bins.settled(),
        Double.isNaN(time) ? 1 : samples / Math.max(1, 2 * time));
  }

  private static List<double[]> cut(double[] values, int chains) {
    List<double[]> parts = new ArrayList<>();
    for (int chain = 0; chain < chains; chain++) {
      int from = Chain.first(values.length, chain, chains);
      int to = Chain.first(values.length, chain + 1, chains);
      if (from < to) {
        parts.add(Arrays.copyOfRange(values, from, to));
      }
    }
    return parts;
  }

  private static ChainReport of(int samples, List<Row> rows, List<Derived> derived) {
    List<String> warnings = new ArrayList<>();
    rows.forEach(row -> warnings.addAll(warnings(row, samples)));
    return new ChainReport(samples, rows, derived, warnings);
  }

  private static List<Derived> formed(
      List<Observables.Derived> wanted, Map<String, List<double[]>> series, List<Row> rows) {
    int values = series.values().iterator().next().stream().mapToInt(part -> part.length).sum();
    double effective = slowest(rows);
    int blocks = (int) Math.clamp(effective * 2 / BLOCK_TIMES, 2, Math.min(MOST_BLOCKS, values));
    return wanted.stream()
        .map(
            quantity ->
                new Derived(
                    quantity.name(),
                    new Jackknife(blocks)
                        .estimate(
                            quantity.formula()::of,
                            "",
                            quantity.moments().stream()
                                .map(name -> joined(series.getOrDefault(name, List.of())))
                                .toArray(double[][]::new))))
        .toList();
  }

  private static double[] joined(List<double[]> parts) {
    return parts.stream().flatMapToDouble(Arrays::stream).toArray();
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
    return growing(row.binning)
        ? List.of(
            "%s: its error still grows with the bins at %d samples a bin; it is a lower bound"
                .formatted(row.name, row.binning.levels().getLast().size()))
        : List.of();
  }

  /// No plateau, and the largest bins have the largest error.
  private static boolean growing(Binning binning) {
    List<Binning.Level> levels = binning.levels();
    double last = levels.getLast().error().value();
    return !binning.plateau()
        && levels.size() >= TELLING_LEVELS
        && levels.stream().allMatch(level -> level.error().value() <= last);
  }

  /// Judges configurations that came without a model, in order of time, by their mean, the
  /// magnitude of the mean and, unless it never changes, the mean square.
  ///
  /// Of sets of more than 2²⁸ values as many are looked at, in 16 stretches evenly spread; the
  /// report counts the configurations in these alone.
  public static ChainReport of(SampleSet configurations) {
    return of(configurations, MOST_VALUES);
  }

  /// @param most values to look at
  static ChainReport of(SampleSet configurations, long most) {
    int size = configurations.size();
    int length = (int) Math.max(2, most / configurations.sites() / STRETCHES);
    if ((long) STRETCHES * length >= size) {
      return of(moments(configurations), 1, List.of());
    }
    Map<String, double[]> series = new TreeMap<>();
    for (int stretch = 0; stretch < STRETCHES; stretch++) {
      int from = (int) ((long) (size - length) * stretch / (STRETCHES - 1));
      int at = stretch * length;
      every(configurations.slice(from, from + length))
          .forEach(
              (name, values) ->
                  System.arraycopy(
                      values,
                      0,
                      series.computeIfAbsent(name, _ -> new double[STRETCHES * length]),
                      at,
                      length));
    }
    return of(changing(series), STRETCHES, List.of());
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
    return changing(every(configurations));
  }

  /// Without a mean square that never changes.
  private static Map<String, double[]> changing(Map<String, double[]> moments) {
    double[] square = moments.getOrDefault(SQUARE, new double[0]);
    if (Arrays.stream(square).allMatch(x -> x == square[0])) {
      moments.remove(SQUARE);
    }
    return moments;
  }

  private static Map<String, double[]> every(SampleSet configurations) {
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
    moments.put(SQUARE, square);
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

  /// The same with warnings from elsewhere before its own, such as those of [Thermalised].
  public ChainReport warned(List<String> before) {
    List<String> all = new ArrayList<>(before);
    all.addAll(warnings);
    return new ChainReport(samples, observables, derived, all);
  }

  /// Independent configurations the chain is worth: those of its slowest observable. One that never
  /// changed, such as the flux of a dimer crystal, tells nothing unless none of them did.
  public double effectiveSamples() {
    return slowest(observables);
  }

  private static double slowest(List<Row> rows) {
    return rows.stream()
        .filter(row -> Double.isFinite(row.autocorrelation.time().value()))
        .mapToDouble(row -> row.autocorrelation.effectiveSamples())
        .min()
        .orElse(1);
  }
}
