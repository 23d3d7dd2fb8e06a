package org.rsmi.exact;

import java.util.Arrays;

/// The propagator of the free massive field on an L × L torus, `P(φ) ∝ exp(−½ Σ_⟨xy⟩ (φₓ−φᵧ)² −
/// ½m² Σ φₓ²)`: `G(x) = L⁻² Σ_k cos(k·x) / (m² + 4 − 2cos k₁ − 2cos k₂)`.
///
/// @param size L ≥ 3
/// @param massSquared m² > 0
public record MassiveField(int size, double massSquared) {
  public MassiveField {
    if (size < 3 || !(massSquared > 0)) {
      throw new IllegalArgumentException(
          "size = %d, m² = %s: wanted at least 3 and more than 0".formatted(size, massSquared));
    }
  }

  /// `G`, `[size × size]` by displacement.
  public double[][] propagator() {
    double[] cosine = new double[size];
    for (int k = 0; k < size; k++) {
      cosine[k] = Math.cos(2 * Math.PI * k / size);
    }
    double[][] half = new double[size][size];
    double[][] full = new double[size][size];
    for (int k = 0; k < size; k++) {
      for (int y = 0; y < size; y++) {
        for (int q = 0; q < size; q++) {
          double gap = massSquared + 4 - 2 * cosine[k] - 2 * cosine[q];
          half[k][y] += cosine[q * y % size] / gap / size;
        }
      }
    }
    for (int x = 0; x < size; x++) {
      for (int y = 0; y < size; y++) {
        for (int k = 0; k < size; k++) {
          full[x][y] += cosine[k * x % size] * half[k][y] / size;
        }
      }
    }
    return full;
  }

  /// `⟨φₓφᵧ⟩` for the given sites, numbered `row · L + column`.
  ///
  /// @return `[sites × sites]`
  public double[][] covariance(int... sites) {
    double[][] propagator = propagator();
    double[][] covariance = new double[sites.length][sites.length];
    for (int i = 0; i < sites.length; i++) {
      for (int j = 0; j < sites.length; j++) {
        int rows = Math.floorMod(sites[i] / size - sites[j] / size, size);
        int columns = Math.floorMod(sites[i] % size - sites[j] % size, size);
        covariance[i][j] = propagator[rows][columns];
      }
    }
    return covariance;
  }

  /// What the sites of a block know about those of an environment.
  public GaussianInformation information(int[] visible, int[] environment) {
    int[] sites = Arrays.copyOf(visible, visible.length + environment.length);
    System.arraycopy(environment, 0, sites, visible.length, environment.length);
    return GaussianInformation.of(covariance(sites), visible.length);
  }
}
