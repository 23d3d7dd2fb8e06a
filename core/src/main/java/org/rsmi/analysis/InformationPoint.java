package org.rsmi.analysis;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rsmi.num.Estimate;
import org.rsmi.result.PointSummary;
import org.rsmi.result.RunRecord;

/// Mean I(H:E) at one value of an axis, from the runs whose filter means something.
///
/// Its error has two parts: what is this point's own, and what comes from configurations that
/// several runs share. The second part is correlated with that of other points on the same
/// configurations.
///
/// @param x value of the axis
/// @param value nats
/// @param own error that no other point has, nats
/// @param shared error of the shared configurations, nats; 0 if every run has its own
/// @param samples names of the shared configurations
/// @param summary the runs
record InformationPoint(
    double x, double value, double own, double shared, Set<String> samples, PointSummary summary) {

  /// The points of a slice that have a finite mean with an error.
  static List<InformationPoint> of(Slice slice) {
    return slice.points().stream()
        .filter(point -> point.runs().stream().anyMatch(InformationPoint::counts))
        .map(point -> of(Slice.number(point, slice.axis()), point))
        .toList();
  }

  private static boolean counts(RunRecord run) {
    Estimate information = run.estimate().information();
    return RunSet.usable(run) && Double.isFinite(information.value()) && information.error() > 0;
  }

  private static InformationPoint of(double x, PointSummary point) {
    List<RunRecord> runs = point.runs().stream().filter(InformationPoint::counts).toList();
    PointSummary summary = new PointSummary(point.point(), runs);
    Set<String> samples = new LinkedHashSet<>();
    runs.stream().map(RunRecord::samples).filter(name -> !name.isEmpty()).forEach(samples::add);
    double value = runs.stream().mapToDouble(InformationPoint::value).average().orElse(Double.NaN);
    if (samples.isEmpty()) {
      return new InformationPoint(x, value, total(runs, value), 0, samples, summary);
    }
    double own = Math.sqrt(scatter(runs, value) / runs.size());
    double configurations = Math.sqrt(variance(runs) / sets(runs, samples));
    return new InformationPoint(x, value, own, configurations, samples, summary);
  }

  private static double total(List<RunRecord> runs, double mean) {
    return Math.sqrt(Math.max(variance(runs), scatter(runs, mean)) / runs.size());
  }

  private static double sets(List<RunRecord> runs, Set<String> samples) {
    return samples.size() + runs.stream().filter(run -> run.samples().isEmpty()).count();
  }

  private static double variance(List<RunRecord> runs) {
    return runs.stream()
        .mapToDouble(run -> run.estimate().information().error())
        .map(error -> error * error)
        .average()
        .orElse(Double.NaN);
  }

  private static double scatter(List<RunRecord> runs, double mean) {
    double squares =
        runs.stream()
            .mapToDouble(InformationPoint::value)
            .map(value -> (value - mean) * (value - mean))
            .sum();
    return squares / Math.max(1, runs.size() - 1);
  }

  private static double value(RunRecord run) {
    return run.estimate().information().value();
  }

  /// One standard error of the mean, nats.
  double error() {
    return Math.hypot(own, shared);
  }

  Estimate estimate() {
    return new Estimate(value, error(), "nats");
  }

  /// Whether two points were measured on the same configurations.
  boolean shares(InformationPoint other) {
    return !Collections.disjoint(samples, other.samples);
  }
}
