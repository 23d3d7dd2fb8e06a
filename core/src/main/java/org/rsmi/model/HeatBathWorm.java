package org.rsmi.model;

import java.util.Arrays;
import org.rsmi.num.Rng;

/// The directed worm with the heat-bath choice `p(i → k) = w_k/Σ_j w_j` at every pivot, whatever
/// edge it came by.
///
/// Simple, and about half as fast as [BounceFreeWorm] in independent samples per step: it goes back
/// where it came from with probability ¼ or more.
///
/// @see <a href="https://doi.org/10.1103/PhysRevE.74.041124">Alet et al. (2006), section III</a>
public record HeatBathWorm() implements DimerUpdate {
  @Override
  public Update.Moves on(double attraction, int rows, int columns, byte[] directions, Rng rng) {
    return new Worm(
        "HeatBathWorm", HeatBathWorm::probabilities, attraction, rows, columns, directions, rng);
  }

  static double[][] probabilities(double[] weights) {
    double sum = Arrays.stream(weights).sum();
    double[] row = Arrays.stream(weights).map(w -> w / sum).toArray();
    return new double[][] {row, row, row, row};
  }
}
