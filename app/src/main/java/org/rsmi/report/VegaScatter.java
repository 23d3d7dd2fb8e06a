package org.rsmi.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rsmi.analysis.Finding;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Runs in a plane. A rectangle drawn over them selects those whose filters are shown beside it.
final class VegaScatter {
  private static final Pattern NUMBER =
      Pattern.compile("(?:[^=]*=\\s*)?([-−]?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?)");
  private static final int MOST_GROUPS = 10;
  private static final int[] RAMP = {0x3b3fae, 0x2f87c4, 0x2fa889, 0x9a9a2c, 0xdf8a2b, 0xc63f3f};
  private static final String SPEC =
      """
      {"encoding": {
         "x": {"field": "x", "type": "quantitative"},
         "y": {"field": "y", "type": "quantitative"},
         "color": {"field": "key", "type": "nominal", "title": null},
         "tooltip": [{"field": "group", "title": ""}, {"field": "run", "type": "quantitative"},
           {"field": "component", "type": "quantitative"}]},
       "layer": [
         {"transform": [{"filter": "datum.run >= 0"}],
          "params": [{"name": "brush", "select": {"type": "interval", "mark": {"fill": "#808898",
            "fillOpacity": 0.12, "stroke": "#808898"}}}],
          "mark": {"type": "point", "filled": true},
          "encoding": {"opacity": {"condition": {"param": "brush", "value": 0.85}, "value": 0.15}}},
         {"transform": [{"filter": "datum.run < 0"}],
          "mark": {"type": "point", "shape": "cross", "size": 110, "strokeWidth": 1.2,
            "style": "reference"}}]}
      """;

  private VegaScatter() {}

  static VegaChart chart(Finding.Scatter scatter) {
    ChartData data =
        new ChartData()
            .column("x", VegaChart.title(scatter.x()))
            .column("y", VegaChart.title(scatter.y()))
            .column("group", "group")
            .column("run", "run")
            .column("component", "component")
            .column("key");
    Map<String, String> keys = keys(scatter);
    for (Finding.Mark mark : scatter.marks()) {
      if (Double.isFinite(mark.x()) && Double.isFinite(mark.y())) {
        String key = keys.getOrDefault(mark.group(), mark.group());
        data.row(mark.x(), mark.y(), mark.group(), mark.run(), mark.component(), key);
      }
    }
    ObjectNode spec = VegaChart.parse(SPEC);
    spec.withObject("/encoding/x").put("title", VegaChart.title(scatter.x()));
    spec.withObject("/encoding/y").put("title", VegaChart.title(scatter.y()));
    ((ObjectNode) spec.get("layer").get(0).get("mark")).put("size", data.rows() > 1500 ? 14 : 42);
    domains(spec, scatter);
    List<String> groups = groups(keys.values());
    ObjectNode colour = spec.withObject("/encoding/color");
    colour.withObject("/scale").set("domain", VegaChart.texts(groups));
    if (groups.size() <= 1) {
      colour.putNull("legend");
    } else if (groups.stream().allMatch(group -> NUMBER.matcher(group).matches())) {
      colour.withObject("/scale").set("range", ramp(groups.size()));
    }
    int longest = groups.stream().mapToInt(String::length).max().orElse(0);
    return new VegaChart(spec, data, "", VegaChart.Shape.SQUARE, groups.size() <= 1 ? 0 : longest);
  }

  /// What groups are coloured by: themselves, or where they are too many to tell apart the first of
  /// the axes that name them, `temperature = 2.1` of `temperature = 2.1, buffer = 4`.
  private static Map<String, String> keys(Finding.Scatter scatter) {
    Map<String, String> keys = new LinkedHashMap<>();
    scatter.marks().forEach(mark -> keys.put(mark.group(), mark.group()));
    if (keys.size() > MOST_GROUPS) {
      keys.replaceAll((group, _) -> group.replaceFirst(", .*", ""));
    }
    return keys;
  }

  /// Groups named by numbers in their order, others in order of appearance.
  private static List<String> groups(Collection<String> keys) {
    List<String> groups = new ArrayList<>(keys.stream().distinct().toList());
    if (groups.stream().allMatch(group -> NUMBER.matcher(group).matches())) {
      groups.sort(Comparator.comparingDouble(VegaScatter::number));
    }
    return groups;
  }

  private static double number(String group) {
    Matcher number = NUMBER.matcher(group);
    return number.matches() ? Double.parseDouble(number.group(1).replace('−', '-')) : Double.NaN;
  }

  private static ArrayNode ramp(int groups) {
    List<String> colours = new ArrayList<>();
    for (int k = 0; k < groups; k++) {
      colours.add(Tint.hex(Tint.between(RAMP, groups == 1 ? 0 : k / (groups - 1.0))));
    }
    return VegaChart.texts(colours);
  }

  /// On equal axes the same length means the same.
  private static void domains(ObjectNode spec, Finding.Scatter scatter) {
    double[] x = span(scatter.marks().stream().mapToDouble(Finding.Mark::x).toArray());
    double[] y = span(scatter.marks().stream().mapToDouble(Finding.Mark::y).toArray());
    if (scatter.aspect() == Finding.Aspect.EQUAL) {
      double reach = Math.max(x[1] - x[0], y[1] - y[0]) / 2;
      x = around((x[0] + x[1]) / 2, reach);
      y = around((y[0] + y[1]) / 2, reach);
    }
    scale(spec.withObject("/encoding/x"), x);
    scale(spec.withObject("/encoding/y"), y);
  }

  private static void scale(ObjectNode axis, double[] domain) {
    axis.putObject("scale")
        .put("nice", false)
        .put("zero", false)
        .set("domain", VegaChart.numbers(domain));
  }

  private static double[] around(double centre, double reach) {
    return new double[] {centre - reach, centre + reach};
  }

  private static double[] span(double[] values) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      if (Double.isFinite(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    double margin = low < high ? 0.06 * (high - low) : 0.5;
    return low <= high ? new double[] {low - margin, high + margin} : new double[] {0, 1};
  }
}
