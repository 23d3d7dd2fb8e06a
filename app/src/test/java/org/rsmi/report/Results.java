package org.rsmi.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;
import org.rsmi.result.Filter;
import org.rsmi.result.Outcome;
import org.rsmi.result.Provenance;
import org.rsmi.result.RsmiEstimate;
import org.rsmi.result.RunRecord;
import org.rsmi.result.Truth;

/// Made-up results to render.
final class Results {
  static final String SPEC =
      """
      name    = "ising-critical"   # a <tag> & "quotes"
      repeats = 3

      [grid]
      temperature = [2.0, 2.269185, 2.5, 3.0]   # units of J
      buffer      = [1, 2]                      # sites

      [partition]
      buffer = "$buffer"   # not a unit
      """;
  private static final double[] TEMPERATURES = {2.0, 2.269185314213, 2.5, 3.0};
  private static final double[][] EXACT = {
    {0.6769, 0.6743}, {0.5023, 0.4643}, {0.2299, 0.1510}, {0.0668, 0.0246}
  };

  private Results() {}

  /// Four temperatures, two buffers, three repeats, one bit; ORACLES' best D4-symmetric rules as
  /// truths.
  static List<RunRecord> ising() {
    List<RunRecord> runs = new ArrayList<>();
    Rng rng = Rng.of(7);
    for (int t = 0; t < TEMPERATURES.length; t++) {
      for (int buffer = 1; buffer <= 2; buffer++) {
        for (int repeat = 0; repeat < 3; repeat++) {
          Map<String, Object> point =
              point("temperature", TEMPERATURES[t], "buffer", (long) buffer);
          double exact = EXACT[t][buffer - 1] - 0.002;
          double value = exact + 0.0025 * rng.nextGaussian();
          Truth truth =
              new Truth(
                  Truth.RULE,
                  new Estimate(exact, 0.0006, "nats"),
                  "conditional law of the block, sampled environments");
          runs.add(run(point, repeat, converged(value), List.of(truth), bowl(rng, 4, 4, 1)));
        }
      }
    }
    return runs;
  }

  static Map<String, Object> point(Object... keysAndValues) {
    Map<String, Object> point = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      point.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return point;
  }

  static RsmiEstimate converged(double value) {
    return estimate(new Outcome.Converged(4200), value, List.of());
  }

  static RsmiEstimate estimate(Outcome outcome, double value, List<String> reasons) {
    return new RsmiEstimate(
        outcome,
        new Estimate(value, 0.0026, "nats"),
        new Estimate(0.0003, 0.0007, "nats"),
        new Estimate(1.04 * value, 0.0031, "nats"),
        11.5,
        Math.log(2),
        100_000,
        4_000,
        3_120,
        outcome.step(),
        reasons);
  }

  static RunRecord run(
      Map<String, Object> point,
      int repeat,
      RsmiEstimate estimate,
      List<Truth> truths,
      Filter filter) {
    return new RunRecord(
        point,
        repeat,
        20240611,
        estimate,
        truths,
        filter,
        41.3,
        new Provenance(
            "9f2c1e7ab0d4", "0.1.0", "OpenJDK 64-Bit Server VM 25", "Linux 6.1 amd64", "8 lanes"));
  }

  /// Heavy at the rim, light in the middle, with some noise.
  static Filter bowl(Rng rng, int rows, int columns, int components) {
    double[][] weights = new double[components][rows * columns];
    for (int c = 0; c < components; c++) {
      for (int i = 0; i < weights[c].length; i++) {
        double x = 2.0 * (i % columns) / Math.max(1, columns - 1) - 1;
        double y = rows == 1 ? 0 : 2.0 * Math.floorDiv(i, columns) / (rows - 1) - 1;
        double shape = c % 2 == 0 ? (x * x + y * y) / 2 - 0.1 : x;
        weights[c][i] = 0.8 * shape + 0.06 * rng.nextGaussian();
      }
    }
    return new Filter(List.of(rows, columns), weights, new double[components]);
  }

  /// Numbers as given, in one row.
  static Filter row(double... weights) {
    return new Filter(
        List.of(weights.length),
        new double[][] {Arrays.copyOf(weights, weights.length)},
        new double[1]);
  }
}
