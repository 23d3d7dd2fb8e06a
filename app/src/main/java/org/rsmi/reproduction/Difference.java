package org.rsmi.reproduction;

import org.rsmi.num.Estimate;

/// One quantity less another, as of independent runs.
public record Difference(Quantity of, Quantity minus) implements Quantity {

  @Override
  public Estimate of(Evidence evidence) {
    return of.of(evidence).minus(minus.of(evidence));
  }
}
