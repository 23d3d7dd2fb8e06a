package org.rsmi.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
