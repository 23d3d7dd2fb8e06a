package org.rsmi.result;

import java.util.List;
import java.util.Map;
import org.rsmi.num.Estimate;

/// Made-up runs.
final class Runs {
  private Runs() {}

  static RunRecord converged(int repeat, double value, double error) {
    return run(Map.of(), repeat, new Outcome.Converged(900), value, error);
  }

  static RunRecord run(
      Map<String, Object> point, int repeat, Outcome outcome, double value, double error) {
    return run(
        point,
        repeat,
        estimate(outcome, value, error),
        new Filter(List.of(1), one(), new double[1]));
  }

  private static double[][] one() {
    return new double[][] {{1}};
  }

  static RunRecord run(
      Map<String, Object> point, int repeat, RsmiEstimate estimate, Filter filter) {
    return new RunRecord(
        point,
        repeat,
        20240611,
        estimate,
        List.of(new Truth("I(V:E)", new Estimate(0.25, 0, "nats"), "closed form")),
        filter,
        1.5,
        new Provenance("ab12", "0.1.0", "JVM 25", "Linux 6 amd64", "16 lanes, 2 cores"));
  }

  static RsmiEstimate estimate(Outcome outcome, double value, double error) {
    return new RsmiEstimate(
        outcome,
        new Estimate(value, error, "nats"),
        new Estimate(0.001, 0.002, "nats"),
        new Estimate(0.4, 0.02, "nats"),
        11.5,
        Math.log(2),
        100_000,
        4_000,
        3_120,
        outcome.step(),
        List.of("for a reason", "and \"another\""));
  }
}
