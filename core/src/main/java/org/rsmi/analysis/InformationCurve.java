package org.rsmi.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;
import org.rsmi.result.PointSummary;
import org.rsmi.result.RunRecord;
import org.rsmi.result.Truth;

/// I(H:E) against the control parameter, the buffer and the number of components: means over the
/// runs that converged, with one standard error.
///
/// Beside them stand I(V:E), the most any rule could know, and the exact value of the best run's
/// rule where it is known.
public record InformationCurve() implements Analysis {

  /// Nothing to choose.
  public static InformationCurve defaults() {
    return new InformationCurve();
  }

  @Override
  public List<Finding> of(RunSet runs, Rng rng) {
    List<Finding> findings = new ArrayList<>();
    for (GridAxis.Role role : GridAxis.Role.values()) {
      List<Slice> slices = runs.slices(role);
      if (!slices.isEmpty()) {
        findings.add(curve(slices));
      }
    }
    return findings;
  }

  private static Finding curve(List<Slice> slices) {
    GridAxis axis = slices.getFirst().axis();
    List<Finding.Series> series = new ArrayList<>();
    for (Slice slice : slices) {
      series.add(slice.measured(slice.name("I(H:E)"), slice.information()));
      series.addAll(exact(slice));
    }
    if (slices.size() == 1) {
      Slice slice = slices.getFirst();
      series.add(
          slice.measured("I(V:E)", slice.points().stream().map(InformationCurve::whole).toList()));
    }
    return new Finding.Curve(
        "information against " + axis.name(),
        sentence(slices),
        new Finding.Axis(axis.name(), axis.unit()),
        new Finding.Axis("information", "nats"),
        Finding.Scale.LINEAR,
        series,
        bound(slices));
  }

  private static Estimate whole(PointSummary point) {
    return point.best().estimate().blockInformation();
  }

  private static List<Finding.Series> exact(Slice slice) {
    double[] values =
        slice.points().stream()
            .mapToDouble(
                point ->
                    point.best().exact().map(Truth::value).map(Estimate::value).orElse(Double.NaN))
            .toArray();
    if (Arrays.stream(values).allMatch(Double::isNaN)) {
      return List.of();
    }
    double[] none = new double[values.length];
    Arrays.fill(none, Double.NaN);
    return List.of(
        new Finding.Series(
            slice.name("exact for the best rule"), Finding.Kind.EXACT, slice.x(), values, none));
  }

  /// The entropy bound, where all runs share a finite one.
  private static List<Finding.Reference> bound(List<Slice> slices) {
    double[] bounds =
        slices.stream()
            .flatMap(slice -> slice.points().stream())
            .flatMap(point -> point.runs().stream())
            .mapToDouble((RunRecord run) -> run.estimate().entropyBound())
            .distinct()
            .toArray();
    return bounds.length == 1 && Double.isFinite(bounds[0])
        ? List.of(new Finding.Reference("entropy bound", bounds[0]))
        : List.of();
  }

  /// `I(H:E) is largest, 0.6768 ± 0.0023 nats, at temperature = 2 (buffer = 1).`
  private static String sentence(List<Slice> slices) {
    StringBuilder text = new StringBuilder();
    for (Slice slice : slices) {
      List<Estimate> values = slice.information();
      int best = 0;
      for (int k = 1; k < values.size(); k++) {
        if (!(values.get(k).value() <= values.get(best).value())) {
          best = k;
        }
      }
      text.append(text.isEmpty() ? "" : " ")
          .append(
              "%s is largest, %s, at %s = %s."
                  .formatted(
                      slice.name("I(H:E)"),
                      values.get(best),
                      slice.axis().name(),
                      Slice.shown(slice.x()[best])));
    }
    return text.toString();
  }
}
