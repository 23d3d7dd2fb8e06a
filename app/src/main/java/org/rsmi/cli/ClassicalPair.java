package org.rsmi.cli;

import java.util.List;
import java.util.function.DoubleConsumer;
import org.rsmi.mi.CanonicalCorrelation;
import org.rsmi.mi.Estimator;
import org.rsmi.mi.Ksg;
import org.rsmi.mi.Nsb;
import org.rsmi.mi.PlugIn;
import org.rsmi.num.Rng;
import org.rsmi.oracle.BeyondNormal;
import org.rsmi.oracle.KnownPair;
import org.rsmi.oracle.Task;

/// An estimator without training where it is nearly unbiased.
///
/// @param estimator of I(X:Y)
/// @param task with exact information
/// @param rows joint observations
record ClassicalPair(String name, Estimator estimator, Task task, int rows) implements Oracle {
  private static final double CRITICAL = 2 / Math.log(1 + Math.sqrt(2));

  /// Each estimator at its home.
  static List<ClassicalPair> all(int rows) {
    Task slabs = KnownPair.slabs(3, 1, CRITICAL);
    return List.of(
        new ClassicalPair(
            "classical/canonical-correlation",
            new CanonicalCorrelation(),
            KnownPair.field(8, 2, 1, 0.1),
            rows),
        new ClassicalPair(
            "classical/nearest-neighbours", Ksg.defaults(), BeyondNormal.dense(1), rows),
        new ClassicalPair(
            "classical/miller-madow", new PlugIn(PlugIn.Correction.MILLER_MADOW), slabs, rows),
        new ClassicalPair("classical/bayesian-entropies", new Nsb(), slabs, rows));
  }

  @Override
  public Claim claim() {
    return Claim.UNBIASED;
  }

  @Override
  public Finding find(Rng rng, DoubleConsumer progress) {
    return new Finding(
        task.information(),
        estimator
            .estimate(task.sample(rows, rng.split("rows")), rng.split("estimate"))
            .information());
  }
}
