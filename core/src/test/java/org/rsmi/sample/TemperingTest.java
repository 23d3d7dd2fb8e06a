package org.rsmi.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rsmi.exact.Kaufman;
import org.rsmi.lattice.Square;
import org.rsmi.model.Configuration;
import org.rsmi.model.Ising;
import org.rsmi.model.Metropolis;
import org.rsmi.model.Wolff;
import org.rsmi.num.Autocorrelation;
import org.rsmi.num.Rng;

class TemperingTest {
  private static final Square TORUS = Square.torus(8);
  private static final List<Double> TEMPERATURES = List.of(1.8, 2.0, 2.2, 2.4, 2.7, 3.0);

  private static Tempering start(long seed) {
    return Tempering.start(
        new Ising(1, 1, new Metropolis()), TEMPERATURES, TORUS, Rng.of(seed).split("tempering"));
  }

  private static byte[] spins(Configuration configuration) {
    return configuration instanceof Configuration.Spins(byte[] values)
        ? values.clone()
        : new byte[0];
  }

  // E/N of the 8 × 8 torus at each temperature: Kaufman.
  @Test
  void everyTemperatureHasItsExactEnergy() {
    Tempering tempering = start(1);
    for (int sweep = 0; sweep < 2_000; sweep++) {
      tempering.sweep();
    }
    tempering.freeze();
    double[][] energies = new double[TEMPERATURES.size()][20_000];
    for (int t = 0; t < energies[0].length; t++) {
      tempering.sweep();
      tempering.sweep();
      for (int k = 0; k < energies.length; k++) {
        energies[k][t] = tempering.observables().get(k).of(tempering.configuration(k))[0];
      }
    }
    double squares = 0;
    for (int k = 0; k < energies.length; k++) {
      double exact = Kaufman.torus(8, 8, TEMPERATURES.get(k)).energy();
      double z = Autocorrelation.of(energies[k], "").mean().z(exact);
      assertThat(z).as("T = " + TEMPERATURES.get(k)).isBetween(-4.0, 4.0);
      squares += z * z;
    }
    assertThat(squares / energies.length).isLessThan(1.5);
    assertThat(tempering.roundTrips()).isGreaterThan(100);
    assertThat(Arrays.stream(tempering.acceptance()).boxed())
        .allMatch(share -> share > 0.2 && share < 1);
  }

  @Test
  void whoIsWhereIsAPermutationThatMoves() {
    Tempering tempering = start(2);
    List<int[]> seen = new ArrayList<>();
    for (int sweep = 0; sweep < 500; sweep++) {
      tempering.sweep();
      int[] walkers = tempering.permutation();
      seen.add(walkers);
      assertThat(Arrays.stream(walkers).sorted().toArray()).containsExactly(0, 1, 2, 3, 4, 5);
    }
    for (int k = 0; k < TEMPERATURES.size(); k++) {
      int place = k;
      assertThat(seen.stream().mapToInt(walkers -> walkers[place]).distinct().count()).isEqualTo(6);
    }
  }

  @Test
  void aRestoredOneContinuesBitForBit() {
    for (Ising model : List.of(new Ising(1, 1, new Metropolis()), new Ising(1, 1, new Wolff()))) {
      Tempering tempering = Tempering.start(model, TEMPERATURES, TORUS, Rng.of(3));
      for (int sweep = 0; sweep < 51; sweep++) {
        tempering.sweep();
      }
      tempering.freeze();
      Tempering other = Tempering.start(model, TEMPERATURES, TORUS, Rng.of(4));
      other.restore(tempering.state(), tempering.tuning(), tempering.streamState());
      for (int sweep = 0; sweep < 50; sweep++) {
        tempering.sweep();
        other.sweep();
        assertThat(spins(other.state())).isEqualTo(spins(tempering.state()));
        assertThat(other.tuning()).isEqualTo(tempering.tuning());
      }
    }
  }

  @Test
  void whatCannotBeTemperedIsRefused() {
    Ising model = Ising.defaults();
    assertThatThrownBy(() -> Tempering.start(model, List.of(2.0), TORUS, Rng.of(1)))
        .hasMessage("temperatures = [2.0]: tempering takes at least 2, in rising order");
    assertThatThrownBy(() -> Tempering.start(model, List.of(2.0, 3.0, 2.5), TORUS, Rng.of(1)))
        .hasMessageStartingWith("temperatures = [2.0, 3.0, 2.5]: ");
    assertThatThrownBy(() -> Tempering.start(model, List.of(-1.0, 2.0), TORUS, Rng.of(1)))
        .hasMessageStartingWith("temperature = -1.0: an Ising model takes");
    assertThatThrownBy(() -> start(1).restore(start(1).state(), new long[0], new long[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a state of 384 values is none of 6 temperatures on 64 sites");
  }
}
