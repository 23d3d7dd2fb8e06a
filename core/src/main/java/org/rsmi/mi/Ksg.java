package org.rsmi.mi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.special.Gamma;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

/// The nearest-neighbour estimate of Kraskov, Stögbauer and Grassberger: a mean of digammas of how
/// many neighbours x and y have in the maximum norm, within the distance of the k-th neighbour of
/// both, see [Variant].
///
/// For continuous variables of few dimensions: nearly unbiased there, far too low where dimensions
/// are many or the information is many nats. Columns are first scaled to unit variance. Takes of
/// the order of N² steps unless x and y have one column each.
///
/// The error is that of a mean of independent terms or `s/√20`, s the scatter of the estimate over
/// 20 stretches of the sample, whichever is larger: terms share neighbours, which widens the error
/// by a third and which the first does not see. At 10³ rows it is still 15 % too small.
///
/// | data | result |
/// |---|---|
/// | more than 1 % of observations repeated | a reason against FIRST and SECOND, see MIXED |
/// | a constant column | tells nothing and does no harm |
/// | k rows or fewer | NaN |
///
/// @param variant how neighbours are counted
/// @param neighbours k, ≥ 1
/// @see <a href="https://arxiv.org/abs/cond-mat/0305641">Kraskov et al. (2004), eqs. 8, 9</a>
/// @see <a href="https://arxiv.org/abs/1709.06212">Gao et al. (2017)</a>
/// @see <a href="https://doi.org/10.1103/PhysRevE.100.022404">Holmes and Nemenman (2019)</a>
public record Ksg(Variant variant, int neighbours) implements Estimator {
  private static final double JITTER = 1e-10;
  private static final double TOLERATED = 0.01;
  private static final int STRETCHES = 20;
  private static final int SHORTEST = 5;

  /// How neighbours are counted; `⟨…⟩` is the mean over observations.
  public enum Variant {
    /// `ψ(k) + ψ(N) − ⟨ψ(n_x + 1) + ψ(n_y + 1)⟩`, n the others nearer than the k-th neighbour.
    FIRST,
    /// `ψ(k) − 1/k + ψ(N) − ⟨ψ(n_x) + ψ(n_y)⟩`, n_x the others not farther in x than any of the k
    /// neighbours.
    SECOND,
    /// `⟨ψ(k̃) + ln N − ψ(n_x + 1) − ψ(n_y + 1)⟩` as FIRST, except where the k-th neighbour is at
    /// distance 0: there `k̃ − 1`, n_x and n_y count all others at distance 0. Takes variables that
    /// are continuous, discrete or both; but where vectors of symbols seldom repeat, distances tie
    /// and the number depends on the scales of columns. Gao et al. (2017), with the counts of
    /// FIRST.
    MIXED
  }

  public Ksg {
    if (neighbours < 1) {
      throw new IllegalArgumentException("neighbours = " + neighbours + " is not positive");
    }
  }

  /// The first variant with four neighbours.
  public static Ksg defaults() {
    return new Ksg(Variant.FIRST, 4);
  }

  @Override
  public Result estimate(PairedSamples samples, Rng rng) {
    if (samples.rows() <= neighbours) {
      return Unmeasured.because(
          "%d rows: %d neighbours take at least %d"
              .formatted(samples.rows(), neighbours, neighbours + 1));
    }
    Rng jitter = rng.split("jitter");
    PairedSamples prepared =
        new PairedSamples(
            prepared(samples.x(), jitter), prepared(samples.y(), jitter), samples.group());
    Estimate pointwise =
        new LocalInformation(terms(prepared), samples.group()).mean(rng.split("bootstrap"));
    double error = Math.max(pointwise.error(), scatter(prepared));
    return new Result(new Estimate(pointwise.value(), error, "nats"), reasons(samples));
  }

  private double[] terms(PairedSamples prepared) {
    Search search = new Search(prepared.x(), prepared.y());
    double[] terms = new double[prepared.rows()];
    int[] nearest = new int[neighbours];
    for (int row = 0; row < terms.length; row++) {
      double radius = search.joint.nearest(row, nearest);
      terms[row] =
          switch (variant) {
            case FIRST -> search.first(row, radius, neighbours);
            case SECOND -> search.second(row, nearest);
            case MIXED -> search.mixed(row, radius, neighbours);
          };
    }
    return terms;
  }

  /// Error from the scatter over stretches; 0 where they are too short to tell.
  private double scatter(PairedSamples prepared) {
    Groups groups = Groups.of(prepared.group());
    double[] values = new double[STRETCHES];
    for (int part = 0; part < STRETCHES; part++) {
      int[] rows = groups.stretch(part, STRETCHES);
      if (rows.length < SHORTEST * neighbours) {
        return 0;
      }
      values[part] = Arrays.stream(terms(prepared.rows(rows))).average().orElseThrow();
    }
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(squares / (STRETCHES - 1) / STRETCHES);
  }

  private List<String> reasons(PairedSamples samples) {
    List<String> reasons = new ArrayList<>();
    double repeated = Contingency.of(samples).repeated();
    if (variant != Variant.MIXED && repeated > TOLERATED) {
      reasons.add(
          "%.0f %% of the rows occur more than once: the variables are not continuous, see MIXED"
              .formatted(100 * repeated));
    }
    return reasons;
  }

  private Variable prepared(Variable variable, Rng jitter) {
    double amplitude = variant == Variant.MIXED ? 0 : JITTER;
    double[] scaled = Standardised.of(variable).values();
    Arrays.setAll(scaled, i -> scaled[i] + amplitude * jitter.nextGaussian());
    return new Variable(scaled, variable.columns());
  }

  /// The rows of both variables, of x and of y, ready to be counted.
  private record Search(MaxNorm joint, MaxNorm x, MaxNorm y, int rows) {
    Search(Variable x, Variable y) {
      this(new MaxNorm(x.beside(y)), new MaxNorm(x), new MaxNorm(y), x.rows());
    }

    double first(int row, double radius, int k) {
      return Gamma.digamma(k)
          + Gamma.digamma(rows)
          - Gamma.digamma(x.within(row, radius) + 1)
          - Gamma.digamma(y.within(row, radius) + 1);
    }

    double second(int row, int[] nearest) {
      int k = nearest.length;
      return Gamma.digamma(k)
          - 1.0 / k
          + Gamma.digamma(rows)
          - Gamma.digamma(x.within(row, justBeyond(x, row, nearest)))
          - Gamma.digamma(y.within(row, justBeyond(y, row, nearest)));
    }

    private static double justBeyond(MaxNorm norm, int row, int[] nearest) {
      double farthest = 0;
      for (int other : nearest) {
        farthest = Math.max(farthest, norm.distance(row, other));
      }
      return Math.nextUp(farthest);
    }

    double mixed(int row, double radius, int k) {
      double beyond = radius > 0 ? radius : Double.MIN_VALUE;
      int matches = radius > 0 ? k : joint.within(row, beyond) + 1;
      return Gamma.digamma(matches)
          + Math.log(rows)
          - Gamma.digamma(x.within(row, beyond) + 1)
          - Gamma.digamma(y.within(row, beyond) + 1);
    }
  }
}
