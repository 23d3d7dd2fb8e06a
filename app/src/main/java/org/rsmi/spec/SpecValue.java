package org.rsmi.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A value of an experiment file. Equal when the content is, whatever the order of keys.
public sealed interface SpecValue {

  /// The value as TOML, on one line.
  String toml();

  /// A [Real], or a [Refused] where the number is not finite.
  static SpecValue of(double number) {
    if (Double.isFinite(number)) {
      return new Real(number);
    }
    return new Refused(Double.isNaN(number) ? "nan" : number > 0 ? "inf" : "-inf");
  }

  /// A single number or text.
  sealed interface Scalar extends SpecValue {
    /// A [Long], a [Double] or a [String].
    Object plain();
  }

  /// Keys in the order of the file.
  record Table(Map<String, SpecValue> entries) implements SpecValue {
    /// No keys.
    public static final Table EMPTY = new Table(Map.of());

    private static final Pattern BARE_KEY = Pattern.compile("[A-Za-z0-9_-]+");

    public Table {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    private static final Set<String> WHOLE = Set.of("type", "from");

    /// The settings below by their keys with dots. A table that names its `type` is one setting, as
    /// are a [Range] and a table without keys.
    public Map<String, SpecValue> settings() {
      Map<String, SpecValue> settings = new LinkedHashMap<>();
      entries.forEach(
          (key, value) -> {
            if (value instanceof Table below
                && !below.entries.isEmpty()
                && Collections.disjoint(below.entries.keySet(), WHOLE)) {
              below.settings().forEach((inner, found) -> settings.put(key + "." + inner, found));
            } else {
              settings.put(key, value);
            }
          });
      return settings;
    }

    /// The same table with one key added or replaced in its place.
    Table with(String key, SpecValue value) {
      Map<String, SpecValue> changed = new LinkedHashMap<>(entries);
      changed.put(key, value);
      return new Table(changed);
    }

    /// The same table without a key.
    public Table without(String key) {
      Map<String, SpecValue> changed = new LinkedHashMap<>(entries);
      changed.remove(key);
      return new Table(changed);
    }

    @Override
    public String toml() {
      if (entries.isEmpty()) {
        return "{}";
      }
      return entries.entrySet().stream()
          .map(entry -> key(entry.getKey()) + " = " + entry.getValue().toml())
          .collect(Collectors.joining(", ", "{ ", " }"));
    }

    /// A key as TOML, quoted where it has to be.
    public static String key(String name) {
      return BARE_KEY.matcher(name).matches() ? name : new Text(name).toml();
    }
  }

  /// An array.
  record Items(List<SpecValue> values) implements SpecValue {
    public Items {
      values = List.copyOf(values);
    }

    @Override
    public String toml() {
      return values.stream().map(SpecValue::toml).collect(Collectors.joining(", ", "[", "]"));
    }
  }

  /// A string, or a date as it was written.
  record Text(String plain) implements Scalar {
    @Override
    public String toml() {
      return plain.codePoints().mapToObj(Text::escaped).collect(Collectors.joining("", "\"", "\""));
    }

    private static String escaped(int point) {
      return switch (point) {
        case '"' -> "\\\"";
        case '\\' -> "\\\\";
        case '\n' -> "\\n";
        case '\r' -> "\\r";
        case '\t' -> "\\t";
        default ->
            Character.isISOControl(point) || point == '\u2028' || point == '\u2029'
                ? "\\u%04x".formatted(point)
                : Character.toString(point);
      };
    }
  }

  /// An integer of 64 bits.
  record Whole(long number) implements Scalar {
    @Override
    public Object plain() {
      return number;
    }

    @Override
    public String toml() {
      return Long.toString(number);
    }
  }

  /// A finite floating-point number.
  record Real(double number) implements Scalar {
    public Real {
      if (!Double.isFinite(number)) {
        throw new IllegalArgumentException("number = " + number + " is not finite");
      }
    }

    @Override
    public Object plain() {
      return number;
    }

    @Override
    public String toml() {
      return Double.toString(number);
    }
  }

  /// What TOML can say and no setting takes: a truth value, nan, inf, an integer beyond 64 bits.
  /// Kept so that whoever wanted something else there can say what.
  record Refused(String toml) implements SpecValue {}
}
