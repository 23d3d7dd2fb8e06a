package org.rsmi.model;

import java.util.List;

/// What a model measures on single configurations of one lattice, and what is formed from the
/// means.
///
/// Everything is a function of the configuration alone, so a running chain and a file are measured
/// alike. A model names raw moments, such as `magnetisation2` and `magnetisation4`; ratios and
/// other non-linear functions of their means are [Derived] and get their errors by the jackknife
/// from the framework.
public interface Observables {

  /// The raw moments, in the order they are reported: lower case with underscores, e.g. `energy`
  /// (per site, in J), `abs_magnetisation` (per site).
  List<String> names();

  /// The raw moments of one configuration.
  ///
  /// @return `[names]`
  /// @throws IllegalArgumentException if the configuration is none of the model on this lattice
  double[] of(Configuration configuration);

  /// What is formed from the means, in the order it is reported.
  default List<Derived> derived() {
    return List.of();
  }

  /// A function of the means of raw moments, e.g. `1 − ⟨m⁴⟩/(3⟨m²⟩²)`.
  ///
  /// @param name in the style of [#names()]
  /// @param moments which means the formula takes, in its order
  record Derived(String name, List<String> moments, Formula formula) {
    public Derived {
      moments = List.copyOf(moments);
    }
  }

  /// The function of [Derived].
  @FunctionalInterface
  interface Formula {
    /// @param means `[moments]`
    double of(double[] means);
  }
}
