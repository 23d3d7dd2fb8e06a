package org.rsmi.reproduction;

import java.util.List;
import java.util.Map;
<<<<<<< HEAD
import org.rsmi.num.Estimate;
import org.rsmi.result.Filter;

/// `Σ_boundary Λ² / Σ Λ²` over all components, averaged over the runs at one grid point: the share
=======
import org.rsmi.analysis.BoundaryWeight;
import org.rsmi.num.Estimate;
import org.rsmi.result.RunRecord;

/// `Σ_boundary Λ² / Σ Λ²`, averaged over components and over the runs at one grid point: the share
>>>>>>> main
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
<<<<<<< HEAD
    return Information.mean(evidence.usable(at), run -> of(run.filter()), "");
  }

  private static double of(Filter filter) {
    double boundary = 0;
    double all = 0;
    for (double[] weights : filter.weights()) {
      for (int site = 0; site < weights.length; site++) {
        double square = weights[site] * weights[site];
        all += square;
        boundary += isBoundary(site, filter.blockShape()) ? square : 0;
      }
    }
    return boundary / all;
  }

  private static boolean isBoundary(int site, List<Integer> shape) {
    int rest = site;
    for (int extent : shape.reversed()) {
      int coordinate = rest % extent;
      if (coordinate == 0 || coordinate == extent - 1) {
        return true;
      }
      rest /= extent;
    }
    return false;
=======
    List<RunRecord> runs = evidence.usable(at);
    return BoundaryWeight.of(runs.getFirst().filter().blockShape()).mean(runs);
>>>>>>> main
  }
}
