package org.rsmi.analysis;

/// An axis of the grid and what it does.
///
/// @param name in the spec
/// @param role what it changes
/// @param unit e.g. `sites` or `units of J`; may be empty
public record GridAxis(String name, Role role, String unit) {

  /// What an axis of the grid changes.
  public enum Role {
    /// The law of the configurations, e.g. a temperature or a rate.
    CONTROL,
    /// The width of the buffer, sites.
    BUFFER,
    /// The number of coarse variables.
    COMPONENTS,
    /// Anything else, e.g. the place of the block or a setting of the training.
    OTHER
  }
}
