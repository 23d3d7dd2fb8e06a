package org.rsmi.spec;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.rsmi.spec.SpecValue.Real;
import org.rsmi.spec.SpecValue.Scalar;
import org.rsmi.spec.SpecValue.Text;
import org.rsmi.spec.SpecValue.Whole;

/// One combination of the values of a grid, axes in the order of the file.
public record Point(Map<String, Scalar> values) {
  private static final int LONGEST = 200;

  public Point {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /// Each value as a [Long], a [Double] or a [String].
  public Map<String, Object> plain() {
    Map<String, Object> plain = new LinkedHashMap<>();
    values.forEach((name, value) -> plain.put(name, value.plain()));
    return Collections.unmodifiableMap(plain);
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

  /// The value within a text.
  static String spelled(Scalar value) {
    return switch (value) {
      case Text(String text) -> text;
      case Whole(long number) -> Long.toString(number);
      case Real(double number) -> shortest(number);
    };
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
