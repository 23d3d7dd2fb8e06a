package org.rsmi.spec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.rsmi.spec.SpecValue.Items;
import org.rsmi.spec.SpecValue.Refused;
import org.rsmi.spec.SpecValue.Scalar;
import org.rsmi.spec.SpecValue.Table;

/// The `[grid]` of an experiment: each axis a name with its values, each combination a [Point].
///
/// A value is a number, a text or a list of these; a [Range] may stand for the values of an axis.
///
/// `"$name"` in a text of the tree stands for the value of the axis at the point; within a longer
/// text write `${name}` where a letter follows, and `$$` for a dollar.
///
/// @param axes in the order of the file, none empty
/// @param overrides settings of their own for some points, in the order of the file
public record Grid(Map<String, List<SpecValue>> axes, List<PointOverride> overrides) {
  private static final String KEY = "grid";
  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
  private static final int MOST = 1_000_000;

  public Grid {
    Map<String, List<SpecValue>> copies = new LinkedHashMap<>();
    axes.forEach((name, values) -> copies.put(name, List.copyOf(values)));
    axes = Collections.unmodifiableMap(copies);
    overrides = List.copyOf(overrides);
  }

  /// The grid of a tree; without a `[grid]` it has one point.
  ///
  /// @throws SpecException if an axis is unused, unknown, empty or repeats a value, or an override
  ///     is for no point
  public static Grid of(SpecTree tree) {
    Map<String, List<SpecValue>> axes = axes(tree);
    Grid grid = new Grid(axes, PointOverride.of(tree, axes));
    String path = tree.path() + "." + KEY;
    grid.requireFew(path);
    grid.requireUsed(tree, path);
    return grid;
  }

  static Map<String, List<SpecValue>> axes(SpecTree tree) {
    String path = tree.path() + "." + KEY;
    SpecValue found = tree.root().entries().getOrDefault(KEY, Table.EMPTY);
    if (!(found instanceof Table(Map<String, SpecValue> entries))) {
      throw SpecException.wanting("a table of axes", found, path);
    }
    Map<String, List<SpecValue>> axes = new LinkedHashMap<>();
    entries.forEach((name, values) -> axes.put(name, axis(name, values, Binder.inner(path, name))));
    return axes;
  }

  private static List<SpecValue> axis(String name, SpecValue found, String path) {
    if (!NAME.matcher(name).matches()) {
      throw new SpecException(path + ": want an axis name of letters, digits and _");
    }
    List<SpecValue> values =
        switch (found) {
          case Items(List<SpecValue> items) -> items;
          case Table range -> Range.values(range, path);
          case Scalar _, Refused _ -> List.of(found);
        };
    Set<String> spellings = new HashSet<>();
    for (SpecValue value : values) {
      if (!Point.accepts(value)) {
        throw SpecException.wanting("finite numbers, texts or lists of these", found, path);
      }
      if (!spellings.add(Point.spelled(value).toLowerCase(Locale.ROOT))) {
        throw SpecException.wanting("each value once, not " + value.toml() + " again", found, path);
      }
    }
    if (values.isEmpty()) {
      throw SpecException.wanting("at least one value", found, path);
    }
    return values;
  }

  private void requireFew(String path) {
    double count = axes.values().stream().mapToDouble(List::size).reduce(1, (a, b) -> a * b);
    if (count > MOST) {
      throw new SpecException("%s has %.0f points: want at most %d".formatted(path, count, MOST));
    }
  }

  private void requireUsed(SpecTree tree, String path) {
    Set<String> unused = new TreeSet<>(axes.keySet());
    References references =
        new References(
            (name, where) -> {
              unused.remove(name);
              return known(axes, name, where).getFirst();
            });
    references.resolve(common(tree), tree.path());
    overrides.forEach(override -> override.resolved(references));
    if (!unused.isEmpty()) {
      throw new SpecException(
          "%s does nothing with %s; write \"$%s\" where its values belong"
              .formatted(path, unused, unused.iterator().next()));
    }
  }

  /// What stands in the file once for all points.
  private static Table common(SpecTree tree) {
    return tree.root().without(KEY).without(PointOverride.KEY);
  }

  private static <T> T known(Map<String, T> axes, String name, String path) {
    T found = axes.get(name);
    if (found == null) {
      throw new SpecException(
          "%s names $%s: no such axis of the grid; there are %s, and $$ is a dollar"
              .formatted(path, name, axes.keySet()));
    }
    return found;
  }

  /// All combinations in C order: the last axis runs fastest.
  public List<Point> points() {
    List<Point> points = List.of(new Point(Map.of()));
    for (Map.Entry<String, List<SpecValue>> axis : axes.entrySet()) {
      List<Point> longer = new ArrayList<>();
      for (Point point : points) {
        for (SpecValue value : axis.getValue()) {
          Map<String, SpecValue> values = new LinkedHashMap<>(point.values());
          values.put(axis.getKey(), value);
          longer.add(new Point(values));
        }
      }
      points = longer;
    }
    return List.copyOf(points);
  }

  /// The tree of one point: references resolved, its overrides applied, `[grid]` and they gone.
  public SpecTree substitute(SpecTree tree, Point point) {
    References here = new References((name, where) -> known(point.values(), name, where));
    SpecTree resolved = new SpecTree(tree.path(), (Table) here.resolve(common(tree), tree.path()));
    for (PointOverride override : overrides) {
      if (override.matches(point)) {
        resolved = override.apply(resolved, here);
      }
    }
    return resolved;
  }
}
