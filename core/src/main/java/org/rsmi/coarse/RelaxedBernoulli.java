package org.rsmi.coarse;

import jdk.incubator.vector.FloatVector;
import org.rsmi.net.Exponential;
import org.rsmi.net.FloatMath;
import org.rsmi.net.Noise;

/// A binary coarse variable ±1 made differentiable: `h = tanh((a + ℓ)/2τ)` with logistic noise ℓ.
///
/// `(h + 1)/2` is the relaxed Bernoulli (binary Gumbel-softmax) variable with logit a at
/// temperature
/// `τ(step) = max(floor, start · exp(−rate·step))`; it becomes a coin with P(+1) = 1/(1 + e⁻ᵃ) as τ
/// → 0. The rule of record is `h = sign a`, with sign 0 = +1.
///
/// @param start τ at step 0, > 0
/// @param floor smallest τ, > 0
/// @param rate decay of τ per step
/// @see <a href="https://arxiv.org/abs/1611.00712">Maddison et al. (2017), appendix B</a>
public record RelaxedBernoulli(double start, double floor, double rate) implements Embedding {
  public RelaxedBernoulli {
    if (!(start >= floor && floor > 0 && rate >= 0)) {
      throw new IllegalArgumentException(
          "start = %s, floor = %s, rate = %s: want start ≥ floor > 0, rate ≥ 0"
              .formatted(start, floor, rate));
    }
  }

  /// The values published for the Ising model: τ from 0.5 to 0.1 at rate 5·10⁻³.
  public static RelaxedBernoulli defaults() {
    return new RelaxedBernoulli(0.5, 0.1, 5e-3);
  }

  @Override
  public void soft(float[] a, float[] h, int count, long step, Noise noise) {
    noise.logistic(h, count);
    float half = (float) (0.5 / temperature(step));
    for (int i = 0; i < count; i += FloatMath.LANES) {
      FloatVector response = FloatVector.fromArray(FloatMath.SPECIES, a, i);
      FloatVector noisy = response.add(FloatVector.fromArray(FloatMath.SPECIES, h, i));
      noisy.mul(half).intoArray(h, i);
    }
    FloatMath.tanh(h, count);
  }

  @Override
  public void pull(float[] a, float[] h, float[] gradient, int count, long step) {
    float half = (float) (0.5 / temperature(step));
    for (int i = 0; i < count; i++) {
      gradient[i] *= half * (1 - h[i] * h[i]);
    }
  }

  @Override
  public void hard(float[] a, float[] h, int count) {
    Sign.of(a, h, count);
  }

  @Override
  public double entropyBound() {
    return Math.log(2);
  }

  @Override
  public double temperature(long step) {
    return new Exponential(start, floor, rate).at(step);
  }

  @Override
  public long settled() {
    return new Exponential(start, floor, rate).settled();
  }
}
