package org.rsmi.sample;

import java.nio.file.Path;
import java.util.List;

/// Observations in rows, as 64-bit floats, from `.npy`, `.npz`, HDF5 or text.
///
/// The first axis counts observations; all others together are the columns, and a file with one
/// axis has one column.
///
/// @param values `[rows × columns]` in C order, finite
/// @param columns 1 or more
public record Table(double[] values, int columns) {

  /// Reads a file.
  ///
  /// @param location `file.npy`, `file.npz[:name]`, `file.h5[:/path]`, `file.txt` or `file.csv`
  /// @throws IllegalArgumentException if the file is missing or unreadable, or a value is not
  ///     finite, with its row and column
  /// @throws java.io.UncheckedIOException if the machine fails
  public static Table read(String location) {
    Location place = Location.parse(location);
    Path file = place.file();
    return switch (place.format()) {
      case NPY -> named(location, new StoredNumbers(NpyFile.read(file)));
      case NPZ -> named(location, new StoredNumbers(NpzFile.read(file, place.array())));
      case HDF5 -> InputFile.read(file, () -> Hdf5File.read(file, place.array(), Table::of));
      case BLANKS ->
          InputFile.read(file, () -> of(TextNumbers.open(file, TextNumbers.Separator.BLANKS)));
      case COMMAS ->
          InputFile.read(file, () -> of(TextNumbers.open(file, TextNumbers.Separator.COMMAS)));
    };
  }

  private static Table named(String location, Numbers numbers) {
    try {
      return of(numbers);
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(location + " " + wrong.getMessage(), wrong);
    }
  }

  private static Table of(Numbers numbers) {
    List<Integer> shape = numbers.shape();
    if (shape.isEmpty() || shape.contains(0)) {
      throw new IllegalArgumentException("holds %s: [rows, …] is wanted".formatted(shape));
    }
    long size = shape.getFirst() * numbers.columns();
    if (size > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "holds %,d values: at most 2³¹ are estimated from".formatted(size));
    }
    int columns = (int) numbers.columns();
    double[] values = new double[(int) size];
    numbers.visit(
        (first, block, count) -> {
          for (int i = 0; i < count; i++) {
            requireFinite(block[i], first + i, columns);
            values[(int) first + i] = block[i];
          }
        });
    return new Table(values, columns);
  }

  private static void requireFinite(double value, long index, int columns) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "row %d, column %d (from 0) is %s; every value must be finite"
              .formatted(index / columns, index % columns, value));
    }
  }

  /// Number of observations.
  public int rows() {
    return values.length / columns;
  }

  /// The columns `first … first + count − 1`.
  public Table part(int first, int count) {
    double[] part = new double[rows() * count];
    for (int row = 0; row < rows(); row++) {
      System.arraycopy(values, row * columns + first, part, row * count, count);
    }
    return new Table(part, count);
  }
}
