package org.rsmi.analysis;

import java.util.List;
import org.rsmi.lattice.Boundary;

/// A local operator: a coarse field, or a product that is even under its change of sign.
///
/// @param field H
/// @param product what is made of it
public record LocalOperator(CoarseField field, Product product) {

  /// What is made of a field H.
  public enum Product {
    /// `O(x) = H(x)`.
    ITSELF(""),
    /// `O(x) = H(x)²`.
    SQUARE("²"),
    /// `O(x) = H(x) ⟨H(y)⟩`, the mean over the neighbours y of x in the field: of spins, minus the
    /// energy.
    NEIGHBOURS("·neighbours");

    private final String suffix;

    Product(String suffix) {
      this.suffix = suffix;
    }
  }

  /// For tables.
  public String name() {
    return field.name() + product.suffix;
  }

  /// The operator on one configuration.
  ///
  /// @param values `[sites]`, in C order
  /// @param configuration its shape
  /// @return `[places]`, in C order
  public double[] of(float[] values, List<Integer> configuration) {
    double[] h = field.of(values, configuration);
    return switch (product) {
      case ITSELF -> h;
      case SQUARE -> squares(h);
      case NEIGHBOURS -> neighbours(h, Plane.of(field.shape(configuration)));
    };
  }

  private static double[] squares(double[] h) {
    for (int k = 0; k < h.length; k++) {
      h[k] *= h[k];
    }
    return h;
  }

  private double[] neighbours(double[] h, Plane plane) {
    double[] products = new double[h.length];
    int[] count = new int[h.length];
    for (int y = 0; y < plane.rows(); y++) {
      for (int x = 0; x < plane.columns(); x++) {
        int here = y * plane.columns() + x;
        if (plane.columns() > 1 && (x + 1 < plane.columns() || isPeriodic())) {
          join(h, here, y * plane.columns() + (x + 1) % plane.columns(), products, count);
        }
        if (plane.rows() > 1 && (y + 1 < plane.rows() || isPeriodic())) {
          join(h, here, (y + 1) % plane.rows() * plane.columns() + x, products, count);
        }
      }
    }
    for (int k = 0; k < h.length; k++) {
      products[k] /= Math.max(1, count[k]);
    }
    return products;
  }

  private boolean isPeriodic() {
    return field.boundary() == Boundary.PERIODIC;
  }

  private static void join(double[] h, int a, int b, double[] products, int[] count) {
    double product = h[a] * h[b];
    products[a] += product;
    products[b] += product;
    count[a]++;
    count[b]++;
  }
}
