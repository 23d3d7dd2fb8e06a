package org.rsmi.ensemble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntBinaryOperator;
import org.rsmi.exact.BestMap;
import org.rsmi.exact.BlockRule;
import org.rsmi.exact.IsingChainInformation;
import org.rsmi.exact.JointTable;
import org.rsmi.exact.PottsChainInformation;
import org.rsmi.lattice.Chain;
import org.rsmi.lattice.SquareBlock;
import org.rsmi.num.Estimate;
import org.rsmi.result.Filter;
import org.rsmi.result.Truth;
import org.rsmi.sample.WindowSites;

/// Spins with neighbours on a chain or a ring, E on either side of a block, in closed form.
///
/// E knows of the block no more than of its two end spins, and what a rule knows is convex in
/// `P(h|ends)`: the best map of the ends is the best of all maps of the block, however long.
record ChainAnswers(Chain chain, SquareBlock partition, Filter filter, WindowSites sites) {
  private static final int LARGEST_BLOCK = 16;
  private static final int LARGEST_TABLE = 1 << 20;
  private static final int LARGEST_MAPPED = 16;
  private static final String METHOD = "closed form";

  /// The Ising model without a field.
  ///
  /// @param coupling K = J/T
  List<Truth> ising(double coupling) {
    if (sites.blockSize() > LARGEST_BLOCK || !surrounded()) {
      return List.of();
    }
    IsingChainInformation exact =
        switch (chain.boundary()) {
          case PERIODIC ->
              IsingChainInformation.ring(
                  coupling, sites.blockSize(), partition.buffer(), chain.size());
          case OPEN ->
              IsingChainInformation.infinite(coupling, sites.blockSize(), partition.buffer());
        };
    return truths(2, exact.joint(), (v, k) -> 2 * (v >> k & 1) - 1);
  }

  /// The Potts model of `colours`, whose values are 0 … colours − 1.
  ///
  /// @param coupling K = J/T
  List<Truth> potts(double coupling, int colours) {
    if (!(Math.pow(colours, sites.blockSize() + 2) <= LARGEST_TABLE) || !surrounded()) {
      return List.of();
    }
    PottsChainInformation exact =
        switch (chain.boundary()) {
          case PERIODIC ->
              PottsChainInformation.ring(
                  coupling, colours, sites.blockSize(), partition.buffer(), chain.size());
          case OPEN ->
              new PottsChainInformation(coupling, colours, sites.blockSize(), partition.buffer());
        };
    return truths(colours, exact.joint(), (v, k) -> v / power(colours, k) % colours);
  }

  /// Whether E has the sites next to the buffer, and these are two.
  private boolean surrounded() {
    int left = -partition.buffer() - 1;
    int right = sites.blockSize() + partition.buffer();
    return switch (chain.boundary()) {
      case PERIODIC -> right - left < chain.size();
      case OPEN ->
          Arrays.stream(partition.partition(chain).environmentOffsets())
                  .filter(offset -> offset[0] == left || offset[0] == right)
                  .count()
              == 2;
    };
  }

  /// @param letters values a site can have
  /// @param value of site k in block state v
  private List<Truth> truths(int letters, JointTable joint, IntBinaryOperator value) {
    int states = power(letters, sites.blockSize());
    BlockRule rule = new SignRule(filter).on(states, value);
    List<Truth> truths = new ArrayList<>();
    truths.add(truth(Truth.RULE, joint.information(rule)));
    int last = power(letters, sites.blockSize() - 1);
    JointTable ends = ends(letters, last, joint);
    if (filter.components() == 1 && ends.probabilities().length <= LARGEST_MAPPED) {
      truths.add(truth(Truth.BEST_BIT, BestMap.of(ends).information()));
    }
    truths.add(truth(Truth.BLOCK, ends.information()));
    return truths;
  }

  /// `P(v₁, v_l, e)`; a block of one site is its own ends.
  private JointTable ends(int letters, int last, JointTable joint) {
    if (last == 1) {
      return joint;
    }
    int[] labels = new int[last * letters];
    Arrays.setAll(labels, v -> v % letters + letters * (v / last));
    return joint.coarse(BlockRule.labels(labels));
  }

  private static int power(int letters, int sites) {
    return (int) Math.round(Math.pow(letters, sites));
  }

  private static Truth truth(String name, double value) {
    return new Truth(name, new Estimate(value, 0, "nats"), METHOD);
  }
}
