package org.rsmi.report;

import java.util.List;
import java.util.stream.Collectors;
import org.rsmi.result.PointSummary;
import org.rsmi.result.RunRecord;

/// Filters side by side, each under the name of its grid point and above its I(H:E): every
/// component of the best run at every point.
///
/// @param points at least one
public record FilterPicture(List<PointSummary> points) {
  private static final int MOST_COLUMNS = 4;
  private static final double MARGIN = 24;
  private static final double GAP = 32;
  private static final double HEAD = 22;
  private static final double LINE = 18;

  public FilterPicture {
    points = List.copyOf(points);
    if (points.isEmpty()) {
      throw new IllegalArgumentException("a picture of no filters");
    }
  }

  /// What one run found.
  public static FilterPicture of(RunRecord run) {
    return new FilterPicture(List.of(new PointSummary(run.point(), List.of(run))));
  }

  /// The text of an SVG file.
  public String svg() {
    List<FilterPanel> panels = FilterPanel.of(points);
    int columns = Math.min(MOST_COLUMNS, panels.size());
    int rows = (panels.size() + columns - 1) / columns;
    double width = panels.stream().mapToDouble(FilterPanel::width).max().orElseThrow();
    double map = panels.stream().mapToDouble(panel -> panel.map().height()).max().orElseThrow();
    double height = HEAD + map + 2 * LINE;
    String label = panels.stream().map(FilterPanel::label).collect(Collectors.joining(". "));
    Drawing drawing =
        new Drawing(
            2 * MARGIN + columns * width + (columns - 1) * GAP,
            2 * MARGIN + rows * height + (rows - 1) * GAP,
            label);
    for (int i = 0; i < panels.size(); i++) {
      double left = MARGIN + i % columns * (width + GAP);
      double top = MARGIN + Math.floorDiv(i, columns) * (height + GAP);
      draw(drawing, panels.get(i), left, top);
    }
    return drawing.standalone();
  }

  private static void draw(Drawing drawing, FilterPanel panel, double left, double top) {
    drawing.text("strong", left, top + 10, panel.title());
    panel.map().draw(drawing, left, top + HEAD);
    double below = top + HEAD + panel.map().height() + LINE;
    drawing.text("soft", left, below, panel.caption());
    drawing.text("soft", left, below + LINE, panel.remark());
  }
}
