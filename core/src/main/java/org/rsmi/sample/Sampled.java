package org.rsmi.sample;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a chain recorded: configurations, and what the model measured on each of them.
///
/// @param configurations in order of time
/// @param series by name, in the order of the model's observables: one value per configuration
public record Sampled(SampleSet configurations, Map<String, double[]> series) {
  public Sampled {
    series = Collections.unmodifiableMap(new LinkedHashMap<>(series));
  }
}
