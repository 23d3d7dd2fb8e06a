package org.rsmi.result;

import org.rsmi.num.Estimate;

/// What is known of the right answer from outside the training.
///
/// @param name what the number is, e.g. `I(H:E) of this rule`
/// @param value with an error if it is an average over sampled environments, else 0
/// @param method how it was computed, in a few words
public record Truth(String name, Estimate value, String method) {}
