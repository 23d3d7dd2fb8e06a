package org.rsmi.exact;

import java.util.Arrays;
import org.rsmi.num.Rng;

/// The joint law `P(v,e)` of a block and its environment, and what it knows:
/// `I(V:E) = Σ P(v,e) ln P(v,e)/(P(v)P(e))`.
///
/// @param probabilities `[v × e]`, ≥ 0, summing to 1
public record JointTable(double[][] probabilities) {
  public JointTable {
    probabilities = Arrays.stream(probabilities).map(double[]::clone).toArray(double[][]::new);
    double total = Arrays.stream(probabilities).flatMapToDouble(Arrays::stream).sum();
    if (!(Math.abs(total - 1) < 1e-9)) {
      throw new IllegalArgumentException("joint probabilities sum to " + total + ", not 1");
    }
  }

  /// The law proportional to `weights`.
  ///
  /// @param weights `[v × e]`, ≥ 0
  public static JointTable ofWeights(double[][] weights) {
    double total = Arrays.stream(weights).flatMapToDouble(Arrays::stream).sum();
    return new JointTable(
        Arrays.stream(weights)
            .map(row -> Arrays.stream(row).map(weight -> weight / total).toArray())
            .toArray(double[][]::new));
  }

  /// `I(V:E)`, nats.
  public double information() {
    double[] environment = new double[probabilities[0].length];
    for (double[] row : probabilities) {
      for (int e = 0; e < row.length; e++) {
        environment[e] += row[e];
      }
    }
    double sum = 0;
    for (double[] row : probabilities) {
      double visible = Arrays.stream(row).sum();
      for (int e = 0; e < row.length; e++) {
        if (row[e] > 0) {
          sum += row[e] * Math.log(row[e] / (visible * environment[e]));
        }
      }
    }
    return sum;
  }

  /// `I(H:E)` of a coarse-graining rule, nats.
  public double information(BlockRule rule) {
    return coarse(rule).information();
  }

  /// `P(h,e) = Σᵥ P(h|v) P(v,e)`.
  ///
  /// @throws IllegalArgumentException if the rule is for another number of block states
  public JointTable coarse(BlockRule rule) {
    if (rule.states() != probabilities.length) {
      throw new IllegalArgumentException(
          "a rule for %d block states on a table of %d"
              .formatted(rule.states(), probabilities.length));
    }
    double[][] coarse = new double[rule.values()][probabilities[0].length];
    for (int v = 0; v < probabilities.length; v++) {
      for (int h = 0; h < coarse.length; h++) {
        double weight = rule.probabilities()[v][h];
        for (int e = 0; weight > 0 && e < coarse[h].length; e++) {
          coarse[h][e] += weight * probabilities[v][e];
        }
      }
    }
    return new JointTable(coarse);
  }

  /// Independent draws of `(v, e)`.
  public Pairs sample(int count, Rng rng) {
    int columns = probabilities[0].length;
    Discrete law =
        new Discrete(Arrays.stream(probabilities).flatMapToDouble(Arrays::stream).toArray());
    int[] visible = new int[count];
    int[] environment = new int[count];
    for (int i = 0; i < count; i++) {
      int drawn = law.draw(rng);
      visible[i] = drawn / columns;
      environment[i] = drawn % columns;
    }
    return new Pairs(visible, environment);
  }

  /// Drawn pairs of states; where these are spins, [SpinStates#unpack] makes ±1 of them.
  ///
  /// @param visible `[count]`, the v of each pair
  /// @param environment `[count]`, the e of each pair
  public record Pairs(int[] visible, int[] environment) {}
}
