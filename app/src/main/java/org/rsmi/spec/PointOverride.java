package org.rsmi.spec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rsmi.spec.SpecValue.Items;
import org.rsmi.spec.SpecValue.Table;

/// Settings of their own for some points of a [Grid]; the last one that names a setting has it.
///
/// ```toml
/// [[override]]
/// where = { temperature = [2.269185, 2.35], buffer = 2 }   # a value or a list of values
/// set   = { "training.limit" = 40_000, repeats = 30 }
/// ```
///
/// @param path where it stands in the file
/// @param where the values of each axis it is for; any value of an axis that is not here
/// @param settings by keys with dots, not resolved
public record PointOverride(
    String path, Map<String, List<SpecValue>> where, Map<String, SpecValue> settings) {
  static final String KEY = "override";
  private static final String WHERE = "where";
  private static final String SET = "set";

  /// What cannot differ within an experiment.
  private static final Set<String> COMMON = Set.of("name", "about", "grid", "quick", KEY);

  public PointOverride {
    where = Collections.unmodifiableMap(new LinkedHashMap<>(where));
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /// The overrides of a tree, in the order of the file.
  ///
  /// @param axes of the tree's grid
  /// @throws SpecException if one names an axis or a value that is not there
  static List<PointOverride> of(SpecTree tree, Map<String, List<SpecValue>> axes) {
    List<PointOverride> overrides = new ArrayList<>();
    for (Table table : tables(tree)) {
      overrides.add(of(table, tree.path() + "." + KEY + "[" + overrides.size() + "]", axes));
    }
    return List.copyOf(overrides);
  }

  private static List<Table> tables(SpecTree tree) {
    String path = tree.path() + "." + KEY;
    SpecValue found = tree.root().entries().getOrDefault(KEY, new Items(List.of()));
    List<SpecValue> values = found instanceof Items(List<SpecValue> items) ? items : List.of(found);
    return values.stream().map(value -> table(value, path)).toList();
  }

  private static Table table(SpecValue found, String path) {
    if (found instanceof Table table) {
      return table;
    }
    throw SpecException.wanting("a table", found, path);
  }

  private static PointOverride of(Table table, String path, Map<String, List<SpecValue>> axes) {
    Map<String, SpecValue> entries = table.entries();
    if (!entries.containsKey(SET) || !Set.of(WHERE, SET).containsAll(entries.keySet())) {
      throw SpecException.wanting(
          "{ where = { axis = value }, set = { key = value } }", table, path);
    }
    Map<String, List<SpecValue>> where = new LinkedHashMap<>();
    table(entries.getOrDefault(WHERE, Table.EMPTY), path + "." + WHERE)
        .entries()
        .forEach((name, wanted) -> where.put(name, values(name, wanted, path, axes)));
    Map<String, SpecValue> settings =
        table(entries.getOrDefault(SET, Table.EMPTY), path + "." + SET).settings();
    for (String key : settings.keySet()) {
      if (COMMON.contains(root(key))) {
        throw new SpecException(
            "%s.%s: %s is the same at every point".formatted(path, SET, root(key)));
      }
    }
    return new PointOverride(path, where, settings);
  }

  private static List<SpecValue> values(
      String name, SpecValue wanted, String path, Map<String, List<SpecValue>> axes) {
    String place = Binder.inner(path + "." + WHERE, name);
    List<SpecValue> axis = axes.getOrDefault(name, List.of());
    if (axis.isEmpty()) {
      throw new SpecException(
          "%s: no such axis of the grid; there are %s%s"
              .formatted(place, axes.keySet(), Spelling.hint(List.of(name), axes.keySet())));
    }
    List<SpecValue> values = new ArrayList<>();
    for (SpecValue value : alternatives(wanted, axis)) {
      values.add(
          axis.stream()
              .filter(known -> same(known, value))
              .findFirst()
              .orElseThrow(
                  () ->
                      SpecException.wanting(
                          "values of the axis, " + new Items(axis).toml(), value, place)));
    }
    if (values.isEmpty()) {
      throw SpecException.wanting("at least one value", wanted, place);
    }
    return List.copyOf(values);
  }

  /// A list is one value where the axis has it, else one value each.
  private static List<SpecValue> alternatives(SpecValue wanted, List<SpecValue> axis) {
    boolean one = axis.stream().anyMatch(known -> same(known, wanted));
    return !one && wanted instanceof Items(List<SpecValue> values) ? values : List.of(wanted);
  }

  /// Whether two values name the same folder, as 2 and 2.0 do.
  private static boolean same(SpecValue known, SpecValue value) {
    return Point.accepts(value) && Point.spelled(known).equalsIgnoreCase(Point.spelled(value));
  }

  boolean matches(Point point) {
    return where.entrySet().stream()
        .allMatch(
            axis ->
                axis.getValue().contains(point.values().getOrDefault(axis.getKey(), Table.EMPTY)));
  }

  /// The settings with their references resolved.
  Map<String, SpecValue> resolved(References references) {
    Map<String, SpecValue> resolved = new LinkedHashMap<>();
    settings.forEach(
        (key, value) -> resolved.put(key, references.resolve(value, path + "." + SET + "." + key)));
    return resolved;
  }

  /// The tree of a point with these settings.
  SpecTree apply(SpecTree tree, References references) {
    SpecTree changed = tree;
    for (Map.Entry<String, SpecValue> setting : resolved(references).entrySet()) {
      changed = changed.with(setting.getKey(), setting.getValue());
    }
    return changed;
  }

  /// A tree whose overrides leave a setting alone that was replaced from outside: the setting is
  /// added as the last override, for every point. What an axis has lost is lost to their `where`.
  static SpecTree overruled(SpecTree tree, String key, SpecValue value) {
    List<Table> tables = tables(tree);
    if (tables.isEmpty() || root(key).equals(KEY)) {
      return tree;
    }
    List<SpecValue> changed = new ArrayList<>();
    if (root(key).equals("grid")) {
      Map<String, List<SpecValue>> axes = Grid.axes(tree);
      tables.forEach(table -> changed.addAll(pruned(table, axes)));
    } else {
      changed.addAll(tables);
    }
    if (!COMMON.contains(root(key))) {
      changed.add(new Table(Map.of(SET, new Table(Map.of(key, value)))));
    }
    return new SpecTree(tree.path(), tree.root().with(KEY, new Items(changed)));
  }

  /// The same override with the values that its axes have, or none if one of them has none.
  private static List<Table> pruned(Table table, Map<String, List<SpecValue>> axes) {
    if (!(table.entries().get(WHERE) instanceof Table(Map<String, SpecValue> where))) {
      return List.of(table);
    }
    Map<String, SpecValue> left = new LinkedHashMap<>(where);
    for (Map.Entry<String, SpecValue> wanted : where.entrySet()) {
      List<SpecValue> axis = axes.getOrDefault(wanted.getKey(), List.of());
      List<SpecValue> values =
          alternatives(wanted.getValue(), axis).stream()
              .filter(value -> axis.stream().anyMatch(known -> same(known, value)))
              .toList();
      if (values.isEmpty()) {
        return List.of();
      }
      left.put(wanted.getKey(), new Items(values));
    }
    return List.of(table.with(WHERE, new Table(left)));
  }

  private static String root(String key) {
    return key.split("\\.", 2)[0];
  }
}
