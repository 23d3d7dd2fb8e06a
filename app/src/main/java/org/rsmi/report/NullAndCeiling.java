package org.rsmi.report;

import java.util.ArrayList;
import java.util.List;
import org.rsmi.analysis.Finding;
import org.rsmi.analysis.GridAxis;
import org.rsmi.analysis.RunSet;
import org.rsmi.analysis.Slice;
import org.rsmi.num.Estimate;
import org.rsmi.result.PointSummary;
import org.rsmi.result.RsmiEstimate;

/// What the same procedure measures where there is nothing, and the most it could measure.
///
/// @param charts of the page
record NullAndCeiling(RunSet runs, Charts charts) {

  String html() {
    StringBuilder html = new StringBuilder("<p>" + Markup.html(words()) + "</p>\n");
    for (GridAxis.Role role : GridAxis.Role.values()) {
      List<Slice> slices = runs.slices(role);
      if (!slices.isEmpty()) {
        html.append(chart(slices));
        return html.toString();
      }
    }
    return html.toString();
  }

  /// The ceiling beside the largest number it stands over.
  private String words() {
    List<RsmiEstimate> best =
        runs.points().stream().map(PointSummary::best).map(run -> run.estimate()).toList();
    double ceiling = best.stream().mapToDouble(RsmiEstimate::ceiling).min().orElse(Double.NaN);
    double largest =
        best.stream()
            .mapToDouble(estimate -> estimate.information().value())
            .filter(Double::isFinite)
            .max()
            .orElse(Double.NaN);
    double entropy = best.stream().mapToDouble(RsmiEstimate::entropyBound).max().orElse(Double.NaN);
    String bits =
        Double.isFinite(entropy)
            ? " The coarse variable itself holds at most %s nats."
                .formatted(Notation.fixed(entropy, 4))
            : "";
    return "The bound cannot exceed log K = %s nats for the K pairs of its report batch; the largest I(H:E) here is %s nats."
            .formatted(Notation.fixed(ceiling, 2), Notation.fixed(largest, 4))
        + bits
        + " On pairs whose environments were shuffled there is nothing to find: the null should be 0 within its error.";
  }

  private String chart(List<Slice> slices) {
    GridAxis axis = slices.getFirst().axis();
    List<Finding.Series> series = new ArrayList<>();
    for (Slice slice : slices) {
      List<Estimate> nulls =
          slice.points().stream().map(p -> p.best().estimate().nullInformation()).toList();
      series.add(
          new Finding.Series(
              slice.name("null"),
              Finding.Kind.MEASURED,
              slice.x(),
              nulls.stream().mapToDouble(Estimate::value).toArray(),
              nulls.stream().mapToDouble(Estimate::error).toArray()));
    }
    Finding.Curve curve =
        new Finding.Curve(
            "null",
            "",
            new Finding.Axis(axis.name(), axis.unit()),
            new Finding.Axis("null of the best run", "nats"),
            Finding.Scale.LINEAR,
            series,
            List.of(new Finding.Reference("nothing to find", 0)));
    return charts.place(
        VegaCurve.chart(curve), "null", "What the best runs measure on shuffled pairs, in nats.");
  }
}
