package org.rsmi.cli;

import org.rsmi.ensemble.Experiment;
import org.rsmi.ensemble.Runner;
import org.rsmi.result.RunFolder;

/// Where the runs of an experiment are done while somebody watches: with progress, a report at the
/// end, and a word on how to go on after an interruption.
///
/// @param threads runs at a time
record Workbench(Output output, int threads) {

  /// Does what is left in a folder that is the experiment's.
  ///
  /// @param title of the progress
  /// @param again what lies where after an interruption: "… to go on in runs/ising"
  /// @throws java.util.concurrent.CancellationException if it was interrupted
  void work(Experiment experiment, RunFolder folder, String title, String again) {
    String words = "interrupted; run the same command again to go on in " + again;
    Results results = new Results(output, experiment.tasks().getFirst().spec());
    try (Farewell farewell = Farewell.saying(words, output.err());
        ProgressLines progress = new ProgressLines(output, title)) {
      new Runner(threads, Version.number(), System::nanoTime, farewell::told)
          .work(
              experiment,
              folder,
              Runner.Share.ALL,
              progress,
              () -> results.gather(experiment, folder));
    }
  }
}
