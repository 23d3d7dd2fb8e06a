package org.rsmi.analysis;

/// A law `I = A e^{−θ u(L_B)}` of how information decays with the buffer: what is a straight line
/// of
/// ln I against which coordinate u.
sealed interface DecayLaw {

  /// u, ascending with the buffer.
  ///
  /// @param buffer L_B, sites
  double coordinate(double buffer);

  /// In words, as what decays.
  String words();

  /// `A e^{−L_B/ξ_I}`, `θ = 1/ξ_I`; information is quadratic in the correlation, so `ξ = 2 ξ_I`.
  record Exponential() implements DecayLaw {
    @Override
    public double coordinate(double buffer) {
      return buffer;
    }

    @Override
    public String words() {
      return "an exponential";
    }
  }

  /// `A (1 + 2 L_B/l)^{−2Δ}`, `θ = 2Δ`: a power of the distance from the centre of the block.
  ///
  /// @param side l, extent of the block, sites
  record BlockPower(double side) implements DecayLaw {
    @Override
    public double coordinate(double buffer) {
      return Math.log1p(2 * buffer / side);
    }

    @Override
    public String words() {
      return "a power law";
    }
  }

  /// `A L_B^{−υ}`, `θ = υ`: the same far from the block, and the published fit.
  record BufferPower() implements DecayLaw {
    @Override
    public double coordinate(double buffer) {
      return Math.log(buffer);
    }

    @Override
    public String words() {
      return "a power of the buffer";
    }
  }
}
