package org.rsmi.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Square;
import org.rsmi.model.BounceFreeWorm;
import org.rsmi.model.Dimers;
import org.rsmi.model.Ising;
import org.rsmi.model.SwendsenWang;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;
import org.rsmi.result.Filter;
import org.rsmi.sample.Chain;
import org.rsmi.sample.SampleSet;

class ScalingDimensionsTest {
  private static final double CRITICAL = Ising.defaults().temperature();

  private static SampleSet ising(int size, int samples, double temperature) {
    return new Chain(200, samples, 2)
        .run(new Ising(temperature, 1, new SwendsenWang()), Square.torus(size), Rng.of(size))
        .configurations();
  }

  private static CoarseField spin() {
    return CoarseField.site(2, 1, Boundary.PERIODIC);
  }

  private static List<LocalOperator> spinAndEnergy() {
    return List.of(
        new LocalOperator(spin(), LocalOperator.Product.ITSELF),
        new LocalOperator(spin(), LocalOperator.Product.NEIGHBOURS));
  }

  private static Correlator measure(SampleSet samples, List<LocalOperator> operators) {
    return Correlator.of(samples, operators, _ -> {});
  }

  /// `(−1)^(x + shift) n_h + (−1)^y n_v` on so many vertices, in pixels.
  private static LocalOperator plaquette(int vertices, int shift) {
    int side = 2 * vertices;
    double[] weights = new double[side * side];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        boolean horizontal = y % 2 == 0 && x % 2 == 1;
        boolean vertical = y % 2 == 1 && x % 2 == 0;
        weights[y * side + x] =
            horizontal ? 1 - (x / 2 + shift) % 2 * 2 : vertical ? 1 - y / 2 % 2 * 2 : 0;
      }
    }
    Filter filter = new Filter(List.of(side, side), new double[][] {weights}, new double[1]);
    return new LocalOperator(
        new CoarseField("plaquette", filter, CoarseField.Reading.LINEAR, 4, Boundary.PERIODIC),
        LocalOperator.Product.ITSELF);
  }

  private static Estimate dimension(List<Finding> findings, String name) {
    return findings.stream()
        .filter(Finding.Number.class::isInstance)
        .map(Finding.Number.class::cast)
        .filter(number -> number.name().equals(name))
        .map(Finding.Number::value)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " in " + findings));
  }

  private static String sentences(List<Finding> findings) {
    return String.join("\n", findings.stream().map(Finding::sentence).toList());
  }

  @Test
  void theChainOfIsingIsExponentialWithItsExactLength() {
    double temperature = 0.9;
    SampleSet chain =
        new Chain(20, 2_000, 1)
            .run(
                new Ising(temperature, 1, new SwendsenWang()),
                new org.rsmi.lattice.Chain(64, Boundary.PERIODIC),
                Rng.of(2))
            .configurations();
    LocalOperator spin =
        new LocalOperator(CoarseField.site(1, 1, Boundary.PERIODIC), LocalOperator.Product.ITSELF);
    List<Finding> findings =
        new ScalingDimensions(1, 10, ScalingDimensions.Measure.PLAIN)
            .of(measure(chain, List.of(spin)), 1);
    assertThat(sentences(findings)).contains("ruled out in favour of the exponential");
    Resampled c = measure(chain, List.of(spin)).jackknife(all -> all[0]);
    CorrelatorFit fit = CorrelatorFit.of(c, CorrelatorFit.window(c, 1, 10), r -> r);
    assertThat(fit.kappa().z(-Math.log(Math.tanh(1 / temperature)))).isBetween(-4.0, 4.0);
    assertThat(fit.p()).isGreaterThan(0.001);
  }

  @Test
  void spinAndEnergyOfIsingAreToldApartByTwoSizes() {
    Correlator small = measure(ising(8, 6_000, CRITICAL), spinAndEnergy());
    Correlator large = measure(ising(16, 6_000, CRITICAL), spinAndEnergy());
    List<Finding> findings = ScalingDimensions.defaults().of(small, large, 1);
    Estimate spin = dimension(findings, "antipodal dimension of site");
    assertThat(spin.error()).isLessThan(0.02);
    assertThat(spin.z(0.125)).isBetween(-3.0, 3.0);
    Estimate first = dimension(findings, "dimension of combination 1 from two sizes");
    Estimate second = dimension(findings, "dimension of combination 2 from two sizes");
    assertThat(first.z(0.125)).isBetween(-3.0, 3.0);
    // 1 on the lattice of infinite size; from 8 to 16 sites the energy still has 5 % to go
    assertThat(second.value()).isBetween(0.9, 1.15);
    assertThat(second.error()).isLessThan(0.06);
  }

  @Test
  void thePlaquetteFilterOfFreeDimersIsCloseToItsDimension() {
    SampleSet dimers = dimers(32, 1_500);
    List<Finding> findings =
        new ScalingDimensions(8, 20, ScalingDimensions.Measure.PLAIN)
            .of(measure(dimers, List.of(plaquette(2, 0))), 4);
    Estimate dimension = dimension(findings, "scaling dimension of plaquette");
    // exact 1; a block of 4 pixels and an edge at 64 leave 10 % of corrections
    assertThat(dimension.z(1)).isBetween(-4.0, 4.0);
    assertThat(dimension.error()).isLessThan(0.1);
  }

  private static SampleSet dimers(int size, int samples) {
    return new Chain(20, samples, 1)
        .run(
            new Dimers(1, 0, Dimers.Encoding.PIXELS, new BounceFreeWorm()),
            Square.torus(size),
            Rng.of(3))
        .configurations();
  }

  @Test
  @Tag("nightly")
  void thePlaquetteFilterOfFreeDimersDecaysAsTheInverseSquare() {
    Correlator correlator = measure(dimers(128, 12_000), List.of(plaquette(4, 0), plaquette(4, 1)));
    // one field of two components: a translation by a vertex turns one into the other
    Resampled both =
        correlator.jackknife(
            c -> {
              double[] sum = c[Correlator.pair(0, 0, 2)].clone();
              java.util.Arrays.setAll(sum, r -> sum[r] + c[Correlator.pair(1, 1, 2)][r]);
              return sum;
            });
    // three blocks of 8 pixels to a quarter of the lattice: both ends still add some 0.05 to 2Δ
    CorrelatorFit fit =
        CorrelatorFit.of(both, CorrelatorFit.window(both, 6, 15), r -> Math.log(4 * r));
    double error = fit.kappa().error();
    assertThat(error).isLessThan(0.1);
    assertThat(fit.kappa().value())
        .as(fit.kappa().toString())
        .isBetween(2 - 2 * error, 2.1 + 2 * error);
    assertThat(fit.p()).isGreaterThan(0.001);
  }

  @Test
  @Tag("nightly")
  void spinAndEnergyOfIsingHaveTheirExactDimensions() {
    Correlator small = measure(ising(16, 100_000, CRITICAL), spinAndEnergy());
    Correlator large = measure(ising(32, 100_000, CRITICAL), spinAndEnergy());
    List<Finding> findings =
        new ScalingDimensions(4, 8, ScalingDimensions.Measure.PLAIN).of(small, large, 1);
    Estimate spin = dimension(findings, "antipodal dimension of site");
    assertThat(spin.value()).isBetween(0.115, 0.135);
    assertThat(spin.error()).isLessThan(0.004);
    assertThat(dimension(findings, "dimension of combination 1 from two sizes").value())
        .isBetween(0.115, 0.135);
    assertThat(dimension(findings, "dimension of combination 2 from two sizes").value())
        .isBetween(0.95, 1.05);
  }

  @Test
  void correlationsBelowTheirErrorsAreAWarning() {
    List<Finding> findings =
        ScalingDimensions.defaults()
            .of(measure(ising(16, 50, 1e6), spinAndEnergy().subList(0, 1)), 1);
    assertThat(findings)
        .filteredOn(Finding.Warning.class::isInstance)
        .extracting(Finding::sentence)
        .anySatisfy(sentence -> assertThat(sentence).contains("fewer than two distances"));
  }

  @Test
  void configurationsThatAreAllTheSameAreAWarning() {
    SampleSet one = ising(16, 1, CRITICAL);
    SampleSet same = SampleSet.allocate(SampleSet.Element.BYTE, 40, List.of(16, 16));
    for (int n = 0; n < same.size(); n++) {
      same.set(n, one.configuration(0));
    }
    List<Finding> findings = ScalingDimensions.defaults().of(measure(same, spinAndEnergy()), 1);
    assertThat(findings).filteredOn(Finding.Number.class::isInstance).isEmpty();
    assertThat(sentences(findings)).contains("fewer than two distances").doesNotContain("NaN");
  }

  @Test
  void anOperatorTwiceIsAWarningOfTheCovariance() {
    LocalOperator spin = spinAndEnergy().getFirst();
    List<Finding> findings =
        ScalingDimensions.defaults().of(measure(ising(16, 200, CRITICAL), List.of(spin, spin)), 1);
    assertThat(sentences(findings)).contains("covariance of the operators");
  }

  @Test
  void latticesThatDoNotGoTogetherAreToldInOneLine() {
    Correlator one = measure(ising(8, 50, CRITICAL), spinAndEnergy());
    assertThatThrownBy(() -> ScalingDimensions.defaults().of(one, one, 1))
        .hasMessageContaining("want the same operators, and one lattice a whole multiple");
    assertThatThrownBy(() -> new ScalingDimensions(8, 4, ScalingDimensions.Measure.PLAIN))
        .hasMessageContaining("want distances in sites, the first below the second");
  }
}
