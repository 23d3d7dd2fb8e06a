package org.rsmi.num;

/// The discrete Fourier transform `x̂ₖ = Σⱼ xⱼ exp(−2πi jk/n)` for n a power of two.
final class Fourier {
  private Fourier() {}

  /// Transforms `re + i·im` in place, by the radix-2 algorithm of Cooley and Tukey.
  ///
  /// @param re `[n]`, n a power of two
  /// @param im `[n]`
  static void transform(double[] re, double[] im) {
    int n = re.length;
    if (Integer.bitCount(n) != 1 || im.length != n) {
      throw new AssertionError("lengths " + n + " and " + im.length + " are not a power of two");
    }
    reverseBits(re);
    reverseBits(im);
    for (int half = 1; half < n; half *= 2) {
      for (int k = 0; k < half; k++) {
        double cos = Math.cos(Math.PI * k / half);
        double sin = -Math.sin(Math.PI * k / half);
        for (int a = k; a < n; a += 2 * half) {
          int b = a + half;
          double x = re[b] * cos - im[b] * sin;
          double y = re[b] * sin + im[b] * cos;
          re[b] = re[a] - x;
          im[b] = im[a] - y;
          re[a] += x;
          im[a] += y;
        }
      }
    }
  }

  private static void reverseBits(double[] values) {
    int shift = Integer.numberOfLeadingZeros(values.length) + 1;
    for (int i = 1; i < values.length; i++) {
      int j = Integer.reverse(i) >>> shift;
      if (i < j) {
        double held = values[i];
        values[i] = values[j];
        values[j] = held;
      }
    }
  }
}
