package org.rsmi.ensemble;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.rsmi.sample.SampleFile;
import org.rsmi.sample.SampleSet;

/// The user's files of one experiment: each is read and surveyed once, whatever the number of
/// points and runs, and shared by all of them.
public final class RecordedFiles {
  private final Map<Place, SampleSet> known = new ConcurrentHashMap<>();
  private final Path base;

  private record Place(String file, List<Integer> shape) {}

  /// @param base where relative locations begin; empty for the working folder of the process
  RecordedFiles(Path base) {
    this.base = base;
  }

  /// Relative locations begin in the working folder of the process.
  RecordedFiles() {
    this(Path.of(""));
  }

  /// The configurations of a file.
  ///
  /// @param location as in [SampleFile#read]
  /// @param shape of the lattice; empty to take the file's
  public SampleSet read(String location, List<Integer> shape) {
    SampleSet configurations =
        known.computeIfAbsent(
            new Place(location, List.copyOf(shape)),
            place -> SampleFile.read(base.resolve(location).toString(), shape));
    known.putIfAbsent(new Place(location, configurations.shape()), configurations);
    return configurations;
  }

  /// Any two are equal: what has been read already changes no number.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RecordedFiles;
  }

  @Override
  public int hashCode() {
    return 1;
  }
}
