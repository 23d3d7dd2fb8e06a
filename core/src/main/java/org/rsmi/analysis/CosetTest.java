package org.rsmi.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rsmi.num.Rng;

/// Whether a law that is invariant under half of a group is invariant under all of it.
///
/// Runs count with all their images under the half, `k̄(i, j) = ⟨k(f_i, h f_j)⟩_h`, which leaves of
/// their scatter only what the half cannot average away: the test sees what one motion by itself
/// does not. It is exact whether or not the half holds, since the other half maps it onto itself.
///
/// @param whole the group
/// @param half a subgroup of index two
/// @param test of any element of the other half
/// @param coherence of the ensemble if the other half were broken altogether
record CosetTest(MotionGroup whole, MotionGroup half, Invariance test, double coherence) {
  private static final long MOST = 20_000_000;

  /// Groups that do not fit together beyond these are left to the tests of single motions.
  private static final int RIVALS = 4;

  /// Tests of the largest group by its halves, and of whether one of the others becomes twice as
  /// large by a motion that holds; none of groups and runs so many that there is no need.
  ///
  /// @param groups that hold, the largest first
  /// @param held motions that hold
  /// @param draws at most, a test
  static List<CosetTest> of(
      RunKernel runs, List<MotionGroup> groups, List<Motion> held, int draws, Rng rng) {
    Map<MotionGroup, List<MotionGroup>> halves = new LinkedHashMap<>();
    MotionGroup largest = groups.getFirst();
    halves.put(largest, halves(largest, held));
    for (MotionGroup group : groups.subList(0, Math.min(RIVALS, groups.size()))) {
      for (Motion other : held) {
        MotionGroup whole = group.with(other, Set.of()).orElseThrow();
        if (whole.motions().size() == 2 * group.motions().size()) {
          halves.putIfAbsent(whole, List.of(group));
        }
      }
    }
    List<CosetTest> tests = new ArrayList<>();
    halves.forEach((whole, of) -> tests.addAll(of(runs, whole, of, draws, rng)));
    return tests;
  }

  private static List<CosetTest> of(
      RunKernel runs, MotionGroup group, List<MotionGroup> halves, int draws, Rng rng) {
    int n = runs.runs();
    if (halves.isEmpty() || (long) group.motions().size() * n * n > MOST) {
      return List.of();
    }
    double[][][][] sums = new double[halves.size()][2][n][n];
    for (Motion motion : group.motions()) {
      double[][] gram = runs.gram(runs.image(group.block(), motion));
      for (int h = 0; h < sums.length; h++) {
        double[][] sum = sums[h][halves.get(h).motions().contains(motion) ? 0 : 1];
        add(gram, sum, 2.0 / group.motions().size());
      }
    }
    List<CosetTest> tests = new ArrayList<>();
    for (int h = 0; h < sums.length; h++) {
      MotionGroup half = halves.get(h);
      Rng stream = rng.split(group.name() + " by " + half.name());
      Invariance test = Invariance.of(sums[h], draws, stream);
      tests.add(new CosetTest(group, half, test, apart(sums[h][0]) + apart(sums[h][1])));
    }
    return tests;
  }

  private static void add(double[][] gram, double[][] sum, double weight) {
    for (int i = 0; i < gram.length; i++) {
      for (int j = 0; j < gram.length; j++) {
        sum[i][j] += weight * gram[i][j];
      }
    }
  }

  /// Mean over pairs of different runs.
  private static double apart(double[][] kernel) {
    double sum = 0;
    for (int i = 0; i < kernel.length; i++) {
      for (int j = 0; j < kernel.length; j++) {
        sum += i == j ? 0 : kernel[i][j];
      }
    }
    return sum / kernel.length / (kernel.length - 1);
  }

  /// For every motion asked a subgroup of index two without it, if there is one: once turns count
  /// first, once reflections.
  private static List<MotionGroup> halves(MotionGroup group, List<Motion> asked) {
    List<Motion> members = asked.stream().filter(group.motions()::contains).toList();
    List<Motion> turns =
        members.stream().filter(motion -> !Motion.reflects(motion.point())).toList();
    List<Motion> reversed = new ArrayList<>(turns);
    members.stream().filter(motion -> !turns.contains(motion)).forEach(reversed::add);
    Map<Set<Motion>, MotionGroup> halves = new LinkedHashMap<>();
    for (Motion left : members) {
      for (List<Motion> order : List.of(members, reversed, members.reversed())) {
        MotionGroup half = MotionGroup.trivial(group.block());
        for (Motion motion : order) {
          half = half.with(motion, Set.of(left)).orElse(half);
        }
        if (2 * half.motions().size() == group.motions().size()) {
          halves.putIfAbsent(Set.copyOf(half.motions()), half);
        }
      }
    }
    return List.copyOf(halves.values());
  }
}
