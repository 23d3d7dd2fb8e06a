package org.rsmi.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rsmi.num.Estimate;
import org.rsmi.result.BlockMoments;
import org.rsmi.result.FailedRun;
import org.rsmi.result.Filter;
import org.rsmi.result.Outcome;
import org.rsmi.result.Provenance;
import org.rsmi.result.RsmiEstimate;
import org.rsmi.result.RunRecord;
import org.rsmi.result.Truth;

/// An ensemble whose answer is known: runs put together by hand.
final class Planted {
  private final List<GridAxis> axes;
  private final List<RunRecord> runs = new ArrayList<>();
  private final List<FailedRun> failures = new ArrayList<>();
  private final Map<Map<String, Object>, BlockMoments> moments = new LinkedHashMap<>();

  /// @param axes of the grid
  Planted(GridAxis... axes) {
    this.axes = List.of(axes);
  }

  static Planted atOnePoint() {
    return new Planted();
  }

  static GridAxis control(String name) {
    return new GridAxis(name, GridAxis.Role.CONTROL, "J");
  }

  static GridAxis buffer() {
    return new GridAxis("buffer", GridAxis.Role.BUFFER, "sites");
  }

  static GridAxis components() {
    return new GridAxis("components", GridAxis.Role.COMPONENTS, "");
  }

  /// A point of the grid, from its values in the order of the axes.
  Map<String, Object> point(Object... values) {
    Map<String, Object> point = new LinkedHashMap<>();
    for (int k = 0; k < values.length; k++) {
      point.put(axes.get(k).name(), values[k]);
    }
    return point;
  }

  /// A converged run.
  Planted run(Map<String, Object> point, Filter filter, double information, double error) {
    return run(point, filter, information, error, new Outcome.Converged(1000));
  }

  Planted run(
      Map<String, Object> point, Filter filter, double information, double error, Outcome outcome) {
    int repeat = (int) runs.stream().filter(run -> run.point().equals(point)).count();
    RsmiEstimate estimate =
        new RsmiEstimate(
            outcome,
            new Estimate(information, error, "nats"),
            new Estimate(0.0001, 0.001, "nats"),
            new Estimate(1.2 * information, error, "nats"),
            8,
            filter.components() * Math.log(2),
            4000,
            4000,
            4000,
            1000,
            outcome instanceof Outcome.Converged ? List.of() : List.of(outcome.advice()));
    runs.add(
        new RunRecord(
            point,
            repeat,
            7,
            estimate,
            List.<Truth>of(),
            filter,
            1,
            new Provenance("ab12", "0", "jvm", "os", "cpu")));
    return this;
  }

  Planted fail(Map<String, Object> point) {
    failures.add(new FailedRun(point, runs.size(), "data.npy ends early"));
    return this;
  }

  Planted moments(Map<String, Object> point, BlockMoments of) {
    moments.put(point, of);
    return this;
  }

  RunSet set() {
    return new RunSet("planted", axes, runs, failures, moments);
  }

  /// A filter of one component on a square block, without bias.
  static Filter square(double... weights) {
    int side = (int) Math.round(Math.sqrt(weights.length));
    return new Filter(List.of(side, side), new double[][] {weights}, new double[1]);
  }

  /// A filter of several components on a square block, without bias.
  static Filter square(double[][] weights) {
    int side = (int) Math.round(Math.sqrt(weights[0].length));
    return new Filter(List.of(side, side), weights, new double[weights.length]);
  }
}
