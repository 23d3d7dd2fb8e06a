package org.rsmi.ensemble;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rsmi.lattice.Partition;
import org.rsmi.sample.WindowSites;
import org.rsmi.sample.WindowSource;
import org.rsmi.sample.Windows;

/// Windows of the report set in the units of a model of whole numbers, E by its place around the
/// block.
///
/// @param windows centred and scaled
/// @param sites by which they were cut
/// @param size how many of them are looked at
/// @param places entry of E at an offset from the block's first site
record HeldOutValues(
    Windows windows, WindowSites sites, int size, Map<List<Integer>, Integer> places) {
  private static final int MOST = 8_000;

  static HeldOutValues of(Partition partition, WindowSource data) {
    Map<List<Integer>, Integer> places = new HashMap<>();
    int[][] offsets = partition.environmentOffsets();
    for (int k = 0; k < offsets.length; k++) {
      places.put(Arrays.stream(offsets[k]).boxed().toList(), k);
    }
    int size = Math.min(MOST, data.report().size());
    return new HeldOutValues(data.report(), data.sites(), size, places);
  }

  /// The configuration of each window, `[size]`.
  int[] groups() {
    return Arrays.copyOf(windows.configuration(), size);
  }

  boolean shows(int row, int column) {
    return places.containsKey(List.of(row, column));
  }

  /// The value of E at this offset from the block's first site.
  int environment(int window, int row, int column) {
    Integer place = places.get(List.of(row, column));
    if (place == null) {
      throw new AssertionError("the environment lacks the site (%d, %d)".formatted(row, column));
    }
    float centred = windows.environment()[window * sites.environmentSize() + place];
    return value(centred, sites.blockSize() + place);
  }

  /// The value of the block's site k.
  int block(int window, int k) {
    return value(windows.block()[window * sites.blockSize() + k], k);
  }

  private int value(float centred, int position) {
    return Math.round(centred * sites.scale() + sites.mean()[position]);
  }

  /// How averages over these windows were computed.
  String method() {
    return "exact conditional law, %,d sampled environments".formatted(size);
  }
}
