package org.rsmi.mi;

import org.rsmi.net.ScoreTile;

/// How far a critic's scores can be believed: the score function `gain·f + offset` whose bound is
/// largest on a held-out set.
///
/// It is a score function like any other, so its bound on further data is as valid, and it cannot
/// fall far below 0: an overfitted critic is turned down, and a constant that the scores are off by
/// is taken away, where the bound is not indifferent to it. The gain stays above 0, where the bound
/// is 0 whatever the data, so that its error still tells what the data can resolve.
///
/// Golden-section search finds the gain; for InfoNCE the bound is concave in it. For each gain the
/// offset is that of [Evaluation#balance], at once the best for a bound like [Nwj], to be repeated
/// for others.
///
/// @param gain factor of the scores
/// @param offset added to them, nats
public record Calibration(double gain, double offset) {
  /// The scores as they are.
  static final Calibration NONE = new Calibration(1, 0);

  private static final double SMALLEST = 0.05;
  private static final double LARGEST = 1.5;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
  private static final int SECTIONS = 10;
  private static final int SHIFTS = 8;
  private static final double BALANCED = 1e-3;

  /// The best gain in [0.05, 1.5], to about 0.01, with its offset.
  static Calibration of(Bound bound, Scorer critic, Pairs select) {
    return of(bound, bound, critic, select);
  }

  /// With the offset that another bound prefers, for one whose own balance says little.
  static Calibration of(Bound bound, Bound level, Scorer critic, Pairs select) {
    Search search = new Search(bound, level, critic, select);
    double low = SMALLEST;
    double high = LARGEST;
    double left = high - GOLDEN * (high - low);
    double right = low + GOLDEN * (high - low);
    double atLeft = search.value(left);
    double atRight = search.value(right);
    for (int section = 0; section < SECTIONS; section++) {
      if (atLeft >= atRight) {
        high = right;
        right = left;
        atRight = atLeft;
        left = high - GOLDEN * (high - low);
        atLeft = search.value(left);
      } else {
        low = left;
        left = right;
        atLeft = atRight;
        right = low + GOLDEN * (high - low);
        atRight = search.value(right);
      }
    }
    return search.best((low + high) / 2).scores;
  }

  /// What different calibrations do on the select set.
  private record Search(Bound bound, Bound level, Scorer critic, Pairs select) {

    /// The bound with the best offset for a gain, −∞ if it is not a number.
    double value(double gain) {
      Candidate best = best(gain);
      Evaluation evaluation = level.equals(bound) ? best.evaluation : at(bound, best.scores);
      double value = evaluation.local().value();
      return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
    }

    /// One look is enough for a bound that no offset changes, two for one like [Nwj].
    Candidate best(double gain) {
      Calibration scores = new Calibration(gain, 0);
      Evaluation now = at(level, scores);
      for (int shift = 0; shift < SHIFTS && Math.abs(now.balance()) > BALANCED; shift++) {
        scores = new Calibration(gain, scores.offset + now.balance());
        now = at(level, scores);
      }
      return new Candidate(scores, now);
    }

    private Evaluation at(Bound of, Calibration scores) {
      return Evaluation.of(of, critic, scores, select);
    }
  }

  private record Candidate(Calibration scores, Evaluation evaluation) {}

  /// Turns the scores f of a tile into `gain·f + offset`.
  void apply(ScoreTile tile) {
    if (gain == 1 && offset == 0) {
      return;
    }
    float factor = (float) gain;
    float shift = (float) offset;
    for (int r = 0; r < tile.rows; r++) {
      int row = r * tile.stride;
      for (int j = row; j < row + tile.columns; j++) {
        tile.values[j] = factor * tile.values[j] + shift;
      }
    }
  }
}
