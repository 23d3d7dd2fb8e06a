package org.rsmi.analysis;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.rsmi.sample.SampleSet;

/// Coarse configurations: one or several fields of each configuration, signs as bytes, all else as
/// 32-bit floats.
///
/// @param fields the components, at least one
/// @param from shape of a configuration
/// @param shape of a coarse one, `[places]`, or `[components × places]` of several fields
public record CoarseConfigurations(
    List<CoarseField> fields, List<Integer> from, List<Integer> shape) {
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  public CoarseConfigurations {
    fields = List.copyOf(fields);
    from = List.copyOf(from);
    shape = List.copyOf(shape);
  }

  /// @throws IllegalArgumentException if a filter does not fit or the fields differ in shape
  public static CoarseConfigurations of(List<CoarseField> fields, List<Integer> from) {
    List<Integer> places = fields.getFirst().shape(from);
    for (CoarseField field : fields) {
      if (!field.shape(from).equals(places)) {
        throw new IllegalArgumentException(
            "fields %s and %s have the shapes %s and %s: on open lattices want one block"
                .formatted(fields.getFirst().name(), field.name(), places, field.shape(from)));
      }
    }
    List<Integer> shape = new ArrayList<>();
    if (fields.size() > 1) {
      shape.add(fields.size());
    }
    shape.addAll(places);
    return new CoarseConfigurations(fields, from, shape);
  }

  /// How the values are stored.
  public SampleSet.Element element() {
    return fields.stream().allMatch(field -> field.reading() == CoarseField.Reading.HARD)
        ? SampleSet.Element.BYTE
        : SampleSet.Element.FLOAT;
  }

  /// Number n of some configurations, coarse.
  public SampleSet of(SampleSet samples, int n) {
    float[] values = new float[samples.sites()];
    samples.copy(n, values, 0);
    SampleSet coarse = SampleSet.allocate(element(), 1, shape);
    MemorySegment data = coarse.data();
    int at = 0;
    for (CoarseField field : fields) {
      for (double value : field.of(values, from)) {
        switch (coarse.element()) {
          case BYTE -> data.set(ValueLayout.JAVA_BYTE, at, (byte) value);
          case FLOAT -> data.set(FLOAT, 4L * at, (float) value);
        }
        at++;
      }
    }
    return coarse;
  }
}
