package org.rsmi.sample;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a chain recorded: configurations, and what the model measured on each of them.
///
/// @param configurations chain by chain, each in order of time: chain c of C has those numbered
///     `n·c/C … n·(c+1)/C − 1`
/// @param series by name, in the order of the model's observables: one value per configuration
/// @param chains independent chains, C ≥ 1
public record Sampled(SampleSet configurations, Map<String, double[]> series, int chains) {
  public Sampled {
    if (chains < 1) {
      throw new IllegalArgumentException("chains = " + chains + " is not positive");
    }
    series = Collections.unmodifiableMap(new LinkedHashMap<>(series));
  }

  /// What a single chain recorded.
  public Sampled(SampleSet configurations, Map<String, double[]> series) {
    this(configurations, series, 1);
  }
}
