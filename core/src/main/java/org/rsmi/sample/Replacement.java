package org.rsmi.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A file that appears whole or not at all: written as `name.tmp`, then renamed.
public record Replacement(Path target) {

  /// Writes a file under its temporary name.
  @FunctionalInterface
  public interface Body {
    void write(Path file) throws IOException;
  }

  /// The name it has until it is complete.
  Path temporary() {
    return target.resolveSibling(target.getFileName() + ".tmp");
  }

  /// Writes all of it; after a failure the target is as it was.
  public void write(Body body) {
    try {
      body.write(begin());
      commit();
    } catch (IOException fault) {
      throw fault(fault);
    } finally {
      temporary().toFile().delete();
    }
  }

  /// Renames what stands there to `name.damaged`, replacing what an earlier call put there.
  ///
  /// @return its new place
  public Path setAside() {
    Path kept = target.resolveSibling(target.getFileName() + ".damaged");
    try {
      Files.move(target, kept, StandardCopyOption.REPLACE_EXISTING);
      return kept;
    } catch (IOException fault) {
      throw fault(fault);
    }
  }

  /// Clears what an earlier crash left; returns [#temporary()].
  ///
  /// @throws IllegalArgumentException if there is no such folder
  Path begin() throws IOException {
    requireFolder();
    Files.deleteIfExists(temporary());
    return temporary();
  }

  /// @throws IllegalArgumentException if there is no folder to write to
  void requireFolder() {
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          target + " cannot be written: the folder " + folder + " does not exist");
    }
  }

  /// The machine failed.
  UncheckedIOException fault(IOException fault) {
    return new UncheckedIOException(target + " cannot be written: " + fault, fault);
  }

  /// Gives the complete file its name.
  void commit() throws IOException {
    try (FileChannel channel = FileChannel.open(temporary(), StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    try {
      Files.move(
          temporary(), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException _) {
      Files.move(temporary(), target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
