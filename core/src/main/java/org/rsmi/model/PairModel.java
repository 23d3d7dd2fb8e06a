package org.rsmi.model;

/// A thermal model that is nothing but a [PairLaw] on a lattice, so that any [Update] moves it and
/// any exact sum over its states knows it.
public interface PairModel extends Thermal {

  /// The energies of bonds and sites at this temperature.
  PairLaw law();

  @Override
  PairModel at(double temperature);
}
