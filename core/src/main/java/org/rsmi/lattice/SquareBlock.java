package org.rsmi.lattice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// A rectangular block, a buffer of sites at Chebyshev distance `1 … buffer` from it, and an
/// environment beyond.
///
/// A shell must fit on the lattice without meeting itself: `block + 2 (buffer + environment)` is
/// at most the extent of every axis. [Environment.Everything] reaches to the edges of an open
/// lattice, so there its block has one place, the middle unless `origin` names another; on a torus
/// it stands anywhere.
///
/// With an `origin` windows are cut at this one place, as a system wants that is not the same
/// everywhere; whatever translations are a symmetry, they are not used.
///
/// @param block extents of V, one per axis; a single one is used on every axis
/// @param buffer in sites, ≥ 0
/// @param environment a shell of given width, or everything beyond the buffer
/// @param origin lattice coordinates of the block's first corner, one per axis; empty for every
///     place where translation is a symmetry and the middle of the lattice where it is not
public record SquareBlock(
    List<Integer> block, int buffer, Environment environment, List<Integer> origin)
    implements Partitioner {
  public SquareBlock {
    block = List.copyOf(block);
    origin = List.copyOf(origin);
    if (block.isEmpty() || !block.stream().allMatch(extent -> extent >= 1)) {
      throw new IllegalArgumentException("block = " + block + ": extents are at least 1 site");
    }
    if (buffer < 0) {
      throw new IllegalArgumentException("buffer = " + buffer + ": a width is at least 0 sites");
    }
  }

  /// A block that has no place of its own.
  public SquareBlock(List<Integer> block, int buffer, Environment environment) {
    this(block, buffer, environment, List.of());
  }

  /// 4 × 4 sites, buffer 2, a shell of 10.
  public static SquareBlock defaults() {
    return new SquareBlock(List.of(4), 2, Environment.of(10));
  }

  @Override
  public Partition partition(Lattice lattice, int[] origin) {
    int[] extents = Grid.extents(lattice.shape());
    int[] lengths = lengths(extents);
    requireFit(lattice, lengths, extents);
    requireInside(lattice, lengths, extents, origin);
    int[] low = low(lattice, lengths, extents, origin);
    int[] window = window(lengths, extents);
    int[][] offsets =
        IntStream.range(0, Grid.product(window))
            .mapToObj(k -> sum(low, Grid.coordinates(k, window)))
            .toArray(int[][]::new);
    int[][] inBlock = within(offsets, lengths, 0, 0);
    int[][] inBuffer = within(offsets, lengths, 1, buffer);
    int[][] beyond = within(offsets, lengths, buffer + 1, Integer.MAX_VALUE);
    return new Partition(
        Partition.sites(lattice, origin, inBlock),
        Partition.sites(lattice, origin, inBuffer),
        Partition.sites(lattice, origin, beyond),
        Arrays.stream(lengths).boxed().toList(),
        inBlock,
        beyond);
  }

  @Override
  public List<int[]> origins(Lattice lattice, int stride) {
    if (stride < 1) {
      throw new IllegalArgumentException("stride = " + stride + ": it is at least 1 site");
    }
    int[] extents = Grid.extents(lattice.shape());
    int[] lengths = lengths(extents);
    requireFit(lattice, lengths, extents);
    if (!origin.isEmpty()) {
      return List.of(named(lattice, lengths, extents));
    }
    if (lattice.boundary() == Boundary.OPEN && environment instanceof Environment.Everything) {
      return List.of(centre(lattice));
    }
    int first = first(lattice);
    int[] steps = new int[extents.length];
    Arrays.setAll(
        steps, axis -> (last(lattice, lengths[axis], extents[axis]) - first) / stride + 1);
    List<int[]> origins = new ArrayList<>();
    for (int k = 0; k < Grid.product(steps); k++) {
      int[] step = Grid.coordinates(k, steps);
      Arrays.setAll(step, axis -> first + stride * step[axis]);
      origins.add(step);
    }
    return List.copyOf(origins);
  }

  @Override
  public int[] centre(Lattice lattice) {
    int[] extents = Grid.extents(lattice.shape());
    int[] lengths = lengths(extents);
    if (!origin.isEmpty()) {
      return named(lattice, lengths, extents);
    }
    int[] centre = new int[extents.length];
    Arrays.setAll(centre, axis -> Math.floorDiv(extents[axis] - lengths[axis], 2));
    return centre;
  }

  /// The origin that the rule names.
  private int[] named(Lattice lattice, int[] lengths, int[] extents) {
    int[] named = origin.stream().mapToInt(Integer::intValue).toArray();
    requireInside(lattice, lengths, extents, named);
    return named;
  }

  private int[] lengths(int[] extents) {
    if (block.size() == 1) {
      int[] lengths = new int[extents.length];
      Arrays.fill(lengths, block.getFirst());
      return lengths;
    }
    if (block.size() != extents.length) {
      throw new IllegalArgumentException(
          "block = %s has %d extents, a lattice of shape %s takes %s"
              .formatted(
                  block,
                  block.size(),
                  Arrays.toString(extents),
                  extents.length == 1 ? "1" : "1 or " + extents.length));
    }
    return Grid.extents(block);
  }

  /// Sites on either side of the block that an origin must keep free.
  private int margin() {
    return switch (environment) {
      case Environment.Shell(int width) -> buffer + width;
      case Environment.Everything() -> buffer;
    };
  }

  private void requireFit(Lattice lattice, int[] lengths, int[] extents) {
    String sum =
        switch (environment) {
          case Environment.Shell _ -> "block + 2 (buffer + environment) = ";
          case Environment.Everything() -> "block + 2 buffer = ";
        };
    int spare = 0;
    for (int axis = 0; axis < extents.length; axis++) {
      int needed = lengths[axis] + 2 * margin();
      if (needed > extents[axis]) {
        throw new IllegalArgumentException(
            sum + needed + " does not fit on a lattice of size " + extents[axis]);
      }
      spare += extents[axis] - needed;
    }
    if (spare == 0 && environment instanceof Environment.Everything) {
      throw new IllegalArgumentException(
          "block + 2 buffer leaves no environment on a lattice of shape " + lattice.shape());
    }
  }

  private void requireInside(Lattice lattice, int[] lengths, int[] extents, int[] origin) {
    if (origin.length != extents.length) {
      throw new IllegalArgumentException(
          "origin = %s: a lattice of shape %s takes %d coordinates"
              .formatted(Arrays.toString(origin), lattice.shape(), extents.length));
    }
    for (int axis = 0; axis < extents.length; axis++) {
      int first = first(lattice);
      int last = last(lattice, lengths[axis], extents[axis]);
      if (origin[axis] < first || origin[axis] > last) {
        throw new IllegalArgumentException(
            "origin = %s: coordinate %d lies outside %d … %d, where the whole cut fits"
                .formatted(Arrays.toString(origin), axis, first, last));
      }
    }
  }

  /// The first coordinate an origin may have, on every axis.
  private int first(Lattice lattice) {
    return switch (lattice.boundary()) {
      case PERIODIC -> 0;
      case OPEN -> margin();
    };
  }

  /// The last coordinate an origin may have, on an axis of this extent.
  private int last(Lattice lattice, int length, int extent) {
    return switch (lattice.boundary()) {
      case PERIODIC -> extent - 1;
      case OPEN -> extent - length - margin();
    };
  }

  /// Offset of the window's first corner from the block's.
  private int[] low(Lattice lattice, int[] lengths, int[] extents, int[] origin) {
    int[] low = new int[extents.length];
    Arrays.setAll(
        low,
        axis ->
            switch (environment) {
              case Environment.Shell _ -> -margin();
              case Environment.Everything() ->
                  lattice.boundary() == Boundary.OPEN
                      ? -origin[axis]
                      : -((extents[axis] - lengths[axis]) / 2);
            });
    return low;
  }

  private int[] window(int[] lengths, int[] extents) {
    int[] window = new int[extents.length];
    Arrays.setAll(
        window,
        axis ->
            switch (environment) {
              case Environment.Shell _ -> lengths[axis] + 2 * margin();
              case Environment.Everything() -> extents[axis];
            });
    return window;
  }

  /// The offsets at Chebyshev distance `nearest … farthest` from the block.
  private static int[][] within(int[][] offsets, int[] lengths, int nearest, int farthest) {
    return Arrays.stream(offsets)
        .filter(offset -> distance(offset, lengths) >= nearest)
        .filter(offset -> distance(offset, lengths) <= farthest)
        .toArray(int[][]::new);
  }

  /// Chebyshev distance from the block, 0 inside.
  private static int distance(int[] offset, int[] lengths) {
    int distance = 0;
    for (int axis = 0; axis < offset.length; axis++) {
      int outside = Math.max(-offset[axis], offset[axis] - (lengths[axis] - 1));
      distance = Math.max(distance, outside);
    }
    return distance;
  }

  private static int[] sum(int[] a, int[] b) {
    int[] sum = new int[a.length];
    Arrays.setAll(sum, axis -> a[axis] + b[axis]);
    return sum;
  }
}
