package org.rsmi.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.rsmi.analysis.RunSet;
import org.rsmi.num.Estimate;
import org.rsmi.result.PointSummary;
import org.rsmi.result.RunRecord;

/// An experiment in three sentences: how many runs can be trusted, where the coarse variable knows
/// most, and how that stands beside the right answer, or beside null and ceiling where there is
/// none.
record Verdict(RunSet runs, List<PointSummary> points) {

  List<String> sentences() {
    return runs.runs().isEmpty()
        ? List.of("No run has finished yet: there is nothing to show.")
        : List.of(trust(), most(), comparison());
  }

  private String trust() {
    int all = runs.runs().size();
    long converged = points.stream().mapToInt(p -> p.census().getOrDefault("Converged", 0)).sum();
    long reliable = runs.runs().stream().filter(run -> run.estimate().reliable()).count();
    String failed =
        runs.failures().isEmpty()
            ? ""
            : ", and %s failed".formatted(Notation.count(runs.failures().size(), "more run"));
    return "Of %s at %s, %s converged and %s reliable%s."
        .formatted(
            Notation.count(all, "finished run"),
            Notation.count(points.size(), "grid point"),
            converged == all ? "all" : converged == 0 ? "none" : String.valueOf(converged),
            reliable == all
                ? "all are"
                : reliable == 0 ? "none is" : reliable == 1 ? "1 is" : reliable + " are",
            failed);
  }

  private String most() {
    Optional<PointSummary> most =
        points.stream()
            .filter(point -> Double.isFinite(point.information().value()))
            .max(Comparator.comparingDouble(point -> point.information().value()));
    if (most.isEmpty()) {
      return "No run measured what its coarse variable knows.";
    }
    PointSummary point = most.get();
    String where =
        points.size() == 1
            ? "The coarse variable H knows I(H:E) = %s about its environment"
            : "The coarse variable H knows most about its environment at "
                + Notation.point(point.point())
                + ", I(H:E) = %s";
    Estimate share = point.best().estimate().captureRatio();
    String kept =
        Double.isFinite(share.value())
            ? "; the best rule there keeps %s of what the block itself knows"
                .formatted(Notation.pure(share))
            : "";
    return where.replace("%s", Notation.full(point.information())) + kept + ".";
  }

  private String comparison() {
    List<RunRecord> known =
        points.stream()
            .map(PointSummary::best)
            .filter(run -> run.gap().filter(gap -> gap.error() > 0).isPresent())
            .toList();
    return known.isEmpty() ? bounds() : gap(known);
  }

  private static String gap(List<RunRecord> known) {
    RunRecord worst =
        known.stream().max(Comparator.comparingDouble(Verdict::deviation)).orElseThrow();
    String where =
        known.size() == 1
            ? "Its exact value differs by"
            : "At the %d points where the exact value of the best rule is known, it differs by at most"
                .formatted(known.size());
    return "%s %.1f standard errors, %s%s."
        .formatted(
            where,
            deviation(worst),
            worst.gap().map(Notation::signed).orElse("") + " nats",
            known.size() == 1 ? "" : " at " + Notation.point(worst.point()));
  }

  private static double deviation(RunRecord run) {
    return run.gap().map(gap -> Math.abs(gap.value()) / gap.error()).orElse(0.0);
  }

  private String bounds() {
    RunRecord largest =
        points.stream()
            .map(PointSummary::best)
            .max(
                Comparator.comparingDouble(
                    run -> Math.abs(run.estimate().nullInformation().value())))
            .orElseThrow();
    return "On shuffled pairs, where there is nothing to find, the best runs measure at most %s nats in size; the ceiling of the estimate is log K = %s nats."
        .formatted(
            Notation.fixed(Math.abs(largest.estimate().nullInformation().value()), 4),
            Notation.fixed(largest.estimate().ceiling(), 2));
  }
}
