package org.rsmi.cli;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.rsmi.analysis.RunSet;
import org.rsmi.result.PointSummary;
import org.rsmi.result.RsmiEstimate;
import org.rsmi.result.RunFolder;
import org.rsmi.result.RunRecord;
import org.rsmi.result.Truth;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `rsmi explain DIR`: the results of a run folder and what its ensemble says, in sentences, each
/// with its numbers and the finding it comes from.
@Command(
    name = "explain",
    description = {
      "Explains a run folder in sentences: its numbers, what the ensemble says, the caveats.",
      "In brackets: the finding a sentence comes from, as `rsmi figure` and analysis/*.json name it."
    })
final class ExplainCommand implements Callable<Integer> {
  private static final int MOST = 6;

  @Mixin private Output output = new Output();

  @Parameters(paramLabel = "DIR", description = "run folder")
  private Path folder = Path.of("");

  @Override
  public Integer call() {
    AnalysedFolder analysed = AnalysedFolder.open(folder);
    RunSet runs = analysed.runs();
    List<PointSummary> points = runs.points();
    List<Remark> remarks = points.isEmpty() ? List.of() : Remark.of(analysed.findings(runs));
    if (output.json()) {
      ObjectNode json = output.mapper().createObjectNode();
      ArrayNode each = json.putArray("points");
      points.forEach(point -> each.add(json(point)));
      ArrayNode found = json.putArray("findings");
      remarks.forEach(remark -> found.add(output.mapper().valueToTree(remark)));
      output.print(json);
    } else if (points.isEmpty()) {
      output.out().println(folder + ": no run has finished yet");
    } else {
      print(points, remarks);
    }
    return 0;
  }

  /// Of many points only those that differ most, then what was found of all of them.
  private void print(List<PointSummary> points, List<Remark> remarks) {
    List<PointSummary> told = points.size() <= MOST ? points : extremes(points);
    if (told.size() < points.size()) {
      output.out().println(overview(points) + System.lineSeparator());
    }
    told.forEach(point -> output.out().println(explain(point) + System.lineSeparator()));
    String analysis = "";
    for (Remark remark : remarks) {
      if (!remark.analysis().equals(analysis)) {
        analysis = remark.analysis();
        output.out().println(analysis);
      }
      output.out().println("  " + remark.text());
    }
  }

  /// The points with the largest and the smallest mean information.
  private static List<PointSummary> extremes(List<PointSummary> points) {
    Comparator<PointSummary> order =
        Comparator.comparingDouble(point -> point.information().value());
    return List.of(
        points.stream().max(order).orElseThrow(), points.stream().min(order).orElseThrow());
  }

  private static String overview(List<PointSummary> points) {
    Map<String, Integer> census = new LinkedHashMap<>();
    points.forEach(point -> point.census().forEach((end, n) -> census.merge(end, n, Integer::sum)));
    int runs = census.values().stream().mapToInt(Integer::intValue).sum();
    return "%d runs at %d points ended (%s). The largest and the smallest I(H:E):"
        .formatted(runs, points.size(), ends(census));
  }

  private ObjectNode json(PointSummary point) {
    ObjectNode json = output.mapper().createObjectNode();
    json.set("point", output.mapper().valueToTree(point.point()));
    json.put("explanation", explain(point));
    json.set("best", RunFolder.json(point.best()));
    return json;
  }

  private static String explain(PointSummary point) {
    RunRecord best = point.best();
    RsmiEstimate estimate = best.estimate();
    StringBuilder text = new StringBuilder();
    text.append(
        "%s, %s. The mean I(H:E) is %s; "
            .formatted(where(point.point()), ends(point), point.information()));
    text.append(
        "the best run has %s, where %s is what %,d shuffled pairs give."
            .formatted(estimate.information(), estimate.nullInformation(), estimate.pairs()));
    text.append(
        " The block itself knows I(V:E) = %s, of which the rule keeps %s."
            .formatted(estimate.blockInformation(), estimate.captureRatio()));
    for (Truth truth : best.truths()) {
      text.append(" By %s, %s is %s.".formatted(truth.method(), truth.name(), truth.value()));
    }
    if (Double.isFinite(estimate.entropyBound())) {
      text.append(" No such rule can exceed %.4f nats.".formatted(estimate.entropyBound()));
    }
    Set<String> reasons = new LinkedHashSet<>();
    point.runs().forEach(run -> reasons.addAll(run.estimate().reasons()));
    text.append(
        reasons.isEmpty()
            ? " Nothing speaks against these numbers."
            : " Do not rely on them yet: " + String.join("; ", reasons) + ".");
    return text.toString();
  }

  private static String where(Map<String, Object> point) {
    return point.isEmpty()
        ? "In this experiment"
        : point.entrySet().stream()
            .map(axis -> axis.getKey() + " = " + axis.getValue())
            .collect(Collectors.joining(", ", "At ", ""));
  }

  /// `3 runs ended (2 Converged, 1 StepLimit)`.
  private static String ends(PointSummary point) {
    int runs = point.runs().size();
    return runs + (runs == 1 ? " run" : " runs") + " ended (" + ends(point.census()) + ")";
  }

  private static String ends(Map<String, Integer> census) {
    return census.entrySet().stream()
        .map(end -> end.getValue() + " " + end.getKey())
        .collect(Collectors.joining(", "));
  }
}
