package org.rsmi.sample;

import java.util.Arrays;
import org.rsmi.num.Rng;

/// At which places windows are cut from each held-out configuration.
///
/// Errors count configurations: more windows of one make its share of the mean more precise, never
/// the number of independent draws larger.
public sealed interface Cut {
  /// Windows in a held-out set; beyond it fewer are cut from each configuration, and beyond as many
  /// configurations only some of them serve, evenly spread.
  int MOST = 1 << 16;

  /// Random places if `stride` is 0, else all places so far apart.
  ///
  /// @param windows at random places, ≥ 1
  /// @param stride sites, ≥ 0
  static Cut of(int windows, int stride) {
    return stride == 0 ? new Anywhere(windows) : new Apart(stride);
  }

  /// The places for one configuration, all different.
  int[] places(WindowSites sites, Rng rng);

  /// The cut for the select set, which is looked at after every epoch.
  Cut coarser();

  /// A number of random places.
  ///
  /// @param windows ≥ 1
  record Anywhere(int windows) implements Cut {
    public Anywhere {
      if (windows < 1) {
        throw new IllegalArgumentException("windows = " + windows + " is not positive");
      }
    }

    @Override
    public int[] places(WindowSites sites, Rng rng) {
      return distinct(Math.min(windows, sites.places()), sites.places(), rng);
    }

    @Override
    public Cut coarser() {
      return new Anywhere(Math.max(1, windows / 2));
    }
  }

  /// All places `stride` apart along each axis, from a random one for each configuration: every
  /// place of the lattice is as likely as any other.
  ///
  /// @param stride sites, ≥ 1
  record Apart(int stride) implements Cut {
    public Apart {
      if (stride < 1) {
        throw new IllegalArgumentException(
            "stride = " + stride + ": want sites, 1 or more, or 0 for random places");
      }
    }

    @Override
    public int[] places(WindowSites sites, Rng rng) {
      return sites.apart(stride, rng);
    }

    @Override
    public Cut coarser() {
      return this;
    }
  }

  /// Up to `count` of the places, at random.
  static int[] thinned(int[] places, int count, Rng rng) {
    return places.length <= count
        ? places
        : Arrays.stream(distinct(count, places.length, rng)).map(k -> places[k]).toArray();
  }

  /// `count` different numbers below `bound` in random order (Floyd's algorithm).
  private static int[] distinct(int count, int bound, Rng rng) {
    int[] chosen = new int[count];
    for (int k = 0; k < count; k++) {
      int top = bound - count + k;
      int candidate = rng.nextInt(top + 1);
      boolean taken = Arrays.stream(chosen, 0, k).anyMatch(number -> number == candidate);
      chosen[k] = taken ? top : candidate;
    }
    return chosen;
  }
}
