package org.rsmi.mi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rsmi.exact.IsingEnumeration;
import org.rsmi.exact.SpinStates;
import org.rsmi.lattice.Square;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

/// What the estimators make of a 2 × 2 block and the other 12 spins of a 4 × 4 Ising torus at T_c,
/// from 10⁴ configurations: 0.7020 nats in truth, and published numbers that are mostly far off.
class IsingBlockTest {
  private static final double TRUTH = 0.7020;
  private static final int ROWS = 10_000;
  private static final IsingEnumeration TORUS =
      new IsingEnumeration(Square.torus(4), 1 / 2.269185314213022);

  @Test
  void plugInIsFarTooHigh() {
    assertNear(0.912, new PlugIn(PlugIn.Correction.NONE), independent());
  }

  @Test
  void correctionOfMillerAndMadowIsTooSmall() {
    assertNear(0.877, new PlugIn(PlugIn.Correction.MILLER_MADOW), independent());
  }

  @Test
  void gaussianEstimateIsFarTooHigh() {
    assertNear(1.130, new CanonicalCorrelation(), independent());
  }

  @Test
  void nearestNeighboursAreTooLow() {
    assertNear(0.608, Ksg.defaults(), mirrored());
  }

  /// Five neighbours and columns on one scale, as published.
  @Test
  void nearestNeighboursOfMixedVariablesAreFarTooHigh() {
    assertNear(1.172, new Ksg(Ksg.Variant.MIXED, 5), mirrored());
  }

  @Test
  void bayesianEntropiesCoverTheTruth() {
    Estimate information = new Nsb().estimate(independent(), Rng.of(1)).information();
    assertThat(Math.abs(information.z(TRUTH))).as("%s", information).isLessThan(3);
  }

  private static void assertNear(double published, Estimator estimator, PairedSamples samples) {
    Estimate information = estimator.estimate(samples, Rng.of(1)).information();
    assertThat(information.value()).isCloseTo(published, within(0.05));
  }

  private static PairedSamples independent() {
    return cut(TORUS.sample(ROWS, Rng.of(5)), IntStream.range(0, ROWS).toArray());
  }

  /// Every configuration beside its reversal: all columns have the same variance, so that
  /// distances between spins are as equal as without scaling.
  private static PairedSamples mirrored() {
    int[] half = TORUS.sample(ROWS / 2, Rng.of(5));
    int all = (1 << 16) - 1;
    return cut(
        IntStream.range(0, ROWS).map(i -> i % 2 == 0 ? half[i / 2] : all ^ half[i / 2]).toArray(),
        IntStream.range(0, ROWS).map(i -> i / 2).toArray());
  }

  private static PairedSamples cut(int[] states, int[] group) {
    byte[] spins = SpinStates.unpack(states, 16);
    return new PairedSamples(sites(spins, true), sites(spins, false), group);
  }

  /// The block of sites 0, 1, 4 and 5, or the others.
  private static Variable sites(byte[] spins, boolean block) {
    int[] sites =
        IntStream.range(0, 16).filter(site -> block == (site % 4 < 2 && site < 8)).toArray();
    double[] values = new double[states(spins) * sites.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = spins[i / sites.length * 16 + sites[i % sites.length]];
    }
    return new Variable(values, sites.length);
  }

  private static int states(byte[] spins) {
    return spins.length / 16;
  }
}
