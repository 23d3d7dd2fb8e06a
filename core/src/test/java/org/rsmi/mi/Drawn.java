package org.rsmi.mi;

import org.rsmi.num.Rng;

/// Samples whose information is known in closed form.
final class Drawn {
  private static final int SYMBOLS = 4;

  private Drawn() {}

  /// Gaussian vectors whose components correlate one to one.
  static PairedSamples gaussian(int rows, int dimension, double correlation, Rng rng) {
    double[] x = new double[rows * dimension];
    double[] y = new double[rows * dimension];
    double rest = Math.sqrt(1 - correlation * correlation);
    for (int i = 0; i < x.length; i++) {
      x[i] = rng.nextGaussian();
      y[i] = correlation * x[i] + rest * rng.nextGaussian();
    }
    return PairedSamples.independent(new Variable(x, dimension), new Variable(y, dimension));
  }

  /// A copy of one of four symbols, with probability `fidelity`, or else any of them.
  static PairedSamples copies(int rows, double fidelity, Rng rng) {
    double[] x = new double[rows];
    double[] y = new double[rows];
    for (int row = 0; row < rows; row++) {
      x[row] = rng.nextInt(SYMBOLS);
      y[row] = rng.nextDouble() < fidelity ? x[row] : rng.nextInt(SYMBOLS);
    }
    return PairedSamples.independent(Variable.of(x), Variable.of(y));
  }

  /// `I(X:Y)` of [#copies], nats.
  static double informationOfCopies(double fidelity) {
    double other = (1 - fidelity) / SYMBOLS;
    double same = fidelity + other;
    return same * Math.log(SYMBOLS * same) + (SYMBOLS - 1) * other * Math.log(SYMBOLS * other);
  }

  /// x uniform in [0, 1) and y within 0.1 of it.
  static PairedSamples uniform(int rows, Rng rng) {
    double[] x = new double[rows];
    double[] y = new double[rows];
    for (int row = 0; row < rows; row++) {
      x[row] = rng.nextDouble();
      y[row] = x[row] + 0.2 * rng.nextDouble() - 0.1;
    }
    return PairedSamples.independent(Variable.of(x), Variable.of(y));
  }

  /// x one of 0 … 4 and y uniform in [x, x + 2): `I = ln 5 − (4/5) ln 2`.
  static PairedSamples partlyDiscrete(int rows, Rng rng) {
    double[] x = new double[rows];
    double[] y = new double[rows];
    for (int row = 0; row < rows; row++) {
      x[row] = rng.nextInt(5);
      y[row] = x[row] + 2 * rng.nextDouble();
    }
    return PairedSamples.independent(Variable.of(x), Variable.of(y));
  }

  /// Every row `times` in a row, in one group.
  static PairedSamples repeated(PairedSamples samples, int times) {
    int[] order = new int[samples.rows() * times];
    for (int i = 0; i < order.length; i++) {
      order[i] = i / times;
    }
    return samples.rows(order);
  }
}
