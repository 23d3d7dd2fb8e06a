package org.rsmi.sample;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.List;
import org.rsmi.model.Configuration;

/// Many configurations of one lattice, `[size × sites]`, as bytes (spins, occupations) or 32-bit
/// floats, on the heap or memory-mapped.
///
/// ±1, 0/1 and q-state data stay one byte a site: 30,000 configurations of 64 × 64 spins take 123
/// MB. Values become floats only a batch at a time.
public final class SampleSet {
  /// How a [Element#FLOAT] lies in memory.
  static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final MemorySegment data;
  private final Element element;
  private final int size;
  private final List<Integer> shape;
  private final int sites;

  /// How one value is stored.
  public enum Element {
    /// Signed byte.
    BYTE(1),
    /// 32-bit IEEE float, little-endian.
    FLOAT(4);

    private final int bytes;

    Element(int bytes) {
      this.bytes = bytes;
    }

    /// Bytes a value takes.
    public int bytes() {
      return bytes;
    }
  }

  /// Wraps values in C order without copying them.
  ///
  /// @param data at least `size · sites · element.bytes()` bytes, little-endian
  /// @param size number of configurations, ≥ 1
  /// @param shape shape of one configuration; `sites` is its product
  public SampleSet(MemorySegment data, Element element, int size, List<Integer> shape) {
    this.data = data;
    this.element = element;
    this.size = size;
    this.shape = List.copyOf(shape);
    this.sites = shape.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
    long wanted = (long) size * sites * element.bytes();
    if (size < 1 || data.byteSize() < wanted) {
      throw new IllegalArgumentException(
          "%d configurations of shape %s take %d bytes, found %d"
              .formatted(size, shape, wanted, data.byteSize()));
    }
  }

  /// An empty set on the heap, all values 0, to be filled by [#set].
  public static SampleSet allocate(Element element, int size, List<Integer> shape) {
    long sites = shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    long bytes = Math.multiplyExact(sites * element.bytes(), size);
    return new SampleSet(NpyArray.allocate(bytes), element, size, shape);
  }

  /// An empty set that fits the configurations of `like`.
  public static SampleSet allocate(Configuration like, int size, List<Integer> shape) {
    return switch (like) {
      case Configuration.Spins _ -> allocate(Element.BYTE, size, shape);
      case Configuration.Field _ -> allocate(Element.FLOAT, size, shape);
    };
  }

  /// Number of configurations.
  public int size() {
    return size;
  }

  /// Number of values in one configuration.
  public int sites() {
    return sites;
  }

  /// Shape of one configuration.
  public List<Integer> shape() {
    return shape;
  }

  /// How one value is stored.
  public Element element() {
    return element;
  }

  /// The values in C order, `[size × sites]`.
  public MemorySegment data() {
    return data;
  }

  /// One value.
  public float value(int configuration, int site) {
    long index = (long) configuration * sites + site;
    return switch (element) {
      case BYTE -> data.get(ValueLayout.JAVA_BYTE, index);
      case FLOAT -> data.get(FLOAT, 4 * index);
    };
  }

  /// Copies one configuration to `target[offset … offset + sites − 1]`.
  public void copy(int configuration, float[] target, int offset) {
    long first = (long) configuration * sites;
    switch (element) {
      case BYTE -> {
        for (int site = 0; site < sites; site++) {
          target[offset + site] = data.get(ValueLayout.JAVA_BYTE, first + site);
        }
      }
      case FLOAT -> MemorySegment.copy(data, FLOAT, 4 * first, target, offset, sites);
    }
  }

  /// Collects some values of one configuration.
  ///
  /// @param places `[n]`, which sites
  /// @param target the first n values are overwritten
  public void gather(int configuration, int[] places, float[] target) {
    long first = (long) configuration * sites;
    switch (element) {
      case BYTE -> {
        if (data.heapBase().orElse(data) instanceof byte[] bytes) {
          int from = (int) (data.address() + first);
          for (int k = 0; k < places.length; k++) {
            target[k] = bytes[from + places[k]];
          }
        } else {
          for (int k = 0; k < places.length; k++) {
            target[k] = data.get(ValueLayout.JAVA_BYTE, first + places[k]);
          }
        }
      }
      case FLOAT -> {
        for (int k = 0; k < places.length; k++) {
          target[k] = data.get(FLOAT, 4 * (first + places[k]));
        }
      }
    }
  }

  /// A copy of one configuration.
  public Configuration configuration(int index) {
    long first = (long) index * sites;
    return switch (element) {
      case BYTE ->
          new Configuration.Spins(data.asSlice(first, sites).toArray(ValueLayout.JAVA_BYTE));
      case FLOAT -> new Configuration.Field(data.asSlice(4 * first, 4L * sites).toArray(FLOAT));
    };
  }

  /// Overwrites one configuration.
  ///
  /// @throws IllegalArgumentException if its number or kind of values is not this set's
  public void set(int index, Configuration configuration) {
    if (configuration.sites() != sites) {
      throw new IllegalArgumentException(
          "a configuration of " + configuration.sites() + " sites in a set of " + sites);
    }
    long first = (long) index * sites * element.bytes();
    switch (configuration) {
      case Configuration.Spins(byte[] values) when element == Element.BYTE ->
          MemorySegment.copy(values, 0, data, ValueLayout.JAVA_BYTE, first, sites);
      case Configuration.Field(float[] values) when element == Element.FLOAT ->
          MemorySegment.copy(values, 0, data, FLOAT, first, sites);
      case Configuration.Spins _, Configuration.Field _ ->
          throw new IllegalArgumentException("a " + element + " set takes no such values");
    }
  }

  /// Configurations `from … to − 1`, sharing this set's memory.
  public SampleSet slice(int from, int to) {
    if (from < 0 || to > size || from >= to) {
      throw new IllegalArgumentException(
          "configurations " + from + " … " + to + " of a set of " + size);
    }
    long stride = (long) sites * element.bytes();
    return new SampleSet(
        data.asSlice(from * stride, (to - from) * stride), element, to - from, shape);
  }
}
