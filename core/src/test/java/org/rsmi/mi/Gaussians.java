package org.rsmi.mi;

import java.util.stream.IntStream;
import org.rsmi.num.Rng;

/// Pairs of Gaussian vectors whose components correlate one to one, `I = −d/2 · ln(1 − ρ²)`.
///
/// @param dimension d
/// @param correlation ρ
record Gaussians(int dimension, double correlation) {

  /// Twenty dimensions that know `information` nats of each other, `ρ = √(1 − exp(−I/10))`.
  static Gaussians twenty(double information) {
    return new Gaussians(20, Math.sqrt(1 - Math.exp(-information / 10)));
  }

  double information() {
    return -dimension * Math.log1p(-correlation * correlation) / 2;
  }

  /// Independent pairs, each its own group.
  Pairs pairs(int count, Rng rng) {
    float[] x = new float[count * dimension];
    float[] y = new float[count * dimension];
    draw(x, y, x.length, rng);
    return new Pairs(x, y, IntStream.range(0, count).toArray());
  }

  /// Endless pairs.
  PairStream stream(Rng rng) {
    return (x, y, rows) -> draw(x, y, rows * dimension, rng);
  }

  private void draw(float[] x, float[] y, int count, Rng rng) {
    double rest = Math.sqrt(1 - correlation * correlation);
    for (int i = 0; i < count; i++) {
      double common = rng.nextGaussian();
      x[i] = (float) common;
      y[i] = (float) (correlation * common + rest * rng.nextGaussian());
    }
  }

  /// `log p(xᵢ, yⱼ)/(p(xᵢ) p(yⱼ))`.
  double logRatio(Pairs pairs, int i, int j) {
    double rho = correlation;
    double sum = information();
    for (int d = 0; d < dimension; d++) {
      double x = pairs.x()[i * dimension + d];
      double y = pairs.y()[j * dimension + d];
      sum -= (rho * rho * (x * x + y * y) - 2 * rho * x * y) / (2 * (1 - rho * rho));
    }
    return sum;
  }
}
