package org.rsmi.sample;

import java.util.List;

/// What a thermalisation did and found.
///
/// @param sweeps done, all discarded
/// @param every sweeps between two configurations to be recorded
/// @param time τ_int of the slowest observable, in sweeps; NaN if it was not measured or nothing
///     changed
/// @param warnings one line each, empty if all is well
public record Thermalised(int sweeps, int every, double time, List<String> warnings) {
  public Thermalised {
    warnings = List.copyOf(warnings);
  }
}
