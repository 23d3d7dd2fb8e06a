package org.rsmi.mi;

import org.rsmi.net.ScoreTile;

/// Mutual information neural estimation: the value is that of [DonskerVaradhan], and the gradient
/// is that of `E_p f − E_q exp f / a`, a the moving average of `E_q exp f` up to this batch.
///
/// The gradient of a logarithm of a mean over one batch is biased; a slow denominator makes the
/// bias small. Before there are batches a is 1: fresh scores should be of order 1, as for [Nwj].
///
/// @param momentum weight of earlier batches in a, in [0, 1)
/// @see <a href="https://arxiv.org/abs/1801.04062">Belghazi et al. (2018), section 3.2</a>
public record Mine(double momentum) implements Bound {
  public Mine {
    new MovingAverage(momentum);
  }

  /// The denominator remembers about a hundred batches: momentum 0.99.
  public static Mine defaults() {
    return new Mine(0.99);
  }

  @Override
  public boolean surveys() {
    return true;
  }

  @Override
  public void visit(ScoreTile tile) {
    double average = average(tile);
    for (int r = 0; r < tile.rows; r++) {
      tile.contribution[r] = tile.values[tile.own(r)] - tile.normaliser;
      tile.pull(r, -Math.exp(tile.exponentiate(r) - average), 1);
    }
  }

  @Override
  public float[] carried() {
    return new float[1];
  }

  @Override
  public void carry(ScoreTile tile) {
    tile.carried.value()[0] = (float) average(tile);
  }

  private double average(ScoreTile tile) {
    return new MovingAverage(momentum).next(tile.carried.value()[0], tile.normaliser);
  }

  @Override
  public Bound reported(float[] carried) {
    return new DonskerVaradhan();
  }
}
