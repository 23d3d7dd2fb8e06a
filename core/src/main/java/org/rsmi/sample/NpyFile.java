package org.rsmi.sample;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// One array in one file: numpy's `.npy` format, versions 1.0 to 3.0.
///
/// Arrays are mapped, not read: opening takes microseconds and no heap, whatever their size. The
/// file must not shrink while its array is in use.
public final class NpyFile {
  /// Bytes that go through a Java array at a time.
  private static final int CHUNK = 1 << 20;

  private NpyFile() {}

  /// Maps an array.
  ///
  /// @throws IllegalArgumentException if the file is missing, damaged, or holds no real numbers
  public static NpyArray read(Path file) {
    return InputFile.read(file, () -> map(file));
  }

  /// Writes an array under its dtype and order; the file appears only when it is complete.
  public static void write(Path file, NpyArray array) {
    new Replacement(file)
        .write(
            temporary -> {
              try (OutputStream out = Files.newOutputStream(temporary)) {
                write(out, array);
              }
            });
  }

  private static NpyArray map(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      NpyHeader header =
          NpyHeader.read(new BufferedInputStream(Channels.newInputStream(channel), 512));
      long wanted = check(header, channel.size() - header.length());
      MemorySegment data =
          wanted == 0
              ? NpyArray.allocate(0)
              : channel.map(FileChannel.MapMode.READ_ONLY, header.length(), wanted, Arena.ofAuto());
      return new NpyArray(header.dtype(), header.shape(), header.order(), data);
    }
  }

  /// Reads numbers from the start of a stream.
  ///
  /// @param length bytes in the stream
  static NpyArray read(InputStream in, long length) throws IOException {
    NpyHeader header = NpyHeader.read(in);
    Dtype dtype = header.dtype();
    return new NpyArray(dtype, header.shape(), header.order(), data(in, header, length));
  }

  /// Reads numbers or texts from the start of a stream.
  ///
  /// @param length bytes in the stream
  static NpyEntry entry(InputStream in, long length) throws IOException {
    NpyHeader header = NpyHeader.read(in);
    MemorySegment data = data(in, header, length);
    return NpyText.describes(header.descriptor())
        ? NpyText.read(header.descriptor(), header.shape(), data)
        : new NpyArray(header.dtype(), header.shape(), header.order(), data);
  }

  private static MemorySegment data(InputStream in, NpyHeader header, long length)
      throws IOException {
    MemorySegment data = NpyArray.allocate(check(header, length - header.length()));
    byte[] chunk = new byte[(int) Math.min(CHUNK, data.byteSize())];
    for (long at = 0; at < data.byteSize(); at += chunk.length) {
      int count = (int) Math.min(chunk.length, data.byteSize() - at);
      int found = in.readNBytes(chunk, 0, count);
      if (found < count) {
        check(header, at + found);
      }
      MemorySegment.copy(MemorySegment.ofArray(chunk), 0, data, at, count);
    }
    return data;
  }

  /// Bytes of data the header promises, which must be what follows it.
  private static long check(NpyHeader header, long found) {
    String descriptor = header.descriptor();
    long each = NpyText.describes(descriptor) ? NpyText.bytes(descriptor) : header.dtype().bytes();
    long wanted = NpyArray.bytes(each, header.shape());
    String what = header.shape() + " of " + descriptor;
    if (found < wanted) {
      throw new IllegalArgumentException(
          "ends early: %s takes %d bytes of data, found %d".formatted(what, wanted, found));
    }
    if (found > wanted) {
      throw new IllegalArgumentException(
          "holds %d bytes beyond its %s; several arrays go into one .npz"
              .formatted(found - wanted, what));
    }
    return wanted;
  }

  /// Writes numbers or texts to a stream.
  static void write(OutputStream out, NpyEntry entry) throws IOException {
    out.write(NpyHeader.encode(entry));
    write(out, entry.data());
  }

  /// Writes bytes, a chunk of them in a Java array at a time.
  static void write(OutputStream out, MemorySegment data) throws IOException {
    byte[] chunk = new byte[(int) Math.min(CHUNK, data.byteSize())];
    for (long at = 0; at < data.byteSize(); at += chunk.length) {
      int count = (int) Math.min(chunk.length, data.byteSize() - at);
      MemorySegment.copy(data, at, MemorySegment.ofArray(chunk), 0, count);
      out.write(chunk, 0, count);
    }
  }
}
