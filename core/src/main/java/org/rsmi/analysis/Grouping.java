package org.rsmi.analysis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Directions in clusters whose number the data choose: a [WatsonMixture] by BIC, its pieces joined
/// where no [Valley] divides them, and what has fewer than five members dissolved.
///
/// @param groups indices of the members of each cluster, the largest first
/// @param pieces of the mixture that each cluster is made of: more than one for a long or bent one
record Grouping(List<int[]> groups, int[] pieces) {
  static final int SMALLEST = 5;
  private static final int MOST = 12;

  /// @param vectors `[n][axes]`, of norm one
  /// @param dimension of the space that they could fill
  static Grouping of(double[][] vectors, int dimension) {
    int most = Math.min(MOST, vectors.length / SMALLEST);
    if (dimension < 2 || most < 1) {
      return new Grouping(List.of(), new int[0]);
    }
    WatsonMixture mixture = WatsonMixture.of(vectors, dimension, most, SMALLEST);
    int[] owners = mixture.members(vectors, dimension);
    int[] label = Valley.joined(vectors, owners, mixture.centres());
    List<Integer> large =
        IntStream.range(0, label.length)
            .boxed()
            .filter(name -> size(owners, label, name) >= SMALLEST)
            .sorted(Comparator.comparingInt(name -> -size(owners, label, name)))
            .toList();
    return new Grouping(
        large.stream().map(name -> members(owners, label, name)).toList(),
        large.stream()
            .mapToInt(name -> (int) Arrays.stream(label).filter(of -> of == name).count())
            .toArray());
  }

  private static int[] members(int[] owners, int[] label, int name) {
    return IntStream.range(0, owners.length)
        .filter(i -> owners[i] >= 0 && label[owners[i]] == name)
        .toArray();
  }

  private static int size(int[] owners, int[] label, int name) {
    return members(owners, label, name).length;
  }

  int count() {
    return groups.size();
  }
}
