package org.rsmi.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rsmi.num.Rng;

class KernelsTest {
  private static final int[] INPUTS = {1, 2, 3, 7, 8, 9, 19, 40};
  private static final int[] OUTPUTS = {1, 8, 16, 17, 33, 48, 70};
  private static final double ROUNDING = 1e-6;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 7, 8, 9, 17, 127, 128, 129, 300})
  void affineEqualsPlainLoops(int rows) {
    Rng rng = Rng.of(1).split("rows/" + rows);
    for (int in : INPUTS) {
      for (int out : OUTPUTS) {
        int width = Kernels.padded(out);
        int stride = in + 3;
        float[] x = Plain.random(rows * stride, rng);
        float[] w = Plain.random(in * width, rng);
        float[] bias = Plain.random(width, rng);
        float[] y = new float[rows * width];
        Arrays.fill(y, Float.NaN);
        Kernels.affine(x, stride, w, bias, in, width, y, 0, rows);
        assertThat(Plain.distance(y, Plain.affine(x, stride, w, bias, in, width, rows)))
            .as("%d rows, %d → %d", rows, in, out)
            .isLessThan(ROUNDING);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 7, 8, 9, 17, 127, 128, 129, 300})
  void affineGradientEqualsPlainLoops(int rows) {
    Rng rng = Rng.of(2).split("rows/" + rows);
    for (int in : INPUTS) {
      for (int out : OUTPUTS) {
        int width = Kernels.padded(out);
        int stride = in + 3;
        float[] x = Plain.random(rows * stride, rng);
        float[] delta = Plain.random(rows * width, rng);
        float[] weights = new float[in * width];
        float[] bias = new float[width];
        Kernels.affineGradient(x, stride, delta, in, width, 0, rows, weights, bias);
        assertThat(Plain.distance(weights, Plain.product(x, stride, delta, in, width, rows)))
            .as("%d rows, %d → %d", rows, in, out)
            .isLessThan(ROUNDING);
        float[] ones = new float[rows];
        Arrays.fill(ones, 1f);
        assertThat(Plain.distance(bias, Plain.product(ones, 1, delta, 1, width, rows)))
            .isLessThan(ROUNDING);
      }
    }
  }

  @Test
  void gradientsOfStretchesAddUpInTheirOrder() {
    int in = 21;
    int out = Kernels.padded(20);
    Stretches cut = new Stretches(500);
    float[] x = Plain.random(500 * in, Rng.of(4));
    float[] delta = Plain.random(500 * out, Rng.of(5));
    float[] weights = new float[in * out];
    float[] bias = new float[out];
    float[] sum = new float[in * out];
    for (int s = 0; s < cut.count(); s++) {
      float[] part = new float[in * out];
      Kernels.affineGradient(x, in, delta, in, out, cut.from(s), cut.to(s), weights, bias);
      Kernels.affineGradient(x, in, delta, in, out, cut.from(s), cut.to(s), part, new float[out]);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += part[i];
      }
    }
    assertThat(weights).containsExactly(sum);
    assertThat(Plain.distance(weights, Plain.product(x, in, delta, in, out, 500)))
        .isLessThan(ROUNDING);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8, 16, 21})
  void transposeMovesEveryWeight(int in) {
    for (int out : OUTPUTS) {
      int width = Kernels.padded(out);
      int inPadded = Kernels.padded(in);
      float[] w = Plain.random(in * width, Rng.of(3));
      float[] transposed = new float[out * inPadded];
      Kernels.transpose(w, in, width, out, inPadded, transposed);
      for (int o = 0; o < out; o++) {
        for (int k = 0; k < inPadded; k++) {
          assertThat(transposed[o * inPadded + k]).isEqualTo(k < in ? w[k * width + o] : 0f);
        }
      }
    }
  }
}
