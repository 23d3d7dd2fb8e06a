package org.rsmi.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hipparchus.special.Gamma;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

/// Where a transition lies, from the information alone.
///
/// As the buffer grows, the steepest change of I(H:E) moves to the transition, for correlations
/// that
/// reach beyond it end there. At a finite buffer b it is shifted by the smooth part that the
/// nearest sites tell. The loss `I(b₁) − I(b₂)` between the narrowest and the widest buffer is free
/// of that part: it vanishes in either kind of short-range order and sets in most steeply where the
/// correlations begin to end between b₁ and b₂. Where both buffers saw the same configurations,
/// their noise cancels in it too.
///
/// The place of record is the mean of the two, weighted by their precision. Its error holds their
/// noise, whose correlation is `√((1 − ρ)/2)`, and in quadrature what a finite block on a finite
/// grid leaves open: half the distance of the two, or the spacing of the values over √12 if that is
/// larger.
///
/// @param slices along the control parameter that differ in the buffer alone, ascending in it
/// @param buffer name of that axis; empty if there is none
/// @param correlation ρ of errors at different buffers that come from shared configurations, at
///     least
/// @param resamples draws behind every interval
record TransitionPlace(List<Slice> slices, String buffer, double correlation, int resamples) {
  private static final int LEAST = 4;
  private static final double FLAT = 0.001;

  TransitionPlace {
    slices = List.copyOf(slices);
  }

  /// A change that was looked for.
  ///
  /// @param slice name of what was fixed
  /// @param subject e.g. `I(H:E)`
  private record Indicator(String slice, String subject, SteepestChange change) {
    Estimate place(GridAxis axis) {
      return change.place().estimate(axis.unit());
    }
  }

  List<Finding> findings(List<FilterChange> filters, Rng rng) {
    List<Indicator> falls = new ArrayList<>();
    for (Slice slice : slices) {
      List<InformationPoint> points = InformationPoint.of(slice);
      SteepestChange.Measured values = values(points);
      if (changes(values)) {
        SteepestChange change = SteepestChange.of(values, resamples, rng.split(slice.label()));
        falls.add(new Indicator(slice.label(), "I(H:E)", change));
      }
    }
    if (falls.isEmpty()) {
      return List.of(unanswered());
    }
    Optional<Indicator> loss = loss(rng.split("loss"));
    List<Finding> findings = new ArrayList<>();
    findings.add(transition(falls, loss, filters));
    falls.stream().filter(fall -> fall.change().located()).map(this::number).forEach(findings::add);
    loss.filter(fall -> fall.change().located()).map(this::number).ifPresent(findings::add);
    findings.add(slope(falls));
    sharpening(falls).ifPresent(findings::add);
    return findings;
  }

  private GridAxis axis() {
    return slices.getFirst().axis();
  }

  /// What all slices share, e.g. `transition, components = 2`.
  private String name(String what) {
    return common().name(what);
  }

  private Slice common() {
    Map<String, Object> others = new LinkedHashMap<>(slices.getFirst().fixed());
    if (slices.size() > 1) {
      others.remove(buffer);
    }
    return new Slice(axis(), others, slices.getFirst().points());
  }

  private static SteepestChange.Measured values(List<InformationPoint> points) {
    return new SteepestChange.Measured(
        points.stream().mapToDouble(InformationPoint::x).toArray(),
        points.stream().mapToDouble(InformationPoint::value).toArray(),
        points.stream().mapToDouble(InformationPoint::error).toArray(),
        new double[points.size()]);
  }

  /// Whether there are enough points, and a constant does not fit them.
  private static boolean changes(SteepestChange.Measured values) {
    int n = values.x().length;
    return n >= LEAST && Gamma.regularizedGammaQ((n - 1) / 2.0, values.unevenness() / 2) < FLAT;
  }

  private Finding unanswered() {
    boolean few = slices.stream().allMatch(slice -> InformationPoint.of(slice).size() < LEAST);
    return new Finding.Warning(
        name("transition"),
        few
            ? "A transition is looked for in at least %d values of %s with runs that converged."
                .formatted(LEAST, axis().name())
            : "I(H:E) is the same at every %s within its errors: no transition in this range."
                .formatted(axis().name()));
  }

  /// `I(b₁) − I(b₂)`, where both were measured.
  private Optional<Indicator> loss(Rng rng) {
    if (slices.size() < 2 || buffer.isEmpty()) {
      return Optional.empty();
    }
    Slice near = slices.getFirst();
    Slice far = slices.getLast();
    SteepestChange.Measured difference =
        difference(InformationPoint.of(near), InformationPoint.of(far));
    if (!changes(difference)) {
      return Optional.empty();
    }
    String subject =
        "I at %s = %s less I at %s = %s"
            .formatted(buffer, near.fixed().get(buffer), buffer, far.fixed().get(buffer));
    return Optional.of(
        new Indicator(common().label(), subject, SteepestChange.of(difference, resamples, rng)));
  }

  private SteepestChange.Measured difference(
      List<InformationPoint> near, List<InformationPoint> far) {
    List<double[]> rows = new ArrayList<>();
    for (InformationPoint a : near) {
      for (InformationPoint b : far) {
        if (a.x() == b.x()) {
          rows.add(difference(a, b));
        }
      }
    }
    double[][] columns = new double[4][rows.size()];
    for (int c = 0; c < columns.length; c++) {
      int column = c;
      Arrays.setAll(columns[c], r -> rows.get(r)[column]);
    }
    return new SteepestChange.Measured(columns[0], columns[1], columns[2], columns[3]);
  }

  /// `x, I_a − I_b`, its own error, and at most how much of the shared ones is left.
  private double[] difference(InformationPoint a, InformationPoint b) {
    double value = a.value() - b.value();
    double own = Math.hypot(a.own(), b.own());
    if (!a.shares(b)) {
      return new double[] {a.x(), value, Math.hypot(own, Math.hypot(a.shared(), b.shared())), 0};
    }
    double product = a.shared() * b.shared();
    double left = a.shared() * a.shared() + b.shared() * b.shared() - 2 * correlation * product;
    return new double[] {a.x(), value, own, Math.sqrt(left)};
  }

  private Finding transition(
      List<Indicator> falls, Optional<Indicator> loss, List<FilterChange> filters) {
    List<Indicator> used = new ArrayList<>();
    falls.reversed().stream()
        .filter(fall -> fall.change().located())
        .findFirst()
        .ifPresent(used::add);
    loss.filter(found -> found.change().located()).ifPresent(used::add);
    if (used.isEmpty()) {
      return new Finding.Warning(
          name("transition"),
          "I(H:E) changes with %s, but the place of the steepest change lies at the edge or anywhere"
                  .formatted(axis().name())
              + " in the range: more values of %s, on both sides, would help."
                  .formatted(axis().name()));
    }
    Estimate place = combined(used);
    Finding.Number number = Finding.Number.of(name("transition"), sentence(used, place), place);
    return new Finding.Number(
        number.name(),
        number.sentence() + agreement(filters, number),
        place,
        number.low(),
        number.high(),
        List.of());
  }

  private Estimate combined(List<Indicator> used) {
    Estimate a = used.getFirst().place(axis());
    Estimate b = used.getLast().place(axis());
    double weight = b.error() * b.error() / (a.error() * a.error() + b.error() * b.error());
    double left = weight * a.error();
    double right = (1 - weight) * b.error();
    double together = used.size() == 1 ? 1 : Math.sqrt((1 - correlation) / 2);
    double variance = left * left + right * right + 2 * together * left * right;
    double value = weight * a.value() + (1 - weight) * b.value();
    double open = Math.max(Math.abs(a.value() - b.value()) / 2, spacing(value) / Math.sqrt(12));
    return new Estimate(value, Math.hypot(Math.sqrt(variance), open), axis().unit());
  }

  /// Distance of the measured values on either side.
  private double spacing(double place) {
    double[] x = slices.getLast().x();
    int above = 1;
    while (above < x.length - 1 && x[above] < place) {
      above++;
    }
    return x[above] - x[above - 1];
  }

  private String sentence(List<Indicator> used, Estimate place) {
    String indicators =
        used.stream()
            .map(
                indicator ->
                    "%s%s changes most steeply at %s"
                        .formatted(
                            indicator.subject(),
                            indicator.slice().isEmpty() ? "" : " (" + indicator.slice() + ")",
                            indicator.place(axis())))
            .collect(Collectors.joining(" and "));
    double reach = 1.96 * place.error();
    return "The transition lies at %s = %s (95 %%: %s to %s): %s."
        .formatted(
            axis().name(),
            place,
            number(place.value() - reach),
            number(place.value() + reach),
            indicators);
  }

  /// What the filters say, where they change at one place.
  private String agreement(List<FilterChange> filters, Finding.Number transition) {
    List<SteepestChange> telling =
        filters.stream()
            .flatMap(change -> change.steepest().stream())
            .filter(SteepestChange::located)
            .toList();
    if (telling.isEmpty()) {
      return filters.isEmpty() ? "" : " The filters change too gradually to place it.";
    }
    boolean agree =
        telling.stream()
            .map(SteepestChange::place)
            .allMatch(p -> p.low() <= transition.high() && p.high() >= transition.low());
    String places =
        telling.stream()
            .map(change -> change.place().estimate(axis().unit()).toString())
            .collect(Collectors.joining(" and "));
    return " Filters change most steeply at %s, which %s."
        .formatted(places, agree ? "agrees" : "does not agree everywhere");
  }

  private Finding number(Indicator indicator) {
    Draws place = indicator.change().place();
    boolean fall = indicator.change().height().quantile(0.5) < 0;
    String where = indicator.slice().isEmpty() ? "" : ", " + indicator.slice();
    return new Finding.Number(
        "steepest change of " + indicator.subject() + where,
        "%s%s %s most steeply at %s = %s, by %s nats per unit."
            .formatted(
                indicator.subject(),
                where,
                fall ? "falls" : "rises",
                axis().name(),
                indicator.place(axis()),
                magnitude(indicator)),
        indicator.place(axis()),
        place.low(),
        place.high(),
        List.of());
  }

  private static Estimate magnitude(Indicator indicator) {
    Estimate height = indicator.change().height().estimate("");
    return new Estimate(Math.abs(height.value()), height.error(), "");
  }

  private Finding slope(List<Indicator> falls) {
    String unit = axis().unit().isEmpty() ? "nats" : "nats per " + axis().unit();
    return new Finding.Curve(
        name("slope of I(H:E)"),
        falls.stream()
            .map(
                fall ->
                    "The slope%s is %s at its steepest."
                        .formatted(
                            fall.slice().isEmpty() ? "" : " at " + fall.slice(),
                            fall.change().height().estimate("nats")))
            .collect(Collectors.joining(" ")),
        new Finding.Axis(axis().name(), axis().unit()),
        new Finding.Axis("dI/d" + axis().name(), unit),
        Finding.Scale.LINEAR,
        falls.stream().map(TransitionPlace::line).toList(),
        List.of());
  }

  private static Finding.Series line(Indicator fall) {
    SteepestChange change = fall.change();
    return new Finding.Series(
        fall.slice().isEmpty() ? "I(H:E)" : fall.slice(),
        Finding.Kind.FIT,
        change.at(),
        change.slope(),
        change.error());
  }

  /// The steepest slope against the buffer.
  private Optional<Finding> sharpening(List<Indicator> falls) {
    if (buffer.isEmpty() || falls.size() < 2) {
      return Optional.empty();
    }
    double[] widths =
        slices.stream()
            .filter(slice -> falls.stream().anyMatch(f -> f.slice().equals(slice.label())))
            .mapToDouble(this::width)
            .toArray();
    List<Estimate> heights = falls.stream().map(TransitionPlace::magnitude).toList();
    Estimate gain = heights.getLast().minus(heights.getFirst());
    String verdict =
        Math.abs(gain.z(0)) < 2
            ? "does not change with the buffer within its error"
            : gain.value() > 0 ? "sharpens with the buffer" : "blurs with the buffer";
    return Optional.of(
        new Finding.Curve(
            name("steepest slope against the buffer"),
            "The change of I(H:E) %s: from %s nats per unit of %s at %s to %s at %s."
                .formatted(
                    verdict,
                    heights.getFirst(),
                    axis().name(),
                    falls.getFirst().slice(),
                    heights.getLast(),
                    falls.getLast().slice()),
            new Finding.Axis(buffer, "sites"),
            new Finding.Axis("steepest slope", "nats"),
            Finding.Scale.LINEAR,
            List.of(
                new Finding.Series(
                    "max |dI/d" + axis().name() + "|",
                    Finding.Kind.MEASURED,
                    widths,
                    heights.stream().mapToDouble(Estimate::value).toArray(),
                    heights.stream().mapToDouble(Estimate::error).toArray())),
            List.of()));
  }

  private double width(Slice slice) {
    return slice.fixed().get(buffer) instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  private static String number(double x) {
    return String.format(Locale.ROOT, "%.4g", x);
  }
}
