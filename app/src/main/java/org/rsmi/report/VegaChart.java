package org.rsmi.report;

import java.util.Optional;
import org.rsmi.analysis.Finding;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A chart of the page: a Vega-Lite specification, and apart from it the rows it draws.
///
/// @param spec without data, size and colours of the theme, which the page knows
/// @param data behind the chart
/// @param note how to read its marks; may be empty
/// @param shape of its plane
/// @param legend the longest label of its legend, in letters; 0 without one
record VegaChart(ObjectNode spec, ChartData data, String note, Shape shape, int legend) {
  private static final JsonMapper JSON = new JsonMapper();

  /// How high a chart is for its width.
  enum Shape {
    WIDE,
    SQUARE
  }

  /// The picture of a finding, empty for kinds that are no chart: numbers, tables, filters and
  /// warnings are markup.
  static Optional<VegaChart> of(Finding finding) {
    return switch (finding) {
      case Finding.Curve curve -> Optional.of(VegaCurve.chart(curve));
      case Finding.Histogram histogram -> Optional.of(VegaHistogram.chart(histogram));
      case Finding.Scatter scatter -> Optional.of(VegaScatter.chart(scatter));
      case Finding.HeatMap map -> Optional.of(VegaHeatMap.chart(map));
      case Finding.Number _, Finding.Table _, Finding.FilterMap _, Finding.Warning _ ->
          Optional.empty();
    };
  }

  /// Whether it has nothing to draw.
  boolean isEmpty() {
    return data.rows() == 0;
  }

  /// For the script of the page.
  ///
  /// @param name of the files that a reader saves
  /// @param description what it shows, in words
  ObjectNode json(String name, String description) {
    ObjectNode node = JSON.createObjectNode();
    node.put("name", name);
    node.put("description", description);
    node.put("square", shape == Shape.SQUARE);
    node.put("legend", legend);
    node.set("spec", spec);
    node.set("columns", data.values());
    node.set("csv", data.header());
    return node;
  }

  /// A specification or a part of one.
  static ObjectNode parse(String text) {
    return (ObjectNode) JSON.readTree(text);
  }

  /// A list of texts.
  static ArrayNode texts(Iterable<String> texts) {
    ArrayNode node = JSON.createArrayNode();
    texts.forEach(node::add);
    return node;
  }

  /// A list of numbers.
  static ArrayNode numbers(double... numbers) {
    ArrayNode node = JSON.createArrayNode();
    for (double number : numbers) {
      node.add(ChartData.rounded(number));
    }
    return node;
  }

  /// Label and unit of an axis: `information (nats)`.
  static String title(Finding.Axis axis) {
    return axis.unit().isEmpty() ? axis.label() : axis.label() + " (" + axis.unit() + ")";
  }
}
