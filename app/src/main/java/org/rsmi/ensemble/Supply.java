package org.rsmi.ensemble;

import org.rsmi.num.Rng;
import org.rsmi.result.RunFolder;
import org.rsmi.sample.Chain;
import org.rsmi.sample.WindowSource;

/// Where the runs of an experiment take their windows from.
///
/// @param root folder of the experiment, where shared samples lie
/// @param files of the user
record Supply(RunFolder root, RecordedFiles files) {

  /// The windows of one run; of shared samples those of a complete set.
  ///
  /// @param rng names the run
  /// @param observer watches the run's own chains, if it has any
  WindowSource open(Task task, Rng rng, Chain.Observer observer) {
    ExperimentSpec spec = task.spec();
    return SharedSamples.of(spec, task.repeat(), root)
        .map(set -> set.open(spec, rng))
        .orElseGet(
            () ->
                spec.data().open(spec.partition(), spec.training().batch(), files, rng, observer));
  }
}
