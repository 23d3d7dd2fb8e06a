package org.rsmi.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rsmi.spec.Fixture.Boundary;
import org.rsmi.spec.Fixture.Chain;
import org.rsmi.spec.Fixture.Data;
import org.rsmi.spec.Fixture.Experiment;

/// One experiment, from its file to the records of a point.
class ExperimentTest {
  private static SpecTree read() throws URISyntaxException {
    return SpecFile.read(Path.of(ExperimentTest.class.getResource("experiment.toml").toURI()))
        .tree();
  }

  @Test
  void theFileOfAnExperimentBecomesItsRecords() throws URISyntaxException {
    Grid grid = Grid.of(read());
    Point point = grid.points().get(5);
    assertThat(grid.points()).hasSize(10);
    assertThat(point.folder()).isEqualTo("temperature=2.269185,buffer=4");
    assertThat(Binder.bind(Experiment.class, grid.substitute(read(), point)))
        .isEqualTo(
            new Experiment(
                "ising-critical",
                20240611,
                10,
                new Data(
                    new Fixture.Lattice.Square(List.of(64), Boundary.PERIODIC),
                    new Fixture.Model.Ising(2.269185),
                    new Chain(2_000, 20_000, 5)),
                new Fixture.Partitioner.SquareBlock(
                    List.of(8, 8), 4, new Fixture.Environment.Shell(4)),
                new Fixture.CoarseGrainer.LinearFilter(
                    1, new Fixture.Embedding.RelaxedBernoulli(0.75, 0.1, 0.005)),
                new Fixture.Critic.Separable(List.of(32, 32), 8),
                new Fixture.Training(
                    new Fixture.Bound.InfoNce(),
                    new Fixture.Schedule.Constant(5e-3),
                    500,
                    new Fixture.StopRule.Plateau(10, 1e-2),
                    20_000)));
  }

  @Test
  void everyPointBinds() throws URISyntaxException {
    SpecTree tree = read();
    Grid grid = Grid.of(tree);
    assertThat(grid.points())
        .extracting(point -> Binder.bind(Experiment.class, grid.substitute(tree, point)))
        .doesNotHaveDuplicates();
  }
}
