package org.rsmi.cli;

import org.rsmi.num.Estimate;

/// What became of an oracle.
///
/// @param name of the oracle
/// @param claim what had to be true
/// @param finding both numbers
/// @param seconds it took
record Verdict(String name, Claim claim, Oracle.Finding finding, double seconds) {

  /// `(ours − exact)/σ`, σ the errors of both in quadrature.
  double z() {
    Estimate ours = finding.ours();
    Estimate exact = finding.exact();
    return (ours.value() - exact.value()) / Math.hypot(ours.error(), exact.error());
  }

  boolean passed() {
    return claim.holds(finding.exact(), finding.ours());
  }
}
