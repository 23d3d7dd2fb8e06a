package org.rsmi.mi;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
  /// @param seeds one critic of each seed
  /// @param shared critics that stand beside each of them, possibly none
  /// @param shifts number of shifts, less than the report rows
  static FoldReport of(
      List<Recipe.Trained> seeds,
      List<Recipe.Trained> shared,
      Recipe.Data data,
      Pairs report,
      int shifts) {
    List<Scorer> critics = new ArrayList<>();
    Stream.concat(seeds.stream(), shared.stream()).forEach(one -> critics.add(one.critic()));
    critics.add(ResidualNetwork.silent(data.baseline()));
    Stack stack =
        new Stack(
            critics.stream().map(one -> RememberedScores.of(one, data.select())).toList(),
            critics.stream().map(one -> RememberedScores.of(one, report)).toList(),
            data.select(),
            report);
    double[] bySeed = new double[seeds.size()];
    for (int s = 0; s < bySeed.length; s++) {
      int own = s;
      int[] some =
          IntStream.range(0, critics.size()).filter(m -> m == own || m >= bySeed.length).toArray();
      bySeed[s] = stack.local(stack.scores(some)).value();
    }
    Scorer best = stack.scores(IntStream.range(0, critics.size()).toArray());
    return new FoldReport(
        stack.local(best).terms(),
        bySeed,
        ShiftTest.of(best, report, shifts),
        Stream.concat(seeds.stream(), shared.stream()).mapToLong(Recipe.Trained::steps).sum());
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
