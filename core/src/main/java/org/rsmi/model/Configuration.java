package org.rsmi.model;

/// One configuration of a model: a value for every site, small integers as bytes, everything else
/// as floats.
///
/// A sampler changes its configuration in place; whoever keeps one copies it.
public sealed interface Configuration {

  /// Number of sites.
  int sites();

  /// Spins, occupations or colours.
  ///
  /// @param values `[sites]`, e.g. ±1 for Ising
  record Spins(byte[] values) implements Configuration {
    @Override
    public int sites() {
      return values.length;
    }
  }

  /// A continuous field.
  ///
  /// @param values `[sites]`
  record Field(float[] values) implements Configuration {
    @Override
    public int sites() {
      return values.length;
    }
  }
}
