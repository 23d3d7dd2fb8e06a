package org.rsmi.mi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

/// The information of a mixture of Gaussians fitted to pairs of numbers,
/// `Î = ⟨ln p(x,y)/(p(x) p(y))⟩` over draws from the fit.
///
/// Fitted by expectation and maximisation, with the number of parts that has the least Bayesian
/// information criterion `−2 ln L + (6c − 1) ln N`, c ≤ `components`. For smooth densities; edges
/// and atoms are blurred. The error is that of 20 fits to resampled groups, taken as independent,
/// with the same draws, and of the draws.
///
/// | data | result |
/// |---|---|
/// | more than one column in x or y | NaN |
/// | a constant column | NaN |
/// | fewer than 10 rows a parameter of one Gaussian (50) | NaN |
/// | more than 1 % of observations repeated | a number and a reason against it |
///
/// @param components most parts that are tried, ≥ 1
/// @see <a href="https://doi.org/10.1111/j.2517-6161.1977.tb01600.x">Dempster et al. (1977)</a>
/// @see <a href="https://doi.org/10.1214/aos/1176344136">Schwarz (1978)</a>
public record GaussianMixture(int components) implements Estimator {
  private static final int FEWEST = 50;
  private static final double TOLERATED = 0.01;
  private static final int STARTS = 3;
  private static final int SHORT = 20;
  private static final int LONG = 500;
  private static final double GAIN = 1e-6;
  private static final int RESAMPLES = 20;
  private static final int DRAWS = 50_000;

  public GaussianMixture {
    if (components < 1) {
      throw new IllegalArgumentException("components = " + components + " is not positive");
    }
  }

  /// At most six parts.
  public static GaussianMixture defaults() {
    return new GaussianMixture(6);
  }

  @Override
  public Result estimate(PairedSamples samples, Rng rng) {
    int dx = samples.x().columns();
    int dy = samples.y().columns();
    if (dx != 1 || dy != 1) {
      return Unmeasured.because(
          "%d + %d columns: the mixture is fitted to 1 + 1".formatted(dx, dy));
    }
    if (samples.rows() < FEWEST) {
      return Unmeasured.because("%d rows: a fit takes at least 50".formatted(samples.rows()));
    }
    Standardised x = Standardised.of(samples.x());
    Standardised y = Standardised.of(samples.y());
    if (x.hasConstantColumn() || y.hasConstantColumn()) {
      return Unmeasured.because("a column is constant: it has no density");
    }
    double[] once = new double[samples.rows()];
    Arrays.fill(once, 1);
    Mixture.Data data = new Mixture.Data(x.values(), y.values(), once);
    Mixture fit = best(data, rng.split("start"));
    Estimate drawn = fit.information(DRAWS, rng.split("draws")).mean(rng.split("bootstrap"));
    double error = Math.hypot(drawn.error(), spread(fit, data, samples.group(), rng));
    return new Result(new Estimate(drawn.value(), error, "nats"), reasons(samples));
  }

  private static List<String> reasons(PairedSamples samples) {
    List<String> reasons = new ArrayList<>();
    double repeated = Contingency.of(samples).repeated();
    if (repeated > TOLERATED) {
      reasons.add(
          "%.0f %% of the rows occur more than once: the variables have no density"
              .formatted(100 * repeated));
    }
    return reasons;
  }

  /// A fit and how good it is.
  ///
  /// @param logLikelihood per observation
  private record Fit(Mixture mixture, double logLikelihood) {
    /// `(ln L) − (6c − 1)/2 · ln N`, per observation.
    double score(int rows) {
      return logLikelihood - (6 * mixture.parts().size() - 1) * Math.log(rows) / 2 / rows;
    }
  }

  private Mixture best(Mixture.Data data, Rng starts) {
    int rows = data.x().length;
    Fit best = fit(data, 1, starts);
    for (int count = 2; count <= components; count++) {
      Fit next = fit(data, count, starts);
      best = next.score(rows) > best.score(rows) ? next : best;
    }
    return best.mixture();
  }

  /// The best of a few short fits, continued until it no longer gains.
  private static Fit fit(Mixture.Data data, int count, Rng starts) {
    Fit best = climb(Mixture.at(data, count, starts), data, SHORT);
    for (int start = 1; start < STARTS && count > 1; start++) {
      Fit next = climb(Mixture.at(data, count, starts), data, SHORT);
      best = next.logLikelihood() > best.logLikelihood() ? next : best;
    }
    return climb(best.mixture(), data, LONG);
  }

  private static Fit climb(Mixture from, Mixture.Data data, int steps) {
    Mixture mixture = from;
    Mixture.Step step = mixture.step(data);
    double before = Double.NEGATIVE_INFINITY;
    for (int i = 1; i < steps && step.logLikelihood() > before + GAIN; i++) {
      before = step.logLikelihood();
      mixture = step.mixture();
      step = mixture.step(data);
    }
    return new Fit(mixture, step.logLikelihood());
  }

  /// Standard deviation over fits to resampled groups, each from the fit to all.
  private static double spread(Mixture fit, Mixture.Data data, int[] group, Rng rng) {
    Rng resampling = rng.split("resampling");
    double[] values = new double[RESAMPLES];
    for (int b = 0; b < RESAMPLES; b++) {
      double[] weight = resampled(group, resampling);
      Mixture refit = climb(fit, new Mixture.Data(data.x(), data.y(), weight), SHORT).mixture();
      values[b] = Arrays.stream(refit.information(DRAWS, rng.split("draws")).terms()).sum() / DRAWS;
    }
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(squares / (RESAMPLES - 1));
  }

  /// How often each row occurs if as many groups as there are get drawn with repetition.
  private static double[] resampled(int[] group, Rng rng) {
    Groups groups = Groups.of(group);
    int[] times = new int[groups.count()];
    for (int draw = 0; draw < times.length; draw++) {
      times[rng.nextInt(times.length)]++;
    }
    double[] weight = new double[group.length];
    Arrays.setAll(weight, row -> times[groups.index()[row]]);
    return weight;
  }
}
