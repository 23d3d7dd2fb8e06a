package org.rsmi.model;

import java.util.ArrayList;
import java.util.List;
import org.rsmi.lattice.Bonds;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Lattice;
import org.rsmi.lattice.Square;
import org.rsmi.num.Rng;

/// The XY model: `H = −J Σ_⟨ij⟩ cos(θᵢ − θⱼ)` with law `exp(−H/T)`, k_B = 1; a configuration is the
/// field of angles in radians, from −π to π.
///
/// On the square lattice vortices unbind at the Kosterlitz–Thouless temperature `0.8929 J`, where
/// the helicity modulus jumps from `2T/π` to 0; below it correlations decay by a power of distance
/// and `|m|` vanishes slowly with size. Measures `energy` (H per site) and moments of
/// `m = |Σ e^{iθ}|/N`; on a square torus also `current2`, the mean over the two directions μ of
/// `(Σ_x sin(θ_{x+μ} − θ_x))²/N`, `magnetisation2_kmin`, the mean over them of
/// `|Σ_x (cos θ_x, sin θ_x) e^{ikx}|²/N²` at the smallest k, and `vortices`, the fraction of
/// plaquettes that
/// hold one. Derived are
///
/// | name | formula |
/// |---|---|
/// | specific_heat | `N (⟨e²⟩ − ⟨e⟩²)/T²` |
/// | susceptibility | `N (⟨m²⟩ − ⟨m⟩²)/T` |
/// | binder | `1 − ⟨m⁴⟩/(3⟨m²⟩²)`: ⅔ in order, ⅓ in disorder |
/// | helicity_modulus | `−⟨e⟩/2 − J² ⟨current2⟩/T`, in J, the mean over both directions |
/// | correlation_length | `√(⟨m²⟩/⟨magnetisation2_kmin⟩ − 1)/(2 sin(π/L))`, on L × L |
///
/// @param temperature T > 0, in the units of the coupling
/// @param coupling J, positive for a ferromagnet, negative for an antiferromagnet, not 0
/// @param update how configurations are drawn
/// @see <a href="https://doi.org/10.1088/0022-3719/6/7/010">Kosterlitz and Thouless (1973)</a>
/// @see <a href="https://doi.org/10.1088/0305-4470/38/26/003">Hasenbusch (2005), for T_KT</a>
public record XY(double temperature, double coupling, AngleUpdate update) implements Thermal {
  public XY {
    if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "temperature = " + temperature + ": an XY model takes a finite one above 0");
    }
    if (!(Math.abs(coupling) > 0 && Math.abs(coupling) < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "coupling = " + coupling + ": an XY model takes a finite one other than 0");
    }
  }

  /// The ferromagnet at its Kosterlitz–Thouless transition on the square lattice, J = 1.
  public static XY defaults() {
    return new XY(0.8929, 1, new WolffEmbedding());
  }

  @Override
  public XY at(double temperature) {
    return new XY(temperature, coupling, update);
  }

  @Override
  public Portrait portrait() {
    return Portrait.ANGLES;
  }

  @Override
  public Sampler start(Lattice lattice, Rng rng) {
    float[] spins = new float[2 * lattice.sites()];
    for (int i = 0; i < spins.length; i += 2) {
      double angle = 2 * Math.PI * rng.nextDouble();
      spins[i] = (float) Math.cos(angle);
      spins[i + 1] = (float) Math.sin(angle);
    }
    return new Chain(spins, update.on(this, lattice, spins, rng), rng);
  }

  @Override
  public Observables observables(Lattice lattice) {
    return new Moments(this, Bonds.of(lattice), lattice.sites(), Torus.of(lattice));
  }

  /// @param content of a field of this size, for the error
  private static float[] field(Configuration configuration, int size, String content) {
    return switch (configuration) {
      case Configuration.Field(float[] values) when values.length == size -> values;
      case Configuration.Spins _, Configuration.Field _ ->
          throw new IllegalArgumentException(
              "an XY model takes a Field of %d %s, found %s of %d"
                  .formatted(
                      size,
                      content,
                      configuration.getClass().getSimpleName(),
                      configuration.sites()));
    };
  }

  /// The state is cosine and sine of every angle; the angles are formed when asked for.
  private static final class Chain implements Sampler {
    private final float[] spins;
    private final float[] angles;
    private final Update.Moves moves;
    private final Rng rng;
    private boolean moved = true;

    Chain(float[] spins, Update.Moves moves, Rng rng) {
      this.spins = spins;
      this.angles = new float[spins.length / 2];
      this.moves = moves;
      this.rng = rng;
    }

    @Override
    public void sweep() {
      moves.sweep();
      moved = true;
    }

    @Override
    public Configuration configuration() {
      if (moved) {
        for (int i = 0; i < angles.length; i++) {
          angles[i] = (float) Math.atan2(spins[2 * i + 1], spins[2 * i]);
        }
        moved = false;
      }
      return new Configuration.Field(angles);
    }

    @Override
    public Configuration state() {
      return new Configuration.Field(spins);
    }

    @Override
    public void freeze() {
      moves.freeze();
    }

    @Override
    public long[] tuning() {
      return moves.tuning();
    }

    @Override
    public long[] streamState() {
      return rng.state();
    }

    @Override
    public void restore(Configuration state, long[] tuning, long[] streamState) {
      float[] saved = field(state, spins.length, "cosines and sines");
      for (int i = 0; i < saved.length; i += 2) {
        double length = Math.hypot(saved[i], saved[i + 1]);
        if (!(Math.abs(length - 1) < 1e-5)) {
          throw new IllegalArgumentException(
              "an XY model resumes from spins of length 1, found %s at site %d"
                  .formatted(length, i / 2));
        }
      }
      moves.restore(tuning);
      rng.resumeAt(streamState);
      System.arraycopy(saved, 0, spins, 0, spins.length);
      moved = true;
    }
  }

  /// @param tori the torus the model lives on, none on other lattices
  private record Moments(XY model, Bonds bonds, int sites, List<Torus> tori)
      implements Observables {

    @Override
    public List<String> names() {
      List<String> names =
          new ArrayList<>(
              List.of(
                  "energy", "energy2", "abs_magnetisation", "magnetisation2", "magnetisation4"));
      if (!tori.isEmpty()) {
        names.addAll(List.of("current2", "magnetisation2_kmin", "vortices"));
      }
      return names;
    }

    @Override
    public double[] of(Configuration configuration) {
      float[] angles = field(configuration, sites, "angles");
      double[] moments = new double[names().size()];
      double[] cosines = new double[sites];
      double[] sines = new double[sites];
      double x = 0;
      double y = 0;
      for (int i = 0; i < sites; i++) {
        cosines[i] = Math.cos(angles[i]);
        sines[i] = Math.sin(angles[i]);
        x += cosines[i];
        y += sines[i];
      }
      double energy = energy(cosines, sines) / sites;
      double square = (x * x + y * y) / ((double) sites * sites);
      moments[0] = energy;
      moments[1] = energy * energy;
      moments[2] = Math.sqrt(square);
      moments[3] = square;
      moments[4] = square * square;
      for (Torus torus : tori) {
        moments[5] = torus.current2(cosines, sines);
        FirstMode first = torus.firstMode();
        double modes = first.of(cosines) + first.of(sines);
        moments[6] = modes / ((double) sites * sites);
        moments[7] = torus.vortices(angles);
      }
      return moments;
    }

    private double energy(double[] cosines, double[] sines) {
      int[] from = bonds.from();
      int[] to = bonds.to();
      double sum = 0;
      for (int b = 0; b < from.length; b++) {
        sum += cosines[from[b]] * cosines[to[b]] + sines[from[b]] * sines[to[b]];
      }
      return -model.coupling * sum;
    }

    @Override
    public List<Derived> derived() {
      double t = model.temperature;
      List<Derived> derived = new ArrayList<>();
      derived.add(
          new Derived(
              "specific_heat",
              List.of("energy", "energy2"),
              e -> sites * (e[1] - e[0] * e[0]) / (t * t)));
      derived.add(
          new Derived(
              "susceptibility",
              List.of("abs_magnetisation", "magnetisation2"),
              m -> sites * (m[1] - m[0] * m[0]) / t));
      derived.add(
          new Derived(
              "binder",
              List.of("magnetisation2", "magnetisation4"),
              m -> 1 - m[1] / (3 * m[0] * m[0])));
      for (Torus torus : tori) {
        double j = model.coupling;
        derived.add(
            new Derived(
                "helicity_modulus",
                List.of("energy", "current2"),
                m -> -m[0] / 2 - j * j * m[1] / t));
        FirstMode first = torus.firstMode();
        if (first.isotropic()) {
          derived.add(
              new Derived(
                  "correlation_length",
                  List.of("magnetisation2", "magnetisation2_kmin"),
                  m -> first.correlationLength(m[0], m[1])));
        }
      }
      return derived;
    }
  }

  /// What is measured on an R × C torus only.
  private record Torus(int rows, int columns) {

    static List<Torus> of(Lattice lattice) {
      return lattice instanceof Square square && square.boundary() == Boundary.PERIODIC
          ? List.of(new Torus(square.size().getFirst(), square.size().getLast()))
          : List.of();
    }

    FirstMode firstMode() {
      return new FirstMode(rows, columns);
    }

    private int right(int site) {
      return site % columns == columns - 1 ? site + 1 - columns : site + 1;
    }

    private int below(int site) {
      return (site + columns) % (rows * columns);
    }

    double current2(double[] cosines, double[] sines) {
      double along = 0;
      double down = 0;
      for (int i = 0; i < cosines.length; i++) {
        int right = right(i);
        int below = below(i);
        along += sines[right] * cosines[i] - cosines[right] * sines[i];
        down += sines[below] * cosines[i] - cosines[below] * sines[i];
      }
      return (along * along + down * down) / (2 * cosines.length);
    }

    double vortices(float[] angles) {
      int found = 0;
      for (int i = 0; i < angles.length; i++) {
        int right = right(i);
        int below = below(i);
        int corner = right(below);
        double turns =
            turn(angles[i], angles[right])
                + turn(angles[right], angles[corner])
                + turn(angles[corner], angles[below])
                + turn(angles[below], angles[i]);
        found += Math.abs(turns) > 0.5 ? 1 : 0;
      }
      return (double) found / angles.length;
    }

    /// From one angle to another the shorter way, in turns.
    private static double turn(float from, float to) {
      double turns = ((double) to - from) / (2 * Math.PI);
      return turns - Math.rint(turns);
    }
  }
}
