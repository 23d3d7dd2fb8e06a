package org.rsmi.sample;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Several named arrays in one file: numpy's `.npz` format, a zip of `name.npy` entries.
///
/// Equal arrays give equal bytes: every entry bears the same date.
public final class NpzFile {
  private static final String SUFFIX = ".npy";

  /// The first date that zip stores without the time zone of the machine.
  private static final LocalDateTime DATE = LocalDateTime.of(1980, 2, 1, 0, 0);

  private NpzFile() {}

  /// How the entries are written; both are read.
  public enum Compression {
    /// As they are, like `numpy.savez`.
    STORED,
    /// Deflated, like `numpy.savez_compressed`: spins shrink to a fifth or less.
    DEFLATED
  }

  /// Names of the arrays, in the order of the file.
  public static List<String> names(Path file) {
    return InputFile.read(
        file,
        () -> {
          try (ZipFile zip = open(file)) {
            return names(zip);
          }
        });
  }

  /// Reads every array.
  public static SequencedMap<String, NpyArray> read(Path file) {
    return InputFile.read(
        file,
        () -> {
          try (ZipFile zip = open(file)) {
            SequencedMap<String, NpyArray> arrays = new LinkedHashMap<>();
            for (String name : names(zip)) {
              arrays.put(name, read(zip, name));
            }
            return arrays;
          }
        });
  }

  /// Reads one array.
  ///
  /// @param name its name, without `.npy`; empty for the only array of the file
  /// @throws IllegalArgumentException if there is none, or several and no name
  public static NpyArray read(Path file, String name) {
    return InputFile.read(
        file,
        () -> {
          try (ZipFile zip = open(file)) {
            return read(zip, name.isEmpty() ? only(names(zip), file) : name);
          }
        });
  }

  /// Reads everything, numbers and texts.
  public static SequencedMap<String, NpyEntry> entries(Path file) {
    return InputFile.read(
        file,
        () -> {
          try (ZipFile zip = open(file)) {
            SequencedMap<String, NpyEntry> entries = new LinkedHashMap<>();
            for (String name : names(zip)) {
              entries.put(name, read(zip, name, NpyFile::entry));
            }
            return entries;
          }
        });
  }

  /// Writes arrays in the order of the map; the file appears only when it is complete.
  public static void write(
      Path file, Map<String, ? extends NpyEntry> arrays, Compression compression) {
    new Replacement(file)
        .write(
            temporary -> {
              try (ZipOutputStream zip =
                  new ZipOutputStream(
                      new BufferedOutputStream(Files.newOutputStream(temporary), 1 << 16))) {
                for (Map.Entry<String, ? extends NpyEntry> array : arrays.entrySet()) {
                  zip.putNextEntry(entry(array.getKey(), array.getValue(), compression));
                  NpyFile.write(zip, array.getValue());
                  zip.closeEntry();
                }
              }
            });
  }

  private static ZipFile open(Path file) throws IOException {
    try {
      return new ZipFile(file.toFile());
    } catch (ZipException damage) {
      throw new IllegalArgumentException("is no readable zip: " + damage.getMessage(), damage);
    }
  }

  private static List<String> names(ZipFile zip) {
    return zip.stream()
        .map(ZipEntry::getName)
        .filter(name -> name.endsWith(SUFFIX))
        .map(name -> name.substring(0, name.length() - SUFFIX.length()))
        .toList();
  }

  private static String only(List<String> names, Path file) {
    if (names.size() != 1) {
      throw new IllegalArgumentException(
          names.isEmpty()
              ? "holds no .npy array"
              : "holds the arrays %s; pick one as %s:%s"
                  .formatted(brief(names), file.getFileName(), names.getFirst()));
    }
    return names.getFirst();
  }

  private static NpyArray read(ZipFile zip, String name) throws IOException {
    return read(zip, name, NpyFile::read);
  }

  /// Reads an entry of so many bytes.
  private interface Content<T> {
    T read(InputStream in, long length) throws IOException;
  }

  private static <T> T read(ZipFile zip, String name, Content<T> content) throws IOException {
    ZipEntry entry = zip.getEntry(name + SUFFIX);
    if (entry == null) {
      throw new IllegalArgumentException(
          "holds no array [%s]; it holds %s".formatted(name, brief(names(zip))));
    }
    return InputFile.named(
        "array [" + name + "]",
        () -> {
          try (InputStream in = zip.getInputStream(entry)) {
            return content.read(in, entry.getSize());
          } catch (ZipException | EOFException damage) {
            throw new IllegalArgumentException("is damaged: " + damage.getMessage(), damage);
          }
        });
  }

  private static String brief(List<String> names) {
    int shown = 20;
    return names.size() <= shown
        ? names.toString()
        : names.subList(0, shown) + " and " + (names.size() - shown) + " more";
  }

  /// A stored entry stands behind its size and checksum, so these are found first.
  private static ZipEntry entry(String name, NpyEntry array, Compression compression)
      throws IOException {
    ZipEntry entry = new ZipEntry(name + SUFFIX);
    entry.setTimeLocal(DATE);
    switch (compression) {
      case DEFLATED -> entry.setMethod(ZipEntry.DEFLATED);
      case STORED -> {
        CRC32 checksum = new CRC32();
        NpyFile.write(new CheckedOutputStream(OutputStream.nullOutputStream(), checksum), array);
        int header = NpyHeader.encode(array).length;
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(header + array.data().byteSize());
        entry.setCrc(checksum.getValue());
      }
    }
    return entry;
  }
}
