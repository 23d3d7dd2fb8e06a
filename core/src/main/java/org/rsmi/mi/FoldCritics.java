package org.rsmi.mi;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The trained critics of one fold and what they say of its report set.
///
/// @param critics one of each seed, then those that stand beside each of them
/// @param seeds number of seeds
/// @param report the fold's report set
/// @param look some of the report set, by which the critics of other folds are stacked
/// @param steps training steps behind them
record FoldCritics(List<Scorer> critics, int seeds, Pairs report, Stacking.Look look, long steps) {
  private static final Bound BOUND = new InfoNce();
  private static final int LOOK = 800;

  /// Looks at the report set.
  ///
  /// @param ofSeeds one critic of each seed
  /// @param shared critics that stand beside each of them, possibly none
  static FoldCritics of(
      List<Recipe.Trained> ofSeeds,
      List<Recipe.Trained> shared,
      GaussianBaseline baseline,
      Pairs report) {
    List<Scorer> critics = new ArrayList<>();
    Stream.concat(ofSeeds.stream(), shared.stream()).forEach(one -> critics.add(one.critic()));
    critics.add(ResidualNetwork.silent(baseline));
    Pairs some = report.first(LOOK);
    List<Scorer> scores = critics.stream().map(one -> RememberedScores.of(one, some)).toList();
    long steps =
        Stream.concat(ofSeeds.stream(), shared.stream()).mapToLong(Recipe.Trained::steps).sum();
    return new FoldCritics(
        List.copyOf(critics), ofSeeds.size(), report, new Stacking.Look(scores, some), steps);
  }

  /// The report of the fold, with weights that the other folds prefer.
  ///
  /// @param shifts number of shifts, less than the report rows
  FoldReport report(Stacking others, int shifts) {
    List<Scorer> scores = critics.stream().map(one -> RememberedScores.of(one, report)).toList();
    double[] bySeed = new double[seeds];
    for (int s = 0; s < seeds; s++) {
      int own = s;
      int[] some = IntStream.range(0, critics.size()).filter(m -> m == own || m >= seeds).toArray();
      bySeed[s] = local(stack(scores, others, some)).value();
    }
    Scorer best = stack(scores, others, IntStream.range(0, critics.size()).toArray());
    return new FoldReport(local(best).terms(), bySeed, ShiftTest.of(best, report, shifts), steps);
  }

  private static Scorer stack(List<Scorer> scores, Stacking others, int[] some) {
    return new StackedScores(
        IntStream.of(some).mapToObj(scores::get).toList(), others.weights(some));
  }

  private LocalInformation local(Scorer scores) {
    return Evaluation.of(BOUND, scores, Calibration.NONE, report).local();
  }
}
