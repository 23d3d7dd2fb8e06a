package org.rsmi.mi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.stream.IntStream;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;
import org.rsmi.result.MiEstimate;

/// Laws of mutual information that every estimate must obey, tried on the user's own data.
///
/// @param method what is checked
public record SelfCheck(CrossFitted method) {
  private static final double ERRORS = 3;
  private static final double SHARE = 0.1;
  private static final double UNLIKELY = 0.001;

  /// One law.
  ///
  /// @param law in words
  /// @param measured what should be zero, or not positive, nats
  /// @param passed whether it is, within three standard errors (and a tenth of I for two copies,
  ///     whose critics see half the rows); of shuffled pairs, whether p > 0.001
  public record Row(String law, Estimate measured, boolean passed) {}

  /// Checks an estimate of `samples`.
  public List<Row> of(
      PairedSamples samples, MiEstimate estimate, Rng rng, ExecutorService threads) {
    Estimate all = estimate.information();
    List<Row> rows = new ArrayList<>();
    Variable constant = new Variable(new double[samples.rows()], 1);
    Estimate nothing =
        measure(new PairedSamples(samples.x(), constant, samples.group()), rng, threads);
    rows.add(new Row("I(X:constant) = 0", nothing, nothing.value() == 0));
    MiEstimate shuffled =
        method.measure(
            shuffled(samples, rng.split("order")), rng, threads, CrossFitted.Observer.BLIND);
    rows.add(new Row("I(X:shuffled Y) = 0", shuffled.information(), shuffled.pValue() > UNLIKELY));
    Estimate less = measure(coarse(samples), rng.split("coarse"), threads).minus(all);
    rows.add(
        new Row(
            "I(X:f(Y)) − I(X:Y) ≤ 0, " + coarseWords(samples),
            less,
            less.value() < ERRORS * less.error()));
    Estimate copies = measure(copies(samples), rng.split("copies"), threads);
    Estimate twice = new Estimate(2 * all.value(), 2 * all.error(), all.unit());
    Estimate excess = copies.minus(twice);
    rows.add(
        new Row(
            "I of two independent copies − 2 I(X:Y) = 0",
            excess,
            Math.abs(excess.value()) < ERRORS * excess.error() + SHARE * twice.value()));
    return rows;
  }

  private Estimate measure(PairedSamples samples, Rng rng, ExecutorService threads) {
    return method.measure(samples, rng, threads, CrossFitted.Observer.BLIND).information();
  }

  private static PairedSamples shuffled(PairedSamples samples, Rng order) {
    return new PairedSamples(
        samples.x(), samples.y().rows(order.permutation(samples.rows())), samples.group());
  }

  /// Half of the columns of y, or for one column whether it is above its median.
  private static PairedSamples coarse(PairedSamples samples) {
    Variable y = samples.y();
    if (y.columns() > 1) {
      int[] half = IntStream.range(0, (y.columns() + 1) / 2).toArray();
      return new PairedSamples(samples.x(), y.columns(half), samples.group());
    }
    double[] sorted = y.values().clone();
    Arrays.sort(sorted);
    double median = sorted[sorted.length / 2];
    double[] above = Arrays.stream(y.values()).map(v -> v >= median ? 1 : 0).toArray();
    boolean varies = Arrays.stream(above).distinct().count() > 1;
    return new PairedSamples(samples.x(), varies ? Variable.of(above) : y, samples.group());
  }

  private static String coarseWords(PairedSamples samples) {
    return samples.y().columns() > 1 ? "f: the first half of the columns" : "f: above the median";
  }

  /// The second half of the rows beside the first.
  private static PairedSamples copies(PairedSamples samples) {
    int half = samples.rows() / 2;
    int[] first = IntStream.range(0, half).toArray();
    int[] second = IntStream.range(half, 2 * half).toArray();
    return new PairedSamples(
        samples.x().rows(first).beside(samples.x().rows(second)),
        samples.y().rows(first).beside(samples.y().rows(second)),
        Arrays.copyOf(samples.group(), half));
  }
}
