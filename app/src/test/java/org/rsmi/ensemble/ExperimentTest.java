package org.rsmi.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Environment;
import org.rsmi.lattice.Square;
import org.rsmi.lattice.SquareBlock;
import org.rsmi.model.Ising;
import org.rsmi.result.RunFolder;
import org.rsmi.spec.SpecTree;
import org.rsmi.spec.SpecValue.Whole;

class ExperimentTest {
  private static final String GRID =
      Small.ISING.replace("2.5", "\"$T\"").replace("buffer = 1", "buffer = \"$buffer\"")
          + "\n[grid]\nT = [2.5, 10, 2.0]\nbuffer = [1, 0]\n";

  @TempDir private Path folder;

  @Test
  void tasksGoThroughTheGridInItsOwnOrderTheLastAxisFastest() {
    assertThat(Small.experiment("repeats = 2\n" + GRID).tasks())
        .extracting(Task::toString)
        .startsWith("T=2.5,buffer=1 #0", "T=2.5,buffer=1 #1", "T=2.5,buffer=0 #0")
        .endsWith("T=2,buffer=0 #0", "T=2,buffer=0 #1")
        .hasSize(12);
  }

  @Test
  void aRunLiesInTheFolderOfItsPointAndRepeat() {
    Task task = Small.experiment(GRID).tasks().get(4);
    assertThat(new RunFolder(Path.of("r")).run(task.point().folder(), 12))
        .isEqualTo(Path.of("r", "points", "T=2,buffer=1", "run-0012"));
    assertThat(Small.experiment(Small.ISING).tasks().getFirst().point().folder())
        .isEqualTo("point");
  }

  @Test
  void theFileOfAnExperimentNeedNotSayThatItsDataAreRecorded() {
    Path file = folder.resolve("data.npy");
    Small.write(file, Ising.defaults());
    Experiment stated = Small.experiment(Small.recorded(file));
    assertThat(stated.tasks().getFirst().spec().data())
        .isInstanceOfSatisfying(
            Data.Recorded.class, data -> assertThat(data.file()).isEqualTo(file.toString()));
  }

  @Test
  void aFileLendsItsShapeToTheLattice() {
    Path file = folder.resolve("data.npy");
    Small.write(file, Ising.defaults());
    String toml = Small.recorded(file).replaceAll("lattice = .*\n", "");
    assertThat(Small.experiment(toml).tasks().getFirst().spec().data().lattice())
        .isEqualTo(new Square(List.of(8), Boundary.OPEN));
  }

  @Test
  void quickReplacesASettingAndNotItsTable() {
    SpecTree tree =
        SpecTree.parse(
            Small.ISING
                + """
                [quick]
                training.limit = 7
                data.chain = { samples = 50 }
                data.model = { type = "Potts", colours = 3, temperature = 1.0 }
                """,
            "t",
            "experiment");
    SpecTree quick = Experiment.quick(tree);
    assertThat(quick.find("training.batch")).contains(new Whole(500));
    assertThat(quick.find("training.limit")).contains(new Whole(7));
    assertThat(quick.find("data.chain.thermalise")).contains(new Whole(20));
    assertThat(quick.find("data.model.colours")).contains(new Whole(3));
    assertThat(quick.find("partition")).isEqualTo(tree.find("partition"));
  }

  @Test
  void aFileIsReadOnceWhateverTheNumberOfPoints() throws IOException {
    Path file = folder.resolve("data.npy");
    Small.write(file, Ising.defaults());
    String toml =
        Small.recorded(file)
                .replaceAll("lattice = .*\n", "")
                .replace("symmetries = [\"translation\"]", "")
                .replace("buffer = 1", "buffer = \"$buffer\"")
            + "\n[grid]\nbuffer = [1, 0]\n";
    Experiment experiment = Small.experiment(toml);
    Files.delete(file);
    assertThat(experiment.files().read(file.toString(), List.of(8, 8)))
        .isSameAs(experiment.files().read(file.toString(), List.of()));
    assertThat(Small.runner(2).run(experiment, new RunFolder(folder), RunObserver.BLIND))
        .hasSize(2);
  }

  @Test
  void quickReplacesSettingsAndIsGoneAfterwards() {
    SpecTree tree =
        SpecTree.parse(
            "[quick]\nrepeats = 3\n\"training.limit\" = 7\n" + root(Small.ISING),
            "t",
            "experiment");
    Experiment whole = Experiment.of(tree);
    Experiment quick = Experiment.of(Experiment.quick(tree));
    assertThat(whole.tree()).isEqualTo(Small.experiment(root(Small.ISING)).tree());
    assertThat(quick.tasks()).hasSize(3);
    assertThat(quick.tree().find("training.limit")).contains(new Whole(7));
    assertThat(quick.tree().find("quick")).isEmpty();
    assertThat(Experiment.quick(quick.tree())).isEqualTo(quick.tree());
  }

  /// TOML whose root keys may stand behind a table.
  private static String root(String toml) {
    return toml.substring(toml.indexOf("[data]"));
  }

  private static SpecTree overridden(String overrides) {
    String toml =
        "repeats = 2\n"
            + GRID
            + overrides
            + "[quick]\nrepeats = 1\ntraining.limit = 7\ngrid.T = [10, 2.0]\n";
    return SpecTree.parse(toml, "small.toml", "experiment");
  }

  @Test
  void aPointMayHaveSettingsOfItsOwn() {
    SpecTree tree =
        overridden(
            """
            [[override]]
            where = { T = [2.5, 2], buffer = 0 }
            set = { training.limit = 70, "data.windows" = 3, repeats = 3 }
            [[override]]
            where.T = 2
            set.training = { limit = 80 }
            set.critic.hidden = [4, 4]
            """);
    assertThat(Experiment.of(tree).tasks())
        .extracting(task -> task + " of " + task.spec().training().limit() + windows(task))
        .containsExactly(
            "T=2.5,buffer=1 #0 of 60, 8",
            "T=2.5,buffer=1 #1 of 60, 8",
            "T=2.5,buffer=0 #0 of 70, 3",
            "T=2.5,buffer=0 #1 of 70, 3",
            "T=2.5,buffer=0 #2 of 70, 3",
            "T=10,buffer=1 #0 of 60, 8",
            "T=10,buffer=1 #1 of 60, 8",
            "T=10,buffer=0 #0 of 60, 8",
            "T=10,buffer=0 #1 of 60, 8",
            "T=2,buffer=1 #0 of 80, 8",
            "T=2,buffer=1 #1 of 80, 8",
            "T=2,buffer=0 #0 of 80, 3",
            "T=2,buffer=0 #1 of 80, 3",
            "T=2,buffer=0 #2 of 80, 3");
  }

  private static String windows(Task task) {
    return task.spec().data() instanceof Data.Simulated simulated ? ", " + simulated.windows() : "";
  }

  @Test
  void whatIsReplacedFromOutsideIsReplacedAtEveryPoint() {
    SpecTree tree =
        overridden(
            """
            [[override]]
            where = { T = [2.5, 2], buffer = 0 }
            set = { training.limit = 70, "data.windows" = 3, repeats = 3 }
            [[override]]
            where.T = 2.5
            set.seed = 9
            """);
    SpecTree quick = Experiment.quick(tree).override("seed", "11");
    assertThat(Experiment.of(quick).tasks())
        .extracting(
            task ->
                task
                    + " of "
                    + task.spec().training().limit()
                    + windows(task)
                    + ", "
                    + task.spec().seed())
        .containsExactly(
            "T=10,buffer=1 #0 of 7, 8, 11",
            "T=10,buffer=0 #0 of 7, 8, 11",
            "T=2,buffer=1 #0 of 7, 8, 11",
            "T=2,buffer=0 #0 of 7, 3, 11");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          where.S = 2 ~ set.seed = 1 | experiment.override[1].where.S: no such axis of the grid; there are [T, buffer]
          where.T = [2, 2.1] ~ set.seed = 1 | experiment.override[1].where.T = 2.1: want values of the axis, [2.5, 10, 2.0]
          where.T = [] ~ set.seed = 1 | experiment.override[1].where.T = []: want at least one value
          where = 2 ~ set.seed = 1 | experiment.override[1].where = 2: want a table
          where.T = 2 | experiment.override[1] = { where = { T = 2 } }: want { where = { axis = value }, set = { key = value } }
          where.T = 2 ~ set.name = "x" | experiment.override[1].set: name is the same at every point
          where.T = 2 ~ set."grid.T" = 3 | experiment.override[1].set: grid is the same at every point
          where.T = 2 ~ set."training.limits" = 3 | experiment.override[1]: experiment.training does not know [limits]; it takes
          where.T = 2 ~ set."name2.x" = 3 | experiment.override[1]: experiment does not know [name2]; it takes
          where.T = 2 ~ set."seed.x" = 3 | experiment.override[1]: experiment.seed = 5: want a table that can take x
          where.T = 2 ~ set.repeats = 0 | experiment.override[1]: experiment: repeats = 0 is not positive
          where.T = 2 ~ set.seed = "$S" | experiment.override[1].set.seed names $S: no such axis of the grid
          """)
  void anOverrideThatMakesNoSenseIsRefused(String toml, String message) {
    SpecTree tree =
        overridden(
            "[[override]]\nwhere.T = 2\nset.seed = 5\n[[override]]\n"
                + toml.replace(" ~ ", "\n")
                + "\n[[override]]\nset.seed = 6\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Experiment.of(tree))
        .withMessageStartingWith(message);
  }

  @Test
  void aGridMayGoOverTheBlocksPlaces() {
    String toml =
        Small.ISING.replace("buffer = 1", "buffer = 1\norigin = \"$origin\"")
            + "\n[grid]\norigin = { from = [0, 2], to = [4, 6], step = 4 }\n";
    assertThat(Small.experiment(toml).tasks())
        .extracting(task -> task.point().folder() + " " + task.spec().partition())
        .containsExactly(
            "origin=0x2 " + block(List.of(0, 2)),
            "origin=0x6 " + block(List.of(0, 6)),
            "origin=4x2 " + block(List.of(4, 2)),
            "origin=4x6 " + block(List.of(4, 6)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Small.experiment(toml.replace("periodic", "open")))
        .withMessage(
            "experiment at origin=0x2: origin = [0, 2]: coordinate 0 lies outside 2 … 4, where the whole cut fits");
  }

  private static SquareBlock block(List<Integer> origin) {
    return new SquareBlock(List.of(2, 2), 1, Environment.of(1), origin);
  }

  @Test
  void aBlockAtOnePlaceIsNotTurned() {
    Path file = folder.resolve("data.npy");
    Small.write(file, Ising.defaults());
    String toml =
        Small.recorded(file)
            .replace("[\"translation\"]", "[\"point_group\", \"flip\"]")
            .replace("buffer = 1", "buffer = 1\norigin = [1, 2]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Small.experiment(toml))
        .withMessage(
            "experiment: partition.origin = [1, 2]: the point group in data.symmetries would move the block from there; drop one");
    assertThat(Small.experiment(toml.replace("\"point_group\", ", "")).tasks()).hasSize(1);
  }

  @Test
  void thePointThatDoesNotFitIsNamed() {
    String toml = GRID.replace("buffer = [1, 0]", "buffer = [1, 9]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Small.experiment(toml))
        .withMessageStartingWith("experiment at T=2.5,buffer=9: block + 2 (buffer + environment)");
  }
}
