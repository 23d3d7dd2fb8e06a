package org.rsmi.result;

import java.util.List;
import org.rsmi.num.Estimate;

/// The number of record of one run: what the frozen rule H knows about the environment, held out,
/// with everything that is needed to judge it.
///
/// @param outcome how the training of the filter ended
/// @param information I(H:E) of the hard rule, a fresh critic on the report set, nats
/// @param nullInformation the same procedure on pairs whose environments were shuffled, nats
/// @param blockInformation I(V:E) by the same procedure, nats; the most any rule could know
/// @param ceiling the largest value the report batch can give, nats
/// @param entropyBound components · log 2 for bits, nats
/// @param pairs windows in the report batch
/// @param configurations configurations they were cut from
/// @param effectiveSamples independent configurations among them
/// @param steps training steps of the filter
/// @param reasons why the number should not be trusted; empty for a reliable one
public record RsmiEstimate(
    Outcome outcome,
    Estimate information,
    Estimate nullInformation,
    Estimate blockInformation,
    double ceiling,
    double entropyBound,
    int pairs,
    int configurations,
    double effectiveSamples,
    long steps,
    List<String> reasons) {
  public RsmiEstimate {
    reasons = List.copyOf(reasons);
  }

  /// Whether nothing speaks against the number.
  public boolean reliable() {
    return reasons.isEmpty();
  }

  /// `r = I(H:E)/I(V:E)`, the share of the block's information that the rule keeps, with the error
  /// `√(σ_H² + r²σ_V²)/I(V:E)`.
  public Estimate captureRatio() {
    double part = information.value();
    double whole = blockInformation.value();
    if (!(whole > 2 * blockInformation.error())) {
      return new Estimate(Double.NaN, Double.NaN, "");
    }
    double ratio = part / whole;
    double error =
        Math.hypot(information.error(), ratio * blockInformation.error()) / Math.abs(whole);
    return new Estimate(ratio, error, "");
  }
}
