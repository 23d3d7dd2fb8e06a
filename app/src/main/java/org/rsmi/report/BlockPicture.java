package org.rsmi.report;

import java.util.Arrays;
import java.util.List;
import org.rsmi.result.Filter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Where the sites of a block lie in a picture.
public sealed interface BlockPicture {

  /// Squares in rows and columns; a block of three or more axes as its planes, one under another.
  record Cells() implements BlockPicture {}

  /// Strokes between vertices: a weight of a dimer stands on its bond.
  ///
  /// @param ends `[|V|][4]`, x and y of both ends, y downwards
  record Bonds(double[][] ends) implements BlockPicture {
    public Bonds {
      ends = copy(ends);
    }
  }

  /// Discs at the vertices of a graph.
  ///
  /// @param places `[|V|][2]`, x and y, y downwards
  record Vertices(double[][] places) implements BlockPicture {
    public Vertices {
      places = copy(places);
    }
  }

  private static double[][] copy(double[][] rows) {
    return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
  }

  /// The shape of every site in a frame of width 1: `[x, y, width, height]` of a square,
  /// `[x1, y1, x2, y2]` of a stroke, `[x, y, radius]` of a disc. Where a filter has another number
  /// of sites than the picture, its sites are squares.
  default Shapes shapes(List<Integer> blockShape) {
    int sites = blockShape.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
    return switch (this) {
      case Bonds(double[][] ends) when ends.length == sites -> Shapes.strokes(ends);
      case Vertices(double[][] places) when places.length == sites -> Shapes.discs(places);
      case Bonds _, Vertices _, Cells _ -> Shapes.squares(blockShape);
    };
  }

  /// The shapes of all sites.
  ///
  /// @param sites `[|V|]`
  /// @param height of the frame, its width being 1
  record Shapes(Kind kind, double[][] sites, double height) {
    private static final double PLANE_GAP = 0.04;
    private static final double MARGIN = 0.3;

    /// What stands for a site.
    enum Kind {
      SQUARE,
      STROKE,
      DISC
    }

    static Shapes squares(List<Integer> shape) {
      int columns = shape.getLast();
      int sites = shape.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
      int plane = shape.size() < 3 ? sites / columns : shape.get(shape.size() - 2);
      double side = 1.0 / Math.max(columns, Math.min(plane, 4 * columns));
      double[][] squares = new double[sites][];
      for (int k = 0; k < sites; k++) {
        int row = Math.floorDiv(k, columns);
        double top = row * side + Math.floorDiv(row, plane) * PLANE_GAP;
        squares[k] = new double[] {k % columns * side, top, side, side};
      }
      return new Shapes(Kind.SQUARE, squares, squares[sites - 1][1] + side);
    }

    static Shapes strokes(double[][] ends) {
      double[] frame = frame(ends);
      double scale = 1 / (Math.max(frame[2] - frame[0], 1e-9) + 2 * MARGIN);
      double[][] strokes =
          Arrays.stream(ends)
              .map(
                  end ->
                      new double[] {
                        (end[0] - frame[0] + MARGIN) * scale,
                        (end[1] - frame[1] + MARGIN) * scale,
                        (end[2] - frame[0] + MARGIN) * scale,
                        (end[3] - frame[1] + MARGIN) * scale
                      })
              .toArray(double[][]::new);
      return new Shapes(Kind.STROKE, strokes, (frame[3] - frame[1] + 2 * MARGIN) * scale);
    }

    static Shapes discs(double[][] places) {
      double[] frame = frame(places);
      double spacing = nearest(places);
      double scale = 1 / (Math.max(frame[2] - frame[0], 1e-9) + spacing);
      double[][] discs =
          Arrays.stream(places)
              .map(
                  at ->
                      new double[] {
                        (at[0] - frame[0] + spacing / 2) * scale,
                        (at[1] - frame[1] + spacing / 2) * scale,
                        0.47 * spacing * scale
                      })
              .toArray(double[][]::new);
      return new Shapes(Kind.DISC, discs, (frame[3] - frame[1] + spacing) * scale);
    }

    /// The smallest distance between two places, 1 for a single one.
    private static double nearest(double[][] places) {
      double nearest = Double.POSITIVE_INFINITY;
      for (int i = 0; i < places.length; i++) {
        for (int k = 0; k < i; k++) {
          double distance = Math.hypot(places[i][0] - places[k][0], places[i][1] - places[k][1]);
          nearest = distance > 0 ? Math.min(nearest, distance) : nearest;
        }
      }
      return Double.isFinite(nearest) ? nearest : 1;
    }

    /// Left, top, right and bottom.
    private static double[] frame(double[][] rows) {
      double[] frame = {
        Double.POSITIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NEGATIVE_INFINITY
      };
      for (double[] row : rows) {
        for (int k = 0; k < row.length; k++) {
          frame[k % 2] = Math.min(frame[k % 2], row[k]);
          frame[2 + k % 2] = Math.max(frame[2 + k % 2], row[k]);
        }
      }
      return frame;
    }

    /// For the script of the page.
    ObjectNode json() {
      ObjectNode node = new JsonMapper().createObjectNode();
      node.put("kind", kind.name());
      node.put("height", ChartData.rounded(height));
      ArrayNode rows = node.putArray("sites");
      for (double[] site : sites) {
        rows.add(VegaChart.numbers(site));
      }
      return node;
    }
  }

  /// One component of a filter, of a given width in pixels; every site tells its weight when
  /// pointed at.
  ///
  /// @param label what the picture shows, in words
  default String svg(Filter filter, int component, double width, String label) {
    Shapes shapes = shapes(filter.blockShape());
    FilterScale scale = FilterScale.of(filter, component);
    Drawing drawing = new Drawing(width, shapes.height() * width, label);
    double[] weights = filter.weights()[component];
    for (int k = 0; k < weights.length; k++) {
      String colour = Diverging.hex(scale.share(weights[k]));
      String hint = hint(filter, k) + Notation.weight(weights[k]);
      double[] site = Arrays.stream(shapes.sites()[k]).map(x -> x * width).toArray();
      switch (shapes.kind()) {
        case STROKE -> drawing.stroke(colour, hint, site);
        case DISC -> drawing.disc(colour, hint, site);
        case SQUARE -> drawing.cell(colour, hint, site[0], site[1], site[2]);
      }
    }
    return drawing.inline();
  }

  private static String hint(Filter filter, int site) {
    int columns = filter.blockShape().getLast();
    return "row %d, column %d: ".formatted(Math.floorDiv(site, columns), site % columns);
  }
}
