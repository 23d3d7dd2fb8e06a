package org.rsmi.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rsmi.num.Estimate;
import org.rsmi.sample.NpyArray;
import org.rsmi.sample.NpyEntry;
import org.rsmi.sample.NpyText;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The arrays of an ensemble file; docs/ensemble-files.md lists them.
///
/// @param ensemble n tasks that ended
record EnsembleColumns(Ensemble ensemble) {
  /// Version of the format.
  static final int FORMAT = 1;

  /// What a failed run is called beside the names of [Outcome].
  static final String FAILED = "Failed";

  /// Names of the arrays of exact values.
  static final Map<String, String> TRUTHS = truths();

  private static final JsonMapper JSON = new JsonMapper();

  private static Map<String, String> truths() {
    SequencedMap<String, String> truths = new LinkedHashMap<>();
    truths.put("exact", Truth.RULE);
    truths.put("exact_block", Truth.BLOCK);
    truths.put("best_bit", Truth.BEST_BIT);
    truths.put("best_linear", Truth.BEST_LINEAR);
    return java.util.Collections.unmodifiableMap(truths);
  }

  SequencedMap<String, NpyEntry> all() {
    SequencedMap<String, NpyEntry> columns = new LinkedHashMap<>();
    columns.put("meta", NpyText.of(meta()));
    for (String axis : axes()) {
      columns.put("point/" + axis, axis(axis));
    }
    columns.put("repeat", whole(ensemble.ended().stream().mapToLong(Ended::repeat)));
    columns.put("outcome", texts(run -> run.estimate().outcome().name(), _ -> FAILED));
    columns.put("reliable", reliable());
    columns.put("shared_samples", texts(RunRecord::samples, _ -> ""));
    columns.put(
        "reasons", texts(run -> String.join("\n", run.estimate().reasons()), FailedRun::reason));
    numbers(columns);
    columns.put("steps", whole(run -> run.estimate().steps()));
    columns.put("pairs", whole(run -> run.estimate().pairs()));
    columns.put("samples", whole(run -> run.estimate().configurations()));
    columns.put("seed", whole(RunRecord::seed));
    filters(columns);
    return columns;
  }

  private List<String> axes() {
    return List.copyOf(ensemble.ended().getFirst().point().keySet());
  }

  private String meta() {
    ObjectNode meta = JSON.createObjectNode();
    meta.put("format", FORMAT).put("name", ensemble.name()).put("spec_sha256", ensemble.spec());
    var axes = meta.putArray("axes");
    axes().forEach(axes::add);
    return JSON.writeValueAsString(meta.put("unit", "nats"));
  }

  private NpyEntry axis(String axis) {
    return AxisColumn.of(
        ensemble.ended().stream()
            .map(
                task ->
                    Optional.ofNullable(task.point().get(axis))
                        .orElseThrow(() -> new IllegalArgumentException(missing(task, axis))))
            .toList());
  }

  private String missing(Ended task, String axis) {
    return "a run of %s at %s has no %s: want all axes %s"
        .formatted(ensemble.name(), task.point(), axis, axes());
  }

  private void numbers(Map<String, NpyEntry> columns) {
    estimates(columns, "information", run -> Optional.of(run.estimate().information()));
    estimates(columns, "null", run -> Optional.of(run.estimate().nullInformation()));
    estimates(columns, "block_information", run -> Optional.of(run.estimate().blockInformation()));
    real(columns, "ceiling", run -> run.estimate().ceiling());
    real(columns, "entropy_bound", run -> run.estimate().entropyBound());
    real(columns, "effective_samples", run -> run.estimate().effectiveSamples());
    TRUTHS.forEach((name, truth) -> estimates(columns, name, run -> value(run, truth)));
    estimates(columns, "best_possible", run -> run.bestPossible().map(Truth::value));
  }

  private static Optional<Estimate> value(RunRecord run, String truth) {
    return run.truths().stream()
        .filter(known -> known.name().equals(truth))
        .map(Truth::value)
        .findFirst();
  }

  private void estimates(
      Map<String, NpyEntry> columns, String name, Function<RunRecord, Optional<Estimate>> what) {
    real(columns, name, run -> what.apply(run).map(Estimate::value).orElse(Double.NaN));
    real(columns, name + "_error", run -> what.apply(run).map(Estimate::error).orElse(Double.NaN));
  }

  private void real(
      Map<String, NpyEntry> columns, String name, ToDoubleFunction<RunRecord> number) {
    double[] values =
        ensemble.ended().stream()
            .mapToDouble(
                task ->
                    switch (task) {
                      case RunRecord run -> number.applyAsDouble(run);
                      case FailedRun _ -> Double.NaN;
                    })
            .toArray();
    columns.put(name, NpyArray.of(List.of(values.length), values));
  }

  private NpyEntry whole(ToLongFunction<RunRecord> number) {
    return whole(
        ensemble.ended().stream()
            .mapToLong(
                task ->
                    switch (task) {
                      case RunRecord run -> number.applyAsLong(run);
                      case FailedRun _ -> 0;
                    }));
  }

  private static NpyEntry whole(java.util.stream.LongStream numbers) {
    long[] values = numbers.toArray();
    return NpyArray.of(List.of(values.length), values);
  }

  private NpyEntry reliable() {
    boolean[] reliable = new boolean[ensemble.ended().size()];
    for (int row = 0; row < reliable.length; row++) {
      reliable[row] =
          ensemble.ended().get(row) instanceof RunRecord run && run.estimate().reliable();
    }
    return NpyArray.truths(List.of(reliable.length), reliable);
  }

  private NpyEntry texts(Function<RunRecord, String> run, Function<FailedRun, String> failure) {
    return NpyText.of(
        ensemble.ended().stream()
            .map(
                task ->
                    switch (task) {
                      case RunRecord result -> run.apply(result);
                      case FailedRun failed -> failure.apply(failed);
                    })
            .toList());
  }

  /// One shape for all runs: `filters` has the rows of all other arrays. Several: `filters/1x4x4`
  /// has the rows that `rows/1x4x4` lists.
  private void filters(Map<String, NpyEntry> columns) {
    Map<List<Integer>, List<Integer>> rows = new LinkedHashMap<>();
    for (int row = 0; row < ensemble.ended().size(); row++) {
      if (ensemble.ended().get(row) instanceof RunRecord run) {
        rows.computeIfAbsent(shape(run.filter()), _ -> new ArrayList<>()).add(row);
      }
    }
    if (rows.size() == 1) {
      List<Integer> every =
          Stream.iterate(0, row -> row + 1).limit(ensemble.ended().size()).toList();
      rows.forEach((shape, _) -> filters(columns, "", shape, every));
      return;
    }
    for (Map.Entry<List<Integer>, List<Integer>> group : rows.entrySet()) {
      String suffix =
          group.getKey().stream().map(String::valueOf).collect(Collectors.joining("x", "/", ""));
      columns.put("rows" + suffix, whole(group.getValue().stream().mapToLong(Integer::longValue)));
      filters(columns, suffix, group.getKey(), group.getValue());
    }
  }

  private static List<Integer> shape(Filter filter) {
    return Stream.concat(Stream.of(filter.components()), filter.blockShape().stream()).toList();
  }

  private void filters(
      Map<String, NpyEntry> columns, String suffix, List<Integer> shape, List<Integer> rows) {
    int components = shape.getFirst();
    int sites = shape.stream().skip(1).reduce(1, Math::multiplyExact);
    double[] bias = new double[rows.size() * components];
    double[] weights = new double[Math.multiplyExact(bias.length, sites)];
    Arrays.fill(bias, Double.NaN);
    Arrays.fill(weights, Double.NaN);
    for (int i = 0; i < rows.size(); i++) {
      if (ensemble.ended().get(rows.get(i)) instanceof RunRecord run) {
        Filter filter = run.filter();
        System.arraycopy(filter.bias(), 0, bias, i * components, components);
        for (int c = 0; c < components; c++) {
          int at = (i * components + c) * sites;
          System.arraycopy(filter.weights()[c], 0, weights, at, sites);
        }
      }
    }
    List<Integer> full = Stream.concat(Stream.of(rows.size()), shape.stream()).toList();
    columns.put("filters" + suffix, NpyArray.of(full, weights));
    columns.put("bias" + suffix, NpyArray.of(full.subList(0, 2), bias));
  }
}
