package org.rsmi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rsmi.lattice.Lattice;
import org.rsmi.lattice.Square;
import org.rsmi.num.Rng;

/// What every model and every sampler of it promises.
interface ModelContract {

  /// The models to judge, one for each way to draw from them.
  List<Model> models();

  /// Another lattice, which a checkpoint may come from.
  default Lattice otherLattice() {
    return Square.torus(4);
  }

  default Lattice lattice() {
    return Square.torus(6);
  }

  private static Sampler warm(Model model, Lattice lattice, long seed) {
    Sampler sampler = model.start(lattice, Rng.of(seed).split("contract"));
    for (int sweep = 0; sweep < 20; sweep++) {
      sampler.sweep();
    }
    return sampler;
  }

  private static double[] measured(Model model, Lattice lattice, Sampler sampler) {
    return model.observables(lattice).of(sampler.configuration());
  }

  private static List<Object> trace(Sampler sampler, int sweeps) {
    List<Object> trace = new java.util.ArrayList<>();
    for (int sweep = 0; sweep < sweeps; sweep++) {
      sampler.sweep();
      for (int replica = 0; replica < sampler.replicas(); replica++) {
        trace.add(values(sampler.configuration(replica)));
      }
    }
    return trace;
  }

  private static List<Double> values(Configuration configuration) {
    List<Double> values = new java.util.ArrayList<>();
    switch (configuration) {
      case Configuration.Spins(byte[] spins) -> {
        for (byte spin : spins) {
          values.add((double) spin);
        }
      }
      case Configuration.Field(float[] field) -> {
        for (float value : field) {
          values.add((double) value);
        }
      }
    }
    return values;
  }

  private static Configuration copy(Configuration configuration) {
    return switch (configuration) {
      case Configuration.Spins(byte[] spins) -> new Configuration.Spins(spins.clone());
      case Configuration.Field(float[] field) -> new Configuration.Field(field.clone());
    };
  }

  @Test
  default void aConfigurationHasAValueForEverySite() {
    for (Model model : models()) {
      Sampler sampler = model.start(lattice(), Rng.of(1));
      assertThat(sampler.configuration().sites()).isEqualTo(model.values(lattice()).sites());
      assertThat(values(sampler.configuration())).doesNotContain(Double.NaN);
    }
  }

  @Test
  default void measurementsAreFiniteAndNamed() {
    for (Model model : models()) {
      List<String> names = model.observables(lattice()).names();
      assertThat(names).isNotEmpty().doesNotHaveDuplicates();
      assertThat(measured(model, lattice(), warm(model, lattice(), 1)))
          .hasSameSizeAs(names)
          .matches(moments -> Arrays.stream(moments).allMatch(Double::isFinite));
    }
  }

  @Test
  default void derivedQuantitiesAreFormedFromMeasuredMoments() {
    for (Model model : models()) {
      Observables observables = model.observables(lattice());
      for (Observables.Derived derived : observables.derived()) {
        assertThat(observables.names())
            .containsAll(derived.moments())
            .doesNotContain(derived.name());
      }
    }
  }

  @Test
  default void aThermalModelMeasuresItsEnergyFirst() {
    for (Model model : models()) {
      if (model instanceof Thermal thermal) {
        assertThat(model.observables(lattice()).names()).startsWith("energy");
        assertThat(thermal.at(3).temperature()).isEqualTo(3);
        assertThat(thermal.at(3).at(thermal.temperature())).isEqualTo(thermal);
      }
    }
  }

  @Test
  default void measuringChangesNothing() {
    for (Model model : models()) {
      Sampler sampler = warm(model, lattice(), 1);
      long[] state = sampler.streamState();
      assertThat(measured(model, lattice(), sampler))
          .isEqualTo(measured(model, lattice(), sampler));
      assertThat(sampler.streamState()).isEqualTo(state);
    }
  }

  @Test
  default void theSameSeedGivesTheSameChain() {
    for (Model model : models()) {
      assertThat(trace(warm(model, lattice(), 1), 5))
          .isEqualTo(trace(warm(model, lattice(), 1), 5));
      assertThat(trace(warm(model, lattice(), 1), 5))
          .isNotEqualTo(trace(warm(model, lattice(), 2), 5));
    }
  }

  @Test
  default void aRestoredSamplerContinuesBitForBit() {
    for (Model model : models()) {
      Sampler sampler = warm(model, lattice(), 1);
      for (int half = 0; half < 2; half++) {
        Sampler restored = model.start(lattice(), Rng.of(99));
        restored.restore(copy(sampler.state()), sampler.tuning(), sampler.streamState());
        assertThat(trace(restored, 40)).isEqualTo(trace(sampler, 40));
        sampler.freeze();
      }
    }
  }

  @Test
  default void tuningStaysOnceFrozen() {
    for (Model model : models()) {
      Sampler sampler = warm(model, lattice(), 1);
      sampler.freeze();
      long[] tuning = sampler.tuning();
      trace(sampler, 40);
      assertThat(sampler.tuning()).isEqualTo(tuning);
    }
  }

  @Test
  default void aCheckpointOfAnotherLatticeIsRefused() {
    for (Model model : models()) {
      Sampler other = warm(model, otherLattice(), 1);
      Sampler sampler = warm(model, lattice(), 1);
      List<Double> before = values(sampler.configuration());
      assertThatThrownBy(() -> sampler.restore(other.state(), other.tuning(), other.streamState()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(String.valueOf(sampler.state().sites()));
      assertThatThrownBy(
              () ->
                  sampler.restore(sampler.state(), new long[] {1, 2, 3, 4, 5}, other.streamState()))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(values(sampler.configuration())).isEqualTo(before);
    }
  }
}
