package org.rsmi.sample;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// What a chain recorded: configurations, and what the model measured on each of them.
///
/// @param configurations in order of time
/// @param series by name, alphabetically: one value per configuration, totals in the model's
///     units
public record Sampled(SampleSet configurations, Map<String, double[]> series) {
  public Sampled {
    series = Collections.unmodifiableMap(new TreeMap<>(series));
  }
}
