package org.rsmi.mi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.rsmi.num.Rng;

/// One way to split the rows in three; over all folds every row is in one report set.
///
/// @param train rows that a critic learns from, ascending
/// @param select rows that choose its best epoch
/// @param report rows that give the number
record Fold(int[] train, int[] select, int[] report) {
  private static final double SELECTING = 0.1;
  private static final int MOST_SELECTING = 2_000;

  /// Splits by group, groups in random order.
  ///
  /// @param group as in [PairedSamples]
  /// @param count number of folds, 2 … groups / 2
  static List<Fold> of(int[] group, int count, Rng rng) {
    Groups groups = Groups.of(group);
    int[] place = rng.permutation(groups.count());
    double perRow = (double) groups.count() / group.length;
    double share = Math.min(SELECTING * groups.count(), MOST_SELECTING * perRow);
    List<Fold> folds = new ArrayList<>();
    for (int f = 0; f < count; f++) {
      int from = Math.toIntExact((long) f * groups.count() / count);
      int to = Math.toIntExact((f + 1L) * groups.count() / count);
      int selecting = Math.max(1, (int) share);
      folds.add(
          new Fold(
              rows(groups, place, u -> u >= selecting + to - from, from),
              rows(groups, place, u -> u >= to - from && u < selecting + to - from, from),
              rows(groups, place, u -> u < to - from, from)));
    }
    return List.copyOf(folds);
  }

  /// Rows whose group's place, counted around from `from`, is wanted.
  private static int[] rows(Groups groups, int[] place, IntPredicate wanted, int from) {
    int n = groups.count();
    return IntStream.range(0, groups.index().length)
        .filter(row -> wanted.test(Math.floorMod(place[groups.index()[row]] - from, n)))
        .toArray();
  }

  /// The same with every other group of the training rows left out.
  Fold halved(int[] group) {
    int[] half = new int[train.length];
    int kept = 0;
    int unit = 0;
    for (int i = 0; i < train.length; i++) {
      unit += i > 0 && group[train[i]] != group[train[i - 1]] ? 1 : 0;
      if (unit % 2 == 0) {
        half[kept] = train[i];
        kept++;
      }
    }
    return new Fold(Arrays.copyOf(half, kept), select, report);
  }
}
