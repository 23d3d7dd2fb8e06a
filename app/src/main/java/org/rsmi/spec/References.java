package org.rsmi.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rsmi.spec.SpecValue.Items;
import org.rsmi.spec.SpecValue.Real;
import org.rsmi.spec.SpecValue.Refused;
import org.rsmi.spec.SpecValue.Table;
import org.rsmi.spec.SpecValue.Text;
import org.rsmi.spec.SpecValue.Whole;

/// What `$name`, `${name}` and `$$` mean in the texts of a tree.
///
/// @param axes what may be named
record References(Axes axes) {
  private static final Pattern REFERENCE =
      Pattern.compile("\\$(?:(\\$)|([A-Za-z_]\\w*)|\\{([^}]*)\\})");

  /// The value of each axis.
  interface Axes {
    /// The value that stands for a name.
    ///
    /// @param path of the text that names it
    SpecValue value(String name, String path);
  }

  SpecValue resolve(SpecValue value, String path) {
    return switch (value) {
      case Table(Map<String, SpecValue> entries) -> {
        Map<String, SpecValue> resolved = new LinkedHashMap<>();
        entries.forEach((key, entry) -> resolved.put(key, resolve(entry, Binder.inner(path, key))));
        yield new Table(resolved);
      }
      case Items(List<SpecValue> values) -> {
        List<SpecValue> resolved = new ArrayList<>();
        values.forEach(item -> resolved.add(resolve(item, path + "[" + resolved.size() + "]")));
        yield new Items(resolved);
      }
      case Text(String text) -> resolve(text, path);
      case Whole whole -> whole;
      case Real real -> real;
      case Refused refused -> refused;
    };
  }

  /// A text that is one reference becomes the value itself, so that a number stays one.
  private SpecValue resolve(String text, String path) {
    Matcher whole = REFERENCE.matcher(text);
    if (whole.matches() && !text.equals("$$")) {
      return axes.value(name(whole), path);
    }
    return new Text(
        REFERENCE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(part(match, path))));
  }

  private String part(MatchResult match, String path) {
    return match.group().equals("$$") ? "$" : Point.spelled(axes.value(name(match), path));
  }

  private static String name(MatchResult match) {
    return match.group().replaceAll("[${}]", "");
  }
}
