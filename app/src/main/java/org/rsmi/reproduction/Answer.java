package org.rsmi.reproduction;

import java.util.List;
import org.rsmi.num.Estimate;

/// A check with its outcome.
///
/// @param what in words
/// @param published value or range, may be empty
/// @param exact value, may be empty
/// @param source of the exact value
/// @param ours measured, NaN where it could not be
/// @param accepted what agrees, in words
/// @param why it differs; empty if it agrees or nobody knows
public record Answer(
    String what,
    List<Double> published,
    List<Double> exact,
    String source,
    Estimate ours,
    String accepted,
    Verdict verdict,
    String why) {
  public Answer {
    published = List.copyOf(published);
    exact = List.copyOf(exact);
  }
}
