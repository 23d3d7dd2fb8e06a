package org.rsmi.model;

/// A model in equilibrium at a temperature, `exp(−H/T)`, whose [Observables] begin with `energy`, H
/// per site of the lattice.
///
/// Parallel tempering takes these.
public interface Thermal extends Model {

  /// T > 0, in the units of the coupling.
  double temperature();

  /// The same model at another temperature.
  Thermal at(double temperature);
}
