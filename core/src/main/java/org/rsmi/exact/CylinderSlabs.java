package org.rsmi.exact;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/// Two slices of an infinite Ising cylinder, `P(v,e) = ψ₀(v)² ψ₀(e)² Σᵢ εᵢ rᵢ(v) rᵢ(e)` with
/// `rᵢ = ψᵢ/ψ₀` and `εᵢ = (λᵢ/λ₀)^L`, from the eigenvectors of the symmetric transfer matrix.
///
/// V is one slice and E another, L steps along the axis from it, so L − 1 slices lie between them.
/// States are those of [SpinStates], spins in order around the slice; `joint().sample(…)` draws
/// independent pairs.
///
/// @param joint `P(v,e)`
/// @param decay ε₁; the first transition of the information bottleneck is at `β = ε₁⁻²`
public record CylinderSlabs(JointTable joint, double decay) {

  /// @param circumference C, 3 … 10 spins in a slice
  /// @param distance L ≥ 1, slices from V to E
  /// @param coupling K = J/T > 0
  public static CylinderSlabs apart(int circumference, int distance, double coupling) {
    if (circumference < 3 || circumference > 10) {
      throw new IllegalArgumentException(
          "circumference = " + circumference + ": slices of 3 to 10 spins are tabulated");
    }
    if (distance < 1 || !(coupling > 0)) {
      throw new IllegalArgumentException(
          "distance = %d, coupling = %s: wanted at least 1 and more than 0"
              .formatted(distance, coupling));
    }
    EigenDecomposition_F64<DMatrixRMaj> modes = modes(transfer(circumference, coupling));
    int[] order = descending(modes);
    double[] ground = modes.getEigenVector(order[0]).data;
    double[] decays = new double[order.length];
    double[][] weights = new double[order.length][order.length];
    for (int i = 0; i < order.length; i++) {
      double ratio = eigenvalue(modes, order[i]) / eigenvalue(modes, order[0]);
      decays[i] = Math.pow(ratio, distance);
      double[] mode = modes.getEigenVector(order[i]).data;
      for (int v = 0; v < order.length; v++) {
        double scale = decays[i] * mode[v] * ground[v];
        for (int e = 0; e < order.length; e++) {
          weights[v][e] += scale * mode[e] * ground[e];
        }
      }
    }
    return new CylinderSlabs(JointTable.ofWeights(positive(weights)), decays[1]);
  }

  /// Without the negative zeros of rounding.
  private static double[][] positive(double[][] weights) {
    return Arrays.stream(weights)
        .map(row -> Arrays.stream(row).map(weight -> Math.max(0, weight)).toArray())
        .toArray(double[][]::new);
  }

  /// `⟨v|T|e⟩ = exp(K [½Σvᵢvᵢ₊₁ + Σvᵢeᵢ + ½Σeᵢeᵢ₊₁])`, divided by its largest element.
  private static DMatrixRMaj transfer(int circumference, double coupling) {
    int states = 1 << circumference;
    DMatrixRMaj matrix = new DMatrixRMaj(states, states);
    for (int v = 0; v < states; v++) {
      for (int e = 0; e < states; e++) {
        double broken =
            (walls(v, circumference) + walls(e, circumference)) / 2.0 + Integer.bitCount(v ^ e);
        matrix.set(v, e, Math.exp(-2 * coupling * broken));
      }
    }
    return matrix;
  }

  private static int walls(int slice, int circumference) {
    int turned = slice >>> 1 | (slice & 1) << (circumference - 1);
    return Integer.bitCount(slice ^ turned);
  }

  private static EigenDecomposition_F64<DMatrixRMaj> modes(DMatrixRMaj matrix) {
    EigenDecomposition_F64<DMatrixRMaj> modes =
        DecompositionFactory_DDRM.eig(matrix.numRows, true, true);
    if (!modes.decompose(matrix)) {
      throw new AssertionError("a symmetric transfer matrix did not diagonalise");
    }
    return modes;
  }

  private static int[] descending(EigenDecomposition_F64<DMatrixRMaj> modes) {
    return IntStream.range(0, modes.getNumberOfEigenvalues())
        .boxed()
        .sorted((i, j) -> Double.compare(eigenvalue(modes, j), eigenvalue(modes, i)))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static double eigenvalue(EigenDecomposition_F64<DMatrixRMaj> modes, int i) {
    return modes.getEigenvalue(i).getReal();
  }
}
