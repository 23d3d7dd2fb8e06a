package org.rsmi.mi;

import org.rsmi.num.Autocorrelation;
import org.rsmi.num.BlockBootstrap;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

/// An estimate that is a mean over observations, `Î = ⟨i_n⟩`, such as that of
/// `i_n = ln p(x_n,y_n)/(p(x_n) p(y_n))` under a fitted law.
///
/// For a table of counts and for a Gaussian `i_n − Î` is also the influence of observation n on the
/// estimate, so the error of the mean is the delta method; it vanishes for independent variables,
/// where the next order takes over, see [#mean(double, Rng)].
///
/// @param terms `[rows]`, i_n, nats
/// @param group as in [PairedSamples]; errors count groups
record LocalInformation(double[] terms, int[] group) {
  private static final int RESAMPLES = 400;

  /// The mean of the terms, nats.
  double value() {
    double sum = 0;
    for (double term : terms) {
      sum += term;
    }
    return sum / terms.length;
  }

  /// The mean with its error: block bootstrap over groups, in blocks of two autocorrelation times.
  /// NaN where a term is not finite.
  Estimate mean(Rng bootstrap) {
    double value = value();
    if (!Double.isFinite(value)) {
      return new Estimate(Double.NaN, Double.NaN, "nats");
    }
    double[] series = groupMeans();
    double time = Autocorrelation.of(series, "nats").time().value();
    int block = Double.isNaN(time) ? 1 : (int) Math.ceil(Math.max(1, 2 * time));
    double error =
        BlockBootstrap.error(series, Math.min(block, series.length), RESAMPLES, bootstrap);
    return new Estimate(value, error, "nats");
  }

  /// The mean with the error it would have if all groups were independent.
  Estimate glance() {
    double value = value();
    if (!Double.isFinite(value)) {
      return new Estimate(Double.NaN, Double.NaN, "nats");
    }
    double squares = 0;
    double[] series = groupMeans();
    for (double mean : series) {
      squares += (mean - value) * (mean - value);
    }
    int n = series.length;
    return new Estimate(value, Math.sqrt(squares / Math.max(1, n - 1) / n), "nats");
  }

  /// How many independent groups the groups are worth; 1 where a term is not finite.
  double effectiveSamples() {
    return Double.isFinite(value())
        ? Autocorrelation.of(groupMeans(), "nats").effectiveSamples()
        : 1;
  }

  /// The mean of a law with `parameters` that vanish if x and y are independent. Then `2N Î` is χ²
  /// with as many degrees of freedom, whose width `√(parameters/2)/N` is added in quadrature.
  Estimate mean(double parameters, Rng bootstrap) {
    Estimate first = mean(bootstrap);
    double second = Math.sqrt(parameters / 2) / Groups.of(group).count();
    return new Estimate(first.value(), Math.hypot(first.error(), second), first.unit());
  }

  /// One number per group, scaled so that their mean is the mean over observations.
  private double[] groupMeans() {
    Groups groups = Groups.of(group);
    double[] means = new double[groups.count()];
    for (int row = 0; row < terms.length; row++) {
      means[groups.index()[row]] += terms[row] * means.length / terms.length;
    }
    return means;
  }
}
