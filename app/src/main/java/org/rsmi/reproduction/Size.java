package org.rsmi.reproduction;

/// How large an experiment is done.
public enum Size {
  /// Minutes: with the smaller settings of the file's `[quick]` table.
  QUICK,
  /// That of the papers.
  FULL;

  /// As one writes it.
  public String word() {
    return this == QUICK ? "quick" : "full";
  }
}
