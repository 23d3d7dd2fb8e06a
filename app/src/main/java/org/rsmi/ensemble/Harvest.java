package org.rsmi.ensemble;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rsmi.result.Ended;
import org.rsmi.result.Ensemble;
import org.rsmi.result.RunFolder;
import org.rsmi.result.RunRecord;

/// What the tasks of an experiment have left in its run folder.
///
/// @param experiment whose tasks give the order
/// @param folder its run folder
public record Harvest(Experiment experiment, RunFolder folder) {

  /// Results and failures so far, in the order of the tasks.
  public List<Ended> ended() {
    List<Ended> ended = new ArrayList<>();
    for (Task task : experiment.tasks()) {
      Path run = folder.run(task.point().folder(), task.repeat());
      if (RunFolder.finished(run)) {
        ended.add(RunFolder.read(run));
      } else if (RunFolder.failed(run)) {
        ended.add(RunFolder.readFailure(run));
      }
    }
    return ended;
  }

  /// Writes `ensemble.npz` and `ensemble.h5` into the folder, unless nothing has ended yet.
  ///
  /// @return the finished runs among them
  public List<RunRecord> write() {
    List<Ended> ended = ended();
    if (!ended.isEmpty()) {
      new Ensemble(experiment.name(), experiment.tree().sha256(), ended).write(folder.root());
    }
    return ended.stream().filter(RunRecord.class::isInstance).map(RunRecord.class::cast).toList();
  }
}
