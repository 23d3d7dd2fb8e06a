package org.rsmi.exact;

/// The stationary current of the open totally asymmetric exclusion process by the matrix product:
/// `J_N = Z_{N−1}/Z_N`, `Z_N = Σ_{p=1}^{N} p (2N−1−p)!/(N! (N−p)!) Σ_{k=0}^{p} α^{−k} β^{k−p}`.
///
/// For chains of up to some 10⁴ sites.
///
/// @param entry α > 0
/// @param exit β > 0
/// @see <a href="https://doi.org/10.1088/0305-4470/26/7/011">Derrida et al. (1993)</a>
public record ExclusionCurrent(double entry, double exit) {
  public ExclusionCurrent {
    if (!(entry > 0 && exit > 0 && entry + exit < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "entry = %s, exit = %s: finite rates above 0 are wanted".formatted(entry, exit));
    }
  }

  /// J, hops per unit of time over any bond.
  ///
  /// @param sites N ≥ 1
  public double of(int sites) {
    if (sites < 1) {
      throw new IllegalArgumentException("sites = " + sites + ": at least 1 is wanted");
    }
    return Math.exp(logNorm(sites - 1) - logNorm(sites));
  }

  private double logNorm(int sites) {
    if (sites == 0) {
      return 0;
    }
    double[] factorials = new double[2 * sites + 1];
    for (int n = 1; n < factorials.length; n++) {
      factorials[n] = factorials[n - 1] + Math.log(n);
    }
    double[] terms = new double[sites];
    double[] ends = new double[sites + 1];
    double largest = Double.NEGATIVE_INFINITY;
    for (int p = 1; p <= sites; p++) {
      ends[p] = logAdd(ends[p - 1] - Math.log(entry), -p * Math.log(exit));
      terms[p - 1] =
          Math.log(p)
              + factorials[2 * sites - 1 - p]
              - factorials[sites]
              - factorials[sites - p]
              + ends[p];
      largest = Math.max(largest, terms[p - 1]);
    }
    double sum = 0;
    for (double term : terms) {
      sum += Math.exp(term - largest);
    }
    return largest + Math.log(sum);
  }

  private static double logAdd(double a, double b) {
    return Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));
  }
}
