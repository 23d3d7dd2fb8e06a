package org.rsmi.analysis;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Arrays;
import java.util.List;
import org.rsmi.num.Estimate;

/// One answer of an [Analysis]: a sentence with its numbers, and what to draw.
///
/// In JSON each kind says so in `type`. Every renderer (page, figure, terminal, prose) shows all
/// kinds; none of them computes.
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
public sealed interface Finding {

  /// Identifies the finding within its analysis, e.g. `transition from information, buffer = 2`.
  String name();

  /// What was found, with its numbers, as one sentence or two for a reader who has not seen the
  /// picture.
  String sentence();

  /// A quantity with a unit.
  ///
  /// @param label e.g. `I(H:E)`
  /// @param unit e.g. `nats`; empty for a pure number
  record Axis(String label, String unit) {}

  /// A known value to draw beside the measured ones.
  ///
  /// @param label e.g. `log 2` or `exact`
  record Reference(String label, double value) {}

  /// A number.
  ///
  /// @param value with its error
  /// @param low lower end of the 95 % interval
  /// @param high upper end of the 95 % interval
  /// @param references exact or published values of the same quantity
  record Number(
      String name,
      String sentence,
      Estimate value,
      double low,
      double high,
      List<Reference> references)
      implements Finding {
    public Number {
      references = List.copyOf(references);
    }

    /// A number whose 95 % interval is `value ± 1.96 error`.
    public static Number of(String name, String sentence, Estimate value, Reference... references) {
      double reach = 1.96 * value.error();
      return new Number(
          name, sentence, value, value.value() - reach, value.value() + reach, List.of(references));
    }
  }

  /// What a series shows.
  enum Kind {
    /// Points with error bars.
    MEASURED,
    /// A smooth line through measured points.
    FIT,
    /// A line of exact values.
    EXACT
  }

  /// A line or a row of points.
  ///
  /// @param label for the legend
  /// @param x `[n]`, ascending
  /// @param y `[n]`
  /// @param error `[n]`, one standard error, NaN where there is none
  record Series(String label, Kind kind, double[] x, double[] y, double[] error) {
    public Series {
      x = x.clone();
      y = y.clone();
      error = error.clone();
      if (x.length != y.length || x.length != error.length) {
        throw new IllegalArgumentException(
            "series %s has %d x, %d y and %d errors: want as many of each"
                .formatted(label, x.length, y.length, error.length));
      }
    }
  }

  /// Functions of one variable.
  ///
  /// @param references horizontal lines
  record Curve(
      String name,
      String sentence,
      Axis x,
      Axis y,
      Scale scale,
      List<Series> series,
      List<Reference> references)
      implements Finding {
    public Curve {
      series = List.copyOf(series);
      references = List.copyOf(references);
    }
  }

  /// How the axes of a curve are divided.
  enum Scale {
    LINEAR,
    /// y logarithmic: an exponential is straight.
    LOG_Y,
    /// Both logarithmic: a power is straight.
    LOG_LOG
  }

  /// Rows of texts and numbers.
  ///
  /// @param columns titles, with units
  /// @param rows each with one cell a column
  record Table(String name, String sentence, List<String> columns, List<List<Cell>> rows)
      implements Finding {
    public Table {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
      for (List<Cell> row : rows) {
        if (row.size() != columns.size()) {
          throw new IllegalArgumentException(
              "table %s has %d columns and a row of %d cells"
                  .formatted(name, columns.size(), row.size()));
        }
      }
    }
  }

  /// An entry of a [Table].
  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
  sealed interface Cell {
    /// Words.
    record Text(String text) implements Cell {}

    /// A whole number.
    record Whole(long value) implements Cell {}

    /// A number without error.
    record Real(double value) implements Cell {}

    /// A number with its error.
    record Measured(Estimate value) implements Cell {}
  }

  /// Filters, each to be drawn on the block.
  ///
  /// @param blockShape extents of the block
  record FilterMap(String name, String sentence, List<Integer> blockShape, List<Panel> panels)
      implements Finding {
    public FilterMap {
      blockShape = List.copyOf(blockShape);
      panels = List.copyOf(panels);
    }
  }

  /// One filter of a [FilterMap].
  ///
  /// @param label above it
  /// @param caption below it, may be empty
  /// @param weights `[|V|]` in C order of the block
  record Panel(String label, String caption, double[] weights) {
    public Panel {
      weights = weights.clone();
    }
  }

  /// Counts or densities over bins.
  ///
  /// @param edges `[n + 1]`, ascending
  record Histogram(String name, String sentence, Axis x, Axis y, double[] edges, List<Bars> bars)
      implements Finding {
    public Histogram {
      edges = edges.clone();
      bars = List.copyOf(bars);
    }
  }

  /// One distribution of a [Histogram].
  ///
  /// @param heights `[n]`
  record Bars(String label, double[] heights) {
    public Bars {
      heights = heights.clone();
    }
  }

  /// Runs in a plane, each a point that can be followed to its filter.
  ///
  /// @param marks one a point
  /// @param square whether both axes have one unit and one scale
  record Scatter(String name, String sentence, Axis x, Axis y, List<Mark> marks, Aspect aspect)
      implements Finding {
    public Scatter {
      marks = List.copyOf(marks);
    }
  }

  /// How the axes of a plane relate.
  enum Aspect {
    /// One unit and one scale.
    EQUAL,
    FREE
  }

  /// One point of a [Scatter].
  ///
  /// @param group e.g. its cluster or temperature, for colour; may be empty
  /// @param run index of the run in the [RunSet], −1 for a reference
  /// @param component of the run's filter
  record Mark(double x, double y, String group, int run, int component) {}

  /// A function of two variables, or a matrix.
  ///
  /// @param xs `[n]` places of the columns
  /// @param ys `[m]` places of the rows
  /// @param values `[m × n]`
  record HeatMap(
      String name, String sentence, Axis x, Axis y, double[] xs, double[] ys, double[][] values)
      implements Finding {
    public HeatMap {
      xs = xs.clone();
      ys = ys.clone();
      values = Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
    }
  }

  /// What stands in the way of an answer, and what would help.
  record Warning(String name, String sentence) implements Finding {}
}
