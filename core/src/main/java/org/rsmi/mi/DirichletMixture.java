package org.rsmi.mi;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.hipparchus.special.Gamma;
import org.rsmi.num.Estimate;

/// The posterior of an entropy under a mixture of symmetric Dirichlet priors `∏ pᵢ^(β−1)` on K
/// symbols, with the weight `dξ/dβ` that makes the prior mean entropy
/// `ξ(β) = ψ(Kβ + 1) − ψ(β + 1)` uniform.
///
/// With counts nᵢ, N in all, `P(β|n) ∝ dξ/dβ · Γ(Kβ)/Γ(N + Kβ) · ∏ Γ(nᵢ + β)/Γ(β)`; moments of the
/// entropy at given β are closed forms, and the mean over β is a sum over a grid in `ln β`. The
/// counts enter through how many symbols share each.
///
/// @see <a href="https://arxiv.org/abs/physics/0108025">Nemenman et al. (2002)</a>
/// @see <a href="https://doi.org/10.1103/PhysRevE.52.6841">Wolpert and Wolf (1995)</a>
final class DirichletMixture {
  private static final int POINTS = 400;
  private static final double SMALLEST = Math.log(1e-4);
  private static final double LARGEST = Math.log(1e8);
  private static final double NEGLIGIBLE = 40;
  private static final double ASYMPTOTIC = 100;

  private final double[] count;
  private final double[] symbols;
  private final double alphabet;
  private final double total;

  /// @param symbols `[distinct counts]`, how many symbols occurred `count` times, those that never
  /// did included
  private DirichletMixture(double[] count, double[] symbols) {
    this.count = count;
    this.symbols = symbols;
    this.alphabet = Arrays.stream(symbols).sum();
    double sum = 0;
    for (int i = 0; i < count.length; i++) {
      sum += count[i] * symbols[i];
    }
    this.total = sum;
  }

  /// Posterior mean and standard deviation of the entropy, nats.
  ///
  /// @param counts of the symbols that were seen
  /// @param alphabet K, symbols there could be, at least as many
  static Estimate entropy(int[] counts, double alphabet) {
    if (!(alphabet > 1)) {
      return new Estimate(0, 0, "nats");
    }
    Map<Integer, Integer> sharing = new TreeMap<>();
    for (int n : counts) {
      sharing.merge(n, 1, Integer::sum);
    }
    double[] count = new double[sharing.size() + 1];
    double[] symbols = new double[count.length];
    symbols[0] = alphabet - counts.length;
    int i = 1;
    for (Map.Entry<Integer, Integer> entry : sharing.entrySet()) {
      count[i] = entry.getKey();
      symbols[i++] = entry.getValue();
    }
    return new DirichletMixture(count, symbols).entropy();
  }

  private Estimate entropy() {
    double low = SMALLEST - Math.log(alphabet);
    double[] coarse = logPosterior(low, LARGEST);
    double step = (LARGEST - low) / (POINTS - 1);
    double top = Arrays.stream(coarse).max().orElseThrow();
    int from = 0;
    int to = POINTS - 1;
    while (from < to && coarse[from + 1] < top - NEGLIGIBLE) {
      from++;
    }
    while (to > from && coarse[to - 1] < top - NEGLIGIBLE) {
      to--;
    }
    return mean(low + from * step, low + to * step);
  }

  /// Logarithm of `P(β|n) β` up to a constant, on a grid in `ln β`.
  private double[] logPosterior(double from, double to) {
    double[] log = new double[POINTS];
    for (int p = 0; p < POINTS; p++) {
      double logBeta = from + p * (to - from) / (POINTS - 1);
      double beta = Math.exp(logBeta);
      double flat = alphabet * Gamma.trigamma(alphabet * beta + 1) - Gamma.trigamma(beta + 1);
      log[p] = logBeta + Math.log(flat) - logRising(alphabet * beta, total);
      for (int i = 0; i < count.length; i++) {
        log[p] += symbols[i] * logRising(beta, count[i]);
      }
    }
    return log;
  }

  /// `ln Γ(a + n) − ln Γ(a)`, by Stirling's series where a is so large that the two would cancel.
  private static double logRising(double a, double n) {
    if (a < ASYMPTOTIC) {
      return Gamma.logGamma(a + n) - Gamma.logGamma(a);
    }
    double b = a + n;
    return (a - 0.5) * Math.log1p(n / a)
        + n * Math.log(b)
        - n
        + (1 / b - 1 / a) / 12
        - (1 / (b * b * b) - 1 / (a * a * a)) / 360;
  }

  private Estimate mean(double from, double to) {
    double[] log = logPosterior(from, to);
    double top = Arrays.stream(log).max().orElseThrow();
    double weight = 0;
    double first = 0;
    double second = 0;
    for (int p = 0; p < POINTS; p++) {
      double w = Math.exp(log[p] - top);
      double beta = Math.exp(from + p * (to - from) / (POINTS - 1));
      double mean = meanEntropy(beta);
      weight += w;
      first += w * mean;
      second += w * meanSquaredEntropy(beta);
    }
    double mean = first / weight;
    return new Estimate(mean, Math.sqrt(Math.max(0, second / weight - mean * mean)), "nats");
  }

  /// `ψ(N + Kβ + 1) − Σ (nᵢ+β)/(N+Kβ) ψ(nᵢ + β + 1)`.
  private double meanEntropy(double beta) {
    double all = total + alphabet * beta;
    double sum = Gamma.digamma(all + 1);
    for (int i = 0; i < count.length; i++) {
      double own = count[i] + beta;
      sum -= symbols[i] * own / all * Gamma.digamma(own + 1);
    }
    return sum;
  }

  /// `⟨S²⟩ = [Σ_{i≠j} aᵢaⱼ (uᵢuⱼ − ψ₁(A+2)) + Σ aᵢ(aᵢ+1) (vᵢ² + ψ₁(aᵢ+2) − ψ₁(A+2))]/(A(A+1))`,
  /// with `aᵢ = nᵢ+β`, `A = N+Kβ`, `uᵢ = ψ(aᵢ+1) − ψ(A+2)` and `vᵢ = ψ(aᵢ+2) − ψ(A+2)`.
  private double meanSquaredEntropy(double beta) {
    double all = total + alphabet * beta;
    double digamma = Gamma.digamma(all + 2);
    double trigamma = Gamma.trigamma(all + 2);
    double linear = 0;
    double sum = -trigamma * all * all;
    for (int i = 0; i < count.length; i++) {
      double a = count[i] + beta;
      double u = Gamma.digamma(a + 1) - digamma;
      double v = u + 1 / (a + 1);
      double own = v * v + Gamma.trigamma(a + 2) - trigamma;
      linear += symbols[i] * a * u;
      sum += symbols[i] * (a * a * (trigamma - u * u) + a * (a + 1) * own);
    }
    return (linear * linear + sum) / (all * (all + 1));
  }
}
