package org.rsmi.reproduction;

import org.rsmi.num.Estimate;

/// Two quantities together, as of independent runs.
public record Sum(Quantity of, Quantity and) implements Quantity {

  @Override
  public Estimate of(Evidence evidence) {
    Estimate first = of.of(evidence);
    Estimate second = and.of(evidence);
    return new Estimate(
        first.value() + second.value(), Math.hypot(first.error(), second.error()), first.unit());
  }
}
