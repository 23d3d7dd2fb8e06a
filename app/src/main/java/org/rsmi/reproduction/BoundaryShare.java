package org.rsmi.reproduction;

import java.util.List;
import java.util.Map;
import org.rsmi.analysis.BoundaryWeight;
import org.rsmi.num.Estimate;
import org.rsmi.result.RunRecord;

/// `Σ_boundary Λ² / Σ Λ²`, averaged over components and over the runs at one grid point: the share
/// of a
/// filter on the outermost sites of its block; 0.75 for uniform weights on 4×4 sites.
///
/// @param at values of axes that leave one point
public record BoundaryShare(Map<String, Object> at) implements Quantity {

  /// At the only point.
  public static BoundaryShare defaults() {
    return new BoundaryShare(Map.of());
  }

  @Override
  public Estimate of(Evidence evidence) {
    List<RunRecord> runs = evidence.usable(at);
    return BoundaryWeight.of(runs.getFirst().filter().blockShape()).mean(runs);
  }
}
