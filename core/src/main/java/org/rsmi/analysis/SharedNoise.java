package org.rsmi.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// How strongly the errors at different buffers go together where runs share configurations.
///
/// The environments of two buffers around one block are cut from the same configurations, so that
/// a lucky sample lifts I at all of them. What the fits leave tells the correlation ρ: the sum over
/// slices of the restricted likelihood, averaged over an exponential and a power law, is a function
/// of ρ, and the smallest ρ within half a unit of its maximum is used: errors are rather too large.
final class SharedNoise {
  private static final int STEPS = 24;
  private static final double DROP = 0.5;

  private SharedNoise() {}

  /// ρ, from 0 to 0.96; 0 where nothing is shared or too little was measured to tell.
  ///
  /// @param slices points along the buffer, each on one set of configurations or several
  static double correlation(List<List<InformationPoint>> slices) {
    List<List<InformationPoint>> telling =
        slices.stream()
            .filter(points -> points.size() > 2)
            .filter(points -> points.get(0).shares(points.get(1)))
            .toList();
    int freedom = telling.stream().mapToInt(points -> points.size() - 2).sum();
    if (freedom < 4) {
      return 0;
    }
    double[] likelihood =
        IntStream.range(0, STEPS + 1).mapToDouble(k -> likelihood(telling, rho(k))).toArray();
    double best = Arrays.stream(likelihood).max().orElse(0);
    return IntStream.range(0, STEPS + 1)
        .filter(k -> likelihood[k] >= best - DROP)
        .mapToDouble(SharedNoise::rho)
        .findFirst()
        .orElse(0);
  }

  private static double rho(int k) {
    return 0.04 * k;
  }

  private static double likelihood(List<List<InformationPoint>> slices, double correlation) {
    return slices.stream()
        .mapToDouble(
            points -> {
              double side = side(points);
              double a = DecayFit.of(new DecayLaw.Exponential(), points, correlation).evidence();
              double b = DecayFit.of(new DecayLaw.BlockPower(side), points, correlation).evidence();
              return Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));
            })
        .sum();
  }

  /// Geometric mean of the block's extents, sites.
  static double side(List<InformationPoint> points) {
    List<Integer> shape = points.getFirst().summary().runs().getFirst().filter().blockShape();
    double logs = shape.stream().mapToDouble(Math::log).average().orElse(0);
    return Math.exp(logs);
  }
}
