package org.rsmi.model;

import java.util.Arrays;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Chain;
import org.rsmi.lattice.Lattice;
import org.rsmi.lattice.Square;

/// The real orthonormal modes of the Laplacian on an R × C torus, `cas(k_r r) cas(k_c c)/√(R C)`
/// with `cas = cos + sin`; a ring is one row.
///
/// The transform multiplies by one small matrix per axis, `N (R + C)` multiplications, and works
/// at any size, not only at powers of two.
///
/// @param rows `[R × R]`, `cas(2πrk/R)/√R`, symmetric and its own inverse
/// @param columns `[C × C]`, the same for C
/// @see <a href="https://doi.org/10.1364/JOSA.73.001832">Bracewell (1983)</a>
record TorusModes(double[][] rows, double[][] columns) {

  static TorusModes of(Lattice lattice) {
    return switch (lattice) {
      case Chain(int size, Boundary boundary) when boundary == Boundary.PERIODIC ->
          new TorusModes(basis(1), basis(size));
      case Square(var size, Boundary boundary) when boundary == Boundary.PERIODIC ->
          new TorusModes(basis(size.getFirst()), basis(size.getLast()));
      default ->
          throw new IllegalArgumentException(
              "Fourier modes take a periodic Chain or Square, found " + lattice);
    };
  }

  private static double[][] basis(int size) {
    double[][] basis = new double[size][size];
    for (int x = 0; x < size; x++) {
      for (int k = 0; k < size; k++) {
        double angle = 2 * Math.PI * ((long) x * k % size) / size;
        basis[x][k] = (Math.cos(angle) + Math.sin(angle)) / Math.sqrt(size);
      }
    }
    return basis;
  }

  int sites() {
    return rows.length * columns.length;
  }

  /// Of minus the Laplacian, `Σ_μ (2 − 2 cos k_μ)`, `[R × C]`.
  double[] eigenvalues() {
    double[] eigenvalues = new double[sites()];
    Arrays.setAll(
        eigenvalues,
        k ->
            eigenvalue(k / columns.length, rows.length)
                + eigenvalue(k % columns.length, columns.length));
    return eigenvalues;
  }

  private static double eigenvalue(int mode, int size) {
    return 2 - 2 * Math.cos(2 * Math.PI * mode / size);
  }

  /// `field = rows · amplitudes · columns`, from modes to sites or back.
  ///
  /// @param amplitudes `[R × C]`
  /// @param work `[R × C]`, overwritten
  /// @param field `[R × C]`, overwritten; may be `amplitudes`
  void transform(double[] amplitudes, double[] work, double[] field) {
    int width = columns.length;
    Arrays.fill(work, 0);
    for (int r = 0; r < rows.length; r++) {
      for (int k = 0; k < width; k++) {
        add(amplitudes[r * width + k], columns[k], 0, work, r * width, width);
      }
    }
    Arrays.fill(field, 0);
    for (int r = 0; r < rows.length; r++) {
      for (int k = 0; k < rows.length; k++) {
        add(rows[r][k], work, k * width, field, r * width, width);
      }
    }
  }

  private static void add(
      double factor, double[] source, int at, double[] target, int to, int count) {
    for (int i = 0; i < count; i++) {
      target[to + i] += factor * source[at + i];
    }
  }
}
