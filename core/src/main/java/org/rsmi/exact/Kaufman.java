package org.rsmi.exact;

/// The Ising model on a finite torus, `Z = ½ (2 sinh 2K)^{nm/2} (Z₁ + Z₂ + Z₃ + Z₄)` with
/// `Z₁ = Π 2cosh(m γ₂ᵣ₊₁/2)`, `Z₂ = Π 2sinh(m γ₂ᵣ₊₁/2)`, `Z₃ = Π 2cosh(m γ₂ᵣ/2)`,
/// `Z₄ = Π 2sinh(m γ₂ᵣ/2)`, products over `r = 0 … n−1`, and
/// `cosh γₗ = cosh 2K coth 2K − cos(lπ/n)`, `γ₀ = 2K + ln tanh K`.
///
/// Only `ln Z₁` is large; the others enter relative to it, so nothing cancels up to 128 × 128.
///
/// @param logPartition `ln Z / N`
/// @param energy `E / N` in J, exactly `−∂(ln Z/N)/∂K`
/// @param heatCapacity `C / N`, exactly `K² ∂²(ln Z/N)/∂K²`
/// @see <a href="https://doi.org/10.1103/PhysRev.76.1232">Kaufman (1949), eqs. 25–27 and 83</a>
public record Kaufman(double logPartition, double energy, double heatCapacity) {

  /// The ferromagnet on an n × m torus.
  ///
  /// @param rows n ≥ 2
  /// @param columns m ≥ 2
  /// @param temperature in J, > 0
  public static Kaufman torus(int rows, int columns, double temperature) {
    if (rows < 2 || columns < 2) {
      throw new IllegalArgumentException(
          "a torus of %d × %d sites: each extent is at least 2".formatted(rows, columns));
    }
    if (!(temperature > 0)) {
      throw new IllegalArgumentException("temperature = " + temperature + " is not positive");
    }
    double coupling = 1 / temperature;
    Jet odd = Jet.constant(0);
    Jet oddSinh = Jet.constant(0);
    Jet even = Jet.constant(0);
    Jet evenSinh = Jet.constant(0);
    for (int r = 0; r < rows; r++) {
      Jet phase = mode(coupling, 2 * r + 1, rows, columns);
      odd = odd.plusLogCosh(phase);
      oddSinh = oddSinh.plusLogSinh(phase);
      if (r > 0) {
        phase = mode(coupling, 2 * r, rows, columns);
        even = even.plusLogCosh(phase);
        evenSinh = evenSinh.plusLogSinh(phase);
      }
    }
    Jet zero = zeroMode(coupling, columns);
    Jet sum =
        Jet.constant(1)
            .plus(oddSinh.minus(odd).exp())
            .plus(even.plusLogCosh(zero).minus(odd).exp())
            .plus(evenSinh.minus(odd).expTimesSinh(zero));
    return assemble(coupling, (double) rows * columns, odd.plus(sum.log()));
  }

  /// Adds `½ ln(2 sinh 2K)` per site to `ln ½ΣZᵢ`, with both derivatives.
  private static Kaufman assemble(double coupling, double sites, Jet logSum) {
    double doubled = 2 * coupling;
    double logSinh = doubled + Math.log(-Math.expm1(-2 * doubled));
    double sinh = Math.sinh(doubled);
    double slope = 1 / Math.tanh(doubled) + logSum.first / sites;
    double curvature = -2 / (sinh * sinh) + logSum.second / sites;
    return new Kaufman(
        logSinh / 2 + (logSum.value - Math.log(2)) / sites,
        -slope,
        coupling * coupling * curvature);
  }

  /// `m γₗ/2` for l ≠ 0, from `sinh²(γ/2) = (1−s)²/2s + sin²(lπ/2n)`, `s = sinh 2K`.
  private static Jet mode(double coupling, int l, int n, int m) {
    double s = Math.sinh(2 * coupling);
    double c = Math.cosh(2 * coupling);
    double sine = Math.sin(l * Math.PI / (2.0 * n));
    double y = Math.sqrt((1 - s) * (1 - s) / (2 * s) + sine * sine);
    double gamma = 2 * Math.log1p(y + y * y / (1 + Math.sqrt(1 + y * y)));
    double cosh = 1 + 2 * y * y;
    double sinh = 2 * y * Math.sqrt(1 + y * y);
    double first = 2 * c * (1 - 1 / (s * s)) / sinh;
    double bend = 4 * s - 4 / s + 8 * c * c / (s * s * s);
    double second = (bend - cosh * first * first) / sinh;
    return new Jet(m * gamma / 2, m * first / 2, m * second / 2);
  }

  /// `m γ₀/2`, negative above T_c.
  private static Jet zeroMode(double coupling, int m) {
    double s = Math.sinh(2 * coupling);
    double c = Math.cosh(2 * coupling);
    double gamma = 2 * coupling + Math.log(Math.tanh(coupling));
    return new Jet(m * gamma / 2, m * (1 + 1 / s), -2 * m * c / (s * s));
  }

  /// A function of K with its two derivatives.
  private record Jet(double value, double first, double second) {
    static Jet constant(double value) {
      return new Jet(value, 0, 0);
    }

    Jet plus(Jet other) {
      return new Jet(value + other.value, first + other.first, second + other.second);
    }

    Jet minus(Jet other) {
      return new Jet(value - other.value, first - other.first, second - other.second);
    }

    Jet exp() {
      double e = Math.exp(value);
      return new Jet(e, e * first, e * (second + first * first));
    }

    /// `exp(this) · 2sinh x`, whose sign is that of x: `2sinh x = ±e^|x| (1 − e^−2|x|)`.
    Jet expTimesSinh(Jet x) {
      double sign = x.value < 0 ? -1 : 1;
      double small = Math.exp(-2 * sign * x.value);
      double bend = 2 * small * x.second - 4 * sign * small * x.first * x.first;
      Jet rest = new Jet(sign * -Math.expm1(-2 * sign * x.value), 2 * small * x.first, bend);
      Jet size = new Jet(sign * x.value, sign * x.first, sign * x.second);
      return plus(size).exp().times(rest);
    }

    Jet times(Jet other) {
      return new Jet(
          value * other.value,
          first * other.value + value * other.first,
          second * other.value + 2 * first * other.first + value * other.second);
    }

    Jet log() {
      double slope = first / value;
      return new Jet(Math.log(value), slope, second / value - slope * slope);
    }

    /// Adds `ln 2cosh x`.
    Jet plusLogCosh(Jet x) {
      double size = Math.abs(x.value);
      double t = Math.tanh(x.value);
      return new Jet(
          value + size + Math.log1p(Math.exp(-2 * size)),
          first + t * x.first,
          second + t * x.second + (1 - t * t) * x.first * x.first);
    }

    /// Adds `ln 2sinh x`, x > 0.
    Jet plusLogSinh(Jet x) {
      double coth = 1 / Math.tanh(x.value);
      return new Jet(
          value + x.value + Math.log(-Math.expm1(-2 * x.value)),
          first + coth * x.first,
          second + coth * x.second + (1 - coth * coth) * x.first * x.first);
    }
  }
}
