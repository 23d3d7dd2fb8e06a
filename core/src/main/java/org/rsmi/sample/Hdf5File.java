package org.rsmi.sample;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Link;
import io.jhdf.api.Node;
import io.jhdf.api.WritableGroup;
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
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Array;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;

/// Datasets of an HDF5 file. Contiguous ones are mapped, chunked ones read a band of chunks at a
/// time.
public final class Hdf5File {
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfDouble DOUBLE =
      ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

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

  /// Reads every dataset, with its path from the root as its name, `point/T`: 64-bit numbers, truth
  /// values and texts.
  ///
  /// @throws IllegalArgumentException if the file is missing, damaged, or holds anything else
  public static SequencedMap<String, NpyEntry> entries(Path file) {
    return InputFile.read(
        file,
        () -> {
          try (HdfFile hdf = new HdfFile(file)) {
            List<String> paths = new ArrayList<>();
            collect(hdf, paths, new HashSet<>());
            SequencedMap<String, NpyEntry> entries = new LinkedHashMap<>();
            for (String path : paths) {
              entries.put(path.substring(1), entry(hdf.getDatasetByPath(path)));
            }
            return entries;
          } catch (IllegalArgumentException | UncheckedIOException said) {
            throw said;
          } catch (RuntimeException damage) { // jhdf meets damage with every kind of exception
            throw new IllegalArgumentException("is no readable HDF5: " + line(damage), damage);
          }
        });
  }

  private static NpyEntry entry(Dataset dataset) {
    List<Integer> shape = Arrays.stream(dataset.getDimensions()).boxed().toList();
    return switch (shape.isEmpty() ? dataset.getData() : dataset.getDataFlat()) {
      case String text -> NpyText.of(text);
      case String[] texts -> new NpyText(shape, List.of(texts));
      case boolean[] truths -> NpyArray.truths(shape, truths);
      case long[] numbers -> NpyArray.of(shape, numbers);
      case double[] numbers -> NpyArray.of(shape, numbers);
      case Object other ->
          throw new IllegalArgumentException(
              "dataset %s holds %s: want 64-bit numbers, truth values or texts"
                  .formatted(dataset.getPath(), other.getClass().getSimpleName()));
    };
  }

  /// Writes datasets in the order of the map, `/` in a name separating groups; the file appears
  /// only
  /// when it is complete.
  ///
  /// @param entries in C order, none without elements: jhdf cannot write nothing
  public static void write(Path file, Map<String, ? extends NpyEntry> entries) {
    new Replacement(file)
        .write(
            temporary -> {
              try (WritableHdfFile hdf = HdfFile.write(temporary)) {
                hdf.removeAttribute("_jHDF"); // it names the machine
                Map<String, WritableGroup> groups = new HashMap<>();
                groups.put("", hdf);
                for (Map.Entry<String, ? extends NpyEntry> entry : entries.entrySet()) {
                  put(groups, entry.getKey(), entry.getValue());
                }
              } catch (HdfException fault) {
                throw new IOException(line(fault), fault);
              }
            });
  }

  private static void put(Map<String, WritableGroup> groups, String name, NpyEntry entry) {
    int slash = name.lastIndexOf('/');
    group(groups, name.substring(0, Math.max(0, slash)))
        .putDataset(name.substring(slash + 1), nested(entry));
  }

  private static WritableGroup group(Map<String, WritableGroup> groups, String path) {
    WritableGroup known = groups.get(path);
    if (known != null) {
      return known;
    }
    int slash = path.lastIndexOf('/');
    WritableGroup made =
        group(groups, path.substring(0, Math.max(0, slash))).putGroup(path.substring(slash + 1));
    groups.put(path, made);
    return made;
  }

  /// The values as Java arrays of arrays.
  private static Object nested(NpyEntry entry) {
    if (entry.shape().isEmpty() && entry instanceof NpyText text) {
      return text.values().getFirst();
    }
    int[] shape = entry.shape().stream().mapToInt(Integer::intValue).toArray();
    return switch (entry) {
      case NpyText text -> {
        Object nested = Array.newInstance(String.class, shape);
        fill(nested, 0, (first, row) -> copy(text.values(), (int) first, (Object[]) row));
        yield nested;
      }
      case NpyArray array -> {
        Object nested = Array.newInstance(type(array), shape);
        fill(nested, 0, (first, row) -> copy(array, first, row));
        yield nested;
      }
    };
  }

  private static Class<?> type(NpyArray array) {
    return switch (array.dtype().kind()) {
      case BOOL -> boolean.class;
      case INT8 -> byte.class;
      case INT64 -> long.class;
      case FLOAT32 -> float.class;
      case FLOAT64 -> double.class;
      case INT16, INT32, UINT8, UINT16, UINT32, UINT64, FLOAT16 ->
          throw new IllegalArgumentException(
              array.descriptor() + " is not written to HDF5: want bool, i1, i8, f4 or f8");
    };
  }

  /// Fills one innermost row with the values from number `first` on.
  private interface Row {
    void fill(long first, Object row);
  }

  /// Fills nested arrays from value number `first` on; returns the number after the last.
  private static long fill(Object nested, long first, Row row) {
    if (nested instanceof Object[] rows && nested.getClass().getComponentType().isArray()) {
      long next = first;
      for (Object inner : rows) {
        next = fill(inner, next, row);
      }
      return next;
    }
    row.fill(first, nested);
    return first + Array.getLength(nested);
  }

  private static void copy(List<String> values, int first, Object[] row) {
    for (int i = 0; i < row.length; i++) {
      row[i] = values.get(first + i);
    }
  }

  private static void copy(NpyArray array, long first, Object row) {
    MemorySegment data = array.data();
    long at = first * array.dtype().bytes();
    switch (row) {
      case boolean[] to -> {
        for (int i = 0; i < to.length; i++) {
          to[i] = data.get(ValueLayout.JAVA_BYTE, at + i) != 0;
        }
      }
      case byte[] to -> MemorySegment.copy(data, ValueLayout.JAVA_BYTE, at, to, 0, to.length);
      case long[] to -> MemorySegment.copy(data, LONG, at, to, 0, to.length);
      case float[] to -> MemorySegment.copy(data, SampleSet.FLOAT, at, to, 0, to.length);
      case double[] to -> MemorySegment.copy(data, DOUBLE, at, to, 0, to.length);
      default -> throw new AssertionError(row.getClass());
    }
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
