package org.rsmi.reproduction;

import org.rsmi.num.Estimate;

/// When a number agrees: within `[low − sigma·error, high + sigma·error]`.
///
/// @param low −∞ where there is no lower end
/// @param high ∞ where there is no upper end
/// @param sigma standard errors of the number that it may lie outside, ≥ 0
public record Accept(double low, double high, double sigma) {
  public Accept {
    if (low > high || sigma < 0) {
      throw new IllegalArgumentException(
          "low = %s, high = %s, sigma = %s: want low ≤ high and sigma ≥ 0"
              .formatted(low, high, sigma));
    }
  }

  /// Everything that is a number.
  public static Accept defaults() {
    return new Accept(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0);
  }

  boolean holds(Estimate ours) {
    double reach = Double.isFinite(ours.error()) ? sigma * ours.error() : 0;
    return ours.value() >= low - reach && ours.value() <= high + reach;
  }

  /// As one reads it: `0.19 … 0.24`, `≥ 1.25`.
  @Override
  public String toString() {
    String margin = sigma > 0 ? " (± " + NumberColumn.number(sigma) + " σ)" : "";
    if (Double.isInfinite(low)) {
      return Double.isInfinite(high) ? "any" : "≤ " + NumberColumn.number(high) + margin;
    }
    return (Double.isInfinite(high)
            ? "≥ " + NumberColumn.number(low)
            : NumberColumn.number(low) + " … " + NumberColumn.number(high))
        + margin;
  }
}
