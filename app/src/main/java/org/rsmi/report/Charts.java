package org.rsmi.report;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The charts of a page in the order of their places in it.
final class Charts {
  private static final int LONGEST_TABLE = 150;

  private final ArrayNode charts = new JsonMapper().createArrayNode();

  /// Keeps a chart and gives the markup of its place: room for the picture and, if they are not too
  /// many, its numbers.
  ///
  /// @param name for files that a reader saves
  /// @param description what it shows, in words
  String place(VegaChart chart, String name, String description) {
    int number = charts.size();
    charts.add(chart.json(name, description));
    String note =
        chart.note().isEmpty() ? "" : "<p class=\"note\">" + Markup.html(chart.note()) + "</p>\n";
    return """
        <div class="chart" id="chart-%d" data-chart="%d">
        <div class="plot" role="img" aria-label="%s"></div>
        %s%s</div>
        """
        .formatted(number, number, Markup.escape(description), note, numbers(chart));
  }

  private static String numbers(VegaChart chart) {
    return chart.data().rows() > LONGEST_TABLE
        ? ""
        : "<details><summary>Numbers</summary>\n" + chart.data().table().html() + "</details>\n";
  }

  ObjectNode into(ObjectNode page) {
    page.set("charts", charts);
    return page;
  }
}
