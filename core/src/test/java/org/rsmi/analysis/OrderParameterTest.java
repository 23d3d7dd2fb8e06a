package org.rsmi.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Square;
import org.rsmi.model.Ising;
import org.rsmi.model.SwendsenWang;
import org.rsmi.num.Rng;
import org.rsmi.result.Filter;
import org.rsmi.sample.Chain;
import org.rsmi.sample.SampleSet;

class OrderParameterTest {
  private static final Filter UNIFORM =
      new Filter(List.of(2, 2), new double[][] {{0.25, 0.25, 0.25, 0.25}}, new double[1]);

  private static OrderParameter uniform(int size, double temperature) {
    SampleSet samples =
        new Chain(100, 8_000, 2)
            .run(new Ising(temperature, 1, new SwendsenWang()), Square.torus(size), Rng.of(7))
            .configurations();
    CoarseField field =
        new CoarseField("uniform", UNIFORM, CoarseField.Reading.LINEAR, 1, Boundary.PERIODIC);
    return OrderParameter.of(
            samples, List.of(new LocalOperator(field, LocalOperator.Product.ITSELF)), _ -> {})
        .getFirst();
  }

  /// Exact moments of the 8 × 8 torus by transfer matrix.
  @Test
  void theUniformFilterOfIsingIsItsMagnetisation() {
    OrderParameter critical = uniform(8, 2.269185314213);
    assertThat(critical.mean().z(0)).isBetween(-4.0, 4.0);
    assertThat(critical.modulus().z(0.7773310928)).isBetween(-4.0, 4.0);
    assertThat(critical.binder().z(0.6130453849)).isBetween(-4.0, 4.0);
    double susceptibility = 64 * (0.6469115750 - 0.7773310928 * 0.7773310928);
    assertThat(critical.susceptibility().z(susceptibility)).isBetween(-4.0, 4.0);
    assertThat(uniform(8, 3).binder().z(0.2798399026)).isBetween(-4.0, 4.0);
  }

  @Test
  void ensemblesAreATableCurvesAndDistributions() {
    double[] x = {2, 2.269185314213, 3};
    List<OrderParameter> parameters = new ArrayList<>();
    for (double temperature : x) {
      parameters.add(uniform(4, temperature));
    }
    List<Finding> findings =
        new OrderCurve(new Finding.Axis("T", "J"), List.of("2.0", "2.27", "3.0"), x, parameters)
            .findings();
    assertThat(findings)
        .extracting(Finding::name)
        .containsExactly(
            "order parameter of uniform",
            "modulus of uniform",
            "susceptibility of uniform",
            "Binder parameter of uniform",
            "distribution of uniform");
    assertThat(findings.get(2).sentence()).contains("is largest").contains("at T = ");
    Finding.Histogram histogram = (Finding.Histogram) findings.getLast();
    double width = histogram.edges()[1] - histogram.edges()[0];
    for (Finding.Bars bars : histogram.bars()) {
      assertThat(java.util.Arrays.stream(bars.heights()).sum() * width).isBetween(0.999, 1.001);
    }
  }

  @Test
  void componentsAreAVectorWithALength() {
    double[] x = {3, 0, 0, 0, 0, 0, 0, -1};
    double[] y = {4, 0, 0, 0, 0, 0, 0, 0};
    OrderParameter length =
        OrderParameter.norm(
            List.of(new OrderParameter("P1", x, 9), new OrderParameter("P2", y, 9)));
    assertThat(length.operator()).isEqualTo("|P1, P2|");
    assertThat(length.series()).startsWith(5, 0).endsWith(0, 1);
  }

  @Test
  void theScaleOfAFilterIsTakenOut() {
    Filter normal = CoarseField.normal(Planted.square(2, -1, 0, 1));
    assertThat(normal.weights()[0]).containsExactly(0.5, -0.25, 0, 0.25);
    assertThat(CoarseField.normal(Planted.square(0)).weights()[0]).containsExactly(0);
  }

  @Test
  void aSlowSeriesIsAWarning() {
    double[] slow = new double[100];
    double value = 0;
    Rng rng = Rng.of(1);
    for (int t = 0; t < slow.length; t++) {
      value = 0.98 * value + rng.nextGaussian();
      slow[t] = value;
    }
    OrderParameter parameter = new OrderParameter("slow", slow, 16);
    List<Finding> findings =
        new OrderCurve(
                new Finding.Axis("file", ""),
                List.of("slow.npy"),
                new double[] {Double.NaN},
                List.of(parameter))
            .findings();
    assertThat(findings.getLast())
        .isInstanceOf(Finding.Warning.class)
        .extracting(Finding::sentence)
        .asString()
        .startsWith("At slow.npy, slow remembers");
    assertThatThrownBy(() -> new OrderParameter("few", new double[7], 16))
        .hasMessageStartingWith("7 configurations: an order parameter takes at least 8");
  }
}
