package org.rsmi.cli;

import java.util.List;
import java.util.function.IntConsumer;
import me.tongfei.progressbar.ProgressBar;
import org.rsmi.sample.SampleFile;
import org.rsmi.sample.SampleSet;

/// A file of configurations of one axis or two, and how far a command has come with them.
///
/// @param file where it is
/// @param samples what it holds
record Configurations(String file, SampleSet samples) {

  /// @throws IllegalArgumentException if the file cannot be read or its configurations have more
  ///     axes
  static Configurations read(String file) {
    SampleSet samples = SampleFile.read(file, List.of());
    if (samples.shape().size() > 2) {
      throw new IllegalArgumentException(
          "%s holds configurations of shape %s: filters are laid over one axis or two"
              .formatted(file, samples.shape()));
    }
    return new Configurations(file, samples);
  }

  int axes() {
    return samples.shape().size();
  }

  /// Does something to all of them under a bar, if somebody watches; errors name the file.
  <T> T visit(Output output, Visit<T> visit) {
    try {
      if (!output.terminal() || output.quiet()) {
        return visit.of(samples, _ -> {});
      }
      try (ProgressBar bar = output.bar(file, samples.size())) {
        return visit.of(samples, bar::stepTo);
      }
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(file + ": " + wrong.getMessage(), wrong);
    }
  }

  /// Work on all configurations.
  interface Visit<T> {
    /// @param progress told how many are done
    T of(SampleSet samples, IntConsumer progress);
  }
}
