package org.rsmi.sample;

import java.util.ArrayList;
import java.util.List;
import org.rsmi.num.Rng;

/// A fixed list of windows: blocks with their environments, cut from configurations.
///
/// @param block `[size × |V|]`, centred and scaled
/// @param environment `[size × |E|]`, centred and scaled
/// @param configuration which configuration each was cut from, ascending, `[size]`
public record Windows(float[] block, float[] environment, int[] configuration) {

  /// Cuts up to `perConfiguration` windows out of every configuration, at random places and without
  /// repeating one.
  ///
  /// @param sites where the cut can be made
  public static Windows of(
      SampleSet configurations, WindowSites sites, int perConfiguration, Rng rng) {
    int places = Math.min(perConfiguration, sites.places());
    int size = Math.multiplyExact(configurations.size(), places);
    float[] block = new float[Math.multiplyExact(size, sites.blockSize())];
    float[] environment = new float[Math.multiplyExact(size, sites.environmentSize())];
    int[] configuration = new int[size];
    for (int row = 0; row < size; ) {
      int index = row / places;
      for (int place : distinct(places, sites.places(), rng)) {
        sites.cut(
            configurations,
            index,
            place,
            0,
            block,
            row * sites.blockSize(),
            environment,
            row * sites.environmentSize());
        configuration[row++] = index;
      }
    }
    return new Windows(block, environment, configuration);
  }

  /// `count` different numbers below `bound` in random order (Floyd's algorithm).
  private static List<Integer> distinct(int count, int bound, Rng rng) {
    List<Integer> chosen = new ArrayList<>(count);
    for (int top = bound - count; top < bound; top++) {
      int candidate = rng.nextInt(top + 1);
      chosen.add(chosen.contains(candidate) ? top : candidate);
    }
    return chosen;
  }

  /// Number of windows.
  public int size() {
    return configuration.length;
  }
}
