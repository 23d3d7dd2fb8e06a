package org.rsmi.ensemble;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.rsmi.num.Rng;
import org.rsmi.result.RunFolder;
import org.rsmi.sample.Chain;
import org.rsmi.sample.WindowSource;

/// Where the runs of an experiment take their windows from.
///
/// @param root folder of the experiment, where shared samples lie
/// @param files of the user
/// @param memories of what runs have found in common, by point and set
record Supply(RunFolder root, RecordedFiles files, Map<Path, Remembered> memories) {

  Supply(RunFolder root, RecordedFiles files) {
    this(root, files, new ConcurrentHashMap<>());
  }

  /// What the runs on the same windows have found; empty for a run that has its own.
  Optional<Remembered> memory(Task task) {
    return samples(task)
        .map(set -> set.folder().resolve(task.point().folder()))
        .map(place -> memories.computeIfAbsent(place, _ -> new Remembered()));
  }

  /// What a task shares with others, if anything.
  Optional<SharedSamples> samples(Task task) {
    return SharedSamples.of(task.spec(), task.repeat(), root);
  }

  /// The windows of one run; of shared samples those of a complete set.
  ///
  /// @param rng names the run
  /// @param observer watches the run's own chains, if it has any
  WindowSource open(Task task, Rng rng, Chain.Observer observer) {
    ExperimentSpec spec = task.spec();
    return samples(task)
        .map(set -> set.open(spec, rng))
        .orElseGet(
            () ->
                spec.data().open(spec.partition(), spec.training().batch(), files, rng, observer));
  }
}
