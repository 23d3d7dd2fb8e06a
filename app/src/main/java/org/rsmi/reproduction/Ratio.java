package org.rsmi.reproduction;

import org.rsmi.num.Estimate;

/// One quantity as a multiple of another, as of independent runs.
public record Ratio(Quantity of, Quantity by) implements Quantity {

  @Override
  public Estimate of(Evidence evidence) {
    Estimate above = of.of(evidence);
    Estimate below = by.of(evidence);
    double ratio = above.value() / below.value();
    double error = Math.hypot(above.error(), ratio * below.error()) / Math.abs(below.value());
    return new Estimate(ratio, error, "");
  }
}
