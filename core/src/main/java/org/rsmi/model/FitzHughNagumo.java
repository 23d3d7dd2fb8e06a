package org.rsmi.model;

import java.util.Arrays;
import java.util.List;
import org.rsmi.lattice.Lattice;
import org.rsmi.num.Rng;

/// Excitable units on a lattice, driven by noise:
/// `du = (u − u³/3 − v + D Σ_j (u_j − u)) dt + σ dW`, `dv = ε (u + a − b v) dt`, j over neighbours.
///
/// With the defaults a unit rests at `u = −1.2`, and noise sets off pulses that travel as waves. A
/// sweep is one unit of time: 1/step steps of Euler and Maruyama, whose error in law is of first
/// order in the step. A configuration shows u; v is hidden in the sampler's state. Measures `u`,
/// `u2` (`⟨u²⟩`) and `excited` (fraction of sites with `u > 0`).
///
/// @param epsilon ε > 0, how slow v is
/// @param offset a
/// @param recovery b
/// @param diffusion D ≥ 0
/// @param noise σ ≥ 0
/// @param step in `(0, 1]`, of time; the nearest fraction 1/n is taken, and `4 D step < 1` is
/// needed
/// @see <a href="https://doi.org/10.1016/S0006-3495(61)86902-6">FitzHugh (1961)</a>
public record FitzHughNagumo(
    double epsilon, double offset, double recovery, double diffusion, double noise, double step)
    implements Model {
  private static final double REST = -1.2;

  public FitzHughNagumo {
    if (!(epsilon > 0 && epsilon < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "epsilon = " + epsilon + ": a FitzHugh-Nagumo unit takes a finite one above 0");
    }
    if (!(Double.isFinite(offset) && Double.isFinite(recovery))) {
      throw new IllegalArgumentException(
          "offset = %s, recovery = %s: a FitzHugh-Nagumo unit takes finite ones"
              .formatted(offset, recovery));
    }
    if (!(noise >= 0 && noise < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "noise = " + noise + ": a FitzHugh-Nagumo unit takes a finite one of at least 0");
    }
    if (!(step > 0 && step <= 1)) {
      throw new IllegalArgumentException(
          "step = " + step + ": a FitzHugh-Nagumo lattice takes one above 0 and at most 1");
    }
    if (!(diffusion >= 0 && 4 * diffusion * step < 1)) {
      throw new IllegalArgumentException(
          "diffusion = %s with step = %s: 0 <= 4 diffusion step < 1 is needed; take a smaller step"
              .formatted(diffusion, step));
    }
  }

  /// `ε = 0.08, a = 0.7, b = 0.8`, the excitable values of FitzHugh, with D = 0.5, σ = 0.3 and
  /// steps of 0.05.
  public static FitzHughNagumo defaults() {
    return new FitzHughNagumo(0.08, 0.7, 0.8, 0.5, 0.3, 0.05);
  }

  @Override
  public Portrait portrait() {
    return Portrait.FIELD;
  }

  @Override
  public Sampler start(Lattice lattice, Rng rng) {
    int sites = lattice.sites();
    float[] fields = new float[2 * sites];
    for (int i = 0; i < sites; i++) {
      fields[i] = (float) (REST + 0.1 * rng.nextGaussian());
      fields[sites + i] = (float) (REST - REST * REST * REST / 3);
    }
    float[] shown = Arrays.copyOf(fields, sites);
    return new Units(this, lattice.neighbours(), fields, new float[sites], shown, rng);
  }

  @Override
  public Observables observables(Lattice lattice) {
    return new Moments(lattice.sites());
  }

  private record Moments(int sites) implements Observables {

    @Override
    public List<String> names() {
      return List.of("u", "u2", "excited");
    }

    @Override
    public double[] of(Configuration configuration) {
      double sum = 0;
      double squares = 0;
      double excited = 0;
      for (float value : checked(configuration, sites)) {
        sum += value;
        squares += (double) value * value;
        excited += value > 0 ? 1 : 0;
      }
      return new double[] {sum / sites, squares / sites, excited / sites};
    }
  }

  private static float[] checked(Configuration configuration, int values) {
    return switch (configuration) {
      case Configuration.Field(float[] field) when field.length == values -> field;
      case Configuration.Spins _, Configuration.Field _ ->
          throw new IllegalArgumentException(
              "a field of %d values is wanted, found %s of %d"
                  .formatted(
                      values, configuration.getClass().getSimpleName(), configuration.sites()));
    };
  }

  /// @param fields `[u of all sites, v of all sites]`
  /// @param next `[sites]`, u one step later
  private record Units(
      FitzHughNagumo model,
      int[][] neighbours,
      float[] fields,
      float[] next,
      float[] shown,
      Rng rng)
      implements Sampler {

    @Override
    public void sweep() {
      long steps = Math.round(1 / model.step);
      for (long s = 0; s < steps; s++) {
        advance(1.0 / steps);
      }
    }

    private void advance(double step) {
      int sites = next.length;
      double kick = model.noise * Math.sqrt(step);
      for (int i = 0; i < sites; i++) {
        double u = fields[i];
        double v = fields[sites + i];
        double around = 0;
        for (int j : neighbours[i]) {
          around += fields[j] - u;
        }
        double drift = u - u * u * u / 3 - v + model.diffusion * around;
        next[i] = (float) (u + step * drift + kick * rng.nextGaussian());
        fields[sites + i] =
            (float) (v + step * model.epsilon * (u + model.offset - model.recovery * v));
      }
      System.arraycopy(next, 0, fields, 0, sites);
    }

    @Override
    public Configuration configuration() {
      System.arraycopy(fields, 0, shown, 0, shown.length);
      return new Configuration.Field(shown);
    }

    @Override
    public Configuration state() {
      return new Configuration.Field(fields);
    }

    @Override
    public long[] streamState() {
      return rng.state();
    }

    @Override
    public void restore(Configuration saved, long[] tuning, long[] streamState) {
      float[] values = checked(saved, fields.length);
      if (tuning.length != 0) {
        throw new IllegalArgumentException(
            tuning.length + " tuning numbers for a FitzHugh-Nagumo lattice, which takes none");
      }
      rng.resumeAt(streamState);
      System.arraycopy(values, 0, fields, 0, fields.length);
    }
  }
}
