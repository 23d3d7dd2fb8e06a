package org.rsmi.exact;

/// What a partition function says about energy, per site.
///
/// @param logPartition `ln Z / N`; the free energy per site is −T times this
/// @param energy `⟨H⟩ / N`, in the units of the law
/// @param heatCapacity `(⟨H²⟩ − ⟨H⟩²) / (N T²)`
public record Thermodynamics(double logPartition, double energy, double heatCapacity) {}
