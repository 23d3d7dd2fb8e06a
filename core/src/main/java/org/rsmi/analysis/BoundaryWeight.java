package org.rsmi.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.rsmi.num.Estimate;
import org.rsmi.result.Filter;
import org.rsmi.result.RunRecord;

/// How much of a filter sits on the boundary of its block.
///
/// @param boundary `[|V|]`, sites with a neighbour outside
public record BoundaryWeight(boolean[] boundary) {
  public BoundaryWeight {
    boundary = boundary.clone();
  }

  /// @param blockShape extents of the block
  public static BoundaryWeight of(List<Integer> blockShape) {
    int sites = blockShape.stream().reduce(1, Math::multiplyExact);
    boolean[] boundary = new boolean[sites];
    for (int site = 0; site < sites; site++) {
      int rest = site;
      for (int axis = blockShape.size() - 1; axis >= 0; axis--) {
        int extent = blockShape.get(axis);
        boundary[site] |= rest % extent == 0 || rest % extent == extent - 1;
        rest /= extent;
      }
    }
    return new BoundaryWeight(boundary);
  }

  /// Whether there are sites inside.
  boolean hasBulk() {
    for (boolean outer : boundary) {
      if (!outer) {
        return true;
      }
    }
    return false;
  }

  /// `Σ_boundary Λ²/Σ Λ²` of the run, mean over its components.
  double share(Filter filter) {
    return average(
        filter,
        row -> {
          double outer = 0;
          double all = 0;
          for (int i = 0; i < row.length; i++) {
            all += row[i] * row[i];
            outer += boundary[i] ? row[i] * row[i] : 0;
          }
          return outer / all;
        });
  }

  /// The published `|Σ_boundary Λ|/|Σ_bulk Λ|`, mean over the components; without bound where the
  /// bulk sums to nearly nothing.
  double ratio(Filter filter) {
    return average(
        filter,
        row -> {
          double outer = 0;
          double inner = 0;
          for (int i = 0; i < row.length; i++) {
            outer += boundary[i] ? row[i] : 0;
            inner += boundary[i] ? 0 : row[i];
          }
          return Math.abs(outer) / Math.abs(inner);
        });
  }

  private static double average(Filter filter, ToDoubleFunction<double[]> of) {
    return Arrays.stream(filter.weights()).mapToDouble(of).average().orElse(Double.NaN);
  }

  /// Mean over runs, with its error from their scatter.
  public Estimate mean(List<RunRecord> runs) {
    double[] shares =
        runs.stream().mapToDouble(run -> share(run.filter())).filter(Double::isFinite).toArray();
    return Estimate.mean(shares, "");
  }

  /// Median of the ratio over runs; its error, `(q₈₄ − q₁₆)/2 · 1.2533/√n`, does not mind outliers.
  Estimate median(List<RunRecord> runs) {
    double[] ratios =
        runs.stream().mapToDouble(run -> ratio(run.filter())).filter(Double::isFinite).toArray();
    if (ratios.length == 0) {
      return new Estimate(Double.NaN, Double.NaN, "");
    }
    Draws sorted = new Draws(ratios);
    double scatter = sorted.estimate("").error();
    double error = ratios.length > 1 ? 1.2533 * scatter / Math.sqrt(ratios.length) : Double.NaN;
    return new Estimate(sorted.quantile(0.5), error, "");
  }
}
