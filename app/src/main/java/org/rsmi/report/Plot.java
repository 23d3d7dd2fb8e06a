package org.rsmi.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.rsmi.num.Estimate;
import org.rsmi.result.PointSummary;

/// The drawing of a curve: axes, lines, marks and the legend under them.
///
/// @param bounds entropy bounds, nats
/// @param low bottom of the information axis, nats
/// @param high top of it, nats
record Plot(Abscissa abscissa, List<Series> series, List<Double> bounds, double low, double high) {
  private static final double WIDTH = 640;
  private static final double LEFT = 74;
  private static final double RIGHT = 622;
  private static final double TOP = 20;
  private static final double BOTTOM = 320;
  private static final double LEGEND = 386;
  private static final double LEGEND_LINE = 22;
  private static final double LETTER = 6.8;
  private static final double RADIUS = 4;

  /// Scaled to the numbers; a bound far above them is left to the legend.
  static Plot of(Abscissa abscissa, List<Series> series, List<Double> bounds) {
    double[] ends =
        series.stream()
            .flatMap(line -> line.points().stream())
            .flatMapToDouble(Plot::ends)
            .filter(Double::isFinite)
            .toArray();
    double top = DoubleStream.of(ends).max().orElse(1);
    double bottom = DoubleStream.of(ends).min().orElse(0);
    double bound = bounds.stream().mapToDouble(b -> b).filter(b -> b < 3 * top).max().orElse(top);
    double high = 1.06 * Math.max(Math.max(top, bound), 1e-6);
    return new Plot(abscissa, series, bounds, Math.min(0, 1.06 * bottom), high);
  }

  private static DoubleStream ends(PointSummary point) {
    return Stream.concat(
            Stream.of(point.information()),
            point.best().exact().map(truth -> truth.value()).stream())
        .flatMapToDouble(Plot::ends);
  }

  private static DoubleStream ends(Estimate estimate) {
    double error = Double.isFinite(estimate.error()) ? estimate.error() : 0;
    return DoubleStream.of(estimate.value() - error, estimate.value() + error);
  }

  /// @param title of the horizontal axis
  Drawing draw(String title) {
    Legend legend = legend();
    Drawing drawing = new Drawing(WIDTH, LEGEND + legend.lines() * LEGEND_LINE + 4, label(title));
    frame(drawing, title);
    bounds.stream().filter(bound -> bound < high).forEach(bound -> bound(drawing, bound));
    for (int i = 0; i < series.size(); i++) {
      exact(drawing, i);
    }
    for (int i = 0; i < series.size(); i++) {
      measured(drawing, i);
    }
    legend.draw(drawing, LEFT, LEGEND);
    return drawing;
  }

  private String label(String title) {
    return "Curve of I(H:E) in nats against %s, %s of %s"
        .formatted(
            title,
            Notation.count(series.size(), "line"),
            Notation.count(series.stream().mapToInt(line -> line.points().size()).sum(), "point"));
  }

  private void frame(Drawing drawing, String title) {
    Ticks ticks = Ticks.between(low, high, 6);
    for (double value : ticks.values()) {
      drawing.line(value == 0 ? "axis" : "grid", LEFT, y(value), RIGHT, y(value));
      drawing.text("soft end", LEFT - 10, y(value) + 4.5, ticks.label(value));
    }
    places(drawing);
    drawing.text("middle", (LEFT + RIGHT) / 2, BOTTOM + 44, title);
    drawing.upward("middle", 22, (TOP + BOTTOM) / 2, "I(H:E) (nats)");
  }

  private void places(Drawing drawing) {
    List<Abscissa.Label> labels = abscissa.labels();
    int every = crowding(labels);
    for (int i = 0; i < labels.size(); i++) {
      double x = x(labels.get(i).place());
      drawing.line("axis", x, BOTTOM, x, BOTTOM + 5);
      if (i % every == 0) {
        drawing.text("soft middle", x, BOTTOM + 21, labels.get(i).text());
      }
    }
  }

  /// How many labels share the room of one.
  private static int crowding(List<Abscissa.Label> labels) {
    int longest = labels.stream().mapToInt(label -> label.text().length()).max().orElse(1);
    double room = (RIGHT - LEFT) / labels.size();
    return Math.max(1, (int) Math.ceil((longest + 2) * LETTER / room));
  }

  private void bound(Drawing drawing, double bound) {
    drawing.line("bound", LEFT, y(bound), RIGHT, y(bound));
  }

  /// Dashes through the exact values, a short bar at each.
  private void exact(Drawing drawing, int index) {
    StringBuilder path = new StringBuilder();
    for (PointSummary point : series.get(index).points()) {
      point
          .best()
          .exact()
          .map(truth -> truth.value().value())
          .filter(Double::isFinite)
          .ifPresent(value -> path.append(step(path, x(point), y(value))));
    }
    if (!path.isEmpty() && abscissa instanceof Abscissa.Numbers) {
      drawing.path("exact " + stroke(index), path.toString());
    }
    for (PointSummary point : series.get(index).points()) {
      point
          .best()
          .exact()
          .filter(truth -> Double.isFinite(truth.value().value()))
          .ifPresent(
              truth -> {
                double y = y(truth.value().value());
                double x = x(point) + aside(index);
                drawing.open("exact: " + Notation.full(truth.value()) + ", " + truth.method());
                drawing.line("mark " + stroke(index), x - 8, y, x + 8, y).close();
              });
    }
  }

  private void measured(Drawing drawing, int index) {
    StringBuilder path = new StringBuilder();
    for (PointSummary point : finite(series.get(index))) {
      path.append(step(path, x(point), y(point.information().value())));
    }
    if (!path.isEmpty() && abscissa instanceof Abscissa.Numbers) {
      drawing.path("join " + stroke(index), path.toString());
    }
    for (PointSummary point : finite(series.get(index))) {
      mark(drawing, index, point);
    }
  }

  private static List<PointSummary> finite(Series line) {
    return line.points().stream()
        .filter(point -> Double.isFinite(point.information().value()))
        .toList();
  }

  private static String step(StringBuilder path, double x, double y) {
    return (path.isEmpty() ? "M" : "L") + Drawing.coordinate(x) + " " + Drawing.coordinate(y);
  }

  private void mark(Drawing drawing, int index, PointSummary point) {
    Estimate information = point.information();
    double x = x(point) + aside(index);
    double y = y(information.value());
    drawing.open(Notation.point(point.point()) + ": " + Notation.full(information));
    if (Double.isFinite(information.error())) {
      double above = y(information.value() + information.error());
      double below = y(information.value() - information.error());
      String bar = "bar " + stroke(index);
      drawing.line(bar, x, above, x, below);
      drawing.line(bar, x - 3.5, above, x + 3.5, above);
      drawing.line(bar, x - 3.5, below, x + 3.5, below);
    }
    String style = isReliable(point) ? fill(index) : "hollow " + stroke(index);
    Symbol.of(index).draw(drawing, style, x, y, RADIUS);
    drawing.close();
  }

  /// Whether a run at the point has nothing against it.
  private static boolean isReliable(PointSummary point) {
    return point.runs().stream().anyMatch(run -> run.estimate().reliable());
  }

  /// Lines without an order stand beside each other.
  private double aside(int index) {
    return switch (abscissa) {
      case Abscissa.Numbers _ -> 0;
      case Abscissa.Words words -> {
        double room = 0.6 * (RIGHT - LEFT) / words.values().size() / series.size();
        yield (index - (series.size() - 1) / 2.0) * Math.min(22, room);
      }
    };
  }

  private Legend legend() {
    Stream<Legend.Entry> lines =
        series.size() == 1
            ? Stream.of(new Legend.Entry.Line(0, "I(H:E), bars: one standard error"))
            : Stream.iterate(0, i -> i < series.size(), i -> i + 1)
                .map(i -> new Legend.Entry.Line(i, series.get(i).name()));
    return new Legend(Stream.concat(lines, signs().stream()).toList(), RIGHT - LEFT);
  }

  /// What is drawn beside the lines, and only that.
  private List<Legend.Entry> signs() {
    List<PointSummary> points = series.stream().flatMap(line -> line.points().stream()).toList();
    List<Legend.Entry> signs = new ArrayList<>();
    if (Column.areKnown(points)) {
      signs.add(new Legend.Entry.Exact("exact, rule of the best run"));
    }
    if (!bounds.isEmpty()) {
      signs.add(new Legend.Entry.Bound(boundName()));
    }
    if (!points.stream().allMatch(Plot::isReliable)) {
      signs.add(new Legend.Entry.Hollow("not reliable"));
    }
    return signs;
  }

  private String boundName() {
    String values =
        String.join(", ", bounds.stream().map(bound -> Notation.fixed(bound, 3)).toList());
    boolean hidden = bounds.stream().anyMatch(bound -> bound >= high);
    return "entropy bound " + values + (hidden ? " (above the picture)" : "");
  }

  static String stroke(int index) {
    return "s" + index % Stylesheet.COLOURS;
  }

  static String fill(int index) {
    return "f" + index % Stylesheet.COLOURS;
  }

  private double x(PointSummary point) {
    return x(abscissa.place(point.point().getOrDefault(abscissa.name(), Notation.NOTHING)));
  }

  private double x(double place) {
    return LEFT + (place - abscissa.from()) / (abscissa.to() - abscissa.from()) * (RIGHT - LEFT);
  }

  private double y(double information) {
    return BOTTOM - (information - low) / (high - low) * (BOTTOM - TOP);
  }
}
