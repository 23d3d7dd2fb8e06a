package org.rsmi.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rsmi.analysis.Finding;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

/// One made-up finding of each kind, with Greek, brackets, minus signs and numbers that are not
/// there.
final class EveryFinding {
  private static final Rng RNG = Rng.of(5).split("findings");

  private EveryFinding() {}

  static List<Finding> pictures() {
    return List.of(
        curve(),
        decay(),
        power(),
        scatter(),
        histogram(),
        heatMap(),
        signed(),
        filters(),
        table(),
        number());
  }

  static Finding.Curve curve() {
    double[] x = {2.0, 2.15, 2.269185, 2.4, 2.6, 3.0};
    return new Finding.Curve(
        "information against temperature",
        "I(H:E) is largest, 0.6768 ± 0.0023 nats, at temperature = 2.",
        new Finding.Axis("temperature", "units of J"),
        new Finding.Axis("I(H:E)", "nats"),
        Finding.Scale.LINEAR,
        List.of(
            series(
                "⟨I(H:E)⟩, buffer = 1",
                Finding.Kind.MEASURED,
                x,
                0.67,
                0.62,
                0.5,
                0.38,
                0.22,
                0.07),
            series(
                "exact rule Λ, buffer = 1",
                Finding.Kind.EXACT,
                x,
                0.675,
                0.625,
                0.502,
                0.385,
                0.23,
                0.067),
            series(
                "⟨I(H:E)⟩, buffer = 2",
                Finding.Kind.MEASURED,
                x,
                0.66,
                0.6,
                Double.NaN,
                0.3,
                0.15,
                0.025),
            series(
                "exact rule Λ, buffer = 2",
                Finding.Kind.EXACT,
                x,
                0.664,
                0.61,
                0.464,
                0.31,
                0.15,
                0.024)),
        List.of(new Finding.Reference("entropy bound log 2", Math.log(2))));
  }

  static Finding.Curve decay() {
    double[] x = {1, 2, 3, 4, 6, 8};
    return new Finding.Curve(
        "decay with the buffer",
        "The information decays as exp(−2L/ξ).",
        new Finding.Axis("buffer", "sites"),
        new Finding.Axis("I(H:E)", "nats"),
        Finding.Scale.LOG_Y,
        List.of(
            series("measured", Finding.Kind.MEASURED, x, 0.23, 0.1, 0.045, 0.02, 0.004, 0.0008),
            series(
                "fit, ξ = 2.4", Finding.Kind.FIT, x, 0.22, 0.098, 0.044, 0.0197, 0.0039, 0.00078)),
        List.of(new Finding.Reference("null", 0.0011)));
  }

  static Finding.Curve power() {
    double[] x = {1, 2, 4, 8, 16};
    return new Finding.Curve(
        "power of the distance",
        "I falls as L^(−0.5).",
        new Finding.Axis("distance L", "sites"),
        new Finding.Axis("I", "nats"),
        Finding.Scale.LOG_LOG,
        List.of(series("T = T_c", Finding.Kind.MEASURED, x, 0.4, 0.29, 0.2, 0.142, -0.001)),
        List.of());
  }

  private static Finding.Series series(String label, Finding.Kind kind, double[] x, double... y) {
    double[] error = new double[y.length];
    Arrays.setAll(
        error,
        i -> kind == Finding.Kind.MEASURED ? Math.max(0.01, 0.06 * Math.abs(y[i])) : Double.NaN);
    return new Finding.Series(label, kind, x, y, error);
  }

  static Finding.Scatter scatter() {
    List<Finding.Mark> marks = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      double angle = Math.PI / 2 * (i % 4) + 0.15 * RNG.nextGaussian();
      marks.add(new Finding.Mark(Math.cos(angle), Math.sin(angle), "cluster " + (i % 2 + 1), i, 0));
    }
    marks.add(new Finding.Mark(1, 0, "", -1, 0));
    marks.add(new Finding.Mark(Double.NaN, 0, "cluster 1", 61, 0));
    return new Finding.Scatter(
        "plane of the filters",
        "The filters lie on a circle in four clusters.",
        new Finding.Axis("Λ·e₁", ""),
        new Finding.Axis("Λ·e₂", ""),
        marks,
        Finding.Aspect.EQUAL);
  }

  static Finding.Histogram histogram() {
    double[] edges = new double[13];
    Arrays.setAll(edges, i -> -1.2 + 0.2 * i);
    double[] low = new double[12];
    Arrays.setAll(low, i -> Math.exp(-0.1 * (i - 3) * (i - 3)));
    double[] high = new double[12];
    Arrays.setAll(high, i -> i == 2 ? Double.NaN : Math.exp(-0.2 * (i - 8) * (i - 8)));
    return new Finding.Histogram(
        "distribution of overlaps",
        "Overlaps have two peaks.",
        new Finding.Axis("overlap ⟨Λ, Λ′⟩", ""),
        new Finding.Axis("density", ""),
        edges,
        List.of(new Finding.Bars("T = 2.0", low), new Finding.Bars("T = 3.0", high)));
  }

  static Finding.HeatMap heatMap() {
    double[] xs = {2.0, 2.15, 2.22, 2.27, 2.4, 2.6, 3.0};
    double[] ys = {1, 2, 4};
    double[][] values = new double[3][7];
    for (int r = 0; r < 3; r++) {
      for (int c = 0; c < 7; c++) {
        values[r][c] = Math.exp(-(xs[c] - 2) * ys[r]);
      }
    }
    values[1][1] = Double.NaN;
    return new Finding.HeatMap(
        "information over the plane",
        "Information is largest in the cold.",
        new Finding.Axis("temperature", "J"),
        new Finding.Axis("buffer", "sites"),
        xs,
        ys,
        values);
  }

  static Finding.HeatMap signed() {
    double[] places = new double[24];
    Arrays.setAll(places, i -> i);
    double[][] values = new double[24][24];
    for (int r = 0; r < 24; r++) {
      for (int c = 0; c < 24; c++) {
        values[r][c] = Math.cos(0.6 * (r - c)) * Math.exp(-0.05 * Math.abs(r - c));
      }
    }
    return new Finding.HeatMap(
        "overlap of the runs",
        "Filters repeat.",
        new Finding.Axis("run", ""),
        new Finding.Axis("run", ""),
        places,
        places,
        values);
  }

  static Finding.FilterMap filters() {
    List<Finding.Panel> panels = new ArrayList<>();
    for (int p = 0; p < 6; p++) {
      double[] weights = new double[16];
      int kind = p;
      Arrays.setAll(
          weights,
          i -> Math.cos(Math.PI / 3 * kind * (i % 4)) + 0.3 * Math.sin(Math.floorDiv(i, 4) + kind));
      panels.add(
          new Finding.Panel(
              "temperature = 2.%d, buffer = 2".formatted(p),
              "I(H:E) = 0.46 ± 0.003 nats",
              weights));
    }
    return new Finding.FilterMap(
        "best filters Λ", "The best filter at every point.", List.of(4, 4), panels);
  }

  static Finding.Table table() {
    return new Finding.Table(
        "exponents",
        "Three estimates of ν agree.",
        List.of("method", "runs", "ν", "χ²/n"),
        List.of(
            List.of(
                new Finding.Cell.Text("decay with ⟨buffer⟩"),
                new Finding.Cell.Whole(480),
                new Finding.Cell.Measured(new Estimate(1.013, 0.021, "")),
                new Finding.Cell.Real(0.93)),
            List.of(
                new Finding.Cell.Text("crossing"),
                new Finding.Cell.Whole(-12),
                new Finding.Cell.Measured(new Estimate(-0.95, 0.08, "")),
                new Finding.Cell.Real(Double.NaN))));
  }

  static Finding.Number number() {
    return Finding.Number.of(
        "transition from information",
        "The information falls fastest at T = 2.272 ± 0.008.",
        new Estimate(2.272, 0.008, "J"),
        new Finding.Reference("exact T_c", 2.269185));
  }

  static Finding.Warning warning() {
    return new Finding.Warning("too few runs", "One run at a point: repeats = 10 would help.");
  }
}
