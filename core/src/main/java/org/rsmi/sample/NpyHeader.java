package org.rsmi.sample;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What stands before the data of an `.npy` file: `\x93NUMPY`, version, length, and a Python dict
/// of `descr`, `fortran_order` and `shape`.
///
/// The dict is matched, never evaluated.
///
/// @param descriptor numpy's short form of the type, as it stands in the file
/// @param length bytes from the start of the file to the first number
/// @see <a
// href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">numpy.lib.format</a>
record NpyHeader(String descriptor, List<Integer> shape, NpyArray.Order order, int length) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  /// Numbers start at a multiple of this many bytes.
  private static final int ALIGNMENT = 64;

  /// A dict of three entries takes some hundred bytes; numpy itself refuses beyond 10,000.
  private static final int LONGEST = 1 << 20;

  private static final Pattern ENTRY =
      Pattern.compile(
          "\\G\\s*(['\"])(descr|fortran_order|shape)\\1\\s*:"
              + "\\s*('[^']*'|\"[^\"]*\"|True|False|\\([^()]*\\)|\\[.*])\\s*(?:,|(?=}))",
          Pattern.DOTALL);

  /// The type of numbers.
  ///
  /// @throws IllegalArgumentException if the file holds something else than real numbers
  Dtype dtype() {
    return Dtype.parse(descriptor);
  }

  /// A header of version 1.0.
  static byte[] encode(Dtype dtype, List<Integer> shape, NpyArray.Order order) {
    return encode(dtype.descriptor(), shape, order);
  }

  /// A header of version 1.0.
  static byte[] encode(NpyEntry entry) {
    return encode(entry.descriptor(), entry.shape(), entry.order());
  }

  private static byte[] encode(String descriptor, List<Integer> shape, NpyArray.Order order) {
    String axes = shape.stream().map(String::valueOf).collect(Collectors.joining(", "));
    String dict =
        "{'descr': '"
            + descriptor
            + "', 'fortran_order': "
            + (order == NpyArray.Order.FORTRAN ? "True" : "False")
            + ", 'shape': ("
            + (shape.size() == 1 ? axes + "," : axes)
            + "), }";
    int fixed = MAGIC.length + 4;
    int padded = Math.ceilDiv(fixed + dict.length() + 1, ALIGNMENT) * ALIGNMENT;
    if (padded - fixed > 0xFFFF) {
      throw new IllegalArgumentException(shape.size() + " axes do not fit a version 1.0 header");
    }
    byte[] header = new byte[padded];
    Arrays.fill(header, (byte) ' ');
    header[padded - 1] = '\n';
    ByteBuffer.wrap(header)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .put((byte) 1)
        .put((byte) 0)
        .putShort((short) (padded - fixed))
        .put(dict.getBytes(ISO_8859_1));
    return header;
  }

  /// Reads a header and stops before the first number.
  ///
  /// @throws IllegalArgumentException if it is none or promises records of several fields
  static NpyHeader read(InputStream in) throws IOException {
    byte[] start = bytes(in, MAGIC.length + 2);
    if (!Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new IllegalArgumentException("does not start with \\x93NUMPY: no .npy data");
    }
    int version = start[MAGIC.length];
    if (version < 1 || version > 3 || start[MAGIC.length + 1] != 0) {
      throw new IllegalArgumentException(
          "has .npy version %d.%d; known are 1.0, 2.0 and 3.0"
              .formatted(start[MAGIC.length] & 0xFF, start[MAGIC.length + 1] & 0xFF));
    }
    int width = version == 1 ? 2 : 4;
    byte[] size = Arrays.copyOf(bytes(in, width), 4);
    long length =
        Integer.toUnsignedLong(ByteBuffer.wrap(size).order(ByteOrder.LITTLE_ENDIAN).getInt());
    if (length > LONGEST) {
      throw new IllegalArgumentException(
          "promises a header of " + length + " bytes; at most " + LONGEST + " are read");
    }
    Charset charset = version == 3 ? UTF_8 : ISO_8859_1;
    String dict = new String(bytes(in, (int) length), charset);
    return parse(dict, MAGIC.length + 2 + width + (int) length);
  }

  private static byte[] bytes(InputStream in, int wanted) throws IOException {
    byte[] found = in.readNBytes(wanted);
    if (found.length < wanted) {
      throw new IllegalArgumentException(
          "ends inside the .npy header: " + wanted + " bytes wanted, found " + found.length);
    }
    return found;
  }

  private static NpyHeader parse(String dict, int length) {
    Map<String, String> entries = entries(dict.strip());
    String descr = entries.get("descr");
    String fortran = entries.get("fortran_order");
    String shape = entries.get("shape");
    if (descr == null || fortran == null || shape == null) {
      throw unreadable(dict);
    }
    List<Integer> axes = axes(shape, dict);
    boolean first = fortran(fortran, dict) && axes.size() > 1;
    NpyArray.Order order = first ? NpyArray.Order.FORTRAN : NpyArray.Order.C;
    return new NpyHeader(descriptor(descr, dict), axes, order, length);
  }

  private static Map<String, String> entries(String dict) {
    if (!dict.startsWith("{") || !dict.endsWith("}")) {
      throw unreadable(dict);
    }
    Map<String, String> entries = new HashMap<>();
    Matcher entry = ENTRY.matcher(dict).region(1, dict.length());
    int end = 1;
    while (entry.find()) {
      entries.merge(
          entry.group(2),
          entry.group(3),
          (_, _) -> {
            throw unreadable(dict);
          });
      end = entry.end();
    }
    if (!dict.substring(end).strip().equals("}")) {
      throw unreadable(dict);
    }
    return entries;
  }

  private static String descriptor(String value, String dict) {
    return switch (value.charAt(0)) {
      case '\'', '"' -> value.substring(1, value.length() - 1);
      case '[' ->
          throw new IllegalArgumentException(
              "holds records of several fields; save one field as a plain array");
      default -> throw unreadable(dict);
    };
  }

  private static boolean fortran(String value, String dict) {
    return switch (value) {
      case "True" -> true;
      case "False" -> false;
      default -> throw unreadable(dict);
    };
  }

  private static List<Integer> axes(String value, String dict) {
    if (!value.startsWith("(")) {
      throw unreadable(dict);
    }
    String inner = value.substring(1, value.length() - 1).strip();
    if (inner.isEmpty()) {
      return List.of();
    }
    return Arrays.stream(inner.split(",")).map(axis -> axis(axis.strip(), dict)).toList();
  }

  /// A length of axis; Python 2 wrote `3L`.
  private static int axis(String value, String dict) {
    if (!value.matches("-?\\d+L?")) {
      throw unreadable(dict);
    }
    String digits = value.replace("L", "");
    if (digits.startsWith("-") || digits.length() > 10 || Long.parseLong(digits) > 0x7FFF_FFFF) {
      throw new IllegalArgumentException(
          "has an axis of length " + brief(digits) + "; accepted are 0 to 2147483647");
    }
    return Integer.parseInt(digits);
  }

  private static IllegalArgumentException unreadable(String dict) {
    return new IllegalArgumentException(
        "has a header that is not {'descr': …, 'fortran_order': …, 'shape': …}: " + brief(dict));
  }

  private static String brief(String text) {
    String line = text.strip().replaceAll("\\p{Cntrl}", "?");
    return line.length() <= 100 ? line : line.substring(0, 100) + "…";
  }
}
