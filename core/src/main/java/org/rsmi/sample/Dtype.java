package org.rsmi.sample;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// How a file stores one number: numpy's dtype, for real numbers only.
///
/// @param kind what the bits mean
/// @param order which byte comes first
/// @see <a href="https://numpy.org/doc/stable/reference/arrays.dtypes.html">numpy: data type
/// objects</a>
public record Dtype(Kind kind, ByteOrder order) {
  /// A truth value, one byte, 0 or 1.
  public static final Dtype BOOL = new Dtype(Kind.BOOL, LITTLE_ENDIAN);

  /// Signed byte.
  public static final Dtype INT8 = new Dtype(Kind.INT8, LITTLE_ENDIAN);

  /// 32-bit integer, little-endian.
  public static final Dtype INT32 = new Dtype(Kind.INT32, LITTLE_ENDIAN);

  /// 64-bit integer, little-endian.
  public static final Dtype INT64 = new Dtype(Kind.INT64, LITTLE_ENDIAN);

  /// 32-bit IEEE float, little-endian.
  public static final Dtype FLOAT32 = new Dtype(Kind.FLOAT32, LITTLE_ENDIAN);

  /// 64-bit IEEE float, little-endian.
  public static final Dtype FLOAT64 = new Dtype(Kind.FLOAT64, LITTLE_ENDIAN);

  private static final String ACCEPTED =
      "accepted are bool, int8 … int64, uint8 … uint64, float16, float32 and float64";

  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(LITTLE_ENDIAN);

  /// What the bits of a number mean.
  public enum Kind {
    BOOL("b1", 1),
    INT8("i1", 1),
    INT16("i2", 2),
    INT32("i4", 4),
    INT64("i8", 8),
    UINT8("u1", 1),
    UINT16("u2", 2),
    UINT32("u4", 4),
    UINT64("u8", 8),
    FLOAT16("f2", 2),
    FLOAT32("f4", 4),
    FLOAT64("f8", 8);

    private final String code;
    private final int bytes;

    Kind(String code, int bytes) {
      this.code = code;
      this.bytes = bytes;
    }
  }

  /// Reads numpy's short form, e.g. `<f8`, `|b1`, `>i2`.
  ///
  /// @throws IllegalArgumentException if it is not a real number of at most 64 bits
  static Dtype parse(String descriptor) {
    if (!descriptor.matches("[<>|=]?\\w.*")) {
      throw new IllegalArgumentException("has the unknown dtype [" + descriptor + "]; " + ACCEPTED);
    }
    boolean marked = !Character.isLetterOrDigit(descriptor.charAt(0));
    String code = marked ? descriptor.substring(1) : descriptor;
    for (Kind kind : Kind.values()) {
      if (kind.code.equals(code) || (kind == Kind.BOOL && code.equals("?"))) {
        return of(kind, marked ? descriptor.charAt(0) : '=');
      }
    }
    throw new IllegalArgumentException(
        "holds " + meaning(code) + " (dtype " + descriptor + "); " + ACCEPTED);
  }

  private static Dtype of(Kind kind, char mark) {
    return switch (mark) {
      case '>' -> new Dtype(kind, kind.bytes == 1 ? LITTLE_ENDIAN : BIG_ENDIAN);
      case '<' -> new Dtype(kind, LITTLE_ENDIAN);
      default -> new Dtype(kind, kind.bytes == 1 ? LITTLE_ENDIAN : ByteOrder.nativeOrder());
    };
  }

  private static String meaning(String code) {
    return switch (code.charAt(0)) {
      case 'O' -> "Python objects";
      case 'U', 'S', 'a' -> "text";
      case 'V' -> "structured or raw bytes";
      case 'c' -> "complex numbers (save real and imaginary part as an axis)";
      case 'M', 'm' -> "dates or time spans";
      case 'f' -> "floats of another width";
      default -> "an unknown kind of value";
    };
  }

  /// numpy's short form, e.g. `<f8`.
  String descriptor() {
    String mark = kind.bytes == 1 ? "|" : order == BIG_ENDIAN ? ">" : "<";
    return mark + kind.code;
  }

  /// Bytes a number takes.
  public int bytes() {
    return kind.bytes;
  }

  /// Whether every value is an integer.
  public boolean isInteger() {
    return switch (kind) {
      case BOOL, INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, UINT64 -> true;
      case FLOAT16, FLOAT32, FLOAT64 -> false;
    };
  }

  /// The number at byte `at`; 64-bit integers beyond 2⁵³ are rounded.
  public double get(MemorySegment data, long at) {
    return switch (kind) {
      case BOOL, INT8 -> data.get(ValueLayout.JAVA_BYTE, at);
      case UINT8 -> Byte.toUnsignedInt(data.get(ValueLayout.JAVA_BYTE, at));
      case INT16 -> bits16(data, at);
      case UINT16 -> Short.toUnsignedInt(bits16(data, at));
      case INT32 -> bits32(data, at);
      case UINT32 -> Integer.toUnsignedLong(bits32(data, at));
      case INT64 -> bits64(data, at);
      case UINT64 -> unsigned(bits64(data, at));
      case FLOAT16 -> Float.float16ToFloat(bits16(data, at));
      case FLOAT32 -> Float.intBitsToFloat(bits32(data, at));
      case FLOAT64 -> Double.longBitsToDouble(bits64(data, at));
    };
  }

  /// The numbers from byte `at` on, to the first `count` places of `block`.
  void get(MemorySegment data, long at, double[] block, int count) {
    switch (kind) {
      case BOOL, INT8 -> {
        for (int i = 0; i < count; i++) {
          block[i] = data.get(ValueLayout.JAVA_BYTE, at + i);
        }
      }
      case FLOAT32 -> {
        for (int i = 0; i < count; i++) {
          block[i] = Float.intBitsToFloat(bits32(data, at + 4L * i));
        }
      }
      case FLOAT64 -> {
        for (int i = 0; i < count; i++) {
          block[i] = Double.longBitsToDouble(bits64(data, at + 8L * i));
        }
      }
      case INT16, INT32, INT64, UINT8, UINT16, UINT32, UINT64, FLOAT16 -> {
        for (int i = 0; i < count; i++) {
          block[i] = get(data, at + (long) i * kind.bytes);
        }
      }
    }
  }

  private short bits16(MemorySegment data, long at) {
    short bits = data.get(SHORT, at);
    return order == BIG_ENDIAN ? Short.reverseBytes(bits) : bits;
  }

  private int bits32(MemorySegment data, long at) {
    int bits = data.get(INT, at);
    return order == BIG_ENDIAN ? Integer.reverseBytes(bits) : bits;
  }

  private long bits64(MemorySegment data, long at) {
    long bits = data.get(LONG, at);
    return order == BIG_ENDIAN ? Long.reverseBytes(bits) : bits;
  }

  /// Halved with its lost bit kept sticky, so that the one rounding is to nearest.
  private static double unsigned(long bits) {
    return bits >= 0 ? bits : 2.0 * ((bits >>> 1) | (bits & 1));
  }
}
