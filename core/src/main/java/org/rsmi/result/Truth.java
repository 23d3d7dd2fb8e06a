package org.rsmi.result;

import org.rsmi.num.Estimate;

/// What is known of the right answer from outside the training.
///
/// @param name what the number is, e.g. [#RULE]
/// @param value with an error if it is an average over sampled environments, else 0
/// @param method how it was computed, in a few words
public record Truth(String name, Estimate value, String method) {
  /// What the rule that was found knows.
  public static final String RULE = "I(H:E) of this rule";

  /// What the best of all rules that keep one bit knows, linear or not.
  public static final String BEST_BIT = "I(best one-bit rule:E)";

  /// What the best linear component knows.
  public static final String BEST_LINEAR = "I(best linear:E)";

  /// What the block itself knows.
  public static final String BLOCK = "I(V:E)";
}
