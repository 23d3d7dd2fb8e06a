package org.rsmi.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rsmi.num.Estimate;

/// One finished run, complete: what `result.json` and `filter.npz` hold.
///
/// @param point value of each grid axis, a [Long], a [Double], a [String] or a [List] of these, in
///     the order of the spec
/// @param repeat which of the independent runs at this point, from 0
/// @param seed of the experiment
/// @param estimate the number of record
/// @param truths exact values to compare with, empty where none can be had
/// @param filter what was learned
/// @param seconds time the run took
/// @param provenance what produced it
/// @param samples name of the configurations that it shares with other runs; empty if it has its
/// own
public record RunRecord(
    Map<String, Object> point,
    int repeat,
    long seed,
    RsmiEstimate estimate,
    List<Truth> truths,
    Filter filter,
    double seconds,
    Provenance provenance,
    String samples)
    implements Ended {
  public RunRecord {
    point = Collections.unmodifiableMap(new LinkedHashMap<>(point));
    truths = List.copyOf(truths);
  }

  /// A run on configurations of its own.
  public RunRecord(
      Map<String, Object> point,
      int repeat,
      long seed,
      RsmiEstimate estimate,
      List<Truth> truths,
      Filter filter,
      double seconds,
      Provenance provenance) {
    this(point, repeat, seed, estimate, truths, filter, seconds, provenance, "");
  }

  /// The exact I(H:E) of the rule that was found.
  public Optional<Truth> exact() {
    return truth(Truth.RULE);
  }

  /// What no rule of the kind that was trained can exceed: the best one bit, or the best linear
  /// component.
  public Optional<Truth> bestPossible() {
    return truth(Truth.BEST_BIT).or(() -> truth(Truth.BEST_LINEAR));
  }

  /// Measured minus exact I(H:E), nats, with the error `√(σ² + σ_exact²)`: too large rather than
  /// too small where both numbers come from the same environments.
  public Optional<Estimate> gap() {
    Estimate measured = estimate.information();
    return exact().map(Truth::value).map(measured::minus);
  }

  private Optional<Truth> truth(String name) {
    return truths.stream().filter(truth -> truth.name().equals(name)).findFirst();
  }
}
