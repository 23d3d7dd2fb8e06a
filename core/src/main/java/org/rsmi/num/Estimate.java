package org.rsmi.num;

import java.util.Arrays;
import java.util.Locale;

/// A measured number: value ± one standard error, with its unit.
///
/// A bare `double` elsewhere is exact or internal.
///
/// @param value the central value, NaN where nothing could be measured
/// @param error one standard error, ≥ 0, or NaN where it is unknown
/// @param unit e.g. "nats", "sweeps", "J per site"; "" for a pure number
public record Estimate(double value, double error, String unit) {
  public Estimate {
    if (error < 0) {
      throw new IllegalArgumentException("error = " + error + " is negative");
    }
  }

  /// The mean of independent values with the error `√(s²/n)` of their scatter, NaN for one.
  public static Estimate mean(double[] values, String unit) {
    double mean = Arrays.stream(values).average().orElse(Double.NaN);
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    int n = values.length;
    return new Estimate(mean, n > 1 ? Math.sqrt(squares / (n - 1) / n) : Double.NaN, unit);
  }

  /// The distance from `truth` in standard errors, signed: `(value − truth)/error`.
  public double z(double truth) {
    return (value - truth) / error;
  }

  /// The difference of two independent numbers, `√(σ² + σ'²)` its error.
  ///
  /// @param other in the same unit
  public Estimate minus(Estimate other) {
    return new Estimate(value - other.value, Math.hypot(error, other.error), unit);
  }

  /// Value and error with the error's two leading digits, e.g. `0.4643 ± 0.0025 nats`.
  @Override
  public String toString() {
    String tail = unit.isEmpty() ? "" : " " + unit;
    if (!Double.isFinite(value)) {
      return "not measured";
    }
    if (!Double.isFinite(error)) {
      return String.format(Locale.ROOT, "%.4g%s", value, tail);
    }
    int decimals =
        error > 0 ? (int) Math.clamp(1 - Math.floor(Math.log10(error) + 1e-9), 0, 12) : 6;
    String format = "%." + decimals + "f";
    return String.format(Locale.ROOT, format + " ± " + format + "%s", value, error, tail);
  }
}
