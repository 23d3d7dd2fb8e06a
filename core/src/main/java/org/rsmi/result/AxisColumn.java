package org.rsmi.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.rsmi.sample.NpyArray;
import org.rsmi.sample.NpyEntry;
import org.rsmi.sample.NpyText;

/// The values of one grid axis as an array, and back: integers `[n]`, numbers with a fraction among
/// them as floats `[n]`, lists of k numbers `[n × k]`, everything else as texts `[n]`.
final class AxisColumn {
  private AxisColumn() {}

  static NpyEntry of(List<Object> values) {
    List<List<?>> rows = values.stream().<List<?>>map(AxisColumn::row).toList();
    int width = rows.getFirst().size();
    boolean table =
        width > 0
            && rows.stream().allMatch(row -> row.size() == width)
            && rows.stream().flatMap(List::stream).allMatch(Number.class::isInstance)
            && values.stream().map(List.class::isInstance).distinct().count() == 1;
    if (!table) {
      return NpyText.of(values.stream().map(Object::toString).toList());
    }
    boolean lists = values.getFirst() instanceof List;
    return numbers(
        lists ? List.of(values.size(), width) : List.of(values.size()),
        rows.stream().flatMap(List::stream).map(Number.class::cast).toList());
  }

  private static List<?> row(Object value) {
    return value instanceof List<?> list ? list : List.of(value);
  }

  private static NpyEntry numbers(List<Integer> shape, List<Number> numbers) {
    return numbers.stream().allMatch(number -> number instanceof Long || number instanceof Integer)
        ? NpyArray.of(shape, numbers.stream().mapToLong(Number::longValue).toArray())
        : NpyArray.of(shape, numbers.stream().mapToDouble(Number::doubleValue).toArray());
  }

  /// One value per row.
  static List<Object> values(NpyEntry column) {
    List<?> flat =
        switch (column) {
          case NpyText text -> text.values();
          case NpyArray array -> numbers(array);
        };
    if (column.shape().size() < 2) {
      return List.copyOf(flat);
    }
    int width = column.shape().get(1);
    List<Object> rows = new ArrayList<>();
    for (int first = 0; first < flat.size(); first += width) {
      rows.add(List.copyOf(flat.subList(first, first + width)));
    }
    return rows;
  }

  private static List<? extends Number> numbers(NpyArray array) {
    Stream<? extends Number> numbers =
        array.dtype().isInteger()
            ? Arrays.stream(array.toLongs()).boxed()
            : Arrays.stream(array.toDoubles()).boxed();
    return numbers.toList();
  }
}
