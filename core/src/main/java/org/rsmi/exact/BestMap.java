package org.rsmi.exact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rsmi.num.Rng;

/// The best one-bit map of a block, `max_h I(h(V):E)` over the deterministic maps `h: V → {0, 1}`:
/// no linear filter and no network that keeps one bit can know more.
///
/// A map and its complement know the same, so the last block state, all spins up, gets label 1.
/// Environments with equal posteriors `P(v|e)` count as one. Merging unequal ones as well costs any
/// map at most what it costs the block, `0 ≤ I(h:E) − I(h:Ẽ) ≤ I(V:E) − I(V:Ẽ)`: maps that are
/// worse than the best by more than this on a small Ẽ need no second look.
///
/// @param rule h
/// @param information I(h(V):E), nats
/// @param exhaustive whether all maps were compared; otherwise h is the best found
public record BestMap(BlockRule rule, double information, boolean exhaustive) {
  private static final int MOST_STATES = 16;

  /// Posteriors that differ by rounding, as a table of numbers of order 1.
  private static final double EQUAL = 1e-10;

  private static final double ALIKE = 0.1;

  /// The best of all `2^(n−1)` maps.
  ///
  /// @param table `P(v,e)` with n ≤ 16 states v, that is 4 spins
  public static BestMap of(JointTable table) {
    int states = table.probabilities().length;
    if (states > MOST_STATES) {
      throw new IllegalArgumentException(
          "a block of %d states has 2^%d maps, of at most 16 all are tried: search(…) among them"
              .formatted(states, states - 1));
    }
    JointTable alike = merged(table, ALIKE);
    double[] bounds = informations(alike);
    double least =
        Arrays.stream(bounds).max().orElseThrow() - table.information() + alike.information();
    JointTable equal = merged(table, EQUAL);
    Division best = new Division(equal);
    for (int map = 0; map < bounds.length; map++) {
      if (bounds[map] >= least - 1e-12) {
        Division division = new Division(equal);
        for (int v = 0; v < states - 1; v++) {
          if ((map >>> v & 1) == 1) {
            division.flip(v);
          }
        }
        best = division.information() > best.information() ? division : best;
      }
    }
    return best.map(true);
  }

  /// The best map that single changes `h(v) → 1 − h(v)` reach from random maps, each change an
  /// improvement.
  ///
  /// @param starts number of random maps, ≥ 1
  public static BestMap search(JointTable table, int starts, Rng rng) {
    if (starts < 1) {
      throw new IllegalArgumentException("starts = " + starts + ": wanted at least 1");
    }
    JointTable equal = merged(table, EQUAL);
    Division best = new Division(equal);
    for (int start = 0; start < starts; start++) {
      Division division = new Division(equal);
      for (int v = 0; v < equal.probabilities().length - 1; v++) {
        if (rng.nextBoolean()) {
          division.flip(v);
        }
      }
      division.improve();
      best = division.information() > best.information() ? division : best;
    }
    return best.map(false);
  }

  /// `I(h:E)` of every map, its bit v being h(v), by a Gray code: one h(v) changes at a time.
  private static double[] informations(JointTable table) {
    double[] informations = new double[1 << (table.probabilities().length - 1)];
    Division division = new Division(table);
    for (int step = 1; step < informations.length; step++) {
      division.flip(Integer.numberOfTrailingZeros(step));
      informations[step ^ (step >>> 1)] = division.information();
    }
    return informations;
  }

  /// The table with one environment for all those whose posteriors round to the same multiples of
  /// `grain`.
  private static JointTable merged(JointTable table, double grain) {
    double[][] joint = table.probabilities();
    Map<List<Long>, Integer> columns = new HashMap<>();
    int[] column = new int[joint[0].length];
    for (int e = 0; e < column.length; e++) {
      double total = 0;
      for (double[] row : joint) {
        total += row[e];
      }
      List<Long> posterior = new ArrayList<>(joint.length);
      for (double[] row : joint) {
        posterior.add(total > 0 ? Math.round(row[e] / (total * grain)) : 0);
      }
      column[e] = columns.computeIfAbsent(posterior, _ -> columns.size());
    }
    double[][] merged = new double[joint.length][columns.size()];
    for (int v = 0; v < joint.length; v++) {
      for (int e = 0; e < column.length; e++) {
        merged[v][column[e]] += joint[v][e];
      }
    }
    return new JointTable(merged);
  }

  /// A map in the making; at first only the last state has label 1.
  private static final class Division {
    private final double[][] joint;
    private final int[] labels;
    private final double[] ones;
    private final double[] zeros;
    private final double environments;

    Division(JointTable table) {
      joint = table.probabilities();
      labels = new int[joint.length];
      ones = new double[joint[0].length];
      zeros = new double[joint[0].length];
      for (double[] row : joint) {
        add(1, row, zeros);
      }
      environments = Arrays.stream(zeros).map(Entropy::xlnx).sum();
      flip(joint.length - 1);
    }

    void flip(int v) {
      labels[v] = 1 - labels[v];
      int sign = labels[v] == 1 ? 1 : -1;
      add(sign, joint[v], ones);
      add(-sign, joint[v], zeros);
    }

    private static void add(int sign, double[] row, double[] sums) {
      for (int e = 0; e < row.length; e++) {
        sums[e] += sign * row[e];
      }
    }

    /// `Σ P(h,e) ln P(h,e) − Σ P(e) ln P(e) − Σ P(h) ln P(h)`
    double information() {
      double sum = -environments;
      for (double[] label : new double[][] {zeros, ones}) {
        double total = 0;
        for (double p : label) {
          sum += Entropy.xlnx(p);
          total += p;
        }
        sum -= Entropy.xlnx(total);
      }
      return sum;
    }

    /// Flips what improves the map until nothing does.
    void improve() {
      double information = information();
      int unimproved = 0;
      for (int v = 0; unimproved < labels.length - 1; v = (v + 1) % (labels.length - 1)) {
        flip(v);
        double flipped = information();
        if (flipped > information + 1e-13) {
          information = flipped;
          unimproved = 0;
        } else {
          flip(v);
          unimproved++;
        }
      }
    }

    BestMap map(boolean exhaustive) {
      return new BestMap(BlockRule.labels(labels), information(), exhaustive);
    }
  }
}
