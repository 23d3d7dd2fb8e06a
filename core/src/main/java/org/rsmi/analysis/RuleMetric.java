package org.rsmi.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rsmi.result.BlockMoments;

/// The metric in which two filters are compared.
sealed interface RuleMetric {

  /// What a filter becomes: scalar products of two such vectors say how far the filters agree.
  ///
  /// @param filter Λ, `[|V|]`
  double[] vector(double[] filter);

  /// The smallest filter that becomes this vector: Λ without what no configuration can show.
  ///
  /// @param vector `[|V|]`
  double[] filter(double[] vector);

  /// Structure coefficients `Cov(v, Λ·v)` of the filter that becomes this vector.
  ///
  /// @param vector `[|V|]`
  double[] structure(double[] vector);

  /// ±u with the sign that makes the largest structure coefficient positive; of equal ones, the
  /// first.
  default double[] canonical(double[] vector) {
    double[] structure = structure(vector);
    double largest = Arrays.stream(structure).map(Math::abs).max().orElse(0);
    double first =
        Arrays.stream(structure).filter(x -> Math.abs(x) >= 0.99 * largest).findFirst().orElse(1);
    return first < 0 ? Arrays.stream(vector).map(x -> -x).toArray() : vector.clone();
  }

  /// How a direction looks on the block: its structure coefficients and, where they differ, its
  /// weights.
  ///
  /// @param label of the direction
  /// @param caption below it
  List<Finding.Panel> panels(String label, String caption, double[] vector);

  /// Independent ways in which filters can differ.
  int rank();

  /// The words for a squared scalar product, e.g. `squared correlation of two rules`.
  String overlap();

  /// The covariance of the block if it is known and fits, else plain weights.
  ///
  /// @param sites |V|
  static RuleMetric of(Optional<BlockMoments> moments, int sites) {
    return moments
        .filter(known -> known.mean().length == sites)
        .map(BlockMoments::covariance)
        .filter(RuleMetric::varies)
        .<RuleMetric>map(Correlation::of)
        .orElseGet(() -> new Weights(sites));
  }

  private static boolean varies(double[][] covariance) {
    double trace = 0;
    for (int i = 0; i < covariance.length; i++) {
      trace += covariance[i][i];
    }
    return trace > 0 && Double.isFinite(trace);
  }

  /// Λ itself: the block's covariance is not known.
  record Weights(int sites) implements RuleMetric {
    @Override
    public double[] vector(double[] filter) {
      return filter.clone();
    }

    @Override
    public double[] filter(double[] vector) {
      return vector.clone();
    }

    @Override
    public double[] structure(double[] vector) {
      return vector.clone();
    }

    @Override
    public List<Finding.Panel> panels(String label, String caption, double[] vector) {
      return List.of(new Finding.Panel(label, caption, canonical(vector)));
    }

    @Override
    public int rank() {
      return sites;
    }

    @Override
    public String overlap() {
      return "squared cosine of weights";
    }
  }

  /// `u = Cov^½ Λ`: the scalar product of two vectors is the covariance of their rules, for unit
  /// vectors the correlation. Directions of Λ that the data cannot show have no length.
  ///
  /// @param root `Cov^½`, symmetric
  /// @param inverse its pseudo-inverse
  record Correlation(double[][] root, double[][] inverse, int rank) implements RuleMetric {
    private static final double NULL = 1e-6;

    static Correlation of(double[][] covariance) {
      SymmetricEigen eigen = SymmetricEigen.of(covariance);
      double least = NULL * eigen.values()[0];
      int rank = (int) Arrays.stream(eigen.values()).filter(value -> value > least).count();
      return new Correlation(power(eigen, rank, 0.5), power(eigen, rank, -0.5), rank);
    }

    private static double[][] power(SymmetricEigen eigen, int rank, double exponent) {
      int sites = eigen.values().length;
      double[][] power = new double[sites][sites];
      for (int k = 0; k < rank; k++) {
        double value = Math.pow(eigen.values()[k], exponent);
        double[] vector = eigen.vectors()[k];
        for (int i = 0; i < sites; i++) {
          double left = value * vector[i];
          for (int j = 0; j < sites; j++) {
            power[i][j] += left * vector[j];
          }
        }
      }
      return power;
    }

    @Override
    public double[] vector(double[] filter) {
      return times(root, filter);
    }

    @Override
    public double[] filter(double[] vector) {
      return times(inverse, vector);
    }

    @Override
    public double[] structure(double[] vector) {
      return times(root, vector);
    }

    @Override
    public List<Finding.Panel> panels(String label, String caption, double[] vector) {
      double[] canonical = canonical(vector);
      return List.of(
          new Finding.Panel(label + ", structure", caption, structure(canonical)),
          new Finding.Panel(label + ", weights", caption, filter(canonical)));
    }

    @Override
    public String overlap() {
      return "squared correlation of rules";
    }

    private static double[] times(double[][] matrix, double[] vector) {
      return Arrays.stream(matrix).mapToDouble(row -> FilterEnsemble.dot(row, vector)).toArray();
    }
  }
}
