package org.rsmi.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rsmi.analysis.Finding;
import org.rsmi.analysis.Finding.Scale;
import org.rsmi.num.Estimate;
import org.rsmi.result.Filter;

/// A finding for a terminal: its name, a drawing in characters, its sentence.
///
/// @param ink what the terminal can show; without colour the marks alone tell series apart
/// @param width of a line, in characters
public record TerminalFinding(Finding finding, Ink ink, int width) {
  private static final String MARKS = "●■◆▲○□◇△";
  private static final int PLOT_ROWS = 16;
  private static final int MOST_COLUMNS = 100;

  /// Lines without a newline at the end.
  public String text() {
    List<String> lines = new ArrayList<>();
    lines.add(heading());
    lines.addAll(drawing());
    lines.addAll(wrapped(finding.sentence()));
    return String.join("\n", lines);
  }

  private String heading() {
    String mark = finding instanceof Finding.Warning ? "! " : "";
    return ink == Ink.PLAIN
        ? mark + finding.name()
        : mark + TerminalColour.BOLD + finding.name() + TerminalColour.RESET;
  }

  private List<String> drawing() {
    return switch (finding) {
      case Finding.Number number -> number(number);
      case Finding.Curve curve -> curve(curve);
      case Finding.Table table -> table(table);
      case Finding.FilterMap map -> filters(map);
      case Finding.Histogram histogram -> histogram(histogram);
      case Finding.Scatter scatter -> scatter(scatter);
      case Finding.HeatMap map -> new TerminalHeatMap(map, ink, width).lines();
      case Finding.Warning _ -> List.of();
    };
  }

  private List<String> wrapped(String text) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.split(" ")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line);
        line = word;
      } else {
        line = line.isEmpty() ? word : line + " " + word;
      }
    }
    lines.add(line);
    return lines;
  }

  private static List<String> number(Finding.Number number) {
    List<String> lines = new ArrayList<>();
    Estimate value = number.value();
    lines.add(
        "  %s, 95 %%: %s to %s"
            .formatted(
                Notation.full(value),
                NumberWords.real(number.low()),
                NumberWords.real(number.high())));
    for (Finding.Reference reference : number.references()) {
      lines.add("  " + reference.label() + ": " + NumberWords.place(reference.value()));
    }
    return lines;
  }

  private int columns() {
    return Math.min(width, MOST_COLUMNS);
  }

  private List<String> curve(Finding.Curve curve) {
    CurveReach reach = new CurveReach(curve);
    TerminalPlot plot =
        new TerminalPlot(
            new TerminalAxis(reach.x(), division(curve.scale() == Scale.LOG_LOG)),
            new TerminalAxis(reach.y(), division(curve.scale() != Scale.LINEAR)),
            columns(),
            PLOT_ROWS);
    curve.references().stream()
        .filter(reference -> reach.y().contains(reference.value()))
        .forEach(reference -> plot.level(reference.value(), Palette.SOFT));
    List<String> legend = new ArrayList<>();
    SeriesTint tint = new SeriesTint();
    for (Finding.Series series : curve.series()) {
      int index = tint.next(series.kind());
      draw(plot, reach, series, index);
      String sign =
          switch (series.kind()) {
            case MEASURED -> String.valueOf(mark(index));
            case FIT -> "──";
            case EXACT -> "╌╌";
          };
      legend.add("  " + coloured(sign, Palette.series(index)) + " " + series.label());
    }
    for (Finding.Reference reference : curve.references()) {
      legend.add("  ·· " + reference.label() + " = " + NumberWords.place(reference.value()));
    }
    List<String> lines =
        new ArrayList<>(
            plot.lines(NumberWords.title(curve.x()), NumberWords.title(curve.y()), ink));
    lines.addAll(legend);
    return lines;
  }

  private static TerminalAxis.Division division(boolean logarithmic) {
    return logarithmic ? TerminalAxis.Division.LOGARITHMIC : TerminalAxis.Division.LINEAR;
  }

  private static void draw(TerminalPlot plot, CurveReach reach, Finding.Series series, int index) {
    int rgb = Palette.series(index);
    int[] shown =
        IntStream.range(0, series.x().length).filter(i -> reach.isShown(series, i)).toArray();
    int step = series.kind() == Finding.Kind.EXACT ? 3 : 1;
    for (int k = 1; k < shown.length; k++) {
      int from = shown[k - 1];
      int to = shown[k];
      plot.line(series.x()[from], series.y()[from], series.x()[to], series.y()[to], step, rgb);
    }
    if (series.kind() == Finding.Kind.MEASURED) {
      for (int i : shown) {
        double error = series.error()[i];
        double y = series.y()[i];
        if (Double.isFinite(error)) {
          double low = Math.max(y - error, reach.y().getLowerBound());
          plot.line(series.x()[i], low, series.x()[i], y + error, 1, rgb);
        }
        plot.mark(series.x()[i], y, mark(index), rgb);
      }
    }
  }

  private static char mark(int index) {
    return MARKS.charAt(index % MARKS.length());
  }

  private String coloured(String text, int rgb) {
    return ink == Ink.PLAIN
        ? text
        : TerminalColour.foreground(rgb, ink) + text + TerminalColour.RESET;
  }

  private List<String> scatter(Finding.Scatter scatter) {
    Reach xs = new Reach();
    Reach ys = new Reach();
    for (Finding.Mark mark : scatter.marks()) {
      xs.add(mark.x());
      ys.add(mark.y());
    }
    TerminalPlot plot =
        new TerminalPlot(
            new TerminalAxis(xs.linear(), TerminalAxis.Division.LINEAR),
            new TerminalAxis(ys.linear(), TerminalAxis.Division.LINEAR),
            scatter.aspect() == Finding.Aspect.EQUAL ? Math.min(columns(), 50) : columns(),
            20);
    Map<String, Integer> groups = new LinkedHashMap<>();
    for (Finding.Mark mark : scatter.marks()) {
      if (mark.run() < 0) {
        plot.mark(mark.x(), mark.y(), '✕', Palette.SOFT);
      } else {
        int index = groups.computeIfAbsent(mark.group(), _ -> groups.size());
        plot.mark(mark.x(), mark.y(), mark(index), Palette.series(index));
      }
    }
    List<String> lines =
        new ArrayList<>(
            plot.lines(NumberWords.title(scatter.x()), NumberWords.title(scatter.y()), ink));
    groups.forEach(
        (group, index) -> {
          if (!group.isEmpty()) {
            String sign = String.valueOf(mark(index));
            lines.add("  " + coloured(sign, Palette.series(index)) + " " + group);
          }
        });
    return lines;
  }

  private List<String> histogram(Finding.Histogram histogram) {
    double most =
        histogram.bars().stream()
            .flatMapToDouble(bars -> Arrays.stream(bars.heights()))
            .filter(Double::isFinite)
            .max()
            .orElse(0);
    List<String> lines = new ArrayList<>();
    lines.add("  " + NumberWords.title(histogram.x()) + " → " + NumberWords.title(histogram.y()));
    for (int b = 0; b < histogram.bars().size(); b++) {
      Finding.Bars bars = histogram.bars().get(b);
      if (!bars.label().isEmpty()) {
        lines.add("  " + bars.label());
      }
      for (int i = 0; i < bars.heights().length; i++) {
        double height = bars.heights()[i];
        String bar = bar(Double.isFinite(height) && most > 0 ? height / most : 0);
        lines.add(
            "%10s … %-10s %s %s"
                .formatted(
                    NumberWords.place(histogram.edges()[i]),
                    NumberWords.place(histogram.edges()[i + 1]),
                    coloured(bar, Palette.series(b)),
                    NumberWords.real(height)));
      }
    }
    return lines;
  }

  /// Eighths of characters.
  private String bar(double share) {
    int eighths = (int) Math.round(8 * Math.clamp(share, 0, 1) * Math.max(1, columns() - 36));
    String rest = eighths % 8 == 0 ? "" : String.valueOf("▏▎▍▌▋▊▉".charAt(eighths % 8 - 1));
    return "█".repeat(eighths / 8) + rest;
  }

  private static List<String> table(Finding.Table table) {
    int columns = table.columns().size();
    List<List<String>> rows = new ArrayList<>();
    rows.add(table.columns());
    table.rows().forEach(row -> rows.add(row.stream().map(NumberWords::cell).toList()));
    int[] widths = new int[columns];
    rows.forEach(row -> Arrays.setAll(widths, c -> Math.max(widths[c], row.get(c).length())));
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      lines.add(
          IntStream.range(0, columns)
              .mapToObj(
                  c -> {
                    String gap = " ".repeat(widths[c] - row.get(c).length());
                    boolean number =
                        table.rows().stream().allMatch(cells -> NumberWords.isNumber(cells.get(c)));
                    return number ? gap + row.get(c) : row.get(c) + gap;
                  })
              .collect(Collectors.joining("  ", "  ", ""))
              .stripTrailing());
    }
    return lines;
  }

  private List<String> filters(Finding.FilterMap map) {
    List<String> lines = new ArrayList<>();
    List<List<String>> row = new ArrayList<>();
    int used = 0;
    for (Finding.Panel panel : map.panels()) {
      List<String> block = panel(map.blockShape(), panel);
      int wide = block.stream().mapToInt(TerminalColour::length).max().orElse(0) + 3;
      if (!row.isEmpty() && used + wide > width) {
        lines.addAll(beside(row));
        row.clear();
        used = 0;
      }
      row.add(block);
      used += wide;
    }
    lines.addAll(beside(row));
    return lines;
  }

  private List<String> panel(List<Integer> shape, Finding.Panel panel) {
    Filter filter = new Filter(shape, new double[][] {panel.weights()}, new double[1]);
    List<String> block = new ArrayList<>();
    block.add(panel.label());
    block.addAll(new TerminalFilter(filter, 0, ink).text().lines().toList());
    block.add(panel.caption());
    return block;
  }

  private static List<String> beside(List<List<String>> blocks) {
    int height = blocks.stream().mapToInt(List::size).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < height; i++) {
      StringBuilder line = new StringBuilder();
      for (List<String> block : blocks) {
        int wide = block.stream().mapToInt(TerminalColour::length).max().orElse(0);
        String part = i < block.size() ? block.get(i) : "";
        line.append("  ").append(part).append(" ".repeat(wide - TerminalColour.length(part) + 1));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }
}
