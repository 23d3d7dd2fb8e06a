package org.rsmi.analysis;

import java.util.Arrays;
import org.rsmi.num.Rng;

/// Where a smooth function through measured points changes fastest.
///
/// Of every function that is drawn, the gap between measured points with the largest mean slope
/// wins, and the steepest place is looked for in it and in the adjoining halves of its neighbours:
/// wiggles that fit into a wide gap between points of equal value are not taken for a transition.
///
/// A control parameter that spans a factor of five or more is counted in logarithms: then the
/// change is one per ln x.
///
/// @param place where, in units of x
/// @param height how fast there, per unit of x, with its sign
/// @param inside share of places that are not next to either end
/// @param at `[m]` values of x
/// @param slope `[m]`, dy/dx
/// @param error `[m]`, one standard deviation of the slope
record SteepestChange(
    Draws place, Draws height, double inside, double[] at, double[] slope, double[] error) {
  private static final int CELLS = 100;
  private static final double DECADES = 5;

  /// Points of the measured function.
  ///
  /// @param x `[n]`, ascending, n ≥ 3
  /// @param y `[n]`
  /// @param own `[n]`, errors
  /// @param shared `[n]`, errors of which an unknown part cancels in y
  record Measured(double[] x, double[] y, double[] own, double[] shared) {
    /// `Σ (y − ȳ)²/σ²` about the weighted mean, with the full errors.
    double unevenness() {
      double[] weights = new double[y.length];
      Arrays.setAll(weights, i -> 1 / (own[i] * own[i] + shared[i] * shared[i]));
      double mean = FilterEnsemble.dot(weights, y) / Arrays.stream(weights).sum();
      double sum = 0;
      for (int i = 0; i < y.length; i++) {
        sum += weights[i] * (y[i] - mean) * (y[i] - mean);
      }
      return sum;
    }
  }

  static SteepestChange of(Measured measured, int draws, Rng rng) {
    Scale scale = Scale.of(measured.x());
    double[] t = Arrays.stream(measured.x()).map(scale::to).toArray();
    Cells cells = Cells.of(t);
    SmoothFunction function =
        new SmoothFunction(t, measured.y(), measured.own(), measured.shared());
    double[][] slopes = function.draws(SmoothFunction.Order.SLOPE, cells.centres(), draws, rng);
    double[] mean = mean(slopes);
    double sign = cells.sign(mean);
    double[] place = new double[draws];
    double[] height = new double[draws];
    int inside = 0;
    for (int n = 0; n < draws; n++) {
      int best = cells.steepest(slopes[n], sign);
      double centre = cells.centres()[best];
      place[n] = scale.from(centre + (rng.nextDouble() - 0.5) * cells.width(best));
      height[n] = slopes[n][best] * scale.stretch(centre);
      inside += best > 0 && best < mean.length - 1 ? 1 : 0;
    }
    double[] stretch = Arrays.stream(cells.centres()).map(scale::stretch).toArray();
    return new SteepestChange(
        new Draws(place),
        new Draws(height),
        (double) inside / draws,
        Arrays.stream(cells.centres()).map(scale::from).toArray(),
        product(mean, stretch),
        product(deviation(slopes, mean), stretch));
  }

  /// Whether the change is at one place, and that is not an end of the range.
  boolean located() {
    double range = at[at.length - 1] - at[0];
    return place.high() - place.low() < range / 2 && inside > 0.84;
  }

  /// Every gap between measured points cut into as many cells.
  ///
  /// @param t `[n]`, the points
  /// @param each cells of a gap
  /// @param centres `[(n − 1) · each]`
  private record Cells(double[] t, int each, double[] centres) {
    static Cells of(double[] t) {
      int each = Math.max(2, CELLS / (t.length - 1));
      double[] centres = new double[(t.length - 1) * each];
      Arrays.setAll(
          centres,
          c -> {
            int gap = c / each;
            return t[gap] + (t[gap + 1] - t[gap]) * (c % each + 0.5) / each;
          });
      return new Cells(t, each, centres);
    }

    double gap(int k) {
      return k < 0 || k > t.length - 2 ? 0 : t[k + 1] - t[k];
    }

    double width(int cell) {
      return gap(cell / each) / each;
    }

    private double mean(double[] slope, int gap) {
      return Arrays.stream(slope, gap * each, (gap + 1) * each).average().orElse(0);
    }

    /// Sign of the largest mean slope of a gap.
    double sign(double[] slope) {
      double largest = 0;
      for (int k = 0; k < t.length - 1; k++) {
        double mean = mean(slope, k);
        largest = Math.abs(mean) > Math.abs(largest) ? mean : largest;
      }
      return Math.signum(largest);
    }

    /// The steepest cell in the winning gap and next to it.
    int steepest(double[] slope, double sign) {
      int winner = 0;
      for (int k = 1; k < t.length - 1; k++) {
        winner = sign * mean(slope, k) > sign * mean(slope, winner) ? k : winner;
      }
      double from = t[winner] - Math.min(gap(winner - 1) / 2, gap(winner));
      double to = t[winner + 1] + Math.min(gap(winner + 1) / 2, gap(winner));
      int best = winner * each;
      for (int c = 0; c < centres.length; c++) {
        if (centres[c] > from && centres[c] < to && sign * slope[c] > sign * slope[best]) {
          best = c;
        }
      }
      return best;
    }
  }

  private static double[] product(double[] a, double[] b) {
    double[] product = new double[a.length];
    Arrays.setAll(product, i -> a[i] * b[i]);
    return product;
  }

  private static double[] mean(double[][] draws) {
    double[] mean = new double[draws[0].length];
    Arrays.setAll(mean, g -> Arrays.stream(draws).mapToDouble(draw -> draw[g]).average().orElse(0));
    return mean;
  }

  private static double[] deviation(double[][] draws, double[] mean) {
    double[] deviation = new double[mean.length];
    Arrays.setAll(
        deviation,
        g ->
            Math.sqrt(
                Arrays.stream(draws)
                    .mapToDouble(draw -> (draw[g] - mean[g]) * (draw[g] - mean[g]))
                    .average()
                    .orElse(0)));
    return deviation;
  }

  /// How a control parameter is counted.
  enum Scale {
    LINEAR,
    LOGARITHMIC;

    static Scale of(double[] x) {
      return x[0] > 0 && x[x.length - 1] >= DECADES * x[0] ? LOGARITHMIC : LINEAR;
    }

    double to(double x) {
      return this == LINEAR ? x : Math.log(x);
    }

    double from(double t) {
      return this == LINEAR ? t : Math.exp(t);
    }

    /// `dt/dx`.
    double stretch(double t) {
      return this == LINEAR ? 1 : Math.exp(-t);
    }
  }
}
