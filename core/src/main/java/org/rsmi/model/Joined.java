package org.rsmi.model;

import java.util.Arrays;
import java.util.List;

/// Several sets of observables measured together, in their order.
public record Joined(List<Observables> parts) implements Observables {
  /// Measures all parts, in their order.
  public static Joined of(Observables... parts) {
    return new Joined(List.of(parts));
  }

  @Override
  public List<String> names() {
    return parts.stream().flatMap(part -> part.names().stream()).toList();
  }

  @Override
  public double[] of(Configuration configuration) {
    return parts.stream().flatMapToDouble(part -> Arrays.stream(part.of(configuration))).toArray();
  }

  @Override
  public List<Derived> derived() {
    return parts.stream().flatMap(part -> part.derived().stream()).toList();
  }

  /// Some moments of a configuration.
  record Extra(List<String> names, List<Derived> derived, Function function)
      implements Observables {

    /// Names and derived quantities of nothing but these moments.
    static Extra of(List<String> names, Function function) {
      return new Extra(names, List.of(), function);
    }

    @Override
    public double[] of(Configuration configuration) {
      return function.of(configuration);
    }
  }

  /// The moments of an [Extra].
  @FunctionalInterface
  interface Function {
    double[] of(Configuration configuration);
  }
}
