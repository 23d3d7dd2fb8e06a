package org.rsmi.mi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.rsmi.net.Crew;
import org.rsmi.net.Parameter;
import org.rsmi.net.ScoreTile;
import org.rsmi.net.Stretches;

/// Visits of a bound to all rows of a score matrix, a tile at a time, after a survey where it asks
/// for one.
///
/// The stretches of the matrix are shared by the critic's crew, a tile for each thread. Tiles of a
/// stretch come in the order of their rows, and sums that are kept for each stretch and added in
/// their order have the same bits on any number of threads.
final class Sweep {
  private final Bound bound;
  private final int columns;
  private final Parameter carried;
  private final List<ScoreTile> tiles = new ArrayList<>();
  private final float[][] carriedGradients;

  /// A sweep of a bound that learns nothing.
  ///
  /// @param columns K, the number of pairs
  Sweep(Bound bound, int columns) {
    this(bound, columns, Parameter.zeros("none", 0));
  }

  /// @param columns K, the number of pairs
  /// @param carried what the bound learns or carries, whose gradient is added to
  Sweep(Bound bound, int columns, Parameter carried) {
    this.bound = bound;
    this.columns = columns;
    this.carried = carried;
    this.carriedGradients = new float[new Stretches(columns).count()][carried.value().length];
    tiles.add(tile());
  }

  private ScoreTile tile() {
    float[] value = carried.value();
    return new ScoreTile(columns, new Parameter(carried.name(), value, new float[value.length]));
  }

  /// Visits the matrix of the batch that `critic` holds.
  ///
  /// @param scores what is made of the critic's scores first
  /// @param each uses a tile after a visit
  void of(Scorer critic, Calibration scores, Consumer<ScoreTile> each) {
    while (tiles.size() < critic.crew().threads()) {
      tiles.add(tile());
    }
    if (bound.surveys()) {
      double normaliser = normaliser(critic, scores);
      tiles.forEach(tile -> tile.normaliser = normaliser);
    }
    stretches(
        critic,
        scores,
        tile -> {
          bound.visit(tile);
          each.accept(tile);
        });
    for (float[] gradient : carriedGradients) {
      for (int i = 0; i < gradient.length; i++) {
        carried.gradient()[i] += gradient[i];
      }
    }
  }

  /// A tile that has seen what the last survey found.
  ScoreTile last() {
    return tiles.getFirst();
  }

  private double normaliser(Scorer critic, Calibration scores) {
    double[] logs = new double[columns];
    stretches(
        critic,
        scores,
        tile -> {
          for (int r = 0; r < tile.rows; r++) {
            logs[tile.first + r] = bound.survey(tile, r);
          }
        });
    return LogSum.of(logs) - Math.log(logs.length);
  }

  private void stretches(Scorer critic, Calibration scores, Consumer<ScoreTile> each) {
    Stretches cut = new Stretches(columns);
    Crew crew = critic.crew();
    crew.each(
        cut.count(),
        (stretch, hand) -> {
          ScoreTile tile = tiles.get(hand);
          tile.stretch = stretch;
          Arrays.fill(tile.carried.gradient(), 0f);
          for (int first = cut.from(stretch); first < cut.to(stretch); first += ScoreTile.ROWS) {
            critic.scores(first, Math.min(ScoreTile.ROWS, cut.to(stretch) - first), tile);
            scores.apply(tile);
            each.accept(tile);
          }
          float[] gradient = tile.carried.gradient();
          System.arraycopy(gradient, 0, carriedGradients[stretch], 0, gradient.length);
        });
  }
}
