package org.rsmi.report;

import java.util.List;

/// What the lines of a plot are, in columns of equal width.
///
/// @param width of all columns, pixels
record Legend(List<Entry> entries, double width) {
  private static final double SAMPLE = 26;
  private static final double LINE = 22;
  private static final double LETTER = 6.9;

  /// One line of the plot and its name.
  sealed interface Entry {
    String name();

    /// @param index of the series
    record Line(int index, String name) implements Entry {}

    record Exact(String name) implements Entry {}

    record Bound(String name) implements Entry {}
  }

  private int columns() {
    int longest = entries.stream().mapToInt(entry -> entry.name().length()).max().orElse(1);
    return Math.max(1, (int) (width / (SAMPLE + 34 + LETTER * longest)));
  }

  int lines() {
    return (entries.size() + columns() - 1) / columns();
  }

  void draw(Drawing drawing, double left, double top) {
    double step = width / columns();
    for (int i = 0; i < entries.size(); i++) {
      double x = left + i % columns() * step;
      double y = top + i / columns() * LINE;
      sample(drawing, entries.get(i), x, y);
      drawing.text("", x + SAMPLE + 8, y + 4.5, entries.get(i).name());
    }
  }

  private static void sample(Drawing drawing, Entry entry, double x, double y) {
    switch (entry) {
      case Entry.Line(int index, _) -> {
        drawing.line("join " + Plot.stroke(index), x, y, x + SAMPLE, y);
        Symbol.of(index).draw(drawing, Plot.fill(index), x + SAMPLE / 2, y, 4);
      }
      case Entry.Exact _ -> drawing.line("exact neutral", x, y, x + SAMPLE, y);
      case Entry.Bound _ -> drawing.line("bound", x, y, x + SAMPLE, y);
    }
  }
}
