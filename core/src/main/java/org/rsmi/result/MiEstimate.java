package org.rsmi.result;

import java.util.List;
import org.rsmi.num.Estimate;

/// The number of record of two variables: I(X:Y), held out, with everything that is needed to judge
/// it.
///
/// @param information I(X:Y), nats, a lower bound; error bar from groups of rows and from seeds
/// @param extrapolated the same extrapolated in 1/N to infinitely many rows; NaN where not asked
/// for
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
  public MiEstimate {
    columns = List.copyOf(columns);
    preprocessing = List.copyOf(preprocessing);
    reasons = List.copyOf(reasons);
  }

  /// I(Y:X), the same number.
  public MiEstimate swapped() {
    return new MiEstimate(
        information,
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
