package org.rsmi.report;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/// One configuration as a picture: cells of a square grid or discs elsewhere, bars over a chain,
/// dimers as strokes between the vertices they pair.
///
/// @param title what it shows, in words
/// @param look how values become colours
/// @param columns of the square grid that the sites fill row by row; 0 for another lattice
/// @param positions `[sites × 2]`, x to the right and y downwards, in bonds
/// @param values `[sites]`; empty for dimers
/// @param partners `[sites]`, −1 for a monomer; empty but for dimers
public record Snapshot(
    String title, Look look, int columns, double[][] positions, double[] values, int[] partners) {
  private static final int PAPER = 0xffffff;
  private static final int INK = 0x1b2a41;
  private static final int ACCENT = 0xd55e00;
  private static final double REACH = 1.5;
  private static final double BARS = 0.3;

  /// How values become colours.
  public enum Look {
    /// Few states, one colour each.
    STATES,
    /// Angles in full turns, on a cyclic palette.
    ANGLES,
    /// Counts, as bars over a chain and on a sequential palette elsewhere.
    HEIGHTS,
    /// Signed numbers, on a diverging palette with 0 in the middle.
    FIELD,
    /// Strokes between partners.
    DIMERS
  }

  public Snapshot {
    positions = Arrays.stream(positions).map(double[]::clone).toArray(double[][]::new);
    values = values.clone();
    partners = partners.clone();
  }

  /// As an SVG file.
  ///
  /// @param width in pixels, ≥ 1
  public String svg(int width) {
    Frame frame = frame(width);
    Sketch.Vector sketch = new Sketch.Vector();
    draw(sketch, frame);
    return sketch.file(width, frame.height, title);
  }

  /// As pixels.
  ///
  /// @param width in pixels, ≥ 1
  public BufferedImage image(int width) {
    Frame frame = frame(width);
    Sketch.Raster sketch = Sketch.Raster.of(width, (int) Math.ceil(frame.height));
    draw(sketch, frame);
    return sketch.image();
  }

  /// @param left x of the left edge, in bonds
  /// @param unit pixels a bond
  /// @param height in pixels
  private record Frame(double left, double top, double unit, double height) {
    double x(double position) {
      return (position - left) * unit;
    }

    double y(double position) {
      return (position - top) * unit;
    }
  }

  private Frame frame(int width) {
    double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (double[] position : positions) {
      for (int axis = 0; axis < 2; axis++) {
        low[axis] = Math.min(low[axis], position[axis]);
        high[axis] = Math.max(high[axis], position[axis]);
      }
    }
    double unit = width / (high[0] - low[0] + 1);
    double height = isBars() ? Math.ceil(BARS * width) : Math.ceil(unit * (high[1] - low[1] + 1));
    return new Frame(low[0] - 0.5, low[1] - 0.5, unit, height);
  }

  private boolean isBars() {
    return look == Look.HEIGHTS && Arrays.stream(positions).allMatch(p -> p[1] == positions[0][1]);
  }

  private void draw(Sketch sketch, Frame frame) {
    sketch.box(PAPER, 0, 0, positions.length * frame.unit + frame.height, frame.height);
    if (look == Look.DIMERS) {
      drawDimers(sketch, frame);
      return;
    }
    double[] shares = shares();
    boolean bars = isBars();
    for (int site = 0; site < values.length; site++) {
      double x = frame.x(positions[site][0]);
      double y = frame.y(positions[site][1]);
      int colour = colour(shares[site]);
      double half = frame.unit / 2;
      if (bars) {
        double bar = shares[site] * frame.height;
        sketch.box(INK, x - half, frame.height - bar, frame.unit, bar);
      } else if (columns > 0) {
        sketch.box(colour, x - half, y - half, frame.unit, frame.unit);
      } else {
        sketch.disc(colour, x, y, 0.45 * frame.unit);
      }
    }
  }

  private void drawDimers(Sketch sketch, Frame frame) {
    for (int site = 0; site < partners.length; site++) {
      double x = positions[site][0];
      double y = positions[site][1];
      if (partners[site] < 0) {
        sketch.disc(ACCENT, frame.x(x), frame.y(y), 0.3 * frame.unit);
        continue;
      }
      double dx = positions[partners[site]][0] - x;
      double dy = positions[partners[site]][1] - y;
      double length = Math.hypot(dx, dy);
      // a bond around the torus leaves on the other side
      double reach = length > REACH ? -0.5 / length : 0.5;
      sketch.stroke(
          INK,
          frame.x(x),
          frame.y(y),
          frame.x(x + reach * dx),
          frame.y(y + reach * dy),
          0.3 * frame.unit);
    }
  }

  /// Values as the palettes take them: numbers of states, full turns, shares of the largest.
  private double[] shares() {
    if (look == Look.STATES) {
      double[] states = Arrays.stream(values).distinct().sorted().limit(3).toArray();
      double second = states.length == 2 ? states[1] : Double.NaN;
      return Arrays.stream(values)
          .map(value -> states.length > 2 ? value : value == second ? 1 : 0)
          .toArray();
    }
    double largest = Arrays.stream(values).map(Math::abs).max().orElse(0);
    double unit = look == Look.ANGLES || largest == 0 ? 1 : largest;
    return Arrays.stream(values).map(value -> value / unit).toArray();
  }

  private int colour(double share) {
    return switch (look) {
      case STATES -> Tint.state((int) share);
      case ANGLES -> Tint.angle(share);
      case HEIGHTS, DIMERS -> Tint.height(share);
      case FIELD -> Diverging.rgb(share);
    };
  }

  /// For a terminal: half blocks in colour, characters without; dimers as strokes, chains of counts
  /// as bars.
  ///
  /// @throws IllegalArgumentException if the lattice is no square grid or chain
  public String text(Ink ink) {
    if (columns == 0) {
      throw new IllegalArgumentException(
          title + " is no square grid: a picture of it goes to a file, -o picture.svg");
    }
    if (look == Look.DIMERS) {
      return dimerText();
    }
    return isBars() ? bars() : ink == Ink.PLAIN ? plain() : blocks(ink);
  }

  private String bars() {
    StringBuilder line = new StringBuilder();
    for (double share : shares()) {
      line.append(" ▁▂▃▄▅▆▇█".charAt((int) Math.ceil(8 * Math.clamp(share, 0, 1))));
    }
    return line.toString();
  }

  private String plain() {
    String shades = look == Look.STATES ? ".#+ox*%@" : " .:-=+*#";
    double[] shares = shares();
    StringBuilder text = new StringBuilder();
    for (int site = 0; site < shares.length; site++) {
      int shade =
          switch (look) {
            case STATES -> Math.floorMod((int) shares[site], 8);
            case ANGLES -> (int) (8 * (shares[site] - Math.floor(shares[site])));
            case HEIGHTS, DIMERS -> (int) Math.ceil(7 * shares[site]);
            case FIELD -> (int) Math.round(3.5 + 3.5 * shares[site]);
          };
      text.append(shades.charAt(Math.clamp(shade, 0, 7)));
      text.append((site + 1) % columns == 0 && site + 1 < shares.length ? "\n" : "");
    }
    return text.toString();
  }

  private String blocks(Ink ink) {
    double[] shares = shares();
    int rows = shares.length / columns;
    StringBuilder text = new StringBuilder();
    for (int r = 0; r < rows; r += 2) {
      for (int c = 0; c < columns; c++) {
        int upper = colour(shares[r * columns + c]);
        int lower = r + 1 < rows ? colour(shares[(r + 1) * columns + c]) : PAPER;
        text.append(TerminalColour.foreground(upper, ink))
            .append(TerminalColour.background(lower, ink))
            .append('▀');
      }
      text.append(TerminalColour.RESET).append(r + 2 < rows ? "\n" : "");
    }
    return text.toString();
  }

  private String dimerText() {
    int rows = partners.length / columns;
    char[][] page = new char[2 * rows][2 * columns];
    for (char[] line : page) {
      Arrays.fill(line, ' ');
    }
    for (int site = 0; site < partners.length; site++) {
      int r = site / columns;
      int c = site % columns;
      page[2 * r][2 * c] = partners[site] < 0 ? '○' : '●';
      if (partners[site] == r * columns + (c + 1) % columns) {
        page[2 * r][2 * c + 1] = '━';
      } else if (partners[site] == (r + 1) % rows * columns + c) {
        page[2 * r + 1][2 * c] = '┃';
      }
    }
    StringBuilder text = new StringBuilder();
    for (char[] line : page) {
      text.append(text.isEmpty() ? "" : "\n").append(new String(line).stripTrailing());
    }
    return text.toString();
  }
}
