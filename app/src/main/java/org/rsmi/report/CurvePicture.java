package org.rsmi.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.rsmi.result.PointSummary;
import org.rsmi.result.RunRecord;

/// I(H:E) against the first axis of the grid that varies, one line for each combination of the
/// others, with error bars, exact values and the entropy bound.
///
/// @param points all of the grid
/// @param spec text of the experiment file, whose comments in `[grid]` are the units of the axes
public record CurvePicture(List<PointSummary> points, String spec) {

  public CurvePicture {
    points = List.copyOf(points);
  }

  public static CurvePicture of(List<RunRecord> runs, String spec) {
    return new CurvePicture(PointSummary.of(runs), spec);
  }

  /// The text of an SVG file; empty where the grid has nothing to draw against.
  public Optional<String> svg() {
    return drawing().map(Drawing::standalone);
  }

  Optional<Drawing> drawing() {
    return measured().findAny().isEmpty() ? Optional.empty() : Abscissa.of(points).map(this::plot);
  }

  private Drawing plot(Abscissa abscissa) {
    Plot plot = Plot.of(abscissa, Series.of(points, abscissa), bounds());
    return plot.draw(new GridComments(spec).title(abscissa.name()));
  }

  private DoubleStream measured() {
    return points.stream()
        .mapToDouble(point -> point.information().value())
        .filter(Double::isFinite);
  }

  /// Different entropy bounds of the runs, nats; none of a real variable.
  private List<Double> bounds() {
    return points.stream()
        .map(point -> point.best().estimate().entropyBound())
        .filter(bound -> Double.isFinite(bound) && bound > 0)
        .distinct()
        .sorted()
        .toList();
  }
}
