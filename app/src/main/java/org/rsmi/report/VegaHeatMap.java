package org.rsmi.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.rsmi.analysis.Finding;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A map in colours: diverging around 0 where values have both signs, else from light to dark.
final class VegaHeatMap {
  private static final int STOPS = 7;
  private static final String SPEC =
      """
      {"mark": {"type": "rect", "style": "cells"},
       "encoding": {
         "x": {"field": "x1", "type": "quantitative", "scale": {"zero": false, "nice": false},
           "axis": {"grid": false}},
         "x2": {"field": "x2"},
         "y": {"field": "y1", "type": "quantitative", "scale": {"zero": false, "nice": false},
           "axis": {"grid": false}},
         "y2": {"field": "y2"},
         "color": {"field": "value", "type": "quantitative", "title": null},
         "tooltip": [{"field": "x", "type": "quantitative"}, {"field": "y", "type": "quantitative"},
           {"field": "value", "type": "quantitative"}]}}
      """;

  private VegaHeatMap() {}

  static VegaChart chart(Finding.HeatMap map) {
    String across = VegaChart.title(map.x());
    String up = VegaChart.title(map.y());
    ChartData data =
        new ChartData()
            .column("x", across)
            .column("y", up)
            .column("value", "value")
            .column("x1")
            .column("x2")
            .column("y1")
            .column("y2");
    double[] columns = edges(map.xs());
    double[] rows = edges(map.ys());
    for (int r = 0; r < map.ys().length; r++) {
      for (int c = 0; c < map.xs().length; c++) {
        data.row(
            map.xs()[c],
            map.ys()[r],
            told(map.values()[r][c]),
            columns[c],
            columns[c + 1],
            rows[r],
            rows[r + 1]);
      }
    }
    ObjectNode spec = VegaChart.parse(SPEC);
    spec.withObject("/encoding/x").put("title", across);
    spec.withObject("/encoding/y").put("title", up);
    ObjectNode scale = spec.withObject("/encoding/color").putObject("scale");
    colours(scale, Arrays.stream(map.values()).flatMapToDouble(Arrays::stream));
    return new VegaChart(spec, data, "", shape(map, columns, rows), 0);
  }

  /// Colours need no more than four digits, and there may be thousands of cells.
  private static double told(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(new MathContext(4)).doubleValue()
        : value;
  }

  /// A plane of one unit and about one extent is square.
  private static VegaChart.Shape shape(Finding.HeatMap map, double[] columns, double[] rows) {
    double ratio = (columns[columns.length - 1] - columns[0]) / (rows[rows.length - 1] - rows[0]);
    return map.x().unit().equals(map.y().unit()) && ratio > 0.7 && ratio < 1.4
        ? VegaChart.Shape.SQUARE
        : VegaChart.Shape.WIDE;
  }

  private static void colours(ObjectNode scale, DoubleStream values) {
    double[] finite = values.filter(Double::isFinite).toArray();
    double low = Arrays.stream(finite).min().orElse(0);
    double high = Arrays.stream(finite).max().orElse(1);
    boolean signed = low < 0;
    double largest = Math.max(-low, high);
    double from = signed ? -largest : low < high ? low : low - 0.5;
    double to = signed ? largest : low < high ? high : low + 0.5;
    ArrayNode domain = scale.putArray("domain");
    ArrayNode range = scale.putArray("range");
    for (int k = 0; k < STOPS; k++) {
      double share = k / (STOPS - 1.0);
      domain.add(ChartData.rounded(from + share * (to - from)));
      range.add(signed ? Diverging.hex(2 * share - 1) : Tint.hex(Tint.height(share)));
    }
  }

  /// Borders half way between neighbouring places.
  private static double[] edges(double[] places) {
    int n = places.length;
    if (n < 2) {
      return n == 0 ? new double[1] : new double[] {places[0] - 0.5, places[0] + 0.5};
    }
    return IntStream.rangeClosed(0, n)
        .mapToDouble(
            k ->
                k == 0
                    ? places[0] - (places[1] - places[0]) / 2
                    : k == n
                        ? places[n - 1] + (places[n - 1] - places[n - 2]) / 2
                        : (places[k - 1] + places[k]) / 2)
        .toArray();
  }
}
