package org.rsmi.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// An `.npy` file that is filled in any order, by several threads, over several runs of a program:
/// `name.partial` until all of it is there.
///
/// It does not know which parts are there; that is for a checkpoint. One process at a time has it.
public final class PartialNpy implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;
  private final int header;
  private final Dtype dtype;

  private PartialNpy(Path file, FileChannel channel, int header, Dtype dtype) {
    this.file = file;
    this.channel = channel;
    this.header = header;
    this.dtype = dtype;
  }

  /// The name of a file's unfinished form.
  public static Path path(Path target) {
    return target.resolveSibling(target.getFileName() + ".partial");
  }

  /// Begins a file, or takes up the one that is there.
  ///
  /// @param target what it will be called
  /// @param dtype how a number is stored
  /// @param shape of the whole array
  /// @throws IllegalArgumentException if another process has it, or there is no such folder
  @SuppressWarnings("MustBeClosed")
  public static PartialNpy open(Path target, Dtype dtype, List<Integer> shape) {
    new Replacement(target).requireFolder();
    Path file = path(target);
    byte[] header = NpyHeader.encode(dtype, shape, NpyArray.Order.C);
    try {
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      PartialNpy partial = new PartialNpy(file, channel, header.length, dtype);
      try {
        lock(channel, file);
        partial.put(0, ByteBuffer.wrap(header));
        return partial;
      } catch (IOException | RuntimeException wrong) {
        channel.close();
        throw wrong;
      }
    } catch (IOException fault) {
      throw fault(file, fault);
    }
  }

  private static FileLock lock(FileChannel channel, Path file) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return lock;
      }
    } catch (OverlappingFileLockException _) {
      // held by this process: the same answer
    }
    throw new IllegalArgumentException(file + " is being written by another process");
  }

  /// Writes successive numbers.
  ///
  /// @param first index in C order of the first of them
  /// @param numbers little-endian; all that remain are written
  public void write(long first, ByteBuffer numbers) {
    try {
      put(header + first * dtype.bytes(), numbers);
    } catch (IOException fault) {
      throw fault(file, fault);
    }
  }

  private void put(long position, ByteBuffer bytes) throws IOException {
    long at = position;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }

  /// Forgets all numbers.
  public void clear() {
    try {
      channel.truncate(header);
    } catch (IOException fault) {
      throw fault(file, fault);
    }
  }

  /// Brings what was written to the disk itself.
  public void force() {
    try {
      channel.force(false);
    } catch (IOException fault) {
      throw fault(file, fault);
    }
  }

  /// Gives the complete file its name.
  public void complete(Path target) {
    force();
    close();
    try {
      Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException fault) {
      throw fault(target, fault);
    }
  }

  /// The array as far as it is written.
  ///
  /// @throws IllegalArgumentException if the end is missing
  public static NpyArray read(Path target) {
    return NpyFile.read(path(target));
  }

  private static UncheckedIOException fault(Path file, IOException fault) {
    return new UncheckedIOException(file + " cannot be written: " + fault.getMessage(), fault);
  }

  /// Lets go of the file; what was written stays.
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException fault) {
      throw fault(file, fault);
    }
  }
}
