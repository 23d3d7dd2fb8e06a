package org.rsmi.report;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rsmi.result.PointSummary;
import org.rsmi.result.RunRecord;

/// One heat map with its words.
record FilterPanel(String title, String caption, HeatMap map) {
  private static final double LETTER = 6.7;

  /// Every component of the best run at every point.
  static List<FilterPanel> of(List<PointSummary> points) {
    return points.stream().map(PointSummary::best).flatMap(FilterPanel::of).toList();
  }

  private static Stream<FilterPanel> of(RunRecord run) {
    String information = "I(H:E) = " + Notation.full(run.estimate().information());
    return IntStream.range(0, run.filter().components())
        .mapToObj(c -> new FilterPanel(title(run, c), information, new HeatMap(run.filter(), c)));
  }

  private static String title(RunRecord run, int component) {
    int components = run.filter().components();
    String name = components == 1 ? "" : "component %d of %d".formatted(component + 1, components);
    if (run.point().isEmpty()) {
      return name.isEmpty() ? "filter" : name;
    }
    String point = Notation.point(run.point());
    return name.isEmpty() ? point : point + ", " + name;
  }

  /// What the picture shows, in words.
  String label() {
    return "Heat map of the filter weights, %s; %s".formatted(title, caption);
  }

  /// Of the map and its words, in pixels.
  double width() {
    return Math.max(map.width(), LETTER * Math.max(title.length(), caption.length()));
  }
}
