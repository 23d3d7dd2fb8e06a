package org.rsmi.sample;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Link;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.exceptions.HdfException;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.Array;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Datasets of an HDF5 file. Contiguous ones are mapped, chunked ones read a band of chunks at a
/// time.
final class Hdf5File {
  /// Bytes of a chunked dataset to read at a time, and at most.
  private static final long BAND = 1 << 20;

  private static final long LARGEST = 1 << 28;

  private Hdf5File() {}

  /// Hands the numbers of a dataset to `use` while the file is open.
  ///
  /// @param path e.g. `/runs/configurations`; empty for the only dataset of the file
  static <T> T read(Path file, String path, Function<Numbers, T> use) throws IOException {
    try (HdfFile hdf = new HdfFile(file)) {
      return use.apply(numbers(dataset(hdf, path, file)));
    } catch (IllegalArgumentException | UncheckedIOException said) {
      throw said;
    } catch (RuntimeException damage) { // jhdf meets damage with every kind of exception
      throw new IllegalArgumentException("is no readable HDF5: " + line(damage), damage);
    }
  }

  /// Writes a sample set as dataset `name`, by way of a copy on the heap.
  static void write(Path file, String name, SampleSet samples) throws IOException {
    int[] shape =
        NpyArray.axes(samples.size(), samples.shape()).stream()
            .mapToInt(Integer::intValue)
            .toArray();
    Class<?> type =
        switch (samples.element()) {
          case BYTE -> byte.class;
          case FLOAT -> float.class;
        };
    Object nested = Array.newInstance(type, shape);
    fill(nested, samples, 0);
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      hdf.putDataset(name, nested);
    } catch (HdfException fault) {
      throw new IOException(line(fault), fault);
    }
  }

  /// Copies values from number `first` on into nested arrays; returns the number after the last.
  private static long fill(Object nested, SampleSet samples, long first) {
    return switch (nested) {
      case byte[] row -> {
        MemorySegment.copy(samples.data(), first, MemorySegment.ofArray(row), 0, row.length);
        yield first + row.length;
      }
      case float[] row -> {
        MemorySegment.copy(samples.data(), SampleSet.FLOAT, 4 * first, row, 0, row.length);
        yield first + row.length;
      }
      case Object[] rows -> {
        long next = first;
        for (Object row : rows) {
          next = fill(row, samples, next);
        }
        yield next;
      }
      default -> throw new AssertionError(nested.getClass());
    };
  }

  private static DatasetBase dataset(HdfFile hdf, String path, Path file) {
    List<String> paths = new ArrayList<>();
    collect(hdf, paths, new HashSet<>());
    String wanted = path.isEmpty() ? only(paths, file) : "/" + path.replaceFirst("^/+", "");
    try {
      if (hdf.getByPath(wanted) instanceof DatasetBase dataset) {
        return dataset;
      }
    } catch (HdfException _) {
      // no such path: reported below
    }
    throw new IllegalArgumentException(
        "holds no dataset [%s]; it holds %s".formatted(wanted, paths));
  }

  private static String only(List<String> paths, Path file) {
    if (paths.size() != 1) {
      throw new IllegalArgumentException(
          paths.isEmpty()
              ? "holds no dataset"
              : "holds the datasets %s; pick one as %s:%s"
                  .formatted(paths, file.getFileName(), paths.getFirst()));
    }
    return paths.getFirst();
  }

  /// Paths of all datasets, of each the first; soft links are not followed.
  ///
  /// @param seen addresses of what was met: hard links may form cycles
  private static void collect(Group group, List<String> paths, Set<Long> seen) {
    for (Node node : group) {
      switch (node) {
        case Link _ -> {}
        case Node known when !seen.add(known.getAddress()) -> {}
        case Group inner -> collect(inner, paths, seen);
        case Dataset dataset -> paths.add(dataset.getPath());
        default -> {}
      }
    }
  }

  private static Numbers numbers(DatasetBase dataset) {
    Dtype dtype = dtype(dataset.getDataType(), dataset.getPath());
    List<Integer> shape = Arrays.stream(dataset.getDimensions()).boxed().toList();
    if (dataset.isEmpty() || shape.contains(0)) {
      return new StoredNumbers(
          new NpyArray(
              dtype,
              shape.contains(0) ? shape : List.of(0),
              NpyArray.Order.C,
              NpyArray.allocate(0)));
    }
    if (dataset instanceof ChunkedDataset chunked) {
      return new ChunkedNumbers(dataset, dtype, shape, band(chunked, dtype, shape));
    }
    MemorySegment data =
        dataset instanceof ContiguousDataset contiguous
            ? map(contiguous, NpyArray.bytes(dtype, shape))
            : MemorySegment.ofBuffer(dataset.getDataBuffer());
    return new StoredNumbers(new NpyArray(dtype, shape, NpyArray.Order.C, data));
  }

  /// As many chunks as give a band of [#BAND] bytes or one, unless one is beyond all measure.
  private static int band(ChunkedDataset dataset, Dtype dtype, List<Integer> shape) {
    long row = NpyArray.bytes(dtype, shape) / shape.getFirst();
    int chunk = dataset.getChunkDimensions()[0];
    long rows = Math.max(chunk, BAND / row / chunk * chunk);
    return (int) Math.clamp(rows, 1, Math.min(shape.getFirst(), Math.max(1, LARGEST / row)));
  }

  private static MemorySegment map(ContiguousDataset dataset, long bytes) {
    long at = dataset.getHdfFile().getUserBlockSize() + dataset.getDataAddress();
    try (FileChannel channel = FileChannel.open(dataset.getFileAsPath(), StandardOpenOption.READ)) {
      if (channel.size() < at + bytes) {
        throw new IllegalArgumentException(
            "ends early: dataset %s takes %d bytes, found %d"
                .formatted(dataset.getPath(), bytes, Math.max(0, channel.size() - at)));
      }
      return channel.map(FileChannel.MapMode.READ_ONLY, at, bytes, Arena.ofAuto());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /// HDF5 knows bits and h5py writes truth values as an enumeration; the sizes say the rest.
  private static Dtype dtype(DataType type, String path) {
    return switch (type) {
      case EnumDataType named -> dtype(named.getBaseType(), path);
      case FixedPoint number when number.getBitPrecision() == 8 * number.getSize() ->
          new Dtype(integer(number, path), number.getByteOrder());
      case FloatingPoint number -> new Dtype(real(number, path), number.getByteOrder());
      default -> throw noNumbers(path, type.getJavaType().getSimpleName());
    };
  }

  private static Dtype.Kind integer(FixedPoint number, String path) {
    return switch (number.getSize()) {
      case 1 -> number.isSigned() ? Dtype.Kind.INT8 : Dtype.Kind.UINT8;
      case 2 -> number.isSigned() ? Dtype.Kind.INT16 : Dtype.Kind.UINT16;
      case 4 -> number.isSigned() ? Dtype.Kind.INT32 : Dtype.Kind.UINT32;
      case 8 -> number.isSigned() ? Dtype.Kind.INT64 : Dtype.Kind.UINT64;
      default -> throw noNumbers(path, "integers of " + number.getSize() + " bytes");
    };
  }

  /// By mantissa and exponent: bfloat16 is as long as float16.
  private static Dtype.Kind real(FloatingPoint number, String path) {
    return switch (number.getMantissaSize() + "+" + number.getExponentSize()) {
      case "10+5" -> Dtype.Kind.FLOAT16;
      case "23+8" -> Dtype.Kind.FLOAT32;
      case "52+11" -> Dtype.Kind.FLOAT64;
      default ->
          throw noNumbers(
              path,
              "floats of %d bits mantissa and %d exponent"
                  .formatted(number.getMantissaSize(), number.getExponentSize()));
    };
  }

  private static IllegalArgumentException noNumbers(String path, String found) {
    return new IllegalArgumentException(
        "dataset %s holds %s; accepted are integers of 8 … 64 bits and IEEE floats"
            .formatted(path, found));
  }

  private static String line(RuntimeException damage) {
    return String.valueOf(damage.getMessage()).lines().findFirst().orElse("");
  }
}
