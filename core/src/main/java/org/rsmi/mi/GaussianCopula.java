package org.rsmi.mi;

import java.util.stream.IntStream;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

/// I(X:Y) of columns on a common scale if they are jointly normal, which is all that ranks know
/// where the copula is Gaussian: the closed form `−½ Σ ln(1−ρᵢ²)` of the canonical correlations of
/// all rows.
///
/// Its bias, `dₓd_y/2` by the number of independent rows, is taken away by leaving out one stretch
/// of the groups at a time, `F Î − (F−1) ⟨Î without a stretch⟩`, so that nobody needs to know how
/// many rows are independent. What remains falls with the square of their number.
///
/// It is an estimate, not a bound, and means nothing for other laws: to be used only where nothing
/// speaks against this one, see [#isRefuted].
///
/// @param information nats; the error is a block bootstrap over groups
/// @param terms `[rows]`, influence of every row plus what all say without the correction, nats
/// @see <a href="https://doi.org/10.1002/hbm.23471">Ince et al. (2017)</a>
record GaussianCopula(Estimate information, LocalInformation terms) {
  private static final int STRETCHES = 10;
  private static final int FEWEST = 200;
  private static final int FOR_EACH_COLUMN = 20;
  private static final double SIGNIFICANT = 2;

  /// Whether there are enough independent rows for a covariance and for a test of normality: 200,
  /// and 20 for each column.
  static boolean isKnown(PairedSamples samples) {
    int columns = samples.x().columns() + samples.y().columns();
    return Groups.of(samples.group()).count() >= Math.max(FEWEST, FOR_EACH_COLUMN * columns);
  }

  /// @param scores columns on a common scale
  static GaussianCopula of(PairedSamples scores, Rng bootstrap) {
    LocalInformation terms = CanonicalCorrelation.local(scores);
    Groups groups = Groups.of(scores.group());
    double without = 0;
    for (int left = 0; left < STRETCHES; left++) {
      long out = left;
      int[] kept =
          IntStream.range(0, scores.rows())
              .filter(row -> (long) groups.index()[row] * STRETCHES / groups.count() != out)
              .toArray();
      without += CanonicalCorrelation.raw(scores.rows(kept)) / STRETCHES;
    }
    int parameters = scores.x().columns() * scores.y().columns();
    double error = terms.mean(parameters, bootstrap).error();
    double value = STRETCHES * terms.value() - (STRETCHES - 1) * without;
    return new GaussianCopula(new Estimate(value, error, "nats"), terms);
  }

  /// Whether a lower bound on the same rows is significantly larger.
  ///
  /// @param bound its terms
  boolean isRefuted(LocalInformation bound) {
    double[] excess = new double[bound.terms().length];
    double correction = terms.value() - information.value();
    for (int row = 0; row < excess.length; row++) {
      excess[row] = bound.terms()[row] - terms.terms()[row] + correction;
    }
    Estimate above = new LocalInformation(excess, bound.group()).glance();
    return !(above.value() < SIGNIFICANT * above.error());
  }
}
