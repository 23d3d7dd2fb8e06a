package org.rsmi.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.SquareBlock;
import org.rsmi.mi.CrossFitted;
import org.rsmi.mi.PairedSamples;
import org.rsmi.mi.SelfCheck;
import org.rsmi.mi.Variable;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;
import org.rsmi.result.MiEstimate;

/// What I(V:E) of a lattice must obey: the sign of all values, the place of the block, the width of
/// the shell and of the buffer.
///
/// @param pairs where V and E come from
/// @param method what is checked
/// @param stretch configurations that belong together
record LatticeCheck(LatticePairs pairs, CrossFitted method, int stretch) {
  private static final double ERRORS = 3;

  /// Checks an estimate.
  ///
  /// @param block extent, buffer and shell of the estimate, in sites
  List<SelfCheck.Row> of(
      int block, int buffer, int shell, MiEstimate estimate, Rng rng, ExecutorService threads) {
    Estimate here = estimate.information();
    SquareBlock partition = LatticePairs.partition(block, buffer, shell);
    int[] centre = pairs.centre(partition);
    LatticePairs.Variables cut = pairs.cut(partition, centre);
    List<SelfCheck.Row> rows = new ArrayList<>();
    Estimate flipped =
        measure(negative(cut.block()), negative(cut.environment()), rng.split("flip"), threads);
    rows.add(equal("I(−V:−E) = I(V:E)", flipped, here));
    if (pairs.lattice().boundary() == Boundary.PERIODIC) {
      rows.add(
          equal(
              "the block half a lattice away",
              at(partition, pairs.opposite(centre), rng.split("place"), threads),
              here));
    }
    Estimate thicker =
        at(LatticePairs.partition(block, buffer, shell + 1), rng.split("shell"), threads);
    rows.add(equal("a shell of one more, equal where only neighbours interact", thicker, here));
    Estimate further =
        at(LatticePairs.partition(block, buffer + 1, shell), rng.split("buffer"), threads);
    Estimate more = further.minus(here);
    rows.add(
        new SelfCheck.Row(
            "a buffer of one more is no more", more, more.value() < ERRORS * more.error()));
    return rows;
  }

  private Estimate at(SquareBlock partition, Rng rng, ExecutorService threads) {
    return at(partition, pairs.centre(partition), rng, threads);
  }

  private Estimate at(SquareBlock partition, int[] origin, Rng rng, ExecutorService threads) {
    LatticePairs.Variables cut = pairs.cut(partition, origin);
    return measure(cut.block(), cut.environment(), rng, threads);
  }

  private Estimate measure(Variable v, Variable e, Rng rng, ExecutorService threads) {
    return method
        .measure(PairedSamples.inBlocks(v, e, stretch), rng, threads, CrossFitted.Observer.BLIND)
        .information();
  }

  private static Variable negative(Variable variable) {
    double[] values = Arrays.stream(variable.values()).map(v -> -v).toArray();
    return new Variable(values, variable.columns());
  }

  private static SelfCheck.Row equal(String law, Estimate there, Estimate here) {
    Estimate difference = there.minus(here);
    boolean passed = Math.abs(difference.value()) < ERRORS * difference.error();
    return new SelfCheck.Row(law, difference, passed);
  }
}
