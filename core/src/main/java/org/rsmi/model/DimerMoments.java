package org.rsmi.model;

import java.util.List;
import org.rsmi.lattice.Lattice;

/// What [Dimers] measure.
record DimerMoments(Dimers model, Lattice lattice, int rows, int columns) implements Observables {

  @Override
  public List<String> names() {
    return List.of(
        "energy",
        "energy2",
        "plaquettes",
        "flux2",
        "flux_zero",
        "abs_columnar",
        "columnar2",
        "columnar4",
        "dimer_symmetry",
        "dimer_symmetry2",
        "plaquette_symmetry",
        "abs_plaquette");
  }

  @Override
  public List<Derived> derived() {
    double scale = lattice.sites() / (model.temperature() * model.temperature());
    return List.of(
        new Derived(
            "specific_heat", List.of("energy", "energy2"), m -> scale * (m[1] - m[0] * m[0])),
        new Derived("stiffness", List.of("flux2"), m -> stiffness(m[0])),
        new Derived(
            "binder", List.of("columnar2", "columnar4"), m -> 1 - m[1] / (2 * m[0] * m[0])));
  }

  /// The g with `⟨W²⟩ = Σ n² q^(n²)/Σ q^(n²)`, `q = exp(−π g)`, by bisection; infinite without
  /// flux.
  ///
  /// @see <a href="https://doi.org/10.1103/PhysRevE.74.041124">Alet et al. (2006), section IV</a>
  static double stiffness(double flux2) {
    double low = 0;
    double high = 1;
    while (flux2(high) > flux2) {
      high *= 2;
      if (high > 1_000) {
        return Double.POSITIVE_INFINITY;
      }
    }
    for (int step = 0; step < 60; step++) {
      double middle = (low + high) / 2;
      if (flux2(middle) > flux2) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  private static double flux2(double stiffness) {
    double squares = 0;
    double norm = 1;
    for (int n = 1; n <= 40; n++) {
      double weight = 2 * Math.exp(-Math.PI * stiffness * n * n);
      squares += weight * n * n;
      norm += weight;
    }
    return squares / norm;
  }

  @Override
  public double[] of(Configuration configuration) {
    return of(model.directions(configuration, rows, columns));
  }

  /// @param directions see [DimerUpdate]
  double[] of(byte[] directions) {
    int[] horizontal = new int[3]; // dimers, columnar sum, parallel pairs
    int[] vertical = new int[3];
    int staggered = 0;
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        int site = y * columns + x;
        if (directions[site] == 0) {
          int pair = directions[(y + 1) % rows * columns + x] == 0 ? 1 : 0;
          count(horizontal, x, pair);
          staggered += pair * sign(x + y);
        } else if (directions[site] == 1) {
          int pair = directions[y * columns + (x + 1) % columns] == 1 ? 1 : 0;
          count(vertical, y, pair);
          staggered += pair * sign(x + y);
        }
      }
    }
    double n = directions.length;
    double plaquettes = (horizontal[2] + vertical[2]) / n;
    double energy = -model.coupling() * plaquettes;
    double wx = fluxX(directions, 0);
    double wy = fluxY(directions, 0);
    double dx = 2 * horizontal[1] / n;
    double dy = 2 * vertical[1] / n;
    double columnar2 = dx * dx + dy * dy;
    double symmetry = 2 * Math.abs(horizontal[0] - vertical[0]) / n;
    return new double[] {
      energy,
      energy * energy,
      plaquettes,
      (wx * wx + wy * wy) / 2,
      wx == 0 && wy == 0 ? 1 : 0,
      Math.sqrt(columnar2),
      columnar2,
      columnar2 * columnar2,
      symmetry,
      symmetry * symmetry,
      Math.abs(horizontal[2] - vertical[2]) / n,
      Math.abs(staggered) / n
    };
  }

  private static void count(int[] kind, int along, int pair) {
    kind[0]++;
    kind[1] += sign(along);
    kind[2] += pair;
  }

  private static int sign(int place) {
    return 1 - 2 * (place & 1);
  }

  /// `W_x = Σ_y (−1)^(c + y) n_h(c, y)`, the same at every cut c.
  int fluxX(byte[] directions, int cut) {
    int flux = 0;
    for (int y = 0; y < rows; y++) {
      flux += directions[y * columns + cut] == 0 ? sign(cut + y) : 0;
    }
    return flux;
  }

  /// `W_y = Σ_x (−1)^(c + x) n_v(x, c)`, the same at every cut c.
  int fluxY(byte[] directions, int cut) {
    int flux = 0;
    for (int x = 0; x < columns; x++) {
      flux += directions[cut * columns + x] == 1 ? sign(cut + x) : 0;
    }
    return flux;
  }
}
