package org.rsmi.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.rsmi.ensemble.Experiment;
import org.rsmi.ensemble.ExperimentSpec;
import org.rsmi.ensemble.Runner;
import org.rsmi.ensemble.SharedSamples;
import org.rsmi.ensemble.Task;
import org.rsmi.result.RunFolder;
import org.rsmi.spec.Grid;
import org.rsmi.spec.SpecValue;
import tools.jackson.databind.node.ObjectNode;

/// `rsmi run --dry-run`: what there is to do, how long it takes on this machine, what it leaves on
/// disk. Writes nothing.
///
/// The time is that of runs which are best when their schedules have settled; one that goes on
/// improving takes more. Exact answers are not in it, nor chains that need long to thermalise by
/// their own measure.
///
/// @param threads runs at a time, ≥ 1
record DryRun(Output output, Experiment experiment, RunFolder folder, int threads) {
  /// Bytes of `result.json`, `filter.npz` and `trace.csv`, a block of the file system each.
  private static final long RESULT = 3 * 4096;

  /// All runs that are left.
  ///
  /// @param paces one for each kind of run
  /// @param sampling seconds on one thread, as the next two
  /// @param samples bytes of the samples that runs share
  private record Plan(
      int left, List<Pace> paces, double sampling, double training, double record, long samples) {}

  void print() {
    Plan plan = plan();
    if (output.json()) {
      output.print(json(plan));
      return;
    }
    int all = experiment.tasks().size();
    long points = experiment.tasks().stream().map(Task::point).distinct().count();
    say(experiment.name(), "%,d points, %,d runs", points, all);
    Grid.of(experiment.tree())
        .axes()
        .forEach((axis, values) -> say("  " + axis, "%s", list(values)));
    say("done", "%,d of %,d", all - plan.left, all);
    if (plan.left > 0) {
      say("speed", "%s steps/s, measured", range(plan, pace -> 1 / pace.step()));
      say(
          "steps",
          "%s for a filter, %s for its number of record",
          range(plan, Pace::filterSteps),
          range(plan, Pace::recordSteps));
      say("time", "about %s on %d threads: %s", time(seconds(plan)), threads, shares(plan));
    }
    say(
        "disk",
        "%s of results, %s of checkpoints at a time, %s of shared samples",
        size(RESULT * all),
        size(checkpoints(plan)),
        size(plan.samples));
  }

  private void say(String what, String words, Object... values) {
    output.out().printf(Locale.ROOT, "%-14s %s%n", what, words.formatted(values));
  }

  private Plan plan() {
    List<Task> left = Runner.left(experiment, folder, Version.number());
    Map<Pace.Workload, Pace> paces = new HashMap<>();
    Set<SharedSamples> sets = new HashSet<>();
    double sampling = 0;
    double training = 0;
    double record = 0;
    long samples = 0;
    for (Task task : left) {
      ExperimentSpec spec = task.spec();
      Pace pace =
          paces.computeIfAbsent(Pace.Workload.of(spec), _ -> Pace.of(spec, experiment.files()));
      boolean own = SharedSamples.of(spec, task.repeat(), folder).map(sets::add).orElse(true);
      sampling += own ? pace.sampling() : 0;
      samples += own ? pace.shared() : 0;
      training += pace.training();
      record += pace.record();
    }
    return new Plan(
        left.size(), new ArrayList<>(paces.values()), sampling, training, record, samples);
  }

  private double seconds(Plan plan) {
    int hands = Math.min(threads, Runtime.getRuntime().availableProcessors());
    return (plan.sampling + plan.training + plan.record) / hands;
  }

  private long checkpoints(Plan plan) {
    long one = plan.paces.stream().mapToLong(Pace::checkpoint).max().orElse(0);
    return one * Math.min(threads, plan.left);
  }

  private static String shares(Plan plan) {
    double percent = 100 / (plan.sampling + plan.training + plan.record);
    return "%.0f %% sampling, %.0f %% filters, %.0f %% numbers of record"
        .formatted(percent * plan.sampling, percent * plan.training, percent * plan.record);
  }

  /// One number, or the smallest and the largest.
  private static String range(Plan plan, ToDoubleFunction<Pace> number) {
    return plan.paces.stream()
        .mapToDouble(number)
        .boxed()
        .sorted()
        .map("%,.0f"::formatted)
        .distinct()
        .collect(Collectors.collectingAndThen(Collectors.toList(), DryRun::ends));
  }

  private static String ends(List<String> sorted) {
    return sorted.size() == 1 ? sorted.getFirst() : sorted.getFirst() + " … " + sorted.getLast();
  }

  /// The values of an axis, the middle of a long one left out.
  private static String list(List<SpecValue> values) {
    List<String> texts = values.stream().map(SpecValue::toml).toList();
    return texts.size() <= 8
        ? String.join(", ", texts)
        : "%s, … %s (%,d)"
            .formatted(String.join(", ", texts.subList(0, 3)), texts.getLast(), texts.size());
  }

  private static String time(double seconds) {
    if (seconds < 300) {
      return "%.0f s".formatted(seconds);
    }
    return seconds < 5400
        ? "%.0f min".formatted(seconds / 60)
        : seconds < 172_800
            ? "%.1f h".formatted(seconds / 3600)
            : "%.1f days".formatted(seconds / 86_400);
  }

  private static String size(long bytes) {
    return bytes < 1_000_000_000
        ? "%.1f MB".formatted(bytes / 1e6)
        : "%.1f GB".formatted(bytes / 1e9);
  }

  private ObjectNode json(Plan plan) {
    ObjectNode json = output.mapper().createObjectNode();
    int all = experiment.tasks().size();
    json.put("name", experiment.name());
    ObjectNode axes = json.putObject("axes");
    Grid.of(experiment.tree()).axes().forEach((axis, values) -> axes.put(axis, values.size()));
    json.put("points", experiment.tasks().stream().map(Task::point).distinct().count());
    json.put("runs", all).put("done", all - plan.left).put("left", plan.left);
    json.put("threads", threads).put("seconds", plan.left == 0 ? 0 : seconds(plan));
    var kinds = json.putArray("kinds");
    for (Pace pace : plan.paces) {
      kinds
          .addObject()
          .put("steps_per_second", 1 / pace.step())
          .put("filter_steps", pace.filterSteps())
          .put("record_steps", pace.recordSteps())
          .put("sampling_seconds", pace.sampling())
          .put("filter_seconds", pace.training())
          .put("record_seconds", pace.record());
    }
    json.putObject("bytes")
        .put("results", RESULT * all)
        .put("checkpoints", checkpoints(plan))
        .put("samples", plan.samples);
    return json;
  }
}
