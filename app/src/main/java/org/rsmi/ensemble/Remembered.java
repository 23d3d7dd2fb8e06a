package org.rsmi.ensemble;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.rsmi.num.Estimate;

/// Numbers that are the same for all runs at one point on one set of configurations, found by the
/// first run that needs them. They depend on nothing that a run draws, so whoever finds them finds
/// the same.
final class Remembered {
  private final Map<String, Estimate> known = new ConcurrentHashMap<>();

  /// A number by its name.
  Estimate of(String name, Supplier<Estimate> find) {
    return known.computeIfAbsent(name, _ -> find.get());
  }
}
