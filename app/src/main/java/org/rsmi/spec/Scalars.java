package org.rsmi.spec;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.rsmi.spec.SpecValue.Real;
import org.rsmi.spec.SpecValue.Refused;
import org.rsmi.spec.SpecValue.Text;
import org.rsmi.spec.SpecValue.Whole;

/// Single values as Java knows them.
final class Scalars {
  private Scalars() {}

  static int wholeInt(SpecValue found, String path) {
    return Math.toIntExact(whole(found, path, Integer.MIN_VALUE, Integer.MAX_VALUE));
  }

  static long wholeLong(SpecValue found, String path) {
    return whole(found, path, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  private static long whole(SpecValue found, String path, long least, long most) {
    if (found instanceof Whole(long number) && number >= least && number <= most) {
      return number;
    }
    String range =
        switch (found) {
          case Whole _ -> " from " + least + " to " + most;
          case Refused(String word) when word.matches("[-+]?\\d+") ->
              " from " + least + " to " + most;
          default -> "";
        };
    throw SpecException.wanting("a whole number" + range, found, path);
  }

  static double number(SpecValue found, String path) {
    return switch (found) {
      case Whole(long number) -> number;
      case Real(double number) -> number;
      default -> throw SpecException.wanting("a finite number", found, path);
    };
  }

  static String text(SpecValue found, String path) {
    if (found instanceof Text(String text)) {
      return text;
    }
    throw SpecException.wanting("a text in quotes", found, path);
  }

  static Object constant(Class<?> type, SpecValue found, String path) {
    if (found instanceof Text(String text)) {
      for (Object constant : type.getEnumConstants()) {
        if (((Enum<?>) constant).name().equalsIgnoreCase(text)) {
          return constant;
        }
      }
    }
    throw SpecException.wanting("one of " + constants(type), found, path);
  }

  /// The names of an enum as one writes them.
  static List<String> constants(Class<?> type) {
    return Arrays.stream(type.getEnumConstants()).map(Scalars::name).toList();
  }

  static String name(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
  }
}
