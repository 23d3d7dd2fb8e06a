package org.rsmi.sample;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where an array is: a file and, in formats that hold several, its name there.
///
/// @param array what follows the colon in `runs.npz:name` or `runs.h5:/path`; else empty
record Location(Path file, Format format, String array) {
  private static final Pattern FORM =
      Pattern.compile("(.+?\\.(npy|npz|h5|hdf5|txt|dat|csv))(:.*)?", Pattern.CASE_INSENSITIVE);

  /// Formats of configuration files.
  enum Format {
    NPY,
    NPZ,
    HDF5,
    BLANKS,
    COMMAS
  }

  /// @throws IllegalArgumentException if the ending is none of the known ones
  static Location parse(String location) {
    Matcher parts = FORM.matcher(location);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          location
              + " has an unknown ending; accepted are .npy, .npz[:name], .h5[:/path],"
              + " .hdf5[:/path], .txt, .dat and .csv");
    }
    Format format = format(parts.group(2).toLowerCase(Locale.ROOT));
    String array = parts.group(3) == null ? "" : parts.group(3).substring(1);
    if (!array.isEmpty() && format != Format.NPZ && format != Format.HDF5) {
      throw new IllegalArgumentException(
          location + " names an array in a file that holds one; only .npz and .h5 hold several");
    }
    return new Location(Path.of(parts.group(1)), format, array);
  }

  private static Format format(String ending) {
    return switch (ending) {
      case "npy" -> Format.NPY;
      case "npz" -> Format.NPZ;
      case "h5", "hdf5" -> Format.HDF5;
      case "csv" -> Format.COMMAS;
      default -> Format.BLANKS;
    };
  }
}
