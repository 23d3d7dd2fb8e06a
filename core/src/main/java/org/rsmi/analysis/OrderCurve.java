package org.rsmi.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.rsmi.num.Estimate;

/// One order parameter in several ensembles, against what tells them apart.
///
/// @param axis what tells the ensembles apart, a temperature or a file
/// @param labels one an ensemble, in the order of `x`: the name of its file, where it has no value
/// @param x its value, ascending; NaN where it has none
/// @param parameters one an ensemble
public record OrderCurve(
    Finding.Axis axis, List<String> labels, double[] x, List<OrderParameter> parameters) {
  private static final int BINS = 41;
  private static final int MOST_HISTOGRAMS = 8;

  public OrderCurve {
    labels = List.copyOf(labels);
    x = x.clone();
    parameters = List.copyOf(parameters);
  }

  /// A table, curves where the ensembles have values, and the distributions.
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findings.add(table());
    if (x.length > 1 && Arrays.stream(x).allMatch(Double::isFinite)) {
      findings.add(curve("modulus", "⟨|O|⟩", OrderParameter::modulus, this::ends));
      findings.add(
          curve(
              "susceptibility", "N(⟨O²⟩ − ⟨|O|⟩²)", OrderParameter::susceptibility, this::largest));
      findings.add(curve("Binder parameter", "U₄", OrderParameter::binder, this::ends));
    }
    findings.add(histogram());
    for (int k = 0; k < x.length; k++) {
      if (!parameters.get(k).isHonest()) {
        findings.add(memory(k));
      }
    }
    return findings;
  }

  private String operator() {
    return parameters.getFirst().operator();
  }

  private String name(String what) {
    return what + " of " + operator();
  }

  private Finding memory(int k) {
    OrderParameter parameter = parameters.get(k);
    return new Finding.Warning(
        name("memory") + " at " + place(k),
        String.format(
            Locale.ROOT,
            "At %s, %s remembers %.0f of its %d configurations: its errors are too small; more"
                + " configurations, or more sweeps between them, would help.",
            place(k),
            operator(),
            parameter.memory(),
            parameter.series().length));
  }

  private Finding table() {
    List<List<Finding.Cell>> rows = new ArrayList<>();
    for (int k = 0; k < x.length; k++) {
      OrderParameter parameter = parameters.get(k);
      rows.add(
          List.of(
              new Finding.Cell.Text(labels.get(k)),
              new Finding.Cell.Measured(parameter.mean()),
              new Finding.Cell.Measured(parameter.modulus()),
              new Finding.Cell.Measured(parameter.susceptibility()),
              new Finding.Cell.Measured(parameter.binder()),
              new Finding.Cell.Real(parameter.memory()),
              new Finding.Cell.Whole(parameter.series().length)));
    }
    OrderParameter first = parameters.getFirst();
    String sentence =
        x.length == 1
            ? "%s has ⟨O⟩ = %s, ⟨|O|⟩ = %s, susceptibility %s and Binder parameter U₄ = %s."
                .formatted(
                    operator(),
                    first.mean(),
                    first.modulus(),
                    first.susceptibility(),
                    first.binder())
            : "The order parameter %s in %d ensembles.".formatted(operator(), x.length);
    return new Finding.Table(
        name("order parameter"),
        sentence,
        List.of(axis.label(), "⟨O⟩", "⟨|O|⟩", "susceptibility", "U₄", "τ_int", "configurations"),
        rows);
  }

  private Finding curve(
      String what,
      String symbol,
      Function<OrderParameter, Estimate> quantity,
      BiFunction<String, List<Estimate>, String> sentence) {
    List<Estimate> values = parameters.stream().map(quantity).toList();
    return new Finding.Curve(
        name(what),
        sentence.apply(symbol, values),
        axis,
        new Finding.Axis(symbol, ""),
        Finding.Scale.LINEAR,
        List.of(
            new Finding.Series(
                operator(),
                Finding.Kind.MEASURED,
                x,
                values.stream().mapToDouble(Estimate::value).toArray(),
                values.stream().mapToDouble(Estimate::error).toArray())),
        List.of());
  }

  private String ends(String symbol, List<Estimate> values) {
    return "%s of %s goes from %s at %s to %s at %s."
        .formatted(
            symbol,
            operator(),
            values.getFirst(),
            place(0),
            values.getLast(),
            place(values.size() - 1));
  }

  private String largest(String symbol, List<Estimate> values) {
    int most = 0;
    for (int k = 1; k < values.size(); k++) {
      most = values.get(k).value() > values.get(most).value() ? k : most;
    }
    String about =
        most == 0 || most == x.length - 1
            ? "the end of what was measured: its peak may lie beyond"
            : "so it peaks between %s and %s".formatted(place(most - 1), place(most + 1));
    return "The susceptibility of %s, %s, is largest, %s, at %s, %s."
        .formatted(operator(), symbol, values.get(most), place(most), about);
  }

  /// Where an ensemble is, in a sentence.
  private String place(int k) {
    return Double.isNaN(x[k]) ? labels.get(k) : axis.label() + " = " + labels.get(k);
  }

  private Finding histogram() {
    double most =
        parameters.stream()
            .flatMapToDouble(parameter -> Arrays.stream(parameter.series()).map(Math::abs))
            .max()
            .orElse(1);
    double reach = most > 0 ? most : 1;
    double[] edges = new double[BINS + 1];
    Arrays.setAll(edges, k -> reach * (2.0 * k / BINS - 1));
    List<Finding.Bars> bars = new ArrayList<>();
    int shown = Math.min(MOST_HISTOGRAMS, x.length);
    for (int s = 0; s < shown; s++) {
      int k = shown == 1 ? 0 : (int) Math.round((double) s * (x.length - 1) / (shown - 1));
      bars.add(new Finding.Bars(place(k), densities(parameters.get(k).series(), reach)));
    }
    return new Finding.Histogram(
        name("distribution"),
        "How often %s takes each value, averaged over a configuration.".formatted(operator()),
        new Finding.Axis("O", ""),
        new Finding.Axis("density", ""),
        edges,
        bars);
  }

  private static double[] densities(double[] series, double reach) {
    double[] densities = new double[BINS];
    double each = BINS / (2 * reach) / series.length;
    for (double value : series) {
      int bin = (int) ((value / reach + 1) / 2 * BINS);
      densities[Math.clamp(bin, 0, BINS - 1)] += each;
    }
    return densities;
  }
}
