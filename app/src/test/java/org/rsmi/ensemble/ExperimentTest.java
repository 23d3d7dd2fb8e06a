package org.rsmi.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Square;
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

  @Test
  void thePointThatDoesNotFitIsNamed() {
    String toml = GRID.replace("buffer = [1, 0]", "buffer = [1, 9]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Small.experiment(toml))
        .withMessageStartingWith("experiment at T=2.5,buffer=9: block + 2 (buffer + environment)");
  }
}
