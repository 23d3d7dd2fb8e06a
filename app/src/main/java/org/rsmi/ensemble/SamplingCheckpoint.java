package org.rsmi.ensemble;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.rsmi.model.Configuration;
import org.rsmi.sample.Chain;
import org.rsmi.sample.Replacement;
import org.rsmi.sample.Thermalised;

/// How far the sampling of a file is: what was asked for, what the thermalisation found and a
/// snapshot of each chain. It ends with a checksum of all that stands before.
///
/// @param request the record as asked for, as TOML
/// @param found what the thermalisation found; none or one
/// @param chains of each chain the last snapshot, [SamplingChain.Snapshot#NONE] if there is none
record SamplingCheckpoint(
    String request, List<Thermalised> found, List<SamplingChain.Snapshot> chains) {
  private static final String MAGIC = "rsmi sample checkpoint 1";

  /// Sixteen million numbers are more than any state has.
  private static final int LONGEST = 1 << 30;

  SamplingCheckpoint {
    found = List.copyOf(found);
    chains = List.copyOf(chains);
  }

  /// The checkpoint of a data file.
  static Path path(Path target) {
    return target.resolveSibling(target.getFileName() + ".checkpoint");
  }

  void write(Path file) {
    new Replacement(file).write(this::writeTo);
  }

  private void writeTo(Path temporary) throws IOException {
    CRC32 sum = new CRC32();
    try (DataOutputStream out =
        new DataOutputStream(
            new CheckedOutputStream(
                new BufferedOutputStream(Files.newOutputStream(temporary), 1 << 16), sum))) {
      text(out, MAGIC);
      text(out, request);
      out.writeInt(found.size());
      for (Thermalised thermalised : found) {
        out.writeInt(thermalised.sweeps());
        out.writeInt(thermalised.every());
        out.writeDouble(thermalised.time());
        text(out, String.join("\n", thermalised.warnings()));
      }
      out.writeInt(chains.size());
      for (SamplingChain.Snapshot snapshot : chains) {
        snapshot(out, snapshot);
      }
      out.writeLong(sum.getValue());
    }
  }

  private static void snapshot(DataOutputStream out, SamplingChain.Snapshot snapshot)
      throws IOException {
    out.writeLong(snapshot.frame());
    switch (snapshot.state().configuration()) {
      case Configuration.Spins(byte[] values) -> {
        out.writeByte('s');
        out.writeInt(values.length);
        out.write(values);
      }
      case Configuration.Field(float[] values) -> {
        out.writeByte('f');
        out.writeInt(values.length);
        for (float value : values) {
          out.writeFloat(value);
        }
      }
    }
    longs(out, snapshot.state().tuning());
    longs(out, snapshot.state().streamState());
    doubles(out, snapshot.series());
    doubles(out, snapshot.sums());
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static void longs(DataOutputStream out, long[] values) throws IOException {
    out.writeInt(values.length);
    for (long value : values) {
      out.writeLong(value);
    }
  }

  private static void doubles(DataOutputStream out, List<double[]> rows) throws IOException {
    out.writeInt(rows.size());
    for (double[] row : rows) {
      out.writeInt(row.length);
      for (double value : row) {
        out.writeDouble(value);
      }
    }
  }

  /// Reads a checkpoint.
  ///
  /// @throws IllegalArgumentException in one line if it is damaged
  static SamplingCheckpoint read(Path file) {
    CRC32 sum = new CRC32();
    try (DataInputStream in =
        new DataInputStream(
            new CheckedInputStream(
                new BufferedInputStream(Files.newInputStream(file), 1 << 16), sum))) {
      if (!text(in).equals(MAGIC)) {
        throw new IllegalArgumentException("does not begin with \"" + MAGIC + "\"");
      }
      String request = text(in);
      List<Thermalised> found = new ArrayList<>();
      for (int left = length(in); left > 0; left--) {
        found.add(
            new Thermalised(
                in.readInt(), in.readInt(), in.readDouble(), text(in).lines().toList()));
      }
      List<SamplingChain.Snapshot> chains = new ArrayList<>();
      for (int left = length(in); left > 0; left--) {
        chains.add(snapshot(in));
      }
      long wanted = sum.getValue();
      if (in.readLong() != wanted) {
        throw new IllegalArgumentException("its checksum is wrong");
      }
      return new SamplingCheckpoint(request, found, chains);
    } catch (java.io.EOFException early) {
      throw damaged(file, "it ends early", early);
    } catch (IllegalArgumentException wrong) {
      throw damaged(file, String.valueOf(wrong.getMessage()), wrong);
    } catch (IOException fault) {
      throw new UncheckedIOException(file + " cannot be read: " + fault.getMessage(), fault);
    }
  }

  static IllegalArgumentException damaged(Path file, String how, Exception cause) {
    return new IllegalArgumentException(
        "%s is damaged: %s; --force begins again".formatted(file, how), cause);
  }

  private static SamplingChain.Snapshot snapshot(DataInputStream in) throws IOException {
    long frame = in.readLong();
    byte kind = in.readByte();
    int values = length(in);
    Configuration configuration =
        switch (kind) {
          case 's' -> new Configuration.Spins(bytes(in, values));
          case 'f' -> new Configuration.Field(floats(in, values));
          default -> throw new IllegalArgumentException("it holds no configuration");
        };
    Chain.State state = new Chain.State(configuration, longs(in), longs(in));
    return new SamplingChain.Snapshot(frame, state, doubles(in), doubles(in));
  }

  private static int length(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > LONGEST) {
      throw new IllegalArgumentException("it promises " + length + " values");
    }
    return length;
  }

  private static byte[] bytes(DataInputStream in, int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new java.io.EOFException();
    }
    return bytes;
  }

  private static float[] floats(DataInputStream in, int count) throws IOException {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = in.readFloat();
    }
    return values;
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(bytes(in, length(in)), StandardCharsets.UTF_8);
  }

  private static long[] longs(DataInputStream in) throws IOException {
    long[] values = new long[length(in)];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readLong();
    }
    return values;
  }

  private static List<double[]> doubles(DataInputStream in) throws IOException {
    List<double[]> rows = new ArrayList<>();
    for (int left = length(in); left > 0; left--) {
      double[] row = new double[length(in)];
      for (int i = 0; i < row.length; i++) {
        row[i] = in.readDouble();
      }
      rows.add(row);
    }
    return rows;
  }
}
