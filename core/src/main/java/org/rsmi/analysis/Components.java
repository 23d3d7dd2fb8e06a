package org.rsmi.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.hipparchus.special.Erf;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;
import org.rsmi.result.RunRecord;

/// How many coarse variables are enough: the smallest k beyond which no larger number of components
/// adds significantly to I(H:E).
///
/// With `g = I_k' − I_k` and its error σ, k is enough if no k' > k has `Φ(−g/σ) < α/m`, m the
/// number
/// of larger k'. The errors of runs that share their configurations are positively correlated by an
/// unknown amount, so that σ² = σ_k² + σ_k'² is rather too large: a gain that is claimed is there,
/// one that is not may be smaller than σ can show, which the sentence says.
///
/// @param level α, in (0, 1)
public record Components(double level) implements Analysis {
  public Components {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level = " + level + ": wanted between 0 and 1");
    }
  }

  /// Gains are tested at the 5 % level.
  public static Components defaults() {
    return new Components(0.05);
  }

  @Override
  public List<Finding> of(RunSet runs, Rng rng) {
    List<Finding> findings = new ArrayList<>();
    for (Slice slice : runs.slices(GridAxis.Role.COMPONENTS)) {
      List<InformationPoint> points = InformationPoint.of(slice);
      if (points.size() < 2) {
        findings.add(unanswered(slice));
        continue;
      }
      findings.add(saturation(slice, points));
      findings.addAll(invented(slice, points));
    }
    return findings;
  }

  private static Finding unanswered(Slice slice) {
    return new Finding.Warning(
        slice.name("saturation"),
        "Fewer than two numbers of components have a run that converged: more repeats or a lower"
            + " training.rate would help.");
  }

  private Finding saturation(Slice slice, List<InformationPoint> points) {
    int enough = 0;
    while (!gainsNothing(points, enough)) {
      enough++;
    }
    List<List<Finding.Cell>> rows = new ArrayList<>();
    for (int k = 0; k < points.size(); k++) {
      rows.add(row(points, k));
    }
    return new Finding.Table(
        slice.name("saturation"),
        sentence(points, enough),
        List.of("components", "I(H:E), nats", "share of I(V:E)", "gain, nats", "p"),
        rows);
  }

  private boolean gainsNothing(List<InformationPoint> points, int k) {
    int larger = points.size() - 1 - k;
    return points.subList(k + 1, points.size()).stream()
        .noneMatch(next -> probability(gain(points.get(k), next)) < level / larger);
  }

  private static Estimate gain(InformationPoint from, InformationPoint to) {
    return to.estimate().minus(from.estimate());
  }

  /// `Φ(−g/σ)`: how often noise alone would gain as much.
  private static double probability(Estimate gain) {
    return Erf.erfc(gain.z(0) / Math.sqrt(2)) / 2;
  }

  private static List<Finding.Cell> row(List<InformationPoint> points, int k) {
    InformationPoint point = points.get(k);
    List<Finding.Cell> cells = new ArrayList<>();
    cells.add(new Finding.Cell.Whole(Math.round(point.x())));
    cells.add(new Finding.Cell.Measured(point.estimate()));
    cells.add(new Finding.Cell.Measured(share(point)));
    if (k == 0) {
      cells.add(new Finding.Cell.Text(""));
      cells.add(new Finding.Cell.Text(""));
    } else {
      Estimate gain = gain(points.get(k - 1), point);
      cells.add(new Finding.Cell.Measured(gain));
      cells.add(new Finding.Cell.Real(probability(gain)));
    }
    return cells;
  }

  /// `⟨I(H:E)⟩/⟨I(V:E)⟩`.
  private static Estimate share(InformationPoint point) {
    double whole = mean(point, run -> run.estimate().blockInformation().value());
    double error = mean(point, run -> run.estimate().blockInformation().error());
    if (!(whole > 2 * error)) {
      return new Estimate(Double.NaN, Double.NaN, "");
    }
    double share = point.value() / whole;
    return new Estimate(share, Math.hypot(point.error(), share * error) / whole, "");
  }

  private static double mean(InformationPoint point, ToDoubleFunction<RunRecord> of) {
    return point.summary().runs().stream().mapToDouble(of).average().orElse(Double.NaN);
  }

  /// `2 components are enough: they know 0.410 ± 0.004 nats, 0.93 ± 0.02 of I(V:E), and 3 add 0.003
  /// ± 0.004 nats (p = 0.23).`
  private static String sentence(List<InformationPoint> points, int enough) {
    InformationPoint best = points.get(enough);
    String known = "know " + best.estimate() + ofBlock(share(best));
    String count = count(best);
    if (enough == points.size() - 1) {
      InformationPoint before = points.get(enough - 1);
      return ("I(H:E) still grows at %s, the most that were tried: they %s, %s more than %s."
              + " More components would tell where it ends.")
          .formatted(count, known, gain(before, best), count(before));
    }
    InformationPoint next = points.get(enough + 1);
    Estimate gain = gain(best, next);
    return String.format(
        Locale.ROOT,
        "%s %s enough: %s %s, and going to %s adds %s (p = %.2g), at most %.2g nats at 95 %%.",
        count,
        best.x() == 1 ? "is" : "are",
        best.x() == 1 ? "it" : "they",
        best.x() == 1 ? known.replaceFirst("know", "knows") : known,
        count(next),
        gain,
        probability(gain),
        Math.max(0, gain.value() + 1.645 * gain.error()));
  }

  private static String ofBlock(Estimate share) {
    return Double.isNaN(share.value()) ? "" : ", " + share + " of I(V:E)";
  }

  private static String count(InformationPoint point) {
    long k = Math.round(point.x());
    return k + (k == 1 ? " component" : " components");
  }

  /// Information that the procedure finds where there is none: the null of shuffled pairs.
  private static List<Finding> invented(Slice slice, List<InformationPoint> points) {
    List<Finding> warnings = new ArrayList<>();
    for (InformationPoint point : points) {
      double value = mean(point, run -> run.estimate().nullInformation().value());
      double error = mean(point, run -> run.estimate().nullInformation().error());
      if (value > 3 * error && value > point.error()) {
        warnings.add(
            new Finding.Warning(
                slice.name("null at " + count(point)),
                "Shuffled pairs of %s give %s where there is nothing: part of the gain may be the"
                        .formatted(count(point), new Estimate(value, error, "nats"))
                    + " estimator's; more held-out configurations would help."));
      }
    }
    return warnings;
  }
}
