package org.rsmi.spec;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.rsmi.spec.SpecValue.Items;
import org.rsmi.spec.SpecValue.Real;
import org.rsmi.spec.SpecValue.Refused;
import org.rsmi.spec.SpecValue.Table;
import org.rsmi.spec.SpecValue.Text;
import org.rsmi.spec.SpecValue.Whole;

/// Numbers at equal distances, both ends among them: `{ from = 2.0, to = 2.5, step = 0.05 }` or
/// `{ from = 2.0, to = 2.5, count = 11 }`.
///
/// Computed in decimals, so that 2.0 + 3 · 0.05 is 2.15 and names its folder so. With `count` the
/// numbers have twelve significant digits. They are whole numbers if all of them can be and both
/// ends are written so.
///
/// Lists, as in `{ from = [8, 8], to = [40, 40], step = 8 }`, make lists: every combination of a
/// number of each place, the last place running fastest; one step or count serves all places.
///
/// @param table `from`, `to` and one of `step` and `count`
/// @param path of the table, for errors
record Range(Table table, String path) {
  private static final Set<String> BY_STEP = Set.of("from", "to", "step");
  private static final Set<String> BY_COUNT = Set.of("from", "to", "count");
  private static final MathContext DIGITS = new MathContext(12);
  private static final int MOST = 1_000_000;

  /// The values a table stands for.
  ///
  /// @throws SpecException if it is no range, or a step that misses the end
  static List<SpecValue> values(Table table, String path) {
    Range range = new Range(table, path);
    Set<String> keys = table.entries().keySet();
    if (!keys.equals(BY_STEP) && !keys.equals(BY_COUNT)) {
      throw range.wanting("{ from, to, step } or { from, to, count }, or a list of values");
    }
    return range.at("from") instanceof Items(List<SpecValue> from)
        ? range.product(from.size())
        : range.line(range.at("from"), range.at("to"), range.at(range.third()));
  }

  private SpecException wanting(String wanted) {
    return SpecException.wanting(wanted, table, path);
  }

  private String third() {
    return table.entries().containsKey("step") ? "step" : "count";
  }

  private SpecValue at(String key) {
    return table.entries().getOrDefault(key, Table.EMPTY);
  }

  private List<SpecValue> product(int places) {
    List<SpecValue> from = places("from", places);
    List<SpecValue> to = places("to", places);
    List<SpecValue> third = at(third()) instanceof Items ? places(third(), places) : List.of();
    List<List<SpecValue>> rows = List.of(List.of());
    for (int place = 0; place < places; place++) {
      List<List<SpecValue>> longer = new ArrayList<>();
      SpecValue distance = third.isEmpty() ? at(third()) : third.get(place);
      List<SpecValue> line = line(from.get(place), to.get(place), distance);
      requireFew((double) rows.size() * line.size());
      for (List<SpecValue> row : rows) {
        for (SpecValue value : line) {
          List<SpecValue> next = new ArrayList<>(row);
          next.add(value);
          longer.add(next);
        }
      }
      rows = longer;
    }
    return rows.stream().map(row -> (SpecValue) new Items(row)).toList();
  }

  private List<SpecValue> places(String key, int places) {
    if (places == 0) {
      throw wanting("at least one number in from");
    }
    if (at(key) instanceof Items(List<SpecValue> values) && values.size() == places) {
      return values;
    }
    throw wanting("as many numbers in " + key + " as in from");
  }

  private List<SpecValue> line(SpecValue from, SpecValue to, SpecValue third) {
    BigDecimal first = decimal(from, "from");
    BigDecimal width = decimal(to, "to").subtract(first);
    List<BigDecimal> numbers =
        third().equals("count") ? byCount(first, width, third) : byStep(first, width, third);
    boolean whole =
        from instanceof Whole
            && to instanceof Whole
            && numbers.stream().allMatch(number -> number.stripTrailingZeros().scale() <= 0);
    return numbers.stream()
        .<SpecValue>map(
            number -> whole ? new Whole(number.longValueExact()) : new Real(number.doubleValue()))
        .toList();
  }

  private List<BigDecimal> byStep(BigDecimal first, BigDecimal width, SpecValue third) {
    BigDecimal step = decimal(third, "step");
    return IntStream.rangeClosed(0, steps(step, width))
        .mapToObj(k -> first.add(step.multiply(BigDecimal.valueOf(k))))
        .toList();
  }

  private List<BigDecimal> byCount(BigDecimal first, BigDecimal width, SpecValue third) {
    int gaps = gaps(third, width);
    return IntStream.rangeClosed(0, gaps).mapToObj(k -> between(first, width, k, gaps)).toList();
  }

  /// `first + width · k / gaps`, the ends as they are written.
  private static BigDecimal between(BigDecimal first, BigDecimal width, int k, int gaps) {
    if (k == 0 || k == gaps) {
      return k == 0 ? first : first.add(width);
    }
    BigDecimal scale = BigDecimal.valueOf(gaps);
    return first.multiply(scale).add(width.multiply(BigDecimal.valueOf(k))).divide(scale, DIGITS);
  }

  private int gaps(SpecValue count, BigDecimal width) {
    if (!(count instanceof Whole(long number)) || number < (width.signum() == 0 ? 1 : 2)) {
      throw wanting("a whole count of at least 2");
    }
    requireFew(number);
    return Math.toIntExact(number - 1);
  }

  private int steps(BigDecimal step, BigDecimal width) {
    if (step.signum() == 0 || step.signum() == -width.signum()) {
      throw wanting("a step that leads from one end to the other");
    }
    BigDecimal[] parts = width.divideAndRemainder(step);
    if (parts[1].signum() != 0) {
      throw wanting("a step that meets the end; " + step.toPlainString() + " misses it");
    }
    requireFew(parts[0].doubleValue() + 1);
    return parts[0].intValueExact();
  }

  private void requireFew(double count) {
    if (count > MOST) {
      throw wanting("at most %d values, not %.0f".formatted(MOST, count));
    }
  }

  private BigDecimal decimal(SpecValue found, String key) {
    return switch (found) {
      case Whole(long number) -> BigDecimal.valueOf(number);
      case Real(double number) -> new BigDecimal(Double.toString(number));
      case Text _, Items _, Table _, Refused _ ->
          throw wanting("finite numbers; " + key + " has " + found.toml());
    };
  }
}
