package org.rsmi.model;

import java.util.Arrays;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Chain;
import org.rsmi.lattice.Lattice;
import org.rsmi.lattice.Square;

/// The real orthonormal modes of the Laplacian on an R × C torus, `cas(k_r r) cas(k_c c)/√(R C)`
/// with `cas = cos + sin`; a ring is one row.
///
/// @param rows of R sites
/// @param columns of C sites
record TorusModes(HartleyAxis rows, HartleyAxis columns) {

  static TorusModes of(Lattice lattice) {
    return switch (lattice) {
      case Chain(int size, Boundary boundary) when boundary == Boundary.PERIODIC ->
          new TorusModes(HartleyAxis.of(1), HartleyAxis.of(size));
      case Square(var size, Boundary boundary) when boundary == Boundary.PERIODIC ->
          new TorusModes(HartleyAxis.of(size.getFirst()), HartleyAxis.of(size.getLast()));
      default ->
          throw new IllegalArgumentException(
              "Fourier modes take a periodic Chain or Square, found " + lattice);
    };
  }

  int sites() {
    return rows.size() * columns.size();
  }

  /// Of minus the Laplacian, `Σ_μ (2 − 2 cos k_μ)`, `[R × C]`.
  double[] eigenvalues() {
    double[] eigenvalues = new double[sites()];
    Arrays.setAll(
        eigenvalues,
        k ->
            eigenvalue(k / columns.size(), rows.size())
                + eigenvalue(k % columns.size(), columns.size()));
    return eigenvalues;
  }

  private static double eigenvalue(int mode, int size) {
    return 2 - 2 * Math.cos(2 * Math.PI * mode / size);
  }

  /// From modes to sites or back.
  ///
  /// @param amplitudes `[R × C]`
  /// @param work `[R × C]`, overwritten
  /// @param field `[R × C]`, overwritten; may be `amplitudes`
  void transform(double[] amplitudes, double[] work, double[] field) {
    columns.rows(amplitudes, work);
    rows.columns(work, field);
  }
}
