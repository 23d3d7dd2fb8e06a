package org.rsmi.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rsmi.result.Filter;
import org.rsmi.result.PointSummary;
import org.rsmi.result.RunRecord;

/// The filters of the best runs by point, each turned to the sign of the one before it, and room
/// for those of every run, which the script of the page fills.
record FilterGallery(List<PointSummary> points, BlockPicture block) {
  private static final double WIDTH = 132;
  private static final int MOST_TILES = 96;
  private static final String SCALE =
      "<div class=\"scale\" aria-hidden=\"true\"><span>−max</span><i></i><span>+max</span></div>\n";

  /// A run and its filter, turned.
  record Tile(RunRecord run, Filter filter) {}

  static List<Tile> best(List<PointSummary> points) {
    List<Tile> tiles = new ArrayList<>();
    for (PointSummary point : points) {
      RunRecord run = point.best();
      Filter reference = tiles.isEmpty() ? run.filter() : tiles.getLast().filter();
      tiles.add(new Tile(run, Gauge.like(reference, run.filter())));
    }
    return tiles;
  }

  String html() {
    List<String> tiles =
        best(points).stream()
            .flatMap(
                tile -> IntStream.range(0, tile.filter().components()).mapToObj(c -> html(tile, c)))
            .toList();
    String more =
        tiles.size() > MOST_TILES
            ? " The first %d of %d are here.".formatted(MOST_TILES, tiles.size())
            : "";
    return "<p class=\"note\">"
        + Markup.html(
            "Weights Λ of the best run at every point with its I(H:E), in colours relative to the"
                + " largest weight of each filter. Point at a site for its number. The sign of a"
                + " filter means nothing; each is turned to agree with the one before."
                + more)
        + "</p>\n"
        + SCALE
        + tiles.stream()
            .limit(MOST_TILES)
            .collect(Collectors.joining("", "<div class=\"gallery\">\n", "</div>\n"))
        + "<div class=\"explorer\" data-explorer></div>\n";
  }

  private String html(Tile tile, int component) {
    String title = title(tile, component);
    String information = Notation.full(tile.run().estimate().information());
    String remark = remark(tile, component);
    String label = "Filter weights, %s; I(H:E) = %s".formatted(title, information);
    return "<figure>\n%s<figcaption><b>%s</b>%s%s</figcaption>\n</figure>\n"
        .formatted(
            block.svg(tile.filter(), component, WIDTH, label),
            together(title),
            together(information),
            remark.isEmpty() ? "" : "<em>" + Markup.html(remark) + "</em>");
  }

  private static String title(Tile tile, int component) {
    int components = tile.filter().components();
    String of = components == 1 ? "" : "component %d of %d".formatted(component + 1, components);
    String point = tile.run().point().isEmpty() ? "" : Notation.point(tile.run().point());
    String title = joined(point, of);
    return title.isEmpty() ? "filter" : title;
  }

  private static String remark(Tile tile, int component) {
    double bias = tile.filter().bias()[component];
    return joined(
        bias == 0 ? "" : "bias " + Notation.weight(bias),
        tile.run().estimate().reliable() ? "" : "not reliable");
  }

  private static String joined(String... words) {
    return Stream.of(words).filter(word -> !word.isEmpty()).collect(Collectors.joining(", "));
  }

  /// Breaks lines after commas only.
  static String together(String text) {
    return Markup.html(text.replace(' ', '\u00a0').replace(",\u00a0", ", "));
  }
}
