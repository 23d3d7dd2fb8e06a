package org.rsmi.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.rsmi.analysis.Finding;
import org.rsmi.analysis.Finding.Kind;
import org.rsmi.analysis.Finding.Scale;
import org.rsmi.num.Estimate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Curves with error bars: points are measured, lines are fits, dashes are exact, dots across are
/// references.
///
/// A fit and exact values have the colour of the measured series before them. What a logarithmic
/// axis cannot show is left out.
final class VegaCurve {
  private static final String SPEC =
      """
      {"encoding": {
         "x": {"field": "x", "type": "quantitative"},
         "y": {"field": "y", "type": "quantitative"},
         "color": {"field": "key", "type": "nominal", "title": null},
         "detail": {"field": "series", "type": "nominal"}},
       "layer": [
         {"transform": [{"filter": "datum.kind == 'measured'"}],
          "mark": {"type": "line", "strokeWidth": 1.2, "opacity": 0.5}},
         {"transform": [{"filter": "datum.kind == 'fit'"}],
          "mark": {"type": "line", "strokeWidth": 1.8}},
         {"transform": [{"filter": "datum.kind == 'exact'"}],
          "mark": {"type": "line", "strokeDash": [6, 4], "strokeWidth": 1.6}},
         {"transform": [{"filter": "datum.kind == 'measured' && isValid(datum.low)"}],
          "mark": {"type": "rule", "strokeWidth": 1.5},
          "encoding": {"y": {"field": "low", "type": "quantitative"}, "y2": {"field": "high"}}},
         {"transform": [{"filter": "datum.kind == 'measured'"}],
          "mark": {"type": "point", "filled": true, "opacity": 1, "size": 46},
          "encoding": {"shape": {"field": "key", "type": "nominal", "title": null}}},
         {"transform": [{"filter": "datum.kind == 'exact'"}],
          "mark": {"type": "tick", "orient": "horizontal", "size": 11, "thickness": 1.8}},
         {"mark": {"type": "point", "size": 240, "opacity": 0},
          "encoding": {"tooltip": [
            {"field": "series", "title": ""}, {"field": "at", "type": "nominal"},
            {"field": "told", "type": "nominal"}]}}]}
      """;
  private static final String REFERENCE =
      """
      {"encoding": {"y": {"field": "y", "type": "quantitative"}}, "layer": [
        {"mark": {"type": "rule", "strokeDash": [1, 3], "strokeCap": "round", "strokeWidth": 1.5,
          "style": "reference"}},
        {"mark": {"type": "text", "align": "right", "baseline": "bottom", "dy": -3, "dx": -2,
          "style": "words"},
         "encoding": {"x": {"value": "width"}, "text": {"field": "label"}}}]}
      """;

  private VegaCurve() {}

  static VegaChart chart(Finding.Curve curve) {
    List<String> keys = keys(curve.series());
    ChartData data = data(curve, keys);
    ObjectNode spec = VegaChart.parse(SPEC);
    Reach reach = Reach.of(curve);
    List<Finding.Reference> near =
        curve.references().stream().filter(line -> reach.holds(line.value())).toList();
    if (!near.isEmpty()) {
      ((ArrayNode) spec.get("layer")).insert(0, references(near));
    }
    axes(spec, curve, reach, near);
    List<String> named = keys.stream().distinct().toList();
    for (ObjectNode channel :
        List.of(spec.withObject("/encoding/color"), point(spec).withObject("/encoding/shape"))) {
      if (named.size() == 1) {
        channel.putNull("legend");
      }
      channel.withObject("/scale").set("domain", VegaChart.texts(named));
    }
    int longest = named.stream().mapToInt(String::length).max().orElse(0);
    return new VegaChart(
        spec, data, note(curve, near), VegaChart.Shape.WIDE, named.size() == 1 ? 0 : longest);
  }

  private static ObjectNode point(ObjectNode spec) {
    for (var layer : spec.get("layer")) {
      if (layer.path("encoding").has("shape")) {
        return (ObjectNode) layer;
      }
    }
    throw new AssertionError("a layer of points");
  }

  /// The series whose colour each has.
  private static List<String> keys(List<Finding.Series> series) {
    List<String> keys = new ArrayList<>();
    String measured = "";
    for (Finding.Series each : series) {
      measured = each.kind() == Kind.MEASURED ? each.label() : measured;
      keys.add(measured.isEmpty() ? each.label() : measured);
    }
    return keys;
  }

  private static ChartData data(Finding.Curve curve, List<String> keys) {
    ChartData data =
        new ChartData()
            .column("series", "series")
            .column("kind", "kind")
            .column("x", VegaChart.title(curve.x()))
            .column("y", VegaChart.title(curve.y()))
            .column("error", "standard error")
            .column("low")
            .column("high")
            .column("key")
            .column("at")
            .column("told");
    for (int i = 0; i < curve.series().size(); i++) {
      Finding.Series series = curve.series().get(i);
      for (int k = 0; k < series.x().length; k++) {
        if (isShown(curve.scale(), series.x()[k], series.y()[k])) {
          row(data, curve, series, k, keys.get(i));
        }
      }
    }
    return data;
  }

  private static void row(
      ChartData data, Finding.Curve curve, Finding.Series series, int k, String key) {
    double y = series.y()[k];
    double error = series.error()[k];
    double low = curve.scale() == Scale.LINEAR || y > error ? y - error : y / 100;
    data.row(
        series.label(),
        word(series.kind()),
        series.x()[k],
        y,
        error,
        low,
        y + error,
        key,
        curve.x().label() + " = " + Notation.axis(series.x()[k]),
        Notation.full(new Estimate(y, Double.isNaN(error) ? 0 : error, curve.y().unit())));
  }

  static boolean isShown(Scale scale, double x, double y) {
    return Double.isFinite(x)
        && Double.isFinite(y)
        && (scale == Scale.LINEAR || y > 0)
        && (scale != Scale.LOG_LOG || x > 0);
  }

  private static String word(Kind kind) {
    return switch (kind) {
      case MEASURED -> "measured";
      case FIT -> "fit";
      case EXACT -> "exact";
    };
  }

  private static void axes(
      ObjectNode spec, Finding.Curve curve, Reach reach, List<Finding.Reference> near) {
    ObjectNode x = spec.withObject("/encoding/x");
    x.put("title", VegaChart.title(curve.x()));
    ObjectNode across = x.putObject("scale").put("padding", 14).put("zero", false);
    across.put("nice", false);
    if (curve.scale() == Scale.LOG_LOG) {
      across.put("type", "log");
    }
    ObjectNode y = spec.withObject("/encoding/y");
    y.put("title", VegaChart.title(curve.y()));
    ObjectNode up = y.putObject("scale");
    up.set("domain", reach.domain(near));
    up.put("nice", curve.scale() != Scale.LINEAR);
    if (curve.scale() != Scale.LINEAR) {
      up.put("type", "log");
    }
    clip(spec);
    for (var layer : spec.get("layer")) {
      if (layer.path("encoding").has("y")) {
        ((ObjectNode) layer).withObject("/encoding/y").put("title", VegaChart.title(curve.y()));
      }
    }
  }

  /// An error bar that reaches below a logarithmic axis ends at it.
  private static void clip(ObjectNode spec) {
    for (var layer : spec.get("layer")) {
      if (layer.path("mark").path("type").asString().equals("rule")) {
        ((ObjectNode) layer).withObject("/mark").put("clip", true);
      }
    }
  }

  private static ObjectNode references(List<Finding.Reference> references) {
    ObjectNode layer = VegaChart.parse(REFERENCE);
    ArrayNode values = layer.putObject("data").putArray("values");
    references.forEach(
        line -> values.addObject().put("y", line.value()).put("label", line.label()));
    return layer;
  }

  private static String note(Finding.Curve curve, List<Finding.Reference> drawn) {
    List<String> words = new ArrayList<>();
    if (has(curve, Kind.MEASURED)) {
      words.add("Points: measured, with one standard error.");
    }
    if (has(curve, Kind.FIT)) {
      words.add("Lines: " + labels(curve, Kind.FIT) + ".");
    }
    if (has(curve, Kind.EXACT)) {
      words.add("Dashed: " + labels(curve, Kind.EXACT) + ".");
    }
    curve.references().stream()
        .filter(line -> !drawn.contains(line))
        .forEach(
            line ->
                words.add(
                    "Beyond the axis: %s, %s."
                        .formatted(line.label(), Notation.axis(line.value()))));
    return String.join(" ", words);
  }

  private static boolean has(Finding.Curve curve, Kind kind) {
    return curve.series().stream().anyMatch(series -> series.kind() == kind);
  }

  /// What the series of a kind have in common beside what is fixed, `exact for the best rule`.
  private static String labels(Finding.Curve curve, Kind kind) {
    return curve.series().stream()
        .filter(series -> series.kind() == kind)
        .map(series -> series.label().replaceFirst("^[^,]* = [^,]*, ", ""))
        .map(label -> label.replaceFirst(",.* = .*", ""))
        .distinct()
        .limit(3)
        .collect(Collectors.joining(", "));
  }

  /// What the values of a curve span.
  ///
  /// @param low the smallest shown, with its error where that leaves it positive on a log axis
  /// @param high the largest
  private record Reach(double low, double high, Scale scale) {
    static Reach of(Finding.Curve curve) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (Finding.Series series : curve.series()) {
        for (int k = 0; k < series.y().length; k++) {
          double y = series.y()[k];
          if (isShown(curve.scale(), series.x()[k], y)) {
            double error = Double.isFinite(series.error()[k]) ? series.error()[k] : 0;
            boolean room = curve.scale() == Scale.LINEAR || y > 2 * error;
            low = Math.min(low, room ? y - error : y / 2);
            high = Math.max(high, y + error);
          }
        }
      }
      return low <= high ? new Reach(low, high, curve.scale()) : new Reach(1, 2, curve.scale());
    }

    /// Whether a reference is so near that the curves stay readable beside it.
    boolean holds(double value) {
      return switch (scale) {
        case LINEAR -> {
          double span = Math.max(high, 0) - Math.min(low, 0);
          yield value > low - 0.6 * span && value < high + 1.5 * span;
        }
        case LOG_Y, LOG_LOG -> value > low / 10 && value < high * 10;
      };
    }

    private boolean startsAtZero() {
      return low >= 0 ? low < 0.6 * high : high > -0.2 * low;
    }

    /// With the references that are drawn.
    ArrayNode domain(List<Finding.Reference> drawn) {
      double bottom = low;
      double top = high;
      for (Finding.Reference line : drawn) {
        bottom = Math.min(bottom, line.value());
        top = Math.max(top, line.value());
      }
      if (scale != Scale.LINEAR) {
        return VegaChart.numbers(bottom, bottom < top ? top : 2 * top);
      }
      double margin = top > bottom ? 0.06 * (top - bottom) : 0.1 * Math.abs(top) + 1e-9;
      double from = startsAtZero() && bottom >= 0 ? 0 : bottom - margin;
      return VegaChart.numbers(from, top + margin);
    }
  }
}
