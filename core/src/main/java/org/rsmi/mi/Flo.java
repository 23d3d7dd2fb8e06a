package org.rsmi.mi;

import org.rsmi.net.ScoreTile;

/// Fenchel–Legendre optimisation: `I ≥ 1 − E_p[u + exp(−u) ⟨exp(F_ij − F_ii)⟩]`, the inner mean
/// over the K − 1 alternatives of row i, for any function u of the pair.
///
/// Tight at `u = −log p(x,y)/(p(x) p(y))`, so u is modelled as `b − a F_ii`, with two numbers that
/// are learned along with the critic, from a = 1 and b = 0 on, where the bound is [Nwj] of `f + 1`.
/// b follows the level of the scores, which is otherwise free. Fresh scores should be of order 1,
/// as
/// for [Nwj].
///
/// @see <a href="https://arxiv.org/abs/2107.01131">Guo et al. (2022)</a>
public record Flo() implements Bound {
  @Override
  public float[] carried() {
    return new float[] {1, 0};
  }

  @Override
  public void visit(ScoreTile tile) {
    float[] values = tile.carried.value();
    float[] gradient = tile.carried.gradient();
    double[] own = new double[tile.rows];
    for (int r = 0; r < tile.rows; r++) {
      own[r] = tile.values[tile.own(r)];
    }
    reported(values).visit(tile);
    for (int r = 0; r < tile.rows; r++) {
      double slope = (1 + tile.alternatives[r]) / tile.columns;
      gradient[0] += (float) (own[r] * slope);
      gradient[1] -= (float) slope;
    }
  }

  @Override
  public Bound reported(float[] carried) {
    return new Fitted(carried[0], carried[1]);
  }

  /// For given numbers.
  private record Fitted(double a, double b) implements Bound {
    @Override
    public void visit(ScoreTile tile) {
      for (int r = 0; r < tile.rows; r++) {
        float own = tile.values[tile.own(r)];
        double u = b - a * own;
        double ratio = Math.exp(tile.exponentiate(r) - own - u);
        tile.contribution[r] = 1 - u - ratio;
        tile.pull(r, -ratio, a + (1 - a) * ratio);
      }
    }
  }
}
