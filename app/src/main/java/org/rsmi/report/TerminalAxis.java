package org.rsmi.report;

import java.util.List;
import org.jfree.data.Range;

/// An axis of a drawing in characters.
///
/// @param range from its first to its last number
/// @param division linear or logarithmic
record TerminalAxis(Range range, Division division) {

  /// How an axis is divided.
  enum Division {
    LINEAR,
    LOGARITHMIC
  }

  /// A number with its place.
  record Tick(double value, String label) {}

  /// Where a value lies, 0 at the first and 1 at the last.
  double share(double value) {
    double low = range.getLowerBound();
    double high = range.getUpperBound();
    return switch (division) {
      case LINEAR -> (value - low) / (high - low);
      case LOGARITHMIC -> Math.log(value / low) / Math.log(high / low);
    };
  }

  /// Round numbers.
  List<Tick> ticks(int wanted) {
    double low = range.getLowerBound();
    double high = range.getUpperBound();
    return switch (division) {
      case LINEAR -> {
        Ticks ticks = Ticks.between(low, high, wanted);
        yield ticks.values().stream().map(value -> new Tick(value, ticks.label(value))).toList();
      }
      case LOGARITHMIC ->
          DecadeAxis.major(low, high).stream()
              .map(value -> new Tick(value, NumberWords.decade(value)))
              .toList();
    };
  }
}
