package org.rsmi.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.rsmi.num.Estimate;
import org.rsmi.result.Filter;

/// What repeated coarse-graining by learned rules does to an ensemble.
///
/// @param steps from the original configurations on, at least one
public record RenormalisationFlow(List<Step> steps) {
  private static final double SIGNIFICANT = 3;

  public RenormalisationFlow {
    steps = List.copyOf(steps);
  }

  /// One scale.
  ///
  /// @param lattice extents, sites of this scale
  /// @param information I(H:E) of the rule learned here, nats
  /// @param capture I(H:E)/I(V:E)
  /// @param filter of that rule
  /// @param order the mean of a configuration
  /// @param bonds the mean product of neighbours
  public record Step(
      List<Integer> lattice,
      Estimate information,
      Estimate capture,
      Filter filter,
      OrderParameter order,
      OrderParameter bonds) {
    public Step {
      lattice = List.copyOf(lattice);
    }
  }

  /// A table, the neighbour product and the information by step, and the rules.
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findings.add(table());
    if (steps.size() > 1) {
      findings.add(curve("neighbour product", "⟨h h′⟩", "", step -> step.bonds.mean()));
      findings.add(curve("information", "I(H:E)", "nats", Step::information));
    }
    findings.addAll(rules());
    return findings;
  }

  private Finding table() {
    List<List<Finding.Cell>> rows = new ArrayList<>();
    for (int k = 0; k < steps.size(); k++) {
      Step step = steps.get(k);
      rows.add(
          List.of(
              new Finding.Cell.Whole(k),
              new Finding.Cell.Text(Plane.of(step.lattice).toString()),
              new Finding.Cell.Measured(step.information),
              new Finding.Cell.Measured(step.capture),
              new Finding.Cell.Measured(step.bonds.mean()),
              new Finding.Cell.Measured(step.order.modulus()),
              new Finding.Cell.Measured(step.order.binder())));
    }
    return new Finding.Table(
        "flow",
        sentence(),
        List.of("step", "lattice", "I(H:E)", "I(H:E)/I(V:E)", "⟨h h′⟩", "⟨|m|⟩", "U₄"),
        rows);
  }

  private String sentence() {
    if (steps.size() == 1) {
      return "There is one scale so far, and no flow.";
    }
    Estimate first = steps.getFirst().bonds.mean();
    Estimate last = steps.getLast().bonds.mean();
    Estimate change = last.minus(first);
    String direction =
        !(Math.abs(change.value()) > SIGNIFICANT * change.error())
            ? "it stays within its error, as at a fixed point"
            : Math.abs(last.value()) > Math.abs(first.value())
                ? "coarse variables are more alike than the original ones: the flow is towards order"
                : "coarse variables are less alike than the original ones: the flow is towards disorder";
    return String.format(
        Locale.ROOT,
        "Over %d %s the mean product of neighbours goes from %s to %s; %s. (The first step also changes"
            + " what a variable is.)",
        steps.size() - 1,
        steps.size() == 2 ? "step" : "steps",
        first,
        last,
        direction);
  }

  private Finding curve(
      String what, String symbol, String unit, Function<Step, Estimate> quantity) {
    double[] x = new double[steps.size()];
    Arrays.setAll(x, k -> k);
    List<Estimate> values = steps.stream().map(quantity).toList();
    return new Finding.Curve(
        what + " by step",
        "%s goes from %s to %s.".formatted(symbol, values.getFirst(), values.getLast()),
        new Finding.Axis("step", ""),
        new Finding.Axis(symbol, unit),
        Finding.Scale.LINEAR,
        List.of(
            new Finding.Series(
                symbol,
                Finding.Kind.MEASURED,
                x,
                values.stream().mapToDouble(Estimate::value).toArray(),
                values.stream().mapToDouble(Estimate::error).toArray())),
        List.of());
  }

  private List<Finding> rules() {
    List<Finding.Panel> panels = new ArrayList<>();
    for (int k = 0; k < steps.size(); k++) {
      panels.add(
          new Finding.Panel(
              "step " + k,
              "I(H:E) = " + steps.get(k).information,
              steps.get(k).filter.weights()[0]));
    }
    return List.of(
        new Finding.FilterMap(
            "rule of each step",
            "The filter of the best run at each scale.",
            steps.getFirst().filter.blockShape(),
            panels));
  }
}
