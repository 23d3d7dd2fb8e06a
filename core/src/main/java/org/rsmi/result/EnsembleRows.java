package org.rsmi.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.rsmi.num.Estimate;
import org.rsmi.sample.NpyArray;
import org.rsmi.sample.NpyEntry;
import org.rsmi.sample.NpyText;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The runs of an ensemble file.
final class EnsembleRows {
  private static final JsonMapper JSON = new JsonMapper();

  private final String file;
  private final Map<String, NpyEntry> columns;
  private final Map<String, double[]> reals = new LinkedHashMap<>();
  private final Map<String, long[]> wholes = new LinkedHashMap<>();

  /// @param file its name, for errors
  /// @param columns its arrays
  EnsembleRows(String file, Map<String, NpyEntry> columns) {
    this.file = file;
    this.columns = columns;
  }

  Ensemble ensemble() {
    JsonNode meta = meta();
    Provenance provenance = new Provenance(meta.path("spec_sha256").asString(""), "", "", "", "");
    List<String> outcomes = texts("outcome");
    List<String> reasons = texts("reasons");
    List<String> samples = texts("shared_samples");
    List<SequencedMap<String, Object>> points = points(meta, outcomes.size());
    Filter[] filters = filters(outcomes.size());
    List<Ended> ended = new ArrayList<>();
    for (int row = 0; row < outcomes.size(); row++) {
      int repeat = Math.toIntExact(whole("repeat", row));
      if (outcomes.get(row).equals(EnsembleColumns.FAILED)) {
        ended.add(new FailedRun(points.get(row), repeat, reasons.get(row)));
        continue;
      }
      RsmiEstimate estimate = estimate(row, outcomes.get(row), reasons.get(row));
      Filter filter = filters[row];
      ended.add(
          new RunRecord(
              points.get(row),
              repeat,
              whole("seed", row),
              estimate,
              truths(row),
              filter,
              Double.NaN,
              provenance,
              samples.get(row)));
    }
    return new Ensemble(meta.path("name").asString(""), provenance.spec(), ended);
  }

  private JsonNode meta() {
    try {
      JsonNode meta = JSON.readTree(texts("meta").getFirst());
      int format = meta.path("format").asInt(0);
      if (format != EnsembleColumns.FORMAT) {
        throw new IllegalArgumentException(
            "%s is an ensemble file of format %d: want %d"
                .formatted(file, format, EnsembleColumns.FORMAT));
      }
      return meta;
    } catch (JacksonException damage) {
      throw new IllegalArgumentException(file + " has a [meta] that is no JSON", damage);
    }
  }

  private List<SequencedMap<String, Object>> points(JsonNode meta, int rows) {
    List<SequencedMap<String, Object>> points = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      points.add(new LinkedHashMap<>());
    }
    for (JsonNode axis : meta.path("axes")) {
      String name = axis.asString();
      List<Object> values = AxisColumn.values(column("point/" + name));
      for (int row = 0; row < rows; row++) {
        points.get(row).put(name, values.get(row));
      }
    }
    return points;
  }

  private RsmiEstimate estimate(int row, String outcome, String reasons) {
    long steps = whole("steps", row);
    return new RsmiEstimate(
        ResultFile.outcome(outcome, steps),
        measured("information", row),
        measured("null", row),
        measured("block_information", row),
        real("ceiling", row),
        real("entropy_bound", row),
        Math.toIntExact(whole("pairs", row)),
        Math.toIntExact(whole("samples", row)),
        real("effective_samples", row),
        steps,
        reasons.isEmpty() ? List.of() : List.of(reasons.split("\n")));
  }

  private List<Truth> truths(int row) {
    List<Truth> truths = new ArrayList<>();
    EnsembleColumns.TRUTHS.forEach(
        (name, truth) -> {
          Estimate value = measured(name, row);
          if (!Double.isNaN(value.value())) {
            truths.add(new Truth(truth, value, ""));
          }
        });
    return truths;
  }

  private Estimate measured(String name, int row) {
    return new Estimate(real(name, row), real(name + "_error", row), "nats");
  }

  private Filter[] filters(int size) {
    Filter[] filters = new Filter[size];
    if (columns.containsKey("filters")) {
      long[] every = new long[size];
      Arrays.setAll(every, row -> row);
      filters(filters, "", every);
    }
    for (String name : columns.keySet()) {
      if (name.startsWith("filters/")) {
        String suffix = name.substring("filters".length());
        filters(filters, suffix, array("rows" + suffix).toLongs());
      }
    }
    return filters;
  }

  private void filters(Filter[] filters, String suffix, long[] rows) {
    NpyArray array = array("filters" + suffix);
    double[] weights = array.toDoubles();
    double[] bias = array("bias" + suffix).toDoubles();
    List<Integer> shape = array.shape();
    int components = shape.get(1);
    int sites = weights.length / bias.length;
    for (int i = 0; i < rows.length; i++) {
      double[][] rule = new double[components][];
      for (int c = 0; c < components; c++) {
        int at = (i * components + c) * sites;
        rule[c] = Arrays.copyOfRange(weights, at, at + sites);
      }
      filters[Math.toIntExact(rows[i])] =
          new Filter(
              shape.subList(2, shape.size()),
              rule,
              Arrays.copyOfRange(bias, i * components, (i + 1) * components));
    }
  }

  private double real(String name, int row) {
    return reals.computeIfAbsent(name, key -> array(key).toDoubles())[row];
  }

  private long whole(String name, int row) {
    return wholes.computeIfAbsent(name, key -> array(key).toLongs())[row];
  }

  private List<String> texts(String name) {
    if (column(name) instanceof NpyText text) {
      return text.values();
    }
    throw wrong(name, "texts");
  }

  private NpyArray array(String name) {
    if (column(name) instanceof NpyArray array) {
      return array;
    }
    throw wrong(name, "numbers");
  }

  private NpyEntry column(String name) {
    NpyEntry column = columns.get(name);
    if (column == null) {
      throw new IllegalArgumentException(
          "%s is no ensemble file: it holds no [%s]".formatted(file, name));
    }
    return column;
  }

  private IllegalArgumentException wrong(String name, String wanted) {
    return new IllegalArgumentException(
        "%s holds [%s] of type %s: want %s"
            .formatted(file, name, column(name).descriptor(), wanted));
  }
}
