package org.rsmi.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rsmi.coarse.Bias;
import org.rsmi.coarse.Identity;
import org.rsmi.coarse.LinearFilter;
import org.rsmi.coarse.StraightThrough;
import org.rsmi.exact.BestMap;
import org.rsmi.exact.BlockRule;
import org.rsmi.exact.DimerTorusInformation;
import org.rsmi.exact.IsingChainInformation;
import org.rsmi.exact.PottsChainInformation;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Environment;
import org.rsmi.lattice.Lattice;
import org.rsmi.lattice.Square;
import org.rsmi.lattice.SquareBlock;
import org.rsmi.model.BounceFreeWorm;
import org.rsmi.model.Dimers;
import org.rsmi.model.Ising;
import org.rsmi.model.Model;
import org.rsmi.model.Potts;
import org.rsmi.model.SwendsenWang;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;
import org.rsmi.result.Filter;
import org.rsmi.result.Truth;
import org.rsmi.sample.Chain;
import org.rsmi.sample.WindowSource;

class ExactAnswersTest {
  private static final double CRITICAL = 2.269185314213022;
  private static final LinearFilter BITS = new LinearFilter(1, Bias.LEARNED, new StraightThrough());

  /// A model in its place, sampled a little.
  private record Case(ExperimentSpec spec, WindowSource data) {
    static Case of(Model model, Lattice lattice, SquareBlock partition) {
      return of(model, lattice, partition, new Chain(20, 25, 1));
    }

    static Case of(Model model, Lattice lattice, SquareBlock partition, Chain chain) {
      Data data = new Data.Simulated(lattice, model, chain, 4, 0, Sharing.defaults());
      ExperimentSpec usual = ExperimentSpec.defaults();
      WindowSource windows =
          data.open(partition, 10, new RecordedFiles(), Rng.of(11), Chain.Observer.BLIND);
      return new Case(
          new ExperimentSpec(
              "case", "", 1, 1, data, partition, BITS, usual.critic(), usual.training()),
          windows);
    }

    List<Truth> answers(double bias, double... weights) {
      return ExactAnswers.of(spec, filter(bias, weights), data, new Remembered());
    }

    Filter filter(double bias, double... weights) {
      return new Filter(data.sites().blockShape(), new double[][] {weights}, new double[] {bias});
    }
  }

  private static SquareBlock cut(int block, int buffer) {
    return new SquareBlock(List.of(block), buffer, new Environment.Everything());
  }

  private static Case ising(double temperature, Lattice lattice, SquareBlock partition) {
    return Case.of(new Ising(temperature, 1, new SwendsenWang()), lattice, partition);
  }

  private static Lattice ring(int sites) {
    return new org.rsmi.lattice.Chain(sites, Boundary.PERIODIC);
  }

  private static double nats(List<Truth> truths, String name) {
    return estimate(truths, name).value();
  }

  private static Estimate estimate(List<Truth> truths, String name) {
    return truths.stream()
        .filter(truth -> truth.name().equals(name))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private static double deviation(Estimate found, double exact) {
    return Math.abs(found.value() - exact) / found.error();
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 6", "3, 1, 9", "4, 0, 7", "4, 2, 30"})
  void decimationOnARingHasItsClosedForm(int block, int buffer, int sites) {
    Case ring = ising(1.5, ring(sites), cut(block, buffer));
    double[] weights = new double[block];
    weights[0] = 1;
    List<Truth> truths = ring.answers(0, weights);
    IsingChainInformation exact = IsingChainInformation.ring(1 / 1.5, block, buffer, sites);
    assertThat(nats(truths, Truth.RULE)).isCloseTo(exact.spin(1), within(1e-12));
    assertThat(nats(truths, Truth.BLOCK)).isCloseTo(exact.visible(), within(1e-12));
    assertThat(nats(truths, Truth.BEST_BIT))
        .isCloseTo(BestMap.of(exact.joint()).information(), within(1e-12));
  }

  @Test
  void noMapOfALongBlockKnowsMoreThanTheBestOfItsEnds() {
    IsingChainInformation exact = IsingChainInformation.ring(1.2, 7, 1, 11);
    Case ring = ising(1 / 1.2, ring(11), cut(7, 1));
    double best = nats(ring.answers(0, 1, 1, 1, 1, 1, 1, 1), Truth.BEST_BIT);
    BestMap found = BestMap.search(exact.joint(), 20, Rng.of(3).split("maps"));
    assertThat(found.information()).isLessThanOrEqualTo(best + 1e-12);
    assertThat(best).isBetween(exact.spin(1) - 1e-12, exact.visible());
  }

  @Test
  void theEndSpinIsTheBestBitOfAnOpenChain() {
    Lattice chain = new org.rsmi.lattice.Chain(20, Boundary.OPEN);
    List<Truth> truths = ising(1.5, chain, cut(6, 2)).answers(0, 0, 0, 0, 0, 0, 1);
    double end = IsingChainInformation.infinite(1 / 1.5, 6, 2).spin(6);
    assertThat(nats(truths, Truth.RULE)).isCloseTo(end, within(1e-12));
    assertThat(nats(truths, Truth.BEST_BIT)).isCloseTo(end, within(1e-12));
  }

  @Test
  void aBlockWithoutTwoNeighboursInEHasNoClosedForm() {
    assertThat(ising(1.5, ring(6), cut(3, 1)).answers(0, 1, 0, 0)).isEmpty();
    Lattice chain = new org.rsmi.lattice.Chain(6, Boundary.OPEN);
    assertThat(ising(1.5, chain, cut(5, 0)).answers(0, 1, 0, 0, 0, 0)).isEmpty();
  }

  /// `exp(K δ(s, s′))` of colours 0 and 1 is `exp(K s s′/2)` of spins `2v − 1`.
  @Test
  void twoColoursAreIsingSpinsAtHalfTheCoupling() {
    Case colours = Case.of(new Potts(2, 0.6, 1, new SwendsenWang()), ring(12), cut(4, 1));
    Case spins = ising(1.2, ring(12), cut(4, 1));
    double[] weights = {0.9, -0.4, 0.3, 0.7};
    double[] doubled = Arrays.stream(weights).map(w -> 2 * w).toArray();
    double sum = Arrays.stream(weights).sum();
    List<Truth> potts = colours.answers(0.15 - sum, doubled);
    for (Truth ising : spins.answers(0.15, weights)) {
      assertThat(nats(potts, ising.name())).isCloseTo(ising.value().value(), within(1e-12));
    }
  }

  /// h says whether the first of two colours is the third: 2 of v = 2 + 3 v₂.
  @Test
  void aThresholdOnColoursIsTheMapOfItsDigits() {
    Case ring = Case.of(new Potts(3, 0.8, 1, new SwendsenWang()), ring(9), cut(2, 1));
    PottsChainInformation exact = PottsChainInformation.ring(1 / 0.8, 3, 2, 1, 9);
    List<Truth> truths = ring.answers(-1.5, 1, 0);
    assertThat(nats(truths, Truth.RULE))
        .isCloseTo(
            exact.joint().information(BlockRule.labels(0, 0, 1, 0, 0, 1, 0, 0, 1)), within(1e-12));
    assertThat(nats(truths, Truth.BLOCK)).isCloseTo(exact.visible(), within(1e-12));
    assertThat(nats(truths, Truth.BEST_BIT))
        .isCloseTo(BestMap.of(exact.joint()).information(), within(1e-12));
  }

  @Test
  void ofManyColoursOnlyTheRuleAndTheBlockAreKnown() {
    Case ring = Case.of(new Potts(5, 0.8, 1, new SwendsenWang()), ring(9), cut(2, 1));
    assertThat(ring.answers(-1.5, 1, 0))
        .extracting(Truth::name)
        .containsExactly(Truth.RULE, Truth.BLOCK);
  }

  /// Enumerations of the 4 × 4 and the 6 × 6 torus: decimation, I(V:E), best of all maps.
  @ParameterizedTest
  @CsvSource({
    "4, 0, 2.269185314213022, 0.45398286, 0.70202887, 0.54297345",
    "4, 0, 3, 0.22682340, 0.51613912, 0.29517387",
    "6, 1, 2.269185314213022, 0.38056554, 0.54940140, 0.46743420"
  })
  void tinyToriAreSummed(
      int size, int buffer, double temperature, double decimation, double block, double best) {
    Case torus = ising(temperature, Square.torus(size), cut(2, buffer));
    List<Truth> truths = torus.answers(0, 0, 1, 0, 0);
    assertThat(nats(truths, Truth.RULE)).isCloseTo(decimation, within(1e-8));
    assertThat(nats(truths, Truth.BLOCK)).isCloseTo(block, within(1e-8));
    assertThat(nats(truths, Truth.BEST_BIT)).isCloseTo(best, within(1e-8));
    assertThat(truths).allMatch(truth -> truth.value().error() == 0);
  }

  @Test
  void sampledEnvironmentsAgreeWithTheSumOverATorus() {
    Ising model = new Ising(CRITICAL, 1, new SwendsenWang());
    Case torus = Case.of(model, Square.torus(6), cut(2, 1), new Chain(50, 2500, 3));
    PlanarAnswers answers =
        new PlanarAnswers(
            Square.torus(6),
            cut(2, 1),
            torus.filter(0.1, 1, 1, 1, 1),
            torus.data(),
            new Remembered());
    List<Truth> sampled = answers.sampled(1 / CRITICAL);
    for (Truth summed : answers.summed(1 / CRITICAL)) {
      assertThat(deviation(estimate(sampled, summed.name()), summed.value().value())).isLessThan(4);
    }
  }

  @Test
  void noSignOfFourSpinsIsBetterThanTheBestBitAndThatIsNear() {
    Case torus = ising(CRITICAL, Square.torus(12), cut(2, 1));
    Rng rng = Rng.of(9).split("weights");
    double largest = 0;
    for (int trial = 0; trial < 10; trial++) {
      double[] weights = new double[4];
      Arrays.setAll(weights, _ -> 1 + rng.nextGaussian() / 4);
      List<Truth> truths = torus.answers(rng.nextGaussian(), weights);
      double best = nats(truths, Truth.BEST_BIT);
      largest = Math.max(largest, nats(truths, Truth.RULE) / best);
      assertThat(best).isLessThan(nats(truths, Truth.BLOCK));
    }
    assertThat(largest).isBetween(0.95, 1 + 1e-12);
  }

  @Test
  void aLargerBlockHasNoBestBit() {
    Case torus = ising(CRITICAL, Square.torus(12), cut(3, 1));
    assertThat(torus.answers(0, 1, 1, 1, 1, 0, 1, 1, 1, 1))
        .extracting(Truth::name)
        .containsExactly(Truth.RULE, Truth.BLOCK);
  }

  @Test
  void aFieldOrARealVariableHasNoAnswer() {
    Ising field = new Ising(CRITICAL, 1, 0.1, new SwendsenWang());
    assertThat(Case.of(field, Square.torus(8), cut(2, 1)).answers(0, 1, 1, 1, 1)).isEmpty();
    assertThat(Case.of(field, ring(8), cut(2, 1)).answers(0, 1, 1)).isEmpty();
    Case torus = ising(CRITICAL, Square.torus(8), cut(2, 1));
    ExperimentSpec bits = torus.spec();
    ExperimentSpec real =
        new ExperimentSpec(
            bits.name(),
            bits.about(),
            bits.seed(),
            bits.repeats(),
            bits.data(),
            bits.partition(),
            new LinearFilter(1, Bias.NONE, new Identity()),
            bits.critic(),
            bits.training());
    assertThat(ExactAnswers.of(real, torus.filter(0, 1, 1, 1, 1), torus.data(), new Remembered()))
        .isEmpty();
  }

  /// 2 × 2 vertices with a buffer of one on 6 × 6, as an image: pixel 1 is the bond to the right of
  /// the first vertex, pixel 0 a coin.
  private static Case dimers(Dimers.Encoding encoding, double temperature, SquareBlock partition) {
    Dimers model = new Dimers(temperature, 1, encoding, new BounceFreeWorm());
    return Case.of(model, Square.torus(6), partition, new Chain(50, 2500, 3));
  }

  private static SquareBlock image(int buffer) {
    return new SquareBlock(List.of(4), buffer, Environment.of(2));
  }

  @Test
  void freeDimersAgreeWithAllCoveringsOfATorus() {
    Case image = dimers(Dimers.Encoding.PIXELS, Double.POSITIVE_INFINITY, image(2));
    DimerTorusInformation torus = new DimerTorusInformation(6, 2, 1, 0);
    double[] weights = new double[16];
    weights[1] = 1;
    BlockRule bond = torus.rule(letters -> List.of(letters[0] == 0 ? 1 : 0));
    assertThat(
            deviation(
                estimate(image.answers(-0.5, weights), Truth.RULE),
                torus.joint().information(bond)))
        .isLessThan(4);
    weights[6] = -2;
    weights[9] = 1.1;
    weights[4] = 0.7;
    BlockRule several =
        torus.rule(
            letters ->
                List.of(
                    (letters[0] == 0 ? 1 : 0)
                                + (letters[0] == 1 ? 0.7 : 0)
                                - (letters[1] == 1 ? 2 : 0)
                                + (letters[2] == 0 ? 1.1 : 0)
                            >= 0.5
                        ? 1
                        : 0));
    assertThat(
            deviation(
                estimate(image.answers(-0.5, weights), Truth.RULE),
                torus.joint().information(several)))
        .isLessThan(4);
  }

  /// h is the bond or a coin: 1 where there is a dimer, else 1 or 0 with probability ½.
  @Test
  void aCoinAmongThePixelsMakesTheRuleUncertain() {
    Case image = dimers(Dimers.Encoding.PIXELS, Double.POSITIVE_INFINITY, image(2));
    DimerTorusInformation torus = new DimerTorusInformation(6, 2, 1, 0);
    double[] weights = new double[16];
    weights[0] = 1;
    weights[1] = 1;
    BlockRule rule =
        new BlockRule(
            torus.blocks().stream()
                .map(letters -> letters[0] == 0 ? new double[] {0, 1} : new double[] {0.5, 0.5})
                .toArray(double[][]::new));
    assertThat(
            deviation(
                estimate(image.answers(-0.5, weights), Truth.RULE),
                torus.joint().information(rule)))
        .isLessThan(4);
    weights[1] = 0;
    assertThat(nats(image.answers(-0.5, weights), Truth.RULE)).isCloseTo(0, within(1e-12));
  }

  /// Project oracle table, 4 × 4 vertices with a buffer of two on 32 × 32: the staggered bit at 10°
  /// knows 0.095(2), ties decided by a fair coin: here the first vertex.
  @Test
  void aStaggeredBitOfALargeImageKnowsWhatIsPublished() {
    Dimers model =
        new Dimers(Double.POSITIVE_INFINITY, 1, Dimers.Encoding.PIXELS, new BounceFreeWorm());
    SquareBlock partition = new SquareBlock(List.of(8), 4, Environment.of(2));
    Case image = Case.of(model, Square.torus(32), partition, new Chain(100, 500, 4));
    double[] weights = new double[64];
    for (int pixel = 0; pixel < 64; pixel++) {
      int row = pixel / 8;
      int column = pixel % 8;
      double along = Math.toRadians(10);
      int sign = (row / 2 + column / 2) % 2 == 0 ? 1 : -1;
      weights[pixel] =
          (row + column) % 2 == 0 ? 0 : sign * (row % 2 == 0 ? Math.cos(along) : Math.sin(along));
    }
    weights[0] = 0.01;
    Estimate found = estimate(image.answers(-0.005, weights), Truth.RULE);
    assertThat(Math.abs(found.value() - 0.095) / Math.hypot(found.error(), 0.002)).isLessThan(4);
  }

  @Test
  void dimersThatAttractOrAreCutThroughAVertexHaveNoAnswer() {
    double[] weights = new double[16];
    weights[1] = 1;
    assertThat(dimers(Dimers.Encoding.PIXELS, 2, image(2)).answers(0, weights)).isEmpty();
    assertThat(
            dimers(Dimers.Encoding.PIXELS, Double.POSITIVE_INFINITY, image(1)).answers(0, weights))
        .isEmpty();
  }
}
