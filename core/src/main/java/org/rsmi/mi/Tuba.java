package org.rsmi.mi;

import org.rsmi.net.ScoreTile;

/// Tractable unnormalised Barber–Agakov: `I ≥ 1 + E_p[f − log a] − E_q exp f / a`, with the
/// baseline a that is the moving average of `E_q exp f` over earlier batches.
///
/// The batch at hand does not enter a, so the bound holds, and it follows the scores wherever they
/// drift, where [Nwj] has to pull them to a fixed level. On held-out pairs a is that of the end of
/// training. Fresh scores should be of order 1, as for [Nwj].
///
/// @param momentum weight of the past in a, in [0, 1)
/// @see <a href="https://arxiv.org/abs/1905.06922">Poole et al. (2019), section 2.2</a>
public record Tuba(double momentum) implements Bound {
  public Tuba {
    new MovingAverage(momentum);
  }

  /// The baseline remembers about ten batches: momentum 0.9.
  public static Tuba defaults() {
    return new Tuba(0.9);
  }

  @Override
  public boolean surveys() {
    return true;
  }

  @Override
  public void visit(ScoreTile tile) {
    reported(tile.carried.value()).visit(tile);
  }

  @Override
  public float[] carried() {
    return new float[1];
  }

  @Override
  public void carry(ScoreTile tile) {
    float[] log = tile.carried.value();
    log[0] = (float) new MovingAverage(momentum).next(log[0], tile.normaliser);
  }

  @Override
  public Bound reported(float[] carried) {
    return new Baseline(carried[0]);
  }
}
