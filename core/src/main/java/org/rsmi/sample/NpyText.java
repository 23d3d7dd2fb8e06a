package org.rsmi.sample;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/// Texts on any number of axes, as numpy stores them without pickle: fixed width, four bytes a
/// character, filled up with zeros.
///
/// @param shape length of every axis; empty for a single text
/// @param values in C order
public record NpyText(List<Integer> shape, List<String> values) implements NpyEntry {
  private static final Charset UTF_32 = Charset.forName("UTF-32LE");
  private static final String MARK = "<U";
  private static final ValueLayout.OfInt CHARACTER =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  public NpyText {
    shape = List.copyOf(shape);
    values = List.copyOf(values);
    long wanted = shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    if (values.size() != wanted) {
      throw new IllegalArgumentException(
          "%s texts are %d, found %d".formatted(shape, wanted, values.size()));
    }
  }

  /// A single text.
  public static NpyText of(String text) {
    return new NpyText(List.of(), List.of(text));
  }

  /// Texts on one axis.
  public static NpyText of(List<String> texts) {
    return new NpyText(List.of(texts.size()), texts);
  }

  /// Whether a type is text of the kind that is read and written here.
  static boolean describes(String descriptor) {
    return descriptor.matches(MARK + "\\d{1,9}");
  }

  /// Bytes of one text.
  static long bytes(String descriptor) {
    return 4L * Long.parseLong(descriptor.substring(MARK.length()));
  }

  static NpyText read(String descriptor, List<Integer> shape, MemorySegment data) {
    int width = Math.toIntExact(bytes(descriptor));
    List<String> values = new ArrayList<>();
    for (long at = 0; width > 0 && at < data.byteSize(); at += width) {
      int length = width;
      while (length > 0 && data.get(CHARACTER, at + length - 4) == 0) {
        length -= 4;
      }
      values.add(new String(data.asSlice(at, length).toArray(ValueLayout.JAVA_BYTE), UTF_32));
    }
    return new NpyText(shape, values);
  }

  @Override
  public String descriptor() {
    return MARK + width();
  }

  /// Characters of the longest text, at least one: numpy knows no narrower one.
  private int width() {
    return Math.max(
        1, values.stream().mapToInt(text -> text.codePointCount(0, text.length())).max().orElse(0));
  }

  @Override
  public NpyArray.Order order() {
    return NpyArray.Order.C;
  }

  @Override
  public MemorySegment data() {
    long width = 4L * width();
    MemorySegment data = NpyArray.allocate(width * values.size());
    for (int i = 0; i < values.size(); i++) {
      byte[] bytes = values.get(i).getBytes(UTF_32);
      MemorySegment.copy(MemorySegment.ofArray(bytes), 0, data, i * width, bytes.length);
    }
    return data;
  }
}
