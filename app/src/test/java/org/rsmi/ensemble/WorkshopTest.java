package org.rsmi.ensemble;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rsmi.model.Ising;
import org.rsmi.result.RunFiles;
import org.rsmi.result.RunFolder;
import org.rsmi.spec.SpecTree;

class WorkshopTest {
  private static final String GRID =
      "repeats = 2\n" + Small.ISING.replace("2.5", "\"$T\"") + "\n[grid]\nT = [2.5, 2.0]\n";

  @TempDir private Path folder;

  @Test
  void tasksDoneOneByOneInAnyOrderGiveTheBitsOfAllAtOnce() {
    Path all = folder.resolve("all");
    Path one = folder.resolve("one");
    Experiment experiment = Small.experiment(GRID);
    Small.runner(1).run(experiment, new RunFolder(all), RunObserver.BLIND);
    Workshop workshop = new Workshop(experiment, new RunFolder(folder.resolve("workshop")));
    for (int index : List.of(3, 0, 2, 1, 0)) {
      Task task = experiment.tasks().get(index);
      RunFiles.read(workshop.work(Small.runner(1), index))
          .write(new RunFolder(one).run(task.point().folder(), task.repeat()));
    }
    assertThat(Small.bits(one)).isEqualTo(Small.bits(all));
  }

  @Test
  void relativeFilesAreFoundFromTheFolderOfWhoeverGaveTheExperiment() {
    Small.write(folder.resolve("data.npy"), Ising.defaults());
    SpecTree tree = SpecTree.parse(Small.recorded(Path.of("data.npy")), "small.toml", "experiment");
    Experiment here = Experiment.of(tree, folder);
    Workshop workshop = new Workshop(here, new RunFolder(folder.resolve("workshop")));
    assertThat(RunFolder.finished(workshop.work(Small.runner(1), 0))).isTrue();
  }
}
