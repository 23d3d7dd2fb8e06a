package org.rsmi.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkovChainTest {

  /// Bit i is site i of a ring of 8.
  private static MarkovChain<Integer> contactProcess(double rate) {
    return MarkovChain.reachable(
        255,
        (state, transitions) -> {
          for (int i = 0; i < 8; i++) {
            if ((state >> i & 1) == 1) {
              transitions.to(state & ~(1 << i), 1);
            } else {
              int around = (state >> (i + 1) % 8 & 1) + (state >> (i + 7) % 8 & 1);
              transitions.to(state | 1 << i, rate * around / 2);
            }
          }
        });
  }

  private static MarkovChain<Integer> automaton(double p1, double p2) {
    return MarkovChain.reachable(
        255,
        (state, transitions) -> {
          for (int next = 0; next < 256; next++) {
            double probability = 1;
            for (int i = 0; i < 8; i++) {
              int parents = (state >> i & 1) + (state >> (i + 1) % 8 & 1);
              double p = parents == 0 ? 0 : parents == 1 ? p1 : p2;
              probability *= (next >> i & 1) == 1 ? p : 1 - p;
            }
            transitions.to(next, probability);
          }
        });
  }

  private static MarkovChain<Integer> exclusion(int sites, double entry, double exit) {
    return MarkovChain.reachable(
        0,
        (state, transitions) -> {
          if ((state & 1) == 0) {
            transitions.to(state | 1, entry);
          }
          if ((state >> sites - 1 & 1) == 1) {
            transitions.to(state & ~(1 << sites - 1), exit);
          }
          for (int i = 0; i + 1 < sites; i++) {
            if ((state >> i & 3) == 1) {
              transitions.to(state ^ 3 << i, 1);
            }
          }
        });
  }

  @Test
  void contactProcessDecaysAsTheMasterEquationSays() {
    MarkovChain<Integer> chain = contactProcess(3.297848);
    double[] times = {1, 2, 5, 10, 20};
    double[] density = {0.685694276, 0.613625032, 0.520925604, 0.422623196, 0.279605927};
    for (int k = 0; k < times.length; k++) {
      double[] law = chain.evolve(chain.atStart(), times[k]);
      assertThat(chain.mean(law, s -> Integer.bitCount(s) / 8.0))
          .isCloseTo(density[k], within(1e-8));
    }
    double[] law = chain.evolve(chain.atStart(), 10);
    assertThat(chain.mean(law, s -> s == 0 ? 0 : 1)).isCloseTo(0.714208206, within(1e-8));
    assertThat(chain.meanTimeTo(s -> s == 0)).isCloseTo(26.03452477, within(1e-6));
    assertThat(contactProcess(2).meanTimeTo(s -> s == 0)).isCloseTo(8.36546919, within(1e-6));
    assertThat(contactProcess(5).meanTimeTo(s -> s == 0)).isCloseTo(138.15012624, within(1e-6));
  }

  /// Aggregation and chipping on a ring, all mass on one site at first.
  private static MarkovChain<List<Integer>> chipping(int sites, double rate) {
    List<Integer> heap = new ArrayList<>(Collections.nCopies(sites, 0));
    heap.set(0, sites);
    return MarkovChain.reachable(
        List.copyOf(heap),
        (masses, transitions) -> {
          for (int i = 0; i < sites; i++) {
            for (int to : new int[] {(i + 1) % sites, (i + sites - 1) % sites}) {
              if (masses.get(i) > 0) {
                transitions.to(moved(masses, i, to, masses.get(i)), 0.5);
                transitions.to(moved(masses, i, to, 1), rate / 2);
              }
            }
          }
        });
  }

  private static List<Integer> moved(List<Integer> masses, int from, int to, int mass) {
    List<Integer> moved = new ArrayList<>(masses);
    moved.set(from, moved.get(from) - mass);
    moved.set(to, moved.get(to) + mass);
    return List.copyOf(moved);
  }

  // ORACLES §3.1: L = M, w, s, ⟨m²⟩, ⟨m m₊₁⟩, ⟨max m⟩/M
  @Test
  void chippingRingsHaveTheirStationaryMoments() {
    double[][] rows = {
      {2, 1, 0.6, 1.8, 0.2, 0.9},
      {3, 1, 0.483870968, 2.419354839, 0.290322581, 0.849462366},
      {4, 1, 0.424047706, 2.968333945, 0.343782388, 0.800775707},
      {4, 3, 0.502200601, 2.546212618, 0.484516405, 0.711426410},
      {6, 1, 0.360495901, 3.965454907, 0.405808082, 0.748528429},
      {6, 8, 0.507912800, 2.696326374, 0.660467520, 0.554602214}
    };
    for (double[] row : rows) {
      int sites = (int) row[0];
      MarkovChain<List<Integer>> chain = chipping(sites, row[1]);
      double[] law = chain.stationary();
      assertThat(chain.mean(law, m -> m.get(0) > 0 ? 1 : 0)).isCloseTo(row[2], within(6e-10));
      assertThat(chain.mean(law, m -> m.get(0) * m.get(0))).isCloseTo(row[3], within(6e-10));
      assertThat(chain.mean(law, m -> m.get(0) * m.get(1))).isCloseTo(row[4], within(6e-10));
      assertThat(chain.mean(law, m -> (double) Collections.max(m) / sites))
          .isCloseTo(row[5], within(6e-10));
    }
  }

  @Test
  void automatonDecaysStepByStep() {
    double[] density = {0.705485150, 0.644292076, 0.567932933, 0.513769090, 0.360870252};
    MarkovChain<Integer> chain = automaton(0.70548515, 0.70548515);
    double[] law = chain.atStart();
    int[] times = {1, 2, 5, 10, 50};
    int time = 0;
    for (int k = 0; k < times.length; k++) {
      for (; time < times[k]; time++) {
        law = chain.step(law);
      }
      assertThat(chain.mean(law, s -> Integer.bitCount(s) / 8.0))
          .isCloseTo(density[k], within(1e-8));
    }
  }

  @Test
  void exclusionCurrentOfTheChainIsThatOfTheMatrixProduct() {
    for (double[] ends : new double[][] {{1, 1}, {0.3, 0.7}, {0.3, 0.3}, {0.4, 2}}) {
      MarkovChain<Integer> chain = exclusion(6, ends[0], ends[1]);
      double current = ends[1] * chain.mean(chain.stationary(), s -> s >> 5 & 1);
      assertThat(new ExclusionCurrent(ends[0], ends[1]).of(6)).isCloseTo(current, within(1e-11));
    }
  }

  @Test
  void exclusionCurrentsAreThePublishedOnes() {
    double[][] rows = {
      {1, 1, 0.2857142857, 0.2574257426, 0.2537313433},
      {0.3, 0.7, 0.21, 0.21, 0.21},
      {0.7, 0.3, 0.21, 0.21, 0.21},
      {0.3, 0.3, 0.1944726023, 0.2060839130, 0.2079734620}
    };
    int[] sites = {10, 50, 100};
    for (double[] row : rows) {
      for (int k = 0; k < 3; k++) {
        assertThat(new ExclusionCurrent(row[0], row[1]).of(sites[k]))
            .isCloseTo(row[2 + k], within(1e-10));
      }
    }
  }
}
