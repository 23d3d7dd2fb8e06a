package org.rsmi.mi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Observations made fit for estimation, with what was wrong with them.
///
/// Columns that do not vary are left out. Where several columns or one with many values make chance
/// repeats unlikely, repeated rows are put into one group, so that no critic reports on a row that
/// it has learned.
///
/// @param samples what is left, with groups in ascending order
/// @param reasons why a number from these data should not be trusted
record Screening(PairedSamples samples, List<String> reasons) {
  private static final double FEW_REPEATS = 0.01;
  private static final int FEWEST = 200;
  private static final int MANY_VALUES = 50;

  /// Whether some column varies.
  static boolean varies(Variable variable) {
    return IntStream.range(0, variable.columns()).anyMatch(c -> varies(variable, c));
  }

  /// @throws IllegalArgumentException if a variable does not vary at all
  static Screening of(PairedSamples samples) {
    List<String> reasons = new ArrayList<>();
    Variable x = varying(samples.x(), "x", reasons);
    Variable y = varying(samples.y(), "y", reasons);
    int groups = Groups.of(samples.group()).count();
    if (groups < FEWEST) {
      reasons.add("only %d independent rows: want %d or more".formatted(groups, FEWEST));
    }
    if (x.columns() + y.columns() >= groups) {
      reasons.add(
          "%d + %d columns from %d independent rows: more unknowns than data"
              .formatted(x.columns(), y.columns(), groups));
    }
    return repeats(new PairedSamples(x, y, samples.group()), reasons);
  }

  private static Variable varying(Variable variable, String name, List<String> reasons) {
    int[] kept = IntStream.range(0, variable.columns()).filter(c -> varies(variable, c)).toArray();
    if (kept.length == 0) {
      throw new IllegalArgumentException(
          name + " is constant: it has no information about anything");
    }
    if (kept.length < variable.columns()) {
      reasons.add(
          "%d of %d columns of %s do not vary and are left out"
              .formatted(variable.columns() - kept.length, variable.columns(), name));
    }
    return variable.columns(kept);
  }

  private static boolean varies(Variable variable, int column) {
    double first = variable.at(0, column);
    return IntStream.range(1, variable.rows()).anyMatch(row -> variable.at(row, column) != first);
  }

  private static Screening repeats(PairedSamples samples, List<String> reasons) {
    if (!isContinuous(samples.x()) && !isContinuous(samples.y())) {
      return new Screening(samples, reasons);
    }
    Contingency cells = Contingency.of(samples);
    int repeated = samples.rows() - cells.jointCounts().length;
    if (repeated > FEW_REPEATS * samples.rows()) {
      reasons.add(
          "%d of %d rows of continuous data repeat others: are they copies?"
              .formatted(repeated, samples.rows()));
    }
    return new Screening(repeated == 0 ? samples : together(samples, cells), reasons);
  }

  /// Whether some column has many values that are no integers, or mostly different ones.
  private static boolean isContinuous(Variable variable) {
    return IntStream.range(0, variable.columns())
        .mapToObj(variable::column)
        .anyMatch(Screening::isContinuous);
  }

  private static boolean isContinuous(double[] column) {
    long values = Arrays.stream(column).distinct().count();
    boolean integers = Arrays.stream(column).allMatch(v -> v == Math.rint(v));
    return values > column.length / 4 || (!integers && values > MANY_VALUES);
  }

  /// Equal rows next to each other and in one group, that of the first of them.
  private static PairedSamples together(PairedSamples samples, Contingency cells) {
    Map<Integer, Integer> firstRow = new HashMap<>();
    int[] leader = new int[samples.rows()];
    for (int row = 0; row < leader.length; row++) {
      int at = row;
      leader[row] = firstRow.computeIfAbsent(cells.joint()[row], _ -> at);
    }
    int[] order =
        IntStream.range(0, leader.length)
            .boxed()
            .sorted(
                Comparator.comparingInt((Integer row) -> leader[row]).thenComparingInt(row -> row))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] group = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      group[i] = samples.group()[leader[order[i]]];
    }
    return new PairedSamples(samples.x().rows(order), samples.y().rows(order), group);
  }
}
