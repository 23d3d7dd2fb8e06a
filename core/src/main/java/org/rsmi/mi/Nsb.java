package org.rsmi.mi;

import java.util.ArrayList;
import java.util.List;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

/// The estimate of Nemenman, Shafee and Bialek, `Î = Ĥ_x + Ĥ_y − Ĥ_xy`, each entropy a posterior
/// mean under a prior that is nearly flat in entropy, see [DirichletMixture].
///
/// For discrete variables with few observations per pair, where a [PlugIn] is far too high. The
/// alphabets are the K_x and K_y symbols that were seen, and K_x K_y pairs. Still biased where
/// the true law is far from a draw of the prior, as where few of those pairs are possible.
///
/// The error combines the three posterior deviations as if they were independent.
///
/// | data | result |
/// |---|---|
/// | a group of more than one row | a reason: the posterior takes rows as independent |
/// | no observation twice | NaN |
///
/// @see <a href="https://arxiv.org/abs/physics/0108025">Nemenman et al. (2002)</a>
public record Nsb() implements Estimator {

  @Override
  public Result estimate(PairedSamples samples, Rng rng) {
    Contingency table = Contingency.of(samples);
    if (table.allDistinct()) {
      return Unmeasured.because(
          "none of %d rows occurs twice: the estimate lives on coincidences"
              .formatted(table.rows()));
    }
    double cells = (double) table.xCounts().length * table.yCounts().length;
    Estimate x = DirichletMixture.entropy(table.xCounts(), table.xCounts().length);
    Estimate y = DirichletMixture.entropy(table.yCounts(), table.yCounts().length);
    Estimate joint = DirichletMixture.entropy(table.jointCounts(), cells);
    double error = Math.hypot(Math.hypot(x.error(), y.error()), joint.error());
    return new Result(
        new Estimate(x.value() + y.value() - joint.value(), error, "nats"), reasons(samples));
  }

  private static List<String> reasons(PairedSamples samples) {
    List<String> reasons = new ArrayList<>();
    int groups = Groups.of(samples.group()).count();
    if (groups < samples.rows()) {
      reasons.add(
          "%d rows in %d groups: the posterior takes all rows as independent"
              .formatted(samples.rows(), groups));
    }
    return reasons;
  }
}
