package org.rsmi.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rsmi.result.PointSummary;
import org.rsmi.result.RunRecord;
import org.rsmi.result.Truth;

/// What a table says of a grid point.
///
/// I(H:E) is the mean over the runs that converged. Everything after it is of the best run, the one
/// with the largest I(H:E): its own value, the exact value of its rule, the gap between these two,
/// the value of the best rule there is, I(V:E), the share of it that the rule keeps, and the null.
enum Column {
  RUNS("runs", ""),
  INFORMATION("I(H:E)", "nats"),
  BEST("best", "nats"),
  EXACT("exact", "nats"),
  GAP("gap", "nats"),
  POSSIBLE("best possible", "nats"),
  BLOCK("I(V:E)", "nats"),
  KEPT("kept", ""),
  NULL("null", "nats"),
  RELIABLE("reliable", "");

  private final String title;
  private final String unit;

  Column(String title, String unit) {
    this.title = title;
    this.unit = unit;
  }

  String title() {
    return title;
  }

  String unit() {
    return unit;
  }

  /// The columns with something to say.
  static List<Column> of(List<PointSummary> points) {
    return Stream.of(values()).filter(column -> column.speaksOf(points)).toList();
  }

  private boolean speaksOf(List<PointSummary> points) {
    return switch (this) {
      case BEST -> areRepeated(points);
      case EXACT, GAP -> areKnown(points);
      case POSSIBLE -> areBounded(points);
      case RUNS, INFORMATION, BLOCK, KEPT, NULL, RELIABLE -> true;
    };
  }

  /// Whether a point has more than one run.
  static boolean areRepeated(List<PointSummary> points) {
    return points.stream().anyMatch(point -> point.runs().size() > 1);
  }

  /// Whether an exact value stands beside a number.
  static boolean areKnown(List<PointSummary> points) {
    return points.stream().anyMatch(point -> point.best().exact().isPresent());
  }

  /// Whether the best value of any rule stands beside a number.
  static boolean areBounded(List<PointSummary> points) {
    return points.stream().anyMatch(point -> point.best().bestPossible().isPresent());
  }

  /// Whether it tells how close a run comes to an exact answer.
  boolean compares() {
    return switch (this) {
      case BEST, EXACT, GAP, POSSIBLE -> true;
      case RUNS, INFORMATION, BLOCK, KEPT, NULL, RELIABLE -> false;
    };
  }

  String text(PointSummary point) {
    RunRecord best = point.best();
    return switch (this) {
      case RUNS -> converged(point) + "/" + point.runs().size();
      case INFORMATION -> bounded(point) + Notation.pure(point.information());
      case BEST -> Notation.fixed(best.estimate().information().value(), 4);
      case EXACT -> pure(best.exact());
      case GAP -> best.gap().map(Notation::signed).orElse("");
      case POSSIBLE -> pure(best.bestPossible());
      case BLOCK -> Notation.pure(best.estimate().blockInformation());
      case KEPT -> Notation.fixed(best.estimate().captureRatio().value(), 2);
      case NULL -> Notation.pure(best.estimate().nullInformation());
      case RELIABLE -> reliable(point);
    };
  }

  private static int converged(PointSummary point) {
    return point.census().getOrDefault("Converged", 0);
  }

  /// `≥ ` where a run says that it is near its ceiling.
  private static String bounded(PointSummary point) {
    boolean near =
        point.runs().stream()
            .flatMap(run -> run.estimate().reasons().stream())
            .anyMatch(reason -> reason.contains("ceiling"));
    return near ? "≥ " : "";
  }

  private static String pure(Optional<Truth> truth) {
    return truth.map(known -> Notation.pure(known.value())).orElse("");
  }

  /// yes or no, or how many of the runs where they differ.
  private static String reliable(PointSummary point) {
    int all = point.runs().size();
    long reliable = point.runs().stream().filter(run -> run.estimate().reliable()).count();
    return reliable == all ? "yes" : reliable == 0 ? "no" : reliable + "/" + all;
  }
}
