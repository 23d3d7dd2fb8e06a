package org.rsmi.reproduction;

import java.util.Collection;
import java.util.Comparator;

/// What a comparison says.
public enum Verdict {
  /// Within its acceptance.
  AGREES("agrees"),
  /// Outside, for a reason that the file gives.
  EXPLAINED("differs, explained"),
  /// Outside, or not measured.
  DIFFERS("differs");

  private final String word;

  Verdict(String word) {
    this.word = word;
  }

  /// As one reads it.
  public String word() {
    return word;
  }

  /// The worst of several; none agrees.
  static Verdict worst(Collection<Verdict> verdicts) {
    return verdicts.stream().max(Comparator.naturalOrder()).orElse(AGREES);
  }
}
