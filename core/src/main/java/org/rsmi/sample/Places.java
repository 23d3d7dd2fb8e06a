package org.rsmi.sample;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.rsmi.lattice.Boundary;
import org.rsmi.num.Rng;

/// The places of windows as a grid, numbered in C order.
///
/// @param extents places along each axis; none where there is one place and no translation
/// @param period sites between neighbouring places
/// @param boundary whether the last place is followed by the first
record Places(List<Integer> extents, int period, Boundary boundary) {
  /// One place.
  static final Places FIXED = new Places(List.of(), 1, Boundary.OPEN);

  Places {
    extents = List.copyOf(extents);
  }

  /// @param origins every origin allowed, in C order
  static Places of(List<int[]> origins, int period, Boundary boundary) {
    List<Integer> extents =
        IntStream.range(0, origins.getFirst().length)
            .mapToObj(axis -> (int) origins.stream().mapToInt(o -> o[axis]).distinct().count())
            .toList();
    return new Places(extents, period, boundary);
  }

  /// Places in a stride.
  ///
  /// @throws IllegalArgumentException if translations are no symmetry, or not by so many sites
  int steps(int stride) {
    if (extents.isEmpty()) {
      throw new IllegalArgumentException(
          "stride = %d: windows are cut all over a configuration only where translation is a"
                  .formatted(stride)
              + " symmetry, on a periodic lattice or where symmetries declare it");
    }
    if (stride % period != 0) {
      throw new IllegalArgumentException(
          "stride = %d: only translations by multiples of %d sites are a symmetry"
              .formatted(stride, period));
    }
    return stride / period;
  }

  /// See [WindowSites#apart].
  int[] apart(int steps, Rng rng) {
    int[] places = {0};
    for (int extent : extents) {
      int[] along = along(extent, steps, rng);
      places =
          Arrays.stream(places)
              .flatMap(place -> Arrays.stream(along).map(k -> place * extent + k))
              .toArray();
    }
    return places;
  }

  private int[] along(int extent, int steps, Rng rng) {
    boolean around = boundary == Boundary.PERIODIC;
    int first = rng.nextInt(around ? extent : Math.min(steps, extent));
    int count = Math.ceilDiv(around ? extent : extent - first, steps);
    int[] along = new int[count];
    Arrays.setAll(along, k -> (first + k * steps) % extent);
    return along;
  }
}
