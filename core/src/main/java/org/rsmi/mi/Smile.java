package org.rsmi.mi;

import org.rsmi.net.ScoreTile;

/// SMILE: `E_p f − log E_q clip(exp f, exp(−τ), exp τ)`, trained with the gradient of
/// [JensenShannon].
///
/// The clip bounds the variance of [DonskerVaradhan] by `exp 2τ`, at the price of a bias. This is
/// not a bound: once scores exceed τ it can be above the information, and grows with a factor of
/// the scores, so that they are not calibrated. An infinite τ never clips.
///
/// @param tau τ > 0
/// @see <a href="https://arxiv.org/abs/1910.06222">Song and Ermon (2020)</a>
public record Smile(double tau) implements Bound {
  public Smile {
    if (!(tau > 0)) {
      throw new IllegalArgumentException("tau = " + tau + " is not positive");
    }
  }

  /// τ = 5.
  public static Smile defaults() {
    return new Smile(5);
  }

  @Override
  public boolean surveys() {
    return true;
  }

  @Override
  public double survey(ScoreTile tile, int r) {
    return new Clipped(tau).survey(tile, r);
  }

  @Override
  public void visit(ScoreTile tile) {
    for (int r = 0; r < tile.rows; r++) {
      float own = tile.values[tile.own(r)];
      tile.exponentiate(r);
      tile.contribution[r] = own - tile.normaliser;
      JensenShannon.ascend(tile, r, own);
    }
  }

  @Override
  public Bound reported(float[] carried) {
    return new Clipped(tau);
  }

  /// The value alone. A tile of it holds what clipped alternatives weigh, which decides how much
  /// each one moves the mean, not a gradient.
  private record Clipped(double tau) implements Bound {
    @Override
    public boolean surveys() {
      return true;
    }

    @Override
    public double survey(ScoreTile tile, int r) {
      clip(tile, r);
      return tile.exponentiate(r);
    }

    @Override
    public void visit(ScoreTile tile) {
      for (int r = 0; r < tile.rows; r++) {
        clip(tile, r);
      }
      new DonskerVaradhan().visit(tile);
    }

    private void clip(ScoreTile tile, int r) {
      int row = r * tile.stride;
      float own = tile.values[tile.own(r)];
      for (int j = row; j < row + tile.columns; j++) {
        tile.values[j] = Math.clamp(tile.values[j], (float) -tau, (float) tau);
      }
      tile.values[tile.own(r)] = own;
    }

    @Override
    public Calibration calibrate(Scorer critic, Pairs select) {
      return Calibration.NONE;
    }
  }
}
