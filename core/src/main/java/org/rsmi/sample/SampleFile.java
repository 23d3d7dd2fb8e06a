package org.rsmi.sample;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rsmi.sample.SampleSet.Element;

/// Configurations of a user: `.npy`, `.npz`, HDF5 or text to [SampleSet] and back.
///
/// The first axis counts configurations. Signed bytes, truth values and little-endian 32-bit floats
/// in C order are used where they lie, memory-mapped if the file is a `.npy` or a contiguous HDF5
/// dataset. All other numbers are copied: to bytes if they are integers of −128 … 127, be it in
/// `1.0` notation, else to 32-bit floats, rounded to 24 bits.
public final class SampleFile {
  /// The name of the array in files that hold several.
  private static final String NAME = "configurations";

  private SampleFile() {}

  /// Reads configurations.
  ///
  /// @param location `file.npy`, `file.npz[:name]`, `file.h5[:/path]`, `file.txt` or `file.csv`
  /// @param shape shape of the lattice, which the file may hold flattened; empty to take the file's
  /// @throws IllegalArgumentException if the file is missing, unreadable or of another shape, or
  ///     its values are constant or not finite
  /// @throws java.io.UncheckedIOException if the machine fails
  public static SampleSet read(String location, List<Integer> shape) {
    Location place = Location.parse(location);
    Path file = place.file();
    return switch (place.format()) {
      case NPY -> pack(location, new StoredNumbers(NpyFile.read(file)), shape);
      case NPZ -> pack(location, new StoredNumbers(NpzFile.read(file, place.array())), shape);
      case HDF5 ->
          InputFile.read(
              file, () -> Hdf5File.read(file, place.array(), numbers -> pack(numbers, shape)));
      case BLANKS ->
          InputFile.read(
              file, () -> pack(TextNumbers.open(file, TextNumbers.Separator.BLANKS), shape));
      case COMMAS ->
          InputFile.read(
              file, () -> pack(TextNumbers.open(file, TextNumbers.Separator.COMMAS), shape));
    };
  }

  /// Writes configurations, in `.npz` and HDF5 under the name `configurations`.
  ///
  /// The file appears only when it is complete. HDF5 needs a copy of the data on the heap; the
  /// format for large sets is `.npy`.
  ///
  /// @throws IllegalArgumentException if the ending is not `.npy`, `.npz`, `.h5` or `.hdf5`
  public static void write(Path file, SampleSet samples) {
    switch (Location.parse(file.toString()).format()) {
      case NPY -> NpyFile.write(file, NpyArray.of(samples));
      case NPZ ->
          NpzFile.write(file, Map.of(NAME, NpyArray.of(samples)), NpzFile.Compression.DEFLATED);
      case HDF5 -> Hdf5File.write(file, Map.of(NAME, NpyArray.of(samples)));
      case BLANKS, COMMAS -> throw text(file);
    }
  }

  /// Fails where [#write] would because of the file's name or folder, before anything is sampled.
  ///
  /// @throws IllegalArgumentException if the ending is not one to write, or the folder is missing
  public static void requireWritable(Path file) {
    Location.Format format = Location.parse(file.toString()).format();
    if (format == Location.Format.BLANKS || format == Location.Format.COMMAS) {
      throw text(file);
    }
    new Replacement(file).requireFolder();
  }

  private static IllegalArgumentException text(Path file) {
    return new IllegalArgumentException(
        file + " would be text; configurations are written to .npy, .npz, .h5 or .hdf5");
  }

  private static SampleSet pack(String location, Numbers numbers, List<Integer> wanted) {
    try {
      return pack(numbers, wanted);
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(location + " " + wrong.getMessage(), wrong);
    }
  }

  private static SampleSet pack(Numbers numbers, List<Integer> wanted) {
    List<Integer> shape = shape(numbers, wanted);
    Optional<SampleSet> lying = numbers.lying(shape);
    if (lying.isPresent() && lying.get().element() == Element.BYTE) {
      Survey.requireVaried(lying.get().data());
      return lying.get();
    }
    Survey survey = Survey.of(numbers);
    return lying.orElseGet(
        () ->
            copy(numbers, SampleSet.allocate(survey.element(), numbers.shape().getFirst(), shape)));
  }

  /// Shape of one configuration: the lattice's, or all axes of the file but the first.
  private static List<Integer> shape(Numbers numbers, List<Integer> wanted) {
    List<Integer> found = numbers.shape();
    if (found.contains(0)) {
      throw new IllegalArgumentException("is empty: it holds " + found);
    }
    if (found.size() < 2 || numbers.columns() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "holds %s, which is not N configurations: [N, …] is wanted".formatted(found));
    }
    List<Integer> one = found.subList(1, found.size());
    if (wanted.isEmpty() || one.equals(wanted)) {
      return one;
    }
    long sites = NpyArray.bytes(Dtype.INT8, wanted);
    if (one.size() == 1 && one.getFirst() == sites) {
      return wanted;
    }
    throw new IllegalArgumentException(
        "holds %s, which is not N configurations of shape %s".formatted(found, wanted));
  }

  private static SampleSet copy(Numbers numbers, SampleSet samples) {
    MemorySegment data = samples.data();
    numbers.visit(
        switch (samples.element()) {
          case BYTE ->
              (first, block, count) -> {
                for (int i = 0; i < count; i++) {
                  data.set(ValueLayout.JAVA_BYTE, first + i, (byte) block[i]);
                }
              };
          case FLOAT ->
              (first, block, count) -> {
                for (int i = 0; i < count; i++) {
                  data.set(SampleSet.FLOAT, 4 * (first + i), (float) block[i]);
                }
              };
        });
    return samples;
  }
}
