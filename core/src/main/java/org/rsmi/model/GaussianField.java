package org.rsmi.model;

import java.util.Arrays;
import java.util.Map;
import org.rsmi.lattice.Bonds;
import org.rsmi.lattice.Lattice;
import org.rsmi.num.Rng;

/// The free massive field on a ring or torus: `H = ½ Σ_⟨xy⟩ (φ_x − φ_y)² + ½ m² Σ_x φ_x²`, with
/// law `exp(−H)`.
///
/// Its modes are independent with variance `1/(m² + Σ_μ (2 − 2 cos k_μ))`, so every sweep is an
/// exact, independent sample and thermalisation is not needed. Its information is known in closed
/// form, which makes it the first test of any estimator. Measures `energy` (H, mean N/2) and
/// `field` (`Σ_x φ_x`).
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
            massSquared,
            Bonds.of(lattice),
            modes,
            deviations,
            new double[sites],
            new double[sites],
            new float[sites],
            rng);
    sampler.sweep();
    return sampler;
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
      double massSquared,
      Bonds bonds,
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
    public Map<String, Double> measure() {
      double sum = 0;
      double squares = 0;
      for (float value : values) {
        sum += value;
        squares += (double) value * value;
      }
      double gradients = 0;
      for (int b = 0; b < bonds.count(); b++) {
        double step = values[bonds.to()[b]] - values[bonds.from()[b]];
        gradients += step * step;
      }
      return Map.of("energy", (gradients + massSquared * squares) / 2, "field", sum);
    }

    @Override
    public long[] streamState() {
      return rng.state();
    }

    @Override
    public void restore(Configuration configuration, long[] tuning, long[] streamState) {
      if (!(configuration instanceof Configuration.Field(float[] saved))
          || saved.length != values.length
          || tuning.length != 0) {
        throw new IllegalArgumentException(
            "a Gaussian field on %d sites cannot resume from %s of %d sites, %d tuning numbers"
                .formatted(
                    values.length,
                    configuration.getClass().getSimpleName(),
                    configuration.sites(),
                    tuning.length));
      }
      rng.resumeAt(streamState);
      System.arraycopy(saved, 0, values, 0, values.length);
    }
  }
}
