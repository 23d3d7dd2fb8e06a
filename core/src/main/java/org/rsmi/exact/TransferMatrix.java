package org.rsmi.exact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.rsmi.lattice.Bonds;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Chain;
import org.rsmi.model.PairLaw;
import org.rsmi.num.Rng;

/// A [PairLaw] on a strip of the square lattice, L sites wide and infinitely long, from the two
/// leading eigenvalues of its transfer matrix `⟨s|T|t⟩ = exp(−[½R(s) + Σᵢ V(sᵢ, tᵢ) + ½R(t)]/T)`, R
/// the energy of a row.
///
/// `ln Z/N = ln λ₀/L`, `ξ = 1/ln(λ₀/|λ₁|)`, and the energy is the mean in the leading eigenvector.
/// At
/// a conformal critical point a cylinder has `ξ = L/(πη)`: 4L/π for the Ising model. The matrix is
/// applied one site at a time, `L q^{L+1}` multiplications, and diagonalised by Lanczos.
///
/// @param logPartition `ln Z / N`
/// @param energy `⟨H⟩ / N`, in the units of the law
/// @param correlationLength ξ along the strip, in sites, of the slowest correlation; infinite where
///     rounding cannot tell λ₁ from λ₀
/// @see <a href="https://doi.org/10.1088/0305-4470/17/7/003">Cardy (1984), for ξ = L/(πη)</a>
public record TransferMatrix(double logPartition, double energy, double correlationLength) {
  private static final int MOST_STATES = 1 << 14;
  private static final int MOST_STEPS = 300;

  /// The infinite cylinder.
  ///
  /// @param circumference L ≥ 1, `q^L ≤ 2¹⁴`; 1 is the infinite chain, and 2 has both its bonds
  public static TransferMatrix cylinder(PairLaw law, int circumference) {
    return of(law, circumference, Boundary.PERIODIC);
  }

  /// The infinite strip with open edges.
  ///
  /// @param width L ≥ 1, `q^L ≤ 2¹⁴`
  public static TransferMatrix strip(PairLaw law, int width) {
    return of(law, width, Boundary.OPEN);
  }

  private static TransferMatrix of(PairLaw law, int width, Boundary boundary) {
    int states = law.states().length;
    if (width < 1 || !(Math.pow(states, width) <= MOST_STATES)) {
      throw new IllegalArgumentException(
          "a strip of %d sites with %d states each: wanted at least 1 site and at most 2^14 rows"
              .formatted(width, states));
    }
    Rows rows = Rows.of(law, width, boundary);
    Modes modes = Modes.of(rows);
    double temperature = law.temperature();
    double lowest = rows.lowestRow + width * rows.lowestBond;
    return new TransferMatrix(
        (Math.log(modes.first) - lowest / temperature) / width,
        rows.energy(modes.ground) / width,
        1 / Math.log(modes.first / modes.second));
  }

  /// The matrix, relative to the largest element that the law could give.
  ///
  /// @param energies `[q^L]`, R of each row; digit i of its number is the state of site i
  /// @param halves `[q^L]`, `exp(−R/2T)`
  /// @param bond `[q × q]`, `exp(−V/T)`
  /// @param slope `[q × q]`, `V exp(−V/T)`
  private record Rows(
      int width,
      double[] energies,
      double[] halves,
      double[][] bond,
      double[][] slope,
      double lowestRow,
      double lowestBond) {

    static Rows of(PairLaw law, int width, Boundary boundary) {
      int states = law.states().length;
      double[] energies = new double[(int) Math.round(Math.pow(states, width))];
      Bonds bonds =
          width == 1 ? new Bonds(new int[0], new int[0]) : Bonds.of(new Chain(width, boundary));
      int[] row = new int[width];
      for (int x = 0; x < energies.length; x++) {
        for (int i = 0, rest = x; i < width; i++, rest /= states) {
          row[i] = rest % states;
          energies[x] += law.site()[row[i]];
        }
        for (int b = 0; b < bonds.count(); b++) {
          energies[x] += law.bond()[row[bonds.from()[b]]][row[bonds.to()[b]]];
        }
      }
      double t = law.temperature();
      double lowestRow = Arrays.stream(energies).min().orElseThrow();
      double lowestBond =
          Arrays.stream(law.bond()).flatMapToDouble(Arrays::stream).min().orElseThrow();
      double[] halves =
          Arrays.stream(energies).map(r -> Math.exp((lowestRow - r) / (2 * t))).toArray();
      double[][] bond = new double[states][states];
      double[][] slope = new double[states][states];
      for (int s = 0; s < states; s++) {
        for (int u = 0; u < states; u++) {
          bond[s][u] = Math.exp((lowestBond - law.bond()[s][u]) / t);
          slope[s][u] = law.bond()[s][u] * bond[s][u];
        }
      }
      return new Rows(width, energies, halves, bond, slope, lowestRow, lowestBond);
    }

    /// `T v`
    double[] times(double[] v) {
      return times(v, -1);
    }

    /// `T v`, with V exp(−V/T) for exp(−V/T) on the bonds of one column, none if −1.
    private double[] times(double[] v, int column) {
      double[] from = new double[v.length];
      for (int x = 0; x < v.length; x++) {
        from[x] = halves[x] * v[x];
      }
      double[] to = new double[v.length];
      int stride = 1;
      for (int site = 0; site < width; site++) {
        along(site == column ? slope : bond, stride, from, to);
        double[] swap = from;
        from = to;
        to = swap;
        stride *= bond.length;
      }
      for (int x = 0; x < v.length; x++) {
        from[x] *= halves[x];
      }
      return from;
    }

    /// Multiplies the digit of this stride by a small matrix.
    private static void along(double[][] matrix, int stride, double[] from, double[] to) {
      int states = matrix.length;
      for (int block = 0; block < from.length; block += stride * states) {
        for (int x = block; x < block + stride; x++) {
          for (int s = 0; s < states; s++) {
            double sum = 0;
            for (int u = 0; u < states; u++) {
              sum += matrix[s][u] * from[x + u * stride];
            }
            to[x + s * stride] = sum;
          }
        }
      }
    }

    /// `⟨R⟩ + Σᵢ ⟨V⟩` per row, in the leading eigenvector.
    double energy(double[] ground) {
      double energy = 0;
      for (int x = 0; x < ground.length; x++) {
        energy += ground[x] * ground[x] * energies[x];
      }
      double bonds = 0;
      for (int column = 0; column < width; column++) {
        bonds += dot(ground, times(ground, column));
      }
      return energy + bonds / dot(ground, times(ground));
    }
  }

  /// @param first λ₀
  /// @param second |λ₁|, the largest of the others
  /// @param ground of unit length
  private record Modes(double first, double second, double[] ground) {

    /// Lanczos with full reorthogonalisation from a random vector, which has a part of every mode.
    static Modes of(Rows rows) {
      int size = rows.halves.length;
      Rng rng = Rng.of(0).split("lanczos");
      double[] next = new double[size];
      Arrays.setAll(next, _ -> rng.nextGaussian());
      List<double[]> basis = new ArrayList<>();
      List<Double> diagonal = new ArrayList<>();
      List<Double> beside = new ArrayList<>();
      double length = Math.sqrt(dot(next, next));
      Modes found = new Modes(Double.NaN, Double.NaN, next);
      while (true) {
        double[] vector = next.clone();
        addTo(vector, 1 / length - 1, next);
        basis.add(vector);
        next = rows.times(vector);
        diagonal.add(dot(vector, next));
        for (int twice = 0; twice < 2; twice++) {
          for (double[] earlier : basis) {
            addTo(next, -dot(earlier, next), earlier);
          }
        }
        length = Math.sqrt(dot(next, next));
        boolean exhausted =
            basis.size() == Math.min(size, MOST_STEPS) || !(length > 1e-14 * diagonal.getFirst());
        if (exhausted || basis.size() % 10 == 0) {
          Modes before = found;
          found = ritz(basis, diagonal, beside);
          if (exhausted || found.agrees(before)) {
            return found;
          }
        }
        beside.add(length);
      }
    }

    private boolean agrees(Modes other) {
      return Math.abs(first - other.first) <= 1e-14 * first
          && Math.abs(second - other.second) <= 1e-14 * first;
    }

    private static Modes ritz(List<double[]> basis, List<Double> diagonal, List<Double> beside) {
      int size = basis.size();
      DMatrixRMaj matrix = new DMatrixRMaj(size, size);
      for (int i = 0; i < size; i++) {
        matrix.set(i, i, diagonal.get(i));
        if (i + 1 < size) {
          matrix.set(i, i + 1, beside.get(i));
          matrix.set(i + 1, i, beside.get(i));
        }
      }
      EigenDecomposition_F64<DMatrixRMaj> modes = DecompositionFactory_DDRM.eig(size, true, true);
      if (!modes.decompose(matrix)) {
        throw new AssertionError("a tridiagonal matrix did not diagonalise");
      }
      double[] values =
          IntStream.range(0, size).mapToDouble(i -> modes.getEigenvalue(i).getReal()).toArray();
      int top = 0;
      for (int i = 1; i < size; i++) {
        top = values[i] > values[top] ? i : top;
      }
      double second = 0;
      for (int i = 0; i < size; i++) {
        second = i == top ? second : Math.max(second, Math.abs(values[i]));
      }
      double[] ground = new double[basis.getFirst().length];
      for (int i = 0; i < size; i++) {
        addTo(ground, modes.getEigenVector(top).get(i), basis.get(i));
      }
      return new Modes(values[top], second, ground);
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void addTo(double[] target, double factor, double[] other) {
    for (int i = 0; i < target.length; i++) {
      target[i] += factor * other[i];
    }
  }
}
