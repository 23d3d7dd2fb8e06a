package org.rsmi.mi;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// What the critics of one fold say of its report set.
///
/// @param terms `[report rows]`, the bound of all critics stacked, by row, nats
/// @param bySeed `[seeds]`, the bound of the critics of one seed stacked, nats
/// @param shifts pairs that do not belong together
/// @param steps training steps behind it
record FoldReport(double[] terms, double[] bySeed, ShiftTest shifts, long steps) {
  private static final Bound BOUND = new InfoNce();

  /// Evaluates trained critics and the baseline alone.
  ///
  /// @param trained `[seeds][recipes]`
  /// @param shifts number of shifts, less than the report rows
  static FoldReport of(
      List<List<Recipe.Trained>> trained, Recipe.Data data, Pairs report, int shifts) {
    List<Scorer> critics = new ArrayList<>();
    trained.forEach(seed -> seed.forEach(one -> critics.add(one.critic())));
    critics.add(ResidualNetwork.silent(data.baseline()));
    List<Scorer> onSelect =
        critics.stream().map(one -> RememberedScores.of(one, data.select())).toList();
    List<Scorer> onReport = critics.stream().map(one -> RememberedScores.of(one, report)).toList();
    int[] all = IntStream.range(0, critics.size()).toArray();
    Stack stack = new Stack(onSelect, onReport, data.select(), report);
    int recipes = trained.getFirst().size();
    double[] bySeed = new double[trained.size()];
    for (int s = 0; s < bySeed.length; s++) {
      int first = s * recipes;
      int[] own =
          IntStream.range(0, recipes + 1)
              .map(r -> r < recipes ? first + r : critics.size() - 1)
              .toArray();
      bySeed[s] = stack.local(stack.scores(own)).value();
    }
    Scorer best = stack.scores(all);
    long steps = trained.stream().flatMap(List::stream).mapToLong(Recipe.Trained::steps).sum();
    return new FoldReport(
        stack.local(best).terms(), bySeed, ShiftTest.of(best, report, shifts), steps);
  }

  /// The critics' scores on the two held-out sets.
  private record Stack(List<Scorer> onSelect, List<Scorer> onReport, Pairs select, Pairs report) {

    double[] weights(int[] some) {
      return StackedScores.weights(
          IntStream.of(some).mapToObj(onSelect::get).toList(), BOUND, select);
    }

    Scorer scores(int[] some) {
      return new StackedScores(IntStream.of(some).mapToObj(onReport::get).toList(), weights(some));
    }

    LocalInformation local(Scorer scores) {
      return Evaluation.of(BOUND, scores, Calibration.NONE, report).local();
    }
  }
}
