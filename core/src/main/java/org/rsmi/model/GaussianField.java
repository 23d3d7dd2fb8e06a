package org.rsmi.model;

import java.util.Arrays;
import java.util.List;
import org.rsmi.lattice.Bonds;
import org.rsmi.lattice.Lattice;
import org.rsmi.num.Rng;

/// The free massive field on a ring or torus: `H = ½ Σ_⟨xy⟩ (φ_x − φ_y)² + ½ m² Σ_x φ_x²`, with
/// law `exp(−H)`.
///
/// Its modes are independent with variance `1/(m² + Σ_μ (2 − 2 cos k_μ))`, so every sweep is an
/// exact, independent sample and thermalisation is not needed. Its information is known in closed
/// form, which makes it the first test of any estimator. Measures per site `energy` (H, mean ½),
/// `field` (`Σ_x φ_x`), `field2` (`Σ_x φ_x²`), `structure_factor` (`(Σ_x φ_x)²`, mean 1/m²) and
/// `structure_factor_kmin` (`|Σ_x φ_x e^{ikx}|²` at the smallest k along an axis, the mean over the
/// axes); on rings and L × L tori `correlation_length`, the second moment's, is 1/m exactly.
///
/// @param massSquared m² > 0; the correlation length is about 1/m
public record GaussianField(double massSquared) implements Model {
  public GaussianField {
    if (!(massSquared > 0 && massSquared < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "massSquared = " + massSquared + ": a Gaussian field takes a finite one above 0");
    }
  }

  /// `m² = 0.1`.
  public static GaussianField defaults() {
    return new GaussianField(0.1);
  }

  @Override
  public Sampler start(Lattice lattice, Rng rng) {
    TorusModes modes = TorusModes.of(lattice);
    double[] deviations = Arrays.stream(variances(modes)).map(Math::sqrt).toArray();
    int sites = deviations.length;
    Sampler sampler =
        new FieldSampler(
            modes, deviations, new double[sites], new double[sites], new float[sites], rng);
    sampler.sweep();
    return sampler;
  }

  @Override
  public Observables observables(Lattice lattice) {
    TorusModes modes = TorusModes.of(lattice);
    FirstMode first = new FirstMode(modes.rows().size(), modes.columns().size());
    return new Moments(massSquared, Bonds.of(lattice), first, modes.sites());
  }

  private record Moments(double massSquared, Bonds bonds, FirstMode first, int sites)
      implements Observables {

    @Override
    public List<String> names() {
      return List.of("energy", "field", "field2", "structure_factor", "structure_factor_kmin");
    }

    @Override
    public double[] of(Configuration configuration) {
      float[] values = checked(configuration, sites);
      double sum = 0;
      double squares = 0;
      double[] exact = new double[sites];
      for (int x = 0; x < sites; x++) {
        exact[x] = values[x];
        sum += exact[x];
        squares += exact[x] * exact[x];
      }
      double gradients = 0;
      for (int b = 0; b < bonds.count(); b++) {
        double step = exact[bonds.to()[b]] - exact[bonds.from()[b]];
        gradients += step * step;
      }
      double energy = (gradients + massSquared * squares) / 2;
      return new double[] {
        energy / sites, sum / sites, squares / sites, sum * sum / sites, first.of(exact) / sites
      };
    }

    @Override
    public List<Derived> derived() {
      return first.isotropic()
          ? List.of(
              new Derived(
                  "correlation_length",
                  List.of("structure_factor", "structure_factor_kmin"),
                  s -> first.correlationLength(s[0], s[1])))
          : List.of();
    }
  }

  private static float[] checked(Configuration configuration, int sites) {
    return switch (configuration) {
      case Configuration.Field(float[] values) when values.length == sites -> values;
      case Configuration.Spins _, Configuration.Field _ ->
          throw new IllegalArgumentException(
              "a Gaussian field on %d sites is no %s of %d sites"
                  .formatted(
                      sites, configuration.getClass().getSimpleName(), configuration.sites()));
    };
  }

  @Override
  public Portrait portrait() {
    return Portrait.FIELD;
  }

  /// The propagator `⟨φ₀ φ_x⟩ = 1/N Σ_k cos(k·x)/(m² + Σ_μ (2 − 2 cos k_μ))`.
  ///
  /// @return `[sites]`
  public double[] correlation(Lattice lattice) {
    TorusModes modes = TorusModes.of(lattice);
    double[] sum = new double[modes.sites()];
    modes.transform(variances(modes), new double[sum.length], sum);
    double norm = Math.sqrt(sum.length);
    return Arrays.stream(sum).map(s -> s / norm).toArray();
  }

  /// `⟨φ_x φ_y⟩`.
  ///
  /// @return `[sites × sites]`
  public double[][] covariance(Lattice lattice) {
    double[] correlation = correlation(lattice);
    int sites = correlation.length;
    int columns = lattice.shape().getLast();
    int rows = sites / columns;
    double[][] covariance = new double[sites][sites];
    for (int x = 0; x < sites; x++) {
      for (int y = 0; y < sites; y++) {
        int r = Math.floorMod(y / columns - x / columns, rows);
        int c = Math.floorMod(y % columns - x % columns, columns);
        covariance[x][y] = correlation[r * columns + c];
      }
    }
    return covariance;
  }

  private double[] variances(TorusModes modes) {
    return Arrays.stream(modes.eigenvalues()).map(k -> 1 / (massSquared + k)).toArray();
  }

  /// @param deviations `[modes]`, standard deviation of each mode
  /// @param amplitudes `[modes]`, of the present sample
  /// @param work as long
  private record FieldSampler(
      TorusModes modes,
      double[] deviations,
      double[] amplitudes,
      double[] work,
      float[] values,
      Rng rng)
      implements Sampler {

    @Override
    public void sweep() {
      for (int k = 0; k < amplitudes.length; k++) {
        amplitudes[k] = deviations[k] * rng.nextGaussian();
      }
      modes.transform(amplitudes, work, amplitudes);
      for (int x = 0; x < values.length; x++) {
        values[x] = (float) amplitudes[x];
      }
    }

    @Override
    public Configuration configuration() {
      return new Configuration.Field(values);
    }

    @Override
    public long[] streamState() {
      return rng.state();
    }

    @Override
    public void restore(Configuration state, long[] tuning, long[] streamState) {
      float[] saved = checked(state, values.length);
      if (tuning.length != 0) {
        throw new IllegalArgumentException(
            tuning.length + " tuning numbers for a Gaussian field, which takes none");
      }
      rng.resumeAt(streamState);
      System.arraycopy(saved, 0, values, 0, values.length);
    }
  }
}
