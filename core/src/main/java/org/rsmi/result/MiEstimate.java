package org.rsmi.result;

import java.util.List;
import org.rsmi.num.Estimate;

/// The number of record of two variables: I(X:Y), held out, with everything that is needed to judge
/// it.
///
/// @param information I(X:Y), nats; error bar from groups of rows, of a lower bound also from seeds
/// @param kind what the information is
/// @param heldOut the lower bound of critics on rows they never saw, nats: the information, unless
///     that is the closed form of a Gaussian copula
/// @param extrapolated the information extrapolated in 1/N to infinitely many rows, which for the
///     closed form it already is; NaN where not asked for
/// @param nothing the same critics on pairs that do not belong together, mean and scatter, nats
/// @param pValue chance of so much information if x and y were independent
/// @param ceiling the largest value the report sets can give, nats
/// @param entropyBound the entropy of the poorer variable where it is discrete, nats, else infinite
/// @param rows joint observations
/// @param columns of x and of y, `[2]`
/// @param effectiveSamples independent rows among them
/// @param steps training steps of all critics together
/// @param preprocessing what was done to the columns of x, and of y
/// @param reasons why the number should not be trusted; empty for a reliable one
public record MiEstimate(
    Estimate information,
    Kind kind,
    Estimate heldOut,
    Estimate extrapolated,
    Estimate nothing,
    double pValue,
    double ceiling,
    double entropyBound,
    int rows,
    List<Integer> columns,
    double effectiveSamples,
    long steps,
    List<String> preprocessing,
    List<String> reasons) {

  /// What a number says of I(X:Y).
  public enum Kind {
    /// No more than I(X:Y), up to its error.
    LOWER_BOUND,
    /// I(X:Y) without bias, if the columns are jointly normal on their common scale; tests found
    /// nothing against it.
    GAUSSIAN_COPULA
  }

  public MiEstimate {
    columns = List.copyOf(columns);
    preprocessing = List.copyOf(preprocessing);
    reasons = List.copyOf(reasons);
  }

  /// I(Y:X), the same number.
  public MiEstimate swapped() {
    return new MiEstimate(
        information,
        kind,
        heldOut,
        extrapolated,
        nothing,
        pValue,
        ceiling,
        entropyBound,
        rows,
        columns.reversed(),
        effectiveSamples,
        steps,
        preprocessing.reversed(),
        reasons);
  }

  /// Whether nothing speaks against the number.
  public boolean reliable() {
    return reasons.isEmpty();
  }
}
