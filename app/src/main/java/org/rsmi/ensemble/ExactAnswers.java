package org.rsmi.ensemble;

import java.util.List;
import org.rsmi.coarse.LinearFilter;
import org.rsmi.coarse.RelaxedBernoulli;
import org.rsmi.coarse.StraightThrough;
import org.rsmi.exact.GaussianInformation;
import org.rsmi.exact.MassiveField;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Chain;
import org.rsmi.lattice.Partition;
import org.rsmi.lattice.Square;
import org.rsmi.lattice.SquareBlock;
import org.rsmi.model.Dimers;
import org.rsmi.model.GaussianField;
import org.rsmi.model.Ising;
import org.rsmi.model.Potts;
import org.rsmi.num.Estimate;
import org.rsmi.result.Filter;
import org.rsmi.result.Truth;
import org.rsmi.sample.WindowSites;
import org.rsmi.sample.WindowSource;

/// The exact answers to put beside a run, where they can be had: the rule that was found, the best
/// there is and the block itself, for Ising spins on a torus, Ising and Potts spins on a chain,
/// free
/// dimers and the Gaussian field.
final class ExactAnswers {
  private static final int LARGEST_LABELS = 4;
  private static final int LARGEST_COVARIANCE = 600;

  private ExactAnswers() {}

  /// What is known about this run, possibly nothing.
  ///
  /// @param memory of what is known of its data
  static List<Truth> of(ExperimentSpec spec, Filter filter, WindowSource data, Remembered memory) {
    if (!(spec.data() instanceof Data.Simulated simulated)
        || !(spec.partition() instanceof SquareBlock partition)
        || !(spec.filter() instanceof LinearFilter rule)) {
      return List.of();
    }
    if (simulated.lattice() instanceof Chain chain && bits(rule)) {
      ChainAnswers exact = new ChainAnswers(chain, partition, filter, data.sites());
      return switch (simulated.model()) {
        case Ising ising when ising.field() == 0 ->
            exact.ising(ising.coupling() / ising.temperature());
        case Potts potts -> exact.potts(potts.coupling() / potts.temperature(), potts.colours());
        default -> List.of();
      };
    }
    if (simulated.lattice() instanceof Square square && square.boundary() == Boundary.PERIODIC) {
      return switch (simulated.model()) {
        case Ising ising when ising.field() == 0 && bits(rule) ->
            new PlanarAnswers(square, partition, filter, data, memory)
                .of(ising.coupling() / ising.temperature());
        case Dimers dimers when free(dimers) && bits(rule) ->
            new DimerAnswers(square, partition, filter, data).truths();
        case GaussianField field when linear(rule, square, data.sites()) ->
            gaussian(field, square, partition.partition(square), filter);
        default -> List.of();
      };
    }
    return List.of();
  }

  private static boolean bits(LinearFilter rule) {
    boolean bits =
        rule.embedding() instanceof RelaxedBernoulli || rule.embedding() instanceof StraightThrough;
    return bits && rule.components() <= LARGEST_LABELS;
  }

  /// Whether all coverings are alike and shown as an image: bonds as sites of their own have no
  /// buffer.
  private static boolean free(Dimers dimers) {
    return dimers.coupling() / dimers.temperature() == 0
        && dimers.encoding() == Dimers.Encoding.PIXELS;
  }

  private static boolean linear(LinearFilter rule, Square square, WindowSites sites) {
    return rule.components() == 1
        && Double.isInfinite(rule.embedding().entropyBound())
        && square.size().getFirst().equals(square.size().getLast())
        && sites.blockSize() + sites.environmentSize() <= LARGEST_COVARIANCE;
  }

  private static List<Truth> gaussian(
      GaussianField field, Square square, Partition sites, Filter filter) {
    GaussianInformation exact =
        new MassiveField(square.size().getFirst(), field.massSquared())
            .information(sites.block(), sites.environment());
    return List.of(
        truth(Truth.RULE, exact.linear(filter.weights()[0])),
        truth(Truth.BEST_LINEAR, exact.components(1)),
        truth(Truth.BLOCK, exact.visible()));
  }

  private static Truth truth(String name, double value) {
    return new Truth(name, new Estimate(value, 0, "nats"), "closed form");
  }
}
