package org.rsmi.mi;

import java.util.Arrays;
import org.rsmi.net.ScoreTile;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

/// I(X:Y) between two bounds, where `p(y|x)` is known and p(y) is not: nothing is trained.
///
/// With `F_ij = ln p(yᵢ|xⱼ)`, the mean of K conditionals stands for p(y). With the own one among
/// them InfoNCE bounds from below, `I ≥ ⟨F_ii − ln ⟨exp F_ij⟩_j⟩ᵢ`, and is at most log K; without
/// it the bound is from above, `I ≤ ⟨F_ii − ln ⟨exp F_ij⟩_(j ≠ i)⟩ᵢ`.
///
/// For a channel with known noise, such as a coarse-graining `P(h|v)` that one has chosen.
///
/// @param density the logarithm of p(y|x)
/// @see <a href="https://arxiv.org/abs/1905.06922">Poole et al. (2019), eqs. 11 and 13</a>
public record KnownConditional(LogConditional density) {

  /// The logarithm of a conditional density.
  @FunctionalInterface
  public interface LogConditional {
    /// `ln p(y|x)`, finite.
    ///
    /// @param y one observation
    /// @param x one observation
    double of(double[] y, double[] x);
  }

  /// @param lower mean of the bound from below, nats
  /// @param upper mean of the bound from above, nats
  public record Bracket(Estimate lower, Estimate upper) {}

  /// Both bounds, from all rows as one batch.
  ///
  /// @param bootstrap for the error bars
  public Bracket of(PairedSamples samples, Rng bootstrap) {
    int k = samples.rows();
    double[] lower = new double[k];
    double[] upper = new double[k];
    ScoreTile tile = new ScoreTile(k);
    tile.rows = 1;
    for (int i = 0; i < k; i++) {
      tile.first = i;
      double[] y = row(samples.y(), i);
      for (int j = 0; j < k; j++) {
        tile.values[j] = (float) density.of(y, row(samples.x(), j));
      }
      tile.hidePadding();
      double own = tile.values[i];
      double others = tile.exponentiate(0) + Math.log(k - 1.0);
      upper[i] = own - others + Math.log(k - 1.0);
      double larger = Math.max(own, others);
      double all = larger + Math.log1p(Math.exp(Math.min(own, others) - larger));
      lower[i] = own - all + Math.log(k);
    }
    return new Bracket(
        new LocalInformation(lower, samples.group()).mean(bootstrap.split("lower")),
        new LocalInformation(upper, samples.group()).mean(bootstrap.split("upper")));
  }

  private static double[] row(Variable variable, int row) {
    int columns = variable.columns();
    return Arrays.copyOfRange(variable.values(), row * columns, (row + 1) * columns);
  }
}
