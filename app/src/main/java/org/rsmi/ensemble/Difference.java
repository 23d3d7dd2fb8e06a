package org.rsmi.ensemble;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.rsmi.spec.Grid;
import org.rsmi.spec.SpecTree;
import org.rsmi.spec.SpecValue;
import org.rsmi.spec.SpecValue.Table;

/// A setting in which two experiments differ.
///
/// @param key its full key, `training.batch`
/// @param first its value in the first as TOML, or `absent`
/// @param second its value in the second
record Difference(String key, String first, String second) {
  private static final String ABSENT = "absent";

  /// All differences, by key.
  static Stream<Difference> between(SpecTree first, SpecTree second) {
    Map<String, String> a = settings(first);
    Map<String, String> b = settings(second);
    TreeSet<String> keys = new TreeSet<>(a.keySet());
    keys.addAll(b.keySet());
    return keys.stream()
        .map(key -> new Difference(key, a.getOrDefault(key, ABSENT), b.getOrDefault(key, ABSENT)))
        .filter(difference -> !difference.first.equals(difference.second));
  }

  /// Every setting by its full key.
  private static Map<String, String> settings(SpecTree tree) {
    Map<String, String> settings = new TreeMap<>();
    collect("", tree.root(), settings);
    settings.put("grid", "axes " + List.copyOf(Grid.of(tree).axes().keySet()));
    return settings;
  }

  private static void collect(String prefix, Table table, Map<String, String> settings) {
    for (Map.Entry<String, SpecValue> entry : table.entries().entrySet()) {
      String key = prefix + entry.getKey();
      if (entry.getValue() instanceof Table below) {
        collect(key + ".", below, settings);
      } else {
        settings.put(key, entry.getValue().toml());
      }
    }
  }
}
