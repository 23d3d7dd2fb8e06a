package org.rsmi.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rsmi.analysis.Analysis;
import org.rsmi.analysis.Findings;
import org.rsmi.analysis.RunSet;
import org.rsmi.num.Rng;
import org.rsmi.spec.Binder;
import org.rsmi.spec.Catalogue;
import org.rsmi.spec.SpecTree;

/// Analyses with their settings, by name.
///
/// @param seed of their resampling
record Analyses(Map<String, Analysis> byName, long seed) {
  static final long SEED = 1;

  /// All that there are, as they come.
  static Analyses all() {
    return bound(List.of(), Map.of(), SEED);
  }

  /// @param only their names; all if empty
  /// @param settings by `Name.key`
  static Analyses bound(List<String> only, Map<String, String> settings, long seed) {
    Map<String, Analysis> analyses = new LinkedHashMap<>();
    List<String> known = Catalogue.names(Analysis.class);
    for (String name : only.isEmpty() ? known : only) {
      SpecTree tree =
          new SpecTree(name, SpecTree.parse("type = \"" + name + "\"", name, name).root());
      for (Map.Entry<String, String> setting : settings.entrySet()) {
        if (setting.getKey().startsWith(name + ".")) {
          tree = tree.override(setting.getKey().substring(name.length() + 1), setting.getValue());
        }
      }
      analyses.put(name, Binder.bind(Analysis.class, tree));
    }
    settings.keySet().forEach(key -> requireUsed(key, analyses.keySet()));
    return new Analyses(analyses, seed);
  }

  private static void requireUsed(String key, Set<String> analyses) {
    if (analyses.stream().noneMatch(name -> key.startsWith(name + "."))) {
      throw new IllegalArgumentException(
          "--set %s names no analysis to run; there are %s".formatted(key, List.copyOf(analyses)));
    }
  }

  Set<String> names() {
    return byName.keySet();
  }

  /// What one of them finds.
  Findings of(String name, RunSet runs) {
    Analysis analysis = byName.get(name);
    if (analysis == null) {
      throw new AssertionError(name + " is none of " + names());
    }
    return new Findings(name, analysis.of(runs, Rng.of(seed).split(name)));
  }
}
