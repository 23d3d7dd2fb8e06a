package org.rsmi.sample;

import java.util.Arrays;
import org.rsmi.num.Rng;

/// A fixed list of windows: blocks with their environments, cut from configurations.
///
/// @param block `[size × |V|]`, centred and scaled
/// @param environment `[size × |E|]`, centred and scaled
/// @param configuration which configuration each was cut from, counted from 0 among those that
/// serve,
///     ascending, `[size]`
public record Windows(float[] block, float[] environment, int[] configuration) {

  /// Cuts windows out of every configuration, up to [Cut#MOST] in all.
  ///
  /// @param sites what a window is
  public static Windows of(SampleSet configurations, WindowSites sites, Cut cut, Rng rng) {
    int serving = Math.min(configurations.size(), Cut.MOST);
    int[][] places = new int[serving][];
    for (int k = 0; k < serving; k++) {
      places[k] = Cut.thinned(cut.places(sites, rng), Cut.MOST / serving, rng);
    }
    int size = Arrays.stream(places).mapToInt(each -> each.length).sum();
    float[] block = new float[Math.multiplyExact(size, sites.blockSize())];
    float[] environment = new float[Math.multiplyExact(size, sites.environmentSize())];
    int[] configuration = new int[size];
    int row = 0;
    for (int k = 0; k < serving; k++) {
      int index = (int) ((long) k * configurations.size() / serving);
      for (int place : places[k]) {
        sites.cut(
            configurations,
            index,
            place,
            0,
            block,
            row * sites.blockSize(),
            environment,
            row * sites.environmentSize());
        configuration[row++] = k;
      }
    }
    return new Windows(block, environment, configuration);
  }

  /// Number of windows.
  public int size() {
    return configuration.length;
  }
}
