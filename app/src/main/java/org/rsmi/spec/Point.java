package org.rsmi.spec;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rsmi.spec.SpecValue.Items;
import org.rsmi.spec.SpecValue.Real;
import org.rsmi.spec.SpecValue.Refused;
import org.rsmi.spec.SpecValue.Scalar;
import org.rsmi.spec.SpecValue.Table;
import org.rsmi.spec.SpecValue.Text;
import org.rsmi.spec.SpecValue.Whole;

/// One combination of the values of a grid, axes in the order of the file.
///
/// @param values each a scalar or a list of scalars
public record Point(Map<String, SpecValue> values) {
  private static final int LONGEST = 200;

  public Point {
    values.forEach(
        (name, value) -> {
          if (!accepts(value)) {
            throw SpecException.wanting("a number, a text or a list of these", value, name);
          }
        });
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /// Whether an axis can have the value: a scalar or a list of scalars.
  static boolean accepts(SpecValue value) {
    return switch (value) {
      case Scalar _ -> true;
      case Items(List<SpecValue> items) -> items.stream().allMatch(Scalar.class::isInstance);
      case Table _, Refused _ -> false;
    };
  }

  /// Each value as a [Long], a [Double], a [String] or a [List] of these.
  public Map<String, Object> plain() {
    Map<String, Object> plain = new LinkedHashMap<>();
    values.forEach((name, value) -> plain.put(name, plain(value)));
    return Collections.unmodifiableMap(plain);
  }

  private static Object plain(SpecValue value) {
    return switch (value) {
      case Scalar scalar -> scalar.plain();
      case Items(List<SpecValue> items) -> items.stream().map(Point::plain).toList();
      case Table _, Refused _ -> throw unwanted(value);
    };
  }

  /// A name that never changes and that any file system takes, `buffer=1,temperature=2.269185`;
  /// `point` where there is no grid.
  ///
  /// Numbers are as short as they can be without loss, so 2 and 2.0 are one point. Characters that
  /// file names had better not contain are written `%2F`; very long names end in a hash instead.
  public String folder() {
    if (values.isEmpty()) {
      return "point";
    }
    String name =
        values.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + safe(spelled(entry.getValue())))
            .collect(Collectors.joining(","));
    return name.length() <= LONGEST
        ? name
        : name.substring(0, LONGEST - 17) + "~" + SpecTree.sha256(name).substring(0, 16);
  }

  /// The value within a text; a list is spelled `4x4`, an empty one `none`.
  static String spelled(SpecValue value) {
    return switch (value) {
      case Text(String text) -> text;
      case Whole(long number) -> Long.toString(number);
      case Real(double number) -> shortest(number);
      case Items(List<SpecValue> items) ->
          items.isEmpty()
              ? "none"
              : items.stream().map(Point::spelled).collect(Collectors.joining("x"));
      case Table _, Refused _ -> throw unwanted(value);
    };
  }

  private static AssertionError unwanted(SpecValue value) {
    return new AssertionError(value + " is no value of an axis");
  }

  private static String shortest(double number) {
    double size = Math.abs(number);
    if (size == 0 || (size >= 1e-4 && size < 1e16)) {
      return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }
    return Double.toString(number).replace(".0E", "e").replace('E', 'e');
  }

  private static String safe(String text) {
    StringBuilder safe = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = b == '.' || b == '-' || b == '+' || b == '_' || isLetterOrDigit(b);
      safe.append(plain ? Character.toString(b) : "%%%02X".formatted(b));
    }
    return safe.toString();
  }

  private static boolean isLetterOrDigit(byte b) {
    return (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
  }
}
