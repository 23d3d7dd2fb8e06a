package org.rsmi.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rsmi.analysis.Finding;
import org.rsmi.result.RunRecord;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// How runs were trained: the held-out bound and the annealing temperature against the step.
///
/// @param traces of some runs
public record TrainingTraces(List<Trace> traces) {
  private static final int MOST_RUNS_AT_A_POINT = 20;
  private static final int MOST_RUNS = 400;
  private static final int MOST_STEPS = 40;
  private static final int MOST_LINES = 6;
  private static final String FILTER = "{\"filter\": \"datum.point == point\"}";
  private static final String SPEC =
      """
      {"params": [{"name": "point", "value": ""}],
       "transform": [%s, {"calculate": "datum.y - datum.error", "as": "low"},
         {"calculate": "datum.y + datum.error", "as": "high"}],
       "encoding": {
         "x": {"field": "step", "type": "quantitative", "title": "step",
           "scale": {"nice": false, "zero": true}},
         "y": {"field": "y", "type": "quantitative", "scale": {"zero": false}},
         "detail": {"field": "run", "type": "nominal"}},
       "layer": [
         {"mark": {"type": "line", "strokeWidth": 1.3, "opacity": 0.6, "style": "training",
           "point": {"size": 10, "opacity": 0.6}}},
         {"mark": {"type": "point", "size": 120, "opacity": 0},
          "encoding": {"tooltip": [{"field": "run", "type": "nominal"},
            {"field": "step", "type": "quantitative"}, {"field": "y", "type": "quantitative"}]}}]}
      """
          .formatted(FILTER);
  private static final String ERRORS =
      """
      {"mark": {"type": "rule", "strokeWidth": 1, "opacity": 0.2, "style": "training"},
       "encoding": {"y": {"field": "low", "type": "quantitative"}, "y2": {"field": "high"}}}
      """;

  public TrainingTraces {
    traces = List.copyOf(traces);
  }

  /// The training of one run.
  ///
  /// @param run whose it is
  /// @param rows `[n][5]`: step, held-out information and its error in nats, annealing temperature,
  ///     the bound of the training batches in nats
  public record Trace(RunRecord run, double[][] rows) {
    public Trace {
      rows = Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }

    /// Reads `trace.csv`, of long ones every second line, every third, …; empty where there is
    /// none or it is damaged.
    ///
    /// @param folder of the run
    public static Optional<Trace> read(Path folder, RunRecord run) {
      Path file = folder.resolve("trace.csv");
      if (!Files.isRegularFile(file)) {
        return Optional.empty();
      }
      try {
        List<String> lines = Files.readAllLines(file);
        return parse(run, lines);
      } catch (IOException fault) {
        throw new UncheckedIOException(file + " cannot be read: " + fault.getMessage(), fault);
      }
    }

    /// The bound of the training batches, nats.
    public double[] training() {
      return Arrays.stream(rows).mapToDouble(row -> row[4]).toArray();
    }

    private Finding.Series series(String label) {
      return new Finding.Series(
          label,
          Finding.Kind.MEASURED,
          Arrays.stream(rows).mapToDouble(row -> row[0]).toArray(),
          Arrays.stream(rows).mapToDouble(row -> row[1]).toArray(),
          Arrays.stream(rows).mapToDouble(row -> row[2]).toArray());
    }

    private static Optional<Trace> parse(RunRecord run, List<String> lines) {
      if (lines.size() < 2) {
        return Optional.empty();
      }
      List<String> head = List.of(lines.getFirst().split(",", -1));
      int[] columns =
          List.of("step", "select_nats", "select_error", "temperature", "training_nats").stream()
              .mapToInt(head::indexOf)
              .toArray();
      int every = Math.max(1, Math.ceilDiv(lines.size() - 1, MOST_STEPS));
      List<double[]> rows = new ArrayList<>();
      for (int line = lines.size() - 1; line >= 1; line -= every) {
        String[] cells = lines.get(line).split(",", -1);
        rows.addFirst(Arrays.stream(columns).mapToDouble(c -> number(cells, c)).toArray());
      }
      return Optional.of(new Trace(run, rows.toArray(double[][]::new)));
    }

    private static double number(String[] cells, int column) {
      try {
        return column < 0 || column >= cells.length
            ? Double.NaN
            : Double.parseDouble(cells[column]);
      } catch (NumberFormatException _) {
        return Double.NaN;
      }
    }
  }

  /// Which of many runs to read: the first ones at every point, evenly over the points.
  ///
  /// @param runs of an ensemble
  public static List<RunRecord> chosen(List<RunRecord> runs) {
    long points = runs.stream().map(RunRecord::point).distinct().count();
    int each = Math.clamp(MOST_RUNS / Math.max(1, points), 1, MOST_RUNS_AT_A_POINT);
    List<RunRecord> chosen = runs.stream().filter(run -> run.repeat() < each).toList();
    return chosen.size() <= MOST_RUNS ? chosen : chosen.subList(0, MOST_RUNS);
  }

  /// The first runs as a figure: held-out information against the step.
  public Finding.Curve curve() {
    return new Finding.Curve(
        "training",
        "The held-out bound on I(H:E) while the rule is trained, of %s."
            .formatted(Notation.count(Math.min(MOST_LINES, traces.size()), "run")),
        new Finding.Axis("step", ""),
        new Finding.Axis("I(H:E)", "nats"),
        Finding.Scale.LINEAR,
        traces.stream()
            .limit(MOST_LINES)
            .map(
                trace ->
                    trace.series(
                        (trace.run().point().isEmpty()
                                ? ""
                                : Notation.point(trace.run().point()) + ", ")
                            + "run "
                            + trace.run().repeat()))
            .toList(),
        List.of());
  }

  /// The points that have a trace.
  List<String> points() {
    Set<String> points = new LinkedHashSet<>();
    traces.forEach(trace -> points.add(Notation.point(trace.run().point())));
    return List.copyOf(points);
  }

  /// The held-out information.
  VegaChart information() {
    ChartData data = data("held-out I(H:E) (nats)");
    for (Trace trace : traces) {
      for (double[] row : trace.rows()) {
        add(data, trace, row, row[1], Double.isFinite(row[2]) ? row[2] : 0);
      }
    }
    ObjectNode spec = spec("held-out I(H:E) (nats)");
    ((ArrayNode) spec.get("layer")).insert(0, VegaChart.parse(ERRORS));
    return new VegaChart(spec, data, "", VegaChart.Shape.WIDE, 0);
  }

  /// The annealing temperature of the embedding, of the longest run at every point.
  VegaChart temperature() {
    ChartData data = data("annealing temperature");
    Map<Map<String, Object>, Trace> longest = new LinkedHashMap<>();
    traces.forEach(trace -> longest.merge(trace.run().point(), trace, TrainingTraces::longer));
    for (Trace trace : longest.values()) {
      for (double[] row : trace.rows()) {
        add(data, trace, row, row[3], 0);
      }
    }
    return new VegaChart(spec("annealing temperature"), data, "", VegaChart.Shape.WIDE, 0);
  }

  private static Trace longer(Trace one, Trace other) {
    return other.run().estimate().steps() > one.run().estimate().steps() ? other : one;
  }

  private static void add(ChartData data, Trace trace, double[] row, double y, double error) {
    if (Double.isFinite(row[0]) && Double.isFinite(y)) {
      int repeat = trace.run().repeat();
      data.row(Notation.point(trace.run().point()), repeat, row[0], y, error, y - error, y + error);
    }
  }

  private static ChartData data(String title) {
    return new ChartData()
        .column("point", "point")
        .column("run", "run")
        .column("step", "step")
        .column("y", title)
        .column("error", "standard error");
  }

  private ObjectNode spec(String title) {
    ObjectNode spec = VegaChart.parse(SPEC);
    spec.withObject("/encoding/y").put("title", title);
    ((ObjectNode) spec.get("params").get(0)).put("value", points().getFirst());
    return spec;
  }
}
