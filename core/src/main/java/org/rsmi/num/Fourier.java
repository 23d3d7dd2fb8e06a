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
    double[] cos = new double[n / 2];
    double[] sin = new double[n / 2];
    for (int k = 0; k < n / 2; k++) {
      cos[k] = Math.cos(2 * Math.PI * k / n);
      sin[k] = -Math.sin(2 * Math.PI * k / n);
    }
    for (int half = 1; half < n; half *= 2) {
      int step = n / (2 * half);
      for (int block = 0; block < n; block += 2 * half) {
        for (int k = 0; k < half; k++) {
          int a = block + k;
          int b = a + half;
          double x = re[b] * cos[k * step] - im[b] * sin[k * step];
          double y = re[b] * sin[k * step] + im[b] * cos[k * step];
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
