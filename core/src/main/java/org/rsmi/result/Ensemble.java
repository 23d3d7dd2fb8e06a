package org.rsmi.result;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.rsmi.sample.Hdf5File;
import org.rsmi.sample.NpyEntry;
import org.rsmi.sample.NpzFile;

/// All runs of an experiment in one file, `ensemble.npz` for numpy and `ensemble.h5` for h5py: one
/// row per task in every array.
///
/// The files hold what the spec decides and nothing else: no time, no machine, no trace of an
/// interruption. `ensemble.npz` is the same byte for byte wherever and however it was made. Hence
/// runs that were read from them took NaN seconds, and of their provenance only the spec is known;
/// the methods of exact values are not kept either.
///
/// @param name of the experiment
/// @param spec SHA-256 of its content
/// @param ended results and failures in the order of the tasks, at least one
public record Ensemble(String name, String spec, List<Ended> ended) {
  private static final String FILE = "ensemble";

  public Ensemble {
    ended = List.copyOf(ended);
    if (ended.isEmpty()) {
      throw new IllegalArgumentException("no run of " + name + " has ended: want at least one");
    }
  }

  /// The results, in the order of the tasks.
  public List<RunRecord> runs() {
    return ended.stream().filter(RunRecord.class::isInstance).map(RunRecord.class::cast).toList();
  }

  /// The failures, in the order of the tasks.
  public List<FailedRun> failures() {
    return ended.stream().filter(FailedRun.class::isInstance).map(FailedRun.class::cast).toList();
  }

  /// Writes `ensemble.npz` and `ensemble.h5`.
  public void write(Path folder) {
    Map<String, NpyEntry> columns = new EnsembleColumns(this).all();
    NpzFile.write(folder.resolve(FILE + ".npz"), columns, NpzFile.Compression.STORED);
    Hdf5File.write(folder.resolve(FILE + ".h5"), columns);
  }

  /// Reads either file.
  ///
  /// @throws IllegalArgumentException naming the file if it is missing, damaged or of another kind
  public static Ensemble read(Path file) {
    String name = file.toString();
    if (name.endsWith(".npz")) {
      return new EnsembleRows(name, NpzFile.entries(file)).ensemble();
    }
    if (name.endsWith(".h5") || name.endsWith(".hdf5")) {
      return new EnsembleRows(name, Hdf5File.entries(file)).ensemble();
    }
    throw new IllegalArgumentException(file + " is no ensemble file: want one of .npz or .h5");
  }
}
