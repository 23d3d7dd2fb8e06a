package org.rsmi.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rsmi.lattice.Boundary;
import org.rsmi.num.Rng;
import org.rsmi.sample.NpyArray;
import org.rsmi.sample.SampleSet;

class CorrelatorTest {
  private static final int SAMPLES = 19;

  private static SampleSet noise(Integer... shape) {
    int sites = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    Rng rng = Rng.of(4);
    float[] values = new float[SAMPLES * sites];
    for (int k = 0; k < values.length; k++) {
      values[k] = (float) (0.3 + rng.nextGaussian());
    }
    List<Integer> one = List.of(shape);
    NpyArray array = NpyArray.of(List.of(SAMPLES, sites), values);
    return new SampleSet(array.data(), SampleSet.Element.FLOAT, SAMPLES, one);
  }

  private static List<LocalOperator> operators(int axes, Boundary boundary) {
    CoarseField site = CoarseField.site(axes, 1, boundary);
    return List.of(
        new LocalOperator(site, LocalOperator.Product.ITSELF),
        new LocalOperator(site, LocalOperator.Product.SQUARE));
  }

  /// `⟨O_a(x) O_b(x + d)⟩` over all pairs of places that there are, d and −d.
  private static double direct(
      SampleSet samples, List<LocalOperator> operators, int a, int b, int dy, int dx) {
    Plane plane = Plane.of(samples.shape());
    boolean open = operators.getFirst().field().boundary() == Boundary.OPEN;
    double sum = 0;
    int count = 0;
    for (int n = 0; n < samples.size(); n++) {
      float[] values = new float[samples.sites()];
      samples.copy(n, values, 0);
      double[] f = operators.get(a).of(values, samples.shape());
      double[] g = operators.get(b).of(values, samples.shape());
      for (int y = 0; y < plane.rows(); y++) {
        for (int x = 0; x < plane.columns(); x++) {
          int here = y * plane.columns() + x;
          int there = (y + dy) % plane.rows() * plane.columns() + (x + dx) % plane.columns();
          if (!open || (y + dy < plane.rows() && x + dx < plane.columns())) {
            sum += (f[here] * g[there] + f[there] * g[here]) / 2;
            count++;
          }
        }
      }
    }
    return sum / count;
  }

  @ParameterizedTest
  @CsvSource({"8,8,PERIODIC", "6,10,PERIODIC", "8,8,OPEN", "5,7,OPEN", "1,16,PERIODIC", "1,9,OPEN"})
  void productsEqualTheirDirectSums(int rows, int columns, Boundary boundary) {
    SampleSet samples = rows == 1 ? noise(columns) : noise(rows, columns);
    List<LocalOperator> operators = operators(samples.shape().size(), boundary);
    Correlator correlator = Correlator.of(samples, operators, _ -> {});
    int half = correlator.plane().half();
    for (int a = 0; a < 2; a++) {
      for (int b = a; b < 2; b++) {
        int pair = Correlator.pair(a, b, 2);
        double[] found = new double[half + 2];
        for (int block = 0; block < correlator.counts().length; block++) {
          for (int r = 0; r < found.length; r++) {
            found[r] +=
                correlator.products()[block][pair][r] * correlator.counts()[block] / SAMPLES;
          }
        }
        for (int r = 0; r <= half; r++) {
          double along = direct(samples, operators, a, b, 0, r);
          double wanted = rows == 1 ? along : (along + direct(samples, operators, a, b, r, 0)) / 2;
          assertThat(found[r]).as("r = %d", r).isCloseTo(wanted, within(1e-10));
        }
        assertThat(found[half + 1])
            .isCloseTo(direct(samples, operators, a, b, rows / 2, columns / 2), within(1e-10));
      }
    }
  }

  @Test
  void noiseIsConnectedToNothing() {
    Correlator correlator = Correlator.of(noise(16, 16), operators(2, Boundary.PERIODIC), _ -> {});
    Resampled c = correlator.jackknife(all -> all[0]);
    assertThat(c.estimate(0, "").z(1)).isBetween(-4.0, 4.0);
    for (int r = 1; r <= 8; r++) {
      assertThat(c.estimate(r, "").z(0)).isBetween(-4.0, 4.0);
    }
  }

  @Test
  void fieldsOfTwoShapesAreToldInOneLine() {
    LocalOperator wide =
        new LocalOperator(CoarseField.site(2, 2, Boundary.PERIODIC), LocalOperator.Product.ITSELF);
    assertThatThrownBy(
            () ->
                Correlator.of(
                    noise(8, 8),
                    List.of(operators(2, Boundary.PERIODIC).getFirst(), wide),
                    _ -> {}))
        .hasMessageContaining("want one stride");
    assertThatThrownBy(() -> Correlator.of(noise(2, 2), operators(2, Boundary.OPEN), _ -> {}))
        .hasMessageContaining("takes at least 4 along an axis");
  }
}
