package org.rsmi.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rsmi.spec.Fixture.tree;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rsmi.coarse.Bias;
import org.rsmi.coarse.CoarseGrainer;
import org.rsmi.coarse.Embedding;
import org.rsmi.coarse.LinearFilter;
import org.rsmi.coarse.RelaxedBernoulli;
import org.rsmi.coarse.Tanh;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Environment;
import org.rsmi.lattice.Lattice;
import org.rsmi.lattice.Partitioner;
import org.rsmi.lattice.Square;
import org.rsmi.lattice.SquareBlock;
import org.rsmi.mi.Bound;
import org.rsmi.mi.Critic;
import org.rsmi.mi.InfoNce;
import org.rsmi.mi.Separable;
import org.rsmi.model.GaussianField;
import org.rsmi.model.Ising;
import org.rsmi.model.Model;
import org.rsmi.model.Update;
import org.rsmi.model.Wolff;
import org.rsmi.net.Activation;
import org.rsmi.net.Constant;
import org.rsmi.net.Exponential;
import org.rsmi.net.Schedule;
import org.rsmi.sample.Chain;
import org.rsmi.sample.Spacing;
import org.rsmi.sample.Thermalisation;

/// The records of the domain, bound without having heard of this package.
class DomainTest {

  @Test
  void modelsAndLatticesBind() {
    assertThat(bind(Model.class, "{ type = \"Ising\", temperature = 2.5, update = \"Wolff\" }"))
        .isEqualTo(new Ising(2.5, 1, new Wolff()));
    assertThat(bind(Model.class, "\"GaussianField\"")).isEqualTo(new GaussianField(0.1));
    assertThat(bind(Lattice.class, "{ type = \"Square\", size = 8, boundary = \"open\" }"))
        .isEqualTo(new Square(List.of(8, 8), Boundary.OPEN));
    assertThat(bind(Lattice.class, "{ type = \"Chain\", size = 8 }"))
        .isEqualTo(new org.rsmi.lattice.Chain(8, Boundary.PERIODIC));
    assertThat(bind(Chain.class, "{ samples = 20_000 }"))
        .isEqualTo(new Chain(Thermalisation.defaults(), 20_000, new Spacing.Every(5)));
    assertThat(bind(Chain.class, "{ thermalise = 2_000, every = { times = 3 } }"))
        .isEqualTo(
            new Chain(new Thermalisation.Sweeps(2_000), 10_000, new Spacing.Measured(3, 1_000)));
  }

  @Test
  void partitionsBind() {
    assertThat(
            bind(Partitioner.class, "{ type = \"SquareBlock\", block = [8, 8], environment = 4 }"))
        .isEqualTo(new SquareBlock(List.of(8, 8), 2, Environment.of(4)));
    assertThat(bind(Environment.class, "\"Everything\"")).isEqualTo(new Environment.Everything());
    assertThat(bind(Environment.class, "{ type = \"Shell\", width = 3 }"))
        .isEqualTo(new Environment.Shell(3));
  }

  @Test
  void filtersCriticsAndSchedulesBind() {
    assertThat(bind(CoarseGrainer.class, "{ type = \"LinearFilter\", bias = \"learned\" }"))
        .isEqualTo(new LinearFilter(1, Bias.LEARNED, RelaxedBernoulli.defaults()));
    assertThat(bind(Embedding.class, "{ type = \"RelaxedBernoulli\", start = 0.75 }"))
        .isEqualTo(new RelaxedBernoulli(0.75, 0.1, 5e-3));
    assertThat(bind(Embedding.class, "\"Tanh\"")).isEqualTo(new Tanh());
    assertThat(bind(Critic.class, "{ type = \"Separable\", hidden = 64, activation = \"swish\" }"))
        .isEqualTo(new Separable(List.of(64), 8, Activation.SWISH, 0));
    assertThat(bind(Bound.class, "\"InfoNce\"")).isEqualTo(new InfoNce());
    assertThat(bind(Schedule.class, "5e-3")).isEqualTo(new Constant(5e-3));
    assertThat(bind(Schedule.class, "{ type = \"Exponential\", start = 1, floor = 0, rate = 0.1 }"))
        .isEqualTo(new Exponential(1, 0, 0.1));
  }

  @Test
  void whatTheDomainRefusesIsSaidWithThePath() {
    assertThatThrownBy(() -> bind(Model.class, "{ type = \"Ising\", temperature = -1 }"))
        .hasMessage("experiment.x: temperature = -1.0: an Ising model takes a finite one above 0");
    assertThatThrownBy(() -> bind(Environment.class, "0"))
        .hasMessage("experiment.x: environment = 0: a shell is at least 1 site wide");
    assertThatThrownBy(() -> bind(Model.class, "{ type = \"Isng\" }"))
        .hasMessageStartingWith("experiment.x.type = \"Isng\": no such Model; there are [")
        .hasMessageContaining("GaussianField, Ising");
    assertThatThrownBy(() -> bind(Partitioner.class, "{ type = \"SquareBlock\", bufer = 2 }"))
        .hasMessage(
            "experiment.x does not know [bufer]; it takes [block, buffer, environment, origin];"
                + " did you mean buffer for bufer?");
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Model.class,
        Update.class,
        Lattice.class,
        Partitioner.class,
        CoarseGrainer.class,
        Embedding.class,
        Critic.class,
        Bound.class,
        Schedule.class
      })
  void everyRecordBesideAnInterfaceCanBeDescribed(Class<?> type) {
    assertThat(Catalogue.implementations(type))
        .isNotEmpty()
        .allSatisfy(
            record -> assertThat(Description.of(record).name()).isIn(Catalogue.names(type)));
  }

  private static <T> T bind(Class<T> type, String toml) {
    return Binder.bind(type, tree("x = " + toml).find("x").orElseThrow(), "experiment.x");
  }
}
