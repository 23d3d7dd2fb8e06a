package org.rsmi.sample;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.rsmi.model.Configuration;

/// Writes a `.npy` file of configurations one by one, in constant memory.
///
/// Until the last one is there the file is called `name.tmp`; [#close] gives it its name. A crash
/// or a missing configuration leaves only the `.tmp`.
public final class NpyWriter implements AutoCloseable {
  private final Replacement file;
  private final OutputStream out;
  private final int size;
  private final SampleSet one;
  private int written;
  private boolean open = true;

  private NpyWriter(Replacement file, OutputStream out, int size, SampleSet one) {
    this.file = file;
    this.out = out;
    this.size = size;
    this.one = one;
  }

  /// Starts a file.
  ///
  /// @param size configurations to come, ≥ 1
  /// @param shape shape of one configuration
  public static NpyWriter open(
      Path file, SampleSet.Element element, int size, List<Integer> shape) {
    if (size < 1) {
      throw new IllegalArgumentException(file + " is to take " + size + " configurations");
    }
    SampleSet one = SampleSet.allocate(element, 1, shape);
    Replacement replacement = new Replacement(file);
    try {
      OutputStream out =
          new BufferedOutputStream(Files.newOutputStream(replacement.begin()), 1 << 16);
      out.write(
          NpyHeader.encode(NpyArray.dtype(element), NpyArray.axes(size, shape), NpyArray.Order.C));
      return new NpyWriter(replacement, out, size, one);
    } catch (IOException fault) {
      throw replacement.fault(fault);
    }
  }

  /// Adds one configuration.
  ///
  /// @throws IllegalArgumentException if it is of another kind or size, or one too many
  public void append(Configuration configuration) {
    one.set(0, configuration);
    append(one);
  }

  /// Adds configurations.
  ///
  /// @throws IllegalArgumentException if they are of another kind or shape, or too many
  public void append(SampleSet samples) {
    if (samples.element() != one.element() || !samples.shape().equals(one.shape())) {
      throw new IllegalArgumentException(
          "%s takes %s values of shape %s, found %s of shape %s"
              .formatted(
                  file.target(), one.element(), one.shape(), samples.element(), samples.shape()));
    }
    if (samples.size() > size - written) {
      throw new IllegalArgumentException(
          "%s takes %d configurations, found %d"
              .formatted(file.target(), size, (long) written + samples.size()));
    }
    try {
      MemorySegment data = NpyArray.of(samples).data();
      NpyFile.write(out, data);
      written += samples.size();
    } catch (IOException fault) {
      throw file.fault(fault);
    }
  }

  /// Completes the file.
  ///
  /// @throws IllegalArgumentException if configurations are missing
  @Override
  public void close() {
    if (!open) {
      return;
    }
    open = false;
    try {
      out.close();
      if (written < size) {
        throw new IllegalArgumentException(
            "%s got %d of its %d configurations; they stay in %s"
                .formatted(file.target(), written, size, file.temporary().getFileName()));
      }
      file.commit();
    } catch (IOException fault) {
      throw file.fault(fault);
    }
  }
}
