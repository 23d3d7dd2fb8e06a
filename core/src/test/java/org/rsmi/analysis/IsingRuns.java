package org.rsmi.analysis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;
import org.rsmi.result.Filter;
import org.rsmi.result.Outcome;
import org.rsmi.result.Provenance;
import org.rsmi.result.RsmiEstimate;
import org.rsmi.result.RunRecord;
import org.rsmi.result.Truth;

/// Ensembles of the Ising model across its transition: real runs, and runs planted around exact
/// values.
final class IsingRuns {
  static final double CRITICAL = 2.269185314213;

  private final List<RunRecord> runs = new ArrayList<>();

  /// `ising-runs.csv`: all runs of `examples/ising-phase-diagram.toml`, those at one temperature on
  /// shared configurations.
  static RunSet real() {
    IsingRuns all = new IsingRuns();
    for (String[] cells : rows("ising-runs.csv")) {
      double[] weights = numbers(cells[5].split(" "));
      Outcome outcome =
          switch (cells[2]) {
            case "Collapsed" -> new Outcome.Collapsed(1000);
            case "StepLimit" -> new Outcome.StepLimit(4000);
            default -> new Outcome.Converged(1000);
          };
      all.add(
          Double.parseDouble(cells[0]),
          Long.parseLong(cells[1]),
          outcome,
          new Estimate(Double.parseDouble(cells[3]), Double.parseDouble(cells[4]), "nats"),
          new Filter(List.of(4, 4), new double[][] {weights}, new double[1]),
          "configurations at " + cells[0]);
    }
    return all.set();
  }

  /// `ising-exact.csv`: `(temperature, buffer, I, error)`, the exact conditional law of a 4 × 4
  /// block
  /// of the 64 × 64 Ising model, averaged over sampled environments.
  static List<double[]> exact() {
    return rows("ising-exact.csv").stream().map(IsingRuns::numbers).toList();
  }

  /// Four runs a point around the exact values.
  ///
  /// @param error of one run's information, nats
  /// @param noise of it, in units of the error
  static RunSet aroundExact(double error, double noise, Rng rng) {
    IsingRuns all = new IsingRuns();
    Filter filter = Planted.square(1, 1, 1, 1);
    for (double[] row : exact()) {
      for (int repeat = 0; repeat < 4; repeat++) {
        double value = row[2] + noise * error * rng.nextGaussian();
        Estimate information = new Estimate(value, error, "nats");
        all.add(row[0], (long) row[1], new Outcome.Converged(9), information, filter, "");
      }
    }
    return all.set();
  }

  void add(
      double temperature,
      long buffer,
      Outcome outcome,
      Estimate information,
      Filter filter,
      String samples) {
    Map<String, Object> point = new LinkedHashMap<>();
    point.put("temperature", temperature);
    point.put("buffer", buffer);
    int repeat = (int) runs.stream().filter(run -> run.point().equals(point)).count();
    RsmiEstimate estimate =
        new RsmiEstimate(
            outcome,
            information,
            new Estimate(0, 0.001, "nats"),
            information,
            8,
            Math.log(2),
            4000,
            4000,
            4000,
            1000,
            List.of());
    Provenance provenance = new Provenance("ab12", "0", "jvm", "os", "cpu");
    runs.add(
        new RunRecord(
            point, repeat, 7, estimate, List.<Truth>of(), filter, 1, provenance, samples));
  }

  RunSet set() {
    return new RunSet(
        "ising",
        List.of(Planted.control("temperature"), Planted.buffer()),
        runs,
        List.of(),
        Map.of());
  }

  private static double[] numbers(String[] cells) {
    return Arrays.stream(cells).mapToDouble(Double::parseDouble).toArray();
  }

  /// Rows after the title, without comments.
  private static List<String[]> rows(String resource) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(IsingRuns.class.getResourceAsStream(resource)),
                StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.startsWith("#"))
          .skip(1)
          .map(line -> line.split(","))
          .toList();
    } catch (IOException fault) {
      throw new UncheckedIOException(resource + " cannot be read: " + fault, fault);
    }
  }
}
