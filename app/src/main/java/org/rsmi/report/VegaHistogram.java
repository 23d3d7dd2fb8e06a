package org.rsmi.report;

import java.util.List;
import org.rsmi.analysis.Finding;
import tools.jackson.databind.node.ObjectNode;

/// Bars over bins, several distributions one through the other.
final class VegaHistogram {
  private static final String SPEC =
      """
      {"mark": {"type": "bar", "binSpacing": 1},
       "encoding": {
         "x": {"field": "x", "type": "quantitative", "scale": {"zero": false, "nice": false}},
         "x2": {"field": "x2"},
         "y": {"field": "y", "type": "quantitative", "stack": null},
         "y2": {"datum": 0},
         "color": {"field": "label", "type": "nominal", "title": null},
         "tooltip": [{"field": "label", "title": ""}, {"field": "at", "type": "nominal"},
           {"field": "y", "type": "quantitative"}]}}
      """;

  private VegaHistogram() {}

  static VegaChart chart(Finding.Histogram histogram) {
    ChartData data =
        new ChartData()
            .column("label", "distribution")
            .column("x", VegaChart.title(histogram.x()) + " from")
            .column("x2", "to")
            .column("y", VegaChart.title(histogram.y()))
            .column("at");
    double[] edges = histogram.edges();
    for (Finding.Bars bars : histogram.bars()) {
      for (int k = 0; k < Math.min(bars.heights().length, edges.length - 1); k++) {
        String at =
            "%s to %s"
                .formatted(
                    Notation.axis(ChartData.rounded(edges[k])),
                    Notation.axis(ChartData.rounded(edges[k + 1])));
        data.row(bars.label(), edges[k], edges[k + 1], bars.heights()[k], at);
      }
    }
    List<String> labels = histogram.bars().stream().map(Finding.Bars::label).distinct().toList();
    ObjectNode spec = VegaChart.parse(SPEC);
    spec.withObject("/mark").put("opacity", labels.size() > 1 ? 0.6 : 0.85);
    spec.withObject("/encoding/x").put("title", VegaChart.title(histogram.x()));
    spec.withObject("/encoding/y").put("title", VegaChart.title(histogram.y()));
    spec.withObject("/encoding/color/scale").set("domain", VegaChart.texts(labels));
    int longest = labels.stream().mapToInt(String::length).max().orElse(0);
    if (labels.size() <= 1) {
      spec.withObject("/encoding/color").putNull("legend");
    }
    return new VegaChart(spec, data, "", VegaChart.Shape.WIDE, labels.size() <= 1 ? 0 : longest);
  }
}
