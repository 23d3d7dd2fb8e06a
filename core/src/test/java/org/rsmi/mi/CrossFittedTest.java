package org.rsmi.mi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;
import org.rsmi.oracle.BeyondNormal;
import org.rsmi.oracle.KnownPair;
import org.rsmi.oracle.Task;
import org.rsmi.result.MiEstimate;

class CrossFittedTest {
  private static final Task NORMAL = BeyondNormal.dense(3);
  private static final double CRITICAL = 2 / Math.log(1 + Math.sqrt(2));

  /// A lower bound, up to four standard errors and 4 %.
  private static void assertClose(Task task, int rows) {
    MiEstimate estimate = measure(task.sample(rows, Rng.of(11)));
    double z = estimate.information().z(task.information());
    double missing = 0.04 * task.information() / estimate.information().error();
    assertThat(z).as("%s: %s", task.name(), estimate.information()).isBetween(-4 - missing, 4.0);
    assertThat(estimate.reasons()).isEmpty();
    assertThat(estimate.pValue()).isLessThanOrEqualTo(0.01);
  }

  @Test
  void normalVectorsHaveTheirInformation() {
    assertClose(NORMAL, 3_000);
  }

  @Test
  void whereNothingSpeaksAgainstAGaussianCopulaItsClosedFormIsTheNumber() {
    KnownPair field = KnownPair.field(8, 2, 1, 0.1);
    MiEstimate estimate = measure(field.sample(1_500, Rng.of(21)));
    assertThat(estimate.kind()).isEqualTo(MiEstimate.Kind.GAUSSIAN_COPULA);
    assertThat(Math.abs(estimate.information().z(field.information()))).isLessThan(3);
    assertThat(estimate.heldOut().value()).isLessThan(estimate.information().value());
  }

  @Test
  void otherLawsKeepTheirLowerBound() {
    MiEstimate student = measure(task("student-identity-2-2-1").sample(400, Rng.of(22)));
    assertThat(student.kind()).isEqualTo(MiEstimate.Kind.LOWER_BOUND);
    assertThat(student.heldOut()).isEqualTo(student.information());
  }

  @Test
  void blocksOfTheIsingTorusHaveTheirs() {
    assertClose(KnownPair.isingTorus(6, 1, CRITICAL), 5_000);
  }

  @Test
  void slicesOfTheIsingCylinderHaveTheirs() {
    assertClose(KnownPair.slabs(4, 4, CRITICAL), 4_000);
  }

  @Test
  void independentVariablesHaveNoneAndAreNotReliable() {
    PairedSamples samples = NORMAL.sample(1_200, Rng.of(3));
    int[] order = Rng.of(4).permutation(1_200);
    PairedSamples shuffled = PairedSamples.independent(samples.x(), samples.y().rows(order));
    MiEstimate estimate = measure(shuffled);
    assertThat(Math.abs(estimate.information().value()))
        .isLessThan(4 * estimate.information().error());
    assertThat(estimate.pValue()).isGreaterThan(0.01);
    assertThat(estimate.reliable()).isFalse();
  }

  @Test
  void informationIsSymmetricToTheLastBit() {
    PairedSamples samples = NORMAL.sample(400, Rng.of(5));
    MiEstimate one = measure(samples);
    MiEstimate other = measure(samples.swapped());
    assertThat(other.information()).isEqualTo(one.information());
    assertThat(other.pValue()).isEqualTo(one.pValue());
  }

  @Test
  void monotoneMapsOfColumnsWithoutADistanceChangeNothing() {
    PairedSamples samples = KnownPair.slabs(3, 1, CRITICAL).sample(400, Rng.of(6));
    Variable scaled =
        new Variable(Arrays.stream(samples.y().values()).map(v -> 7 * v - 3).toArray(), 3);
    PairedSamples mapped = PairedSamples.independent(samples.x(), scaled);
    assertThat(measure(mapped).information()).isEqualTo(measure(samples).information());
  }

  @Test
  void numberOfThreadsChangesNoBit() {
    PairedSamples samples = NORMAL.sample(400, Rng.of(7));
    try (ExecutorService one = Executors.newFixedThreadPool(1);
        ExecutorService three = Executors.newFixedThreadPool(3)) {
      CrossFitted method = CrossFitted.defaults();
      assertThat(method.measure(samples, Rng.of(1), one, CrossFitted.Observer.BLIND))
          .isEqualTo(method.measure(samples, Rng.of(1), three, CrossFitted.Observer.BLIND));
    }
  }

  @Test
  void extrapolationAddsWhatFewRowsMiss() {
    Task task = task("student-identity-2-2-1");
    CrossFitted method =
        new CrossFitted(Preprocessing.AUTO, 5, 2, CrossFitted.Extrapolation.INVERSE_ROWS);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      MiEstimate estimate =
          method.measure(
              task.sample(1_500, Rng.of(8)), Rng.of(1), threads, CrossFitted.Observer.BLIND);
      Estimate limit = estimate.extrapolated();
      assertThat(limit.value()).isGreaterThan(estimate.information().value());
      assertThat(Math.abs(limit.z(task.information()))).isLessThan(4);
    }
  }

  @Test
  void constantHasNoInformationAboutAnything() {
    Variable constant = new Variable(new double[100], 1);
    MiEstimate estimate =
        measure(PairedSamples.independent(NORMAL.sample(100, Rng.of(1)).x(), constant));
    assertThat(estimate.information().value()).isZero();
    assertThat(estimate.reasons())
        .containsExactly("y is constant: it has no information about anything");
  }

  @Test
  void constantColumnIsLeftOutAndSaid() {
    PairedSamples samples = NORMAL.sample(400, Rng.of(9));
    double[] wide = new double[400 * 4];
    for (int row = 0; row < 400; row++) {
      System.arraycopy(samples.y().values(), 3 * row, wide, 4 * row, 3);
    }
    MiEstimate estimate = measure(PairedSamples.independent(samples.x(), new Variable(wide, 4)));
    assertThat(estimate.reasons()).contains("1 of 4 columns of y do not vary and are left out");
    assertThat(estimate.information()).isEqualTo(measure(samples).information());
  }

  @Test
  void copiedRowsOfContinuousDataAreFoundAndKeptTogether() {
    PairedSamples samples = NORMAL.sample(500, Rng.of(10));
    int[] twice = IntStream.range(0, 1_000).map(i -> i % 500).toArray();
    PairedSamples copied =
        PairedSamples.independent(samples.x().rows(twice), samples.y().rows(twice));
    MiEstimate estimate = measure(copied);
    assertThat(estimate.reasons())
        .contains("500 of 1000 rows of continuous data repeat others: are they copies?");
    assertThat(estimate.information().error())
        .isGreaterThan(0.9 * measure(samples).information().error());
  }

  @Test
  void fiftyRowsAreNeverReliable() {
    MiEstimate estimate = measure(NORMAL.sample(50, Rng.of(12)));
    assertThat(estimate.reasons()).contains("only 50 independent rows: want 200 or more");
  }

  @Test
  void moreInformationThanRowsCanTellIsALowerBound() {
    MiEstimate estimate = measure(KnownPair.staircase(10).sample(1_000, Rng.of(13)));
    assertThat(estimate.reasons()).anyMatch(reason -> reason.startsWith("≥"));
  }

  @Test
  void tooFewRowsAreRefused() {
    assertThatThrownBy(() -> measure(NORMAL.sample(15, Rng.of(1))))
        .hasMessage("15 independent rows: want at least 20 for 5 folds");
    assertThatThrownBy(
            () -> new CrossFitted(Preprocessing.AUTO, 1, 2, CrossFitted.Extrapolation.NONE))
        .hasMessage("folds = 1, seeds = 2: want at least 2 of each");
  }

  @Test
  void shiftTestIsFairUnderIndependence() {
    double[] p = new double[200];
    for (int n = 0; n < p.length; n++) {
      Pairs pairs = new Gaussians(1, 0).pairs(100, Rng.of(n).split("fair"));
      p[n] = ShiftTest.of(new TrueCritic(new Gaussians(1, 0.5), 1), pairs, 99).pValue();
    }
    double small = Arrays.stream(p).filter(v -> v <= 0.2).count() / 200.0;
    assertThat(small).isCloseTo(0.2, within(4 * Math.sqrt(0.16 / 200)));
  }

  @Test
  void selfChecksPassOnHonestData() {
    PairedSamples samples = NORMAL.sample(1_200, Rng.of(14));
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      CrossFitted method = CrossFitted.defaults();
      MiEstimate estimate = method.measure(samples, Rng.of(1), threads, CrossFitted.Observer.BLIND);
      assertThat(new SelfCheck(method).of(samples, estimate, Rng.of(2), threads))
          .hasSize(4)
          .allMatch(SelfCheck.Row::passed);
    }
  }

  private static Task task(String name) {
    return BeyondNormal.all().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static MiEstimate measure(PairedSamples samples) {
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      return CrossFitted.defaults()
          .measure(samples, Rng.of(1), threads, CrossFitted.Observer.BLIND);
    }
  }
}
