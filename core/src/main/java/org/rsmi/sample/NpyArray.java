package org.rsmi.sample;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Numbers on any number of axes, as one file or one entry of an `.npz` archive holds them.
///
/// @param dtype how one number is stored
/// @param shape length of every axis; empty for a single number
/// @param order which axis runs fastest in `data`
/// @param data exactly `size() · dtype.bytes()` bytes, on the heap or memory-mapped
public record NpyArray(Dtype dtype, List<Integer> shape, Order order, MemorySegment data)
    implements NpyEntry {

  /// Which axis runs fastest.
  public enum Order {
    /// The last one.
    C,
    /// The first one.
    FORTRAN
  }

  public NpyArray {
    shape = List.copyOf(shape);
    long wanted = bytes(dtype, shape);
    if (data.byteSize() != wanted) {
      throw new IllegalArgumentException(
          "%s numbers of %s take %d bytes, found %d"
              .formatted(shape, dtype.descriptor(), wanted, data.byteSize()));
    }
  }

  /// Signed bytes in C order.
  public static NpyArray of(List<Integer> shape, byte... values) {
    return heap(Dtype.INT8, shape, MemorySegment.ofArray(values.clone()));
  }

  /// 32-bit integers in C order.
  public static NpyArray of(List<Integer> shape, int... values) {
    MemorySegment data = allocate(4L * values.length);
    ValueLayout.OfInt layout = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    MemorySegment.copy(values, 0, data, layout, 0, values.length);
    return heap(Dtype.INT32, shape, data);
  }

  /// 64-bit integers in C order.
  public static NpyArray of(List<Integer> shape, long... values) {
    MemorySegment data = allocate(8L * values.length);
    ValueLayout.OfLong layout = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    MemorySegment.copy(values, 0, data, layout, 0, values.length);
    return heap(Dtype.INT64, shape, data);
  }

  /// Truth values in C order.
  public static NpyArray truths(List<Integer> shape, boolean... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) (values[i] ? 1 : 0);
    }
    return heap(Dtype.BOOL, shape, MemorySegment.ofArray(bytes));
  }

  /// 32-bit floats in C order.
  public static NpyArray of(List<Integer> shape, float... values) {
    MemorySegment data = allocate(4L * values.length);
    ValueLayout.OfFloat layout =
        ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    MemorySegment.copy(values, 0, data, layout, 0, values.length);
    return heap(Dtype.FLOAT32, shape, data);
  }

  /// 64-bit floats in C order.
  public static NpyArray of(List<Integer> shape, double... values) {
    MemorySegment data = allocate(8L * values.length);
    ValueLayout.OfDouble layout =
        ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    MemorySegment.copy(values, 0, data, layout, 0, values.length);
    return heap(Dtype.FLOAT64, shape, data);
  }

  /// The values of a sample set, `[size × shape…]`, sharing its memory.
  public static NpyArray of(SampleSet samples) {
    Dtype dtype = dtype(samples.element());
    List<Integer> shape = axes(samples.size(), samples.shape());
    return new NpyArray(dtype, shape, Order.C, samples.data().asSlice(0, bytes(dtype, shape)));
  }

  @Override
  public String descriptor() {
    return dtype.descriptor();
  }

  /// Number of values.
  public long size() {
    return product(shape);
  }

  /// The value at one index per axis, each counted from 0.
  public double at(int... index) {
    if (index.length != shape.size()) {
      throw new IllegalArgumentException(
          index.length + " indices for an array of " + shape.size() + " axes");
    }
    long[] strides = strides();
    long place = 0;
    for (int axis = 0; axis < index.length; axis++) {
      place += strides[axis] * Objects.checkIndex(index[axis], shape.get(axis));
    }
    return dtype.get(data, place);
  }

  /// All values in C order.
  ///
  /// @throws IllegalArgumentException if they are more than one Java array holds
  public double[] toDoubles() {
    if (size() > Integer.MAX_VALUE - 16) {
      throw new IllegalArgumentException(size() + " values do not fit one Java array");
    }
    double[] all = new double[(int) size()];
    new StoredNumbers(this)
        .visit((first, block, count) -> System.arraycopy(block, 0, all, (int) first, count));
    return all;
  }

  /// All values of 64-bit integers in C order, none of them rounded.
  ///
  /// @throws IllegalArgumentException if they are stored otherwise
  public long[] toLongs() {
    if (!dtype.equals(Dtype.INT64) || order != Order.C) {
      throw new IllegalArgumentException(
          "%s numbers in %s order: want <i8 in C order".formatted(dtype.descriptor(), order));
    }
    return data.toArray(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN));
  }

  /// Bytes between neighbours along each axis.
  long[] strides() {
    int axes = shape.size();
    long[] strides = new long[axes];
    long stride = dtype.bytes();
    for (int step = 0; step < axes; step++) {
      int axis = order == Order.C ? axes - 1 - step : step;
      strides[axis] = stride;
      stride *= shape.get(axis);
    }
    return strides;
  }

  /// How a sample set's element is stored.
  static Dtype dtype(SampleSet.Element element) {
    return switch (element) {
      case BYTE -> Dtype.INT8;
      case FLOAT -> Dtype.FLOAT32;
    };
  }

  /// `[size × shape…]`.
  static List<Integer> axes(int size, List<Integer> shape) {
    return Stream.concat(Stream.of(size), shape.stream()).toList();
  }

  /// Bytes that numbers of a shape take.
  ///
  /// @throws IllegalArgumentException if they are more than 2⁶³
  static long bytes(Dtype dtype, List<Integer> shape) {
    return bytes(dtype.bytes(), shape);
  }

  /// Bytes that elements of `each` bytes and a shape take.
  static long bytes(long each, List<Integer> shape) {
    if (shape.contains(0)) {
      return 0;
    }
    try {
      return Math.multiplyExact(product(shape), each);
    } catch (ArithmeticException _) {
      throw new IllegalArgumentException("shape " + shape + " is larger than any memory");
    }
  }

  /// Zeroed memory: on the heap up to 2 GB, beyond it off the heap.
  static MemorySegment allocate(long bytes) {
    return bytes <= Integer.MAX_VALUE - 16
        ? MemorySegment.ofArray(new byte[(int) bytes])
        : Arena.ofAuto().allocate(bytes, 64);
  }

  private static NpyArray heap(Dtype dtype, List<Integer> shape, MemorySegment data) {
    return new NpyArray(dtype, shape, Order.C, data);
  }

  private static long product(List<Integer> shape) {
    return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
  }
}
