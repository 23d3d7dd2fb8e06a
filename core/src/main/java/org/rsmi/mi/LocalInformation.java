package org.rsmi.mi;

import java.util.Arrays;
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

  /// The mean with its error: block bootstrap over groups, in blocks of two autocorrelation times.
  Estimate mean(Rng bootstrap) {
    double[] series = groupMeans();
    double value = Arrays.stream(terms).average().orElseThrow();
    double time = Autocorrelation.of(series, "nats").time().value();
    int block = Double.isNaN(time) ? 1 : (int) Math.ceil(Math.max(1, 2 * time));
    double error =
        BlockBootstrap.error(series, Math.min(block, series.length), RESAMPLES, bootstrap);
    return new Estimate(value, error, "nats");
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
