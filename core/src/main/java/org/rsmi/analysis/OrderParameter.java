package org.rsmi.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.rsmi.num.Autocorrelation;
import org.rsmi.num.Estimate;
import org.rsmi.num.Jackknife;
import org.rsmi.sample.SampleSet;

/// A local operator averaged over each configuration, `O = 1/N Σ_x O(x)`, as an order parameter.
///
/// Errors are jackknifed over blocks of successive configurations of at least 20 autocorrelation
/// times, as far as 8 blocks remain.
///
/// @param operator its name
/// @param series O of each configuration, in their order, at least 8
/// @param places N, places of the field
public record OrderParameter(String operator, double[] series, int places) {
  private static final int MOST_BLOCKS = 64;
  private static final int FEWEST_BLOCKS = 8;
  private static final double BLOCK_TIMES = 20;

  public OrderParameter {
    series = series.clone();
    if (series.length < FEWEST_BLOCKS) {
      throw new IllegalArgumentException(
          "%d configurations: an order parameter takes at least %d, for its error"
              .formatted(series.length, FEWEST_BLOCKS));
    }
  }

  /// Measures operators on all configurations.
  ///
  /// @param progress told how many configurations are done
  /// @throws IllegalArgumentException if a filter does not fit
  public static List<OrderParameter> of(
      SampleSet samples, List<LocalOperator> operators, IntConsumer progress) {
    double[][] series = new double[operators.size()][samples.size()];
    float[] values = new float[samples.sites()];
    for (int n = 0; n < samples.size(); n++) {
      samples.copy(n, values, 0);
      for (int a = 0; a < series.length; a++) {
        double[] field = operators.get(a).of(values, samples.shape());
        series[a][n] = Arrays.stream(field).average().orElse(Double.NaN);
      }
      progress.accept(n + 1);
    }
    OrderParameter[] parameters = new OrderParameter[series.length];
    Arrays.setAll(
        parameters,
        a -> {
          List<Integer> shape = operators.get(a).field().shape(samples.shape());
          return new OrderParameter(operators.get(a).name(), series[a], Plane.of(shape).sites());
        });
    return List.of(parameters);
  }

  /// The length of a vector of order parameters, `√(Σ O_c²)` of each configuration.
  ///
  /// @param components at least one, of the same configurations
  public static OrderParameter norm(List<OrderParameter> components) {
    double[] lengths = new double[components.getFirst().series.length];
    for (OrderParameter component : components) {
      for (int n = 0; n < lengths.length; n++) {
        lengths[n] = Math.hypot(lengths[n], component.series[n]);
      }
    }
    String names =
        components.stream().map(OrderParameter::operator).collect(Collectors.joining(", "));
    return new OrderParameter("|" + names + "|", lengths, components.getFirst().places);
  }

  /// ⟨O⟩.
  public Estimate mean() {
    return jackknife().estimate(m -> m[0], "", series);
  }

  /// ⟨|O|⟩.
  public Estimate modulus() {
    return jackknife().estimate(m -> m[0], "", moduli());
  }

  /// `N (⟨O²⟩ − ⟨|O|⟩²)`.
  public Estimate susceptibility() {
    return jackknife().estimate(m -> places * (m[1] - m[0] * m[0]), "", moduli(), powers(2));
  }

  /// `U₄ = 1 − ⟨O⁴⟩/(3⟨O²⟩²)`: ⅔ where O is ±M, 0 where it is normal about zero.
  public Estimate binder() {
    return jackknife().estimate(m -> 1 - m[1] / (3 * m[0] * m[0]), "", powers(2), powers(4));
  }

  /// τ_int of |O| in configurations; NaN if it cannot be measured.
  public double memory() {
    return Autocorrelation.of(moduli(), "").time().value();
  }

  /// Whether configurations are many enough for an honest error.
  boolean isHonest() {
    return !(series.length < FEWEST_BLOCKS * BLOCK_TIMES * memory());
  }

  private Jackknife jackknife() {
    double time = memory();
    double length = Double.isNaN(time) ? 1 : Math.max(1, BLOCK_TIMES * time);
    int blocks = (int) Math.clamp(series.length / length, FEWEST_BLOCKS, MOST_BLOCKS);
    return new Jackknife(Math.min(blocks, series.length));
  }

  private double[] moduli() {
    return Arrays.stream(series).map(Math::abs).toArray();
  }

  private double[] powers(int exponent) {
    return Arrays.stream(series).map(x -> Math.pow(x, exponent)).toArray();
  }
}
