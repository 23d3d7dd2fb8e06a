package org.rsmi.coarse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rsmi.exact.CylinderSlabs;
import org.rsmi.exact.GaussianInformation;
import org.rsmi.exact.IsingChainInformation;
import org.rsmi.exact.IsingEnumeration;
import org.rsmi.exact.JointTable;
import org.rsmi.exact.MassiveField;
import org.rsmi.exact.SpinStates;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Environment;
import org.rsmi.lattice.Lattice;
import org.rsmi.lattice.Partition;
import org.rsmi.lattice.Square;
import org.rsmi.lattice.SquareBlock;
import org.rsmi.mi.MiTrainer;
import org.rsmi.mi.PairStream;
import org.rsmi.mi.Pairs;
import org.rsmi.mi.Separable;
import org.rsmi.mi.Training;
import org.rsmi.model.GaussianField;
import org.rsmi.model.Ising;
import org.rsmi.model.SwendsenWang;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;
import org.rsmi.result.Outcome;
import org.rsmi.result.RsmiEstimate;
import org.rsmi.sample.Chain;
import org.rsmi.sample.Cut;
import org.rsmi.sample.FreshWindows;
import org.rsmi.sample.RecordedWindows;
import org.rsmi.sample.SampleSet;
import org.rsmi.sample.Symmetry;
import org.rsmi.sample.WindowSites;
import org.rsmi.sample.WindowSource;
import org.rsmi.sample.Windows;

/// The whole method, with its default settings, against systems whose information is known exactly.
class ExactInformationTest {
  private static final double CRITICAL = Math.log(1 + Math.sqrt(2)) / 2;

  @Test
  void signOfACylinderSlabHasItsExactInformation() {
    JointTable slabs = CylinderSlabs.apart(8, 4, CRITICAL).joint();
    Rng rng = Rng.of(4);
    Pairs pool = magnetisationSigns(slabs, 400_000, rng.split("training"));
    Rng batch = rng.split("batch");
    PairStream stream =
        (x, y, rows) -> {
          for (int row = 0; row < rows; row++) {
            int drawn = batch.nextInt(pool.size());
            x[row] = pool.x()[drawn];
            System.arraycopy(pool.y(), 8 * drawn, y, 8 * row, 8);
          }
        };
    MiTrainer.Result result =
        new MiTrainer(Separable.defaults(), Training.defaults())
            .estimate(
                stream,
                magnetisationSigns(slabs, 5_000, rng.split("select")),
                magnetisationSigns(slabs, 40_000, rng.split("report")),
                rng.split("run"),
                Training.Observer.BLIND);
    // oracle table §5.2, cylinder slabs
    assertThat(result.heldOut().information().value()).isCloseTo(0.2277, within(0.005));
    assertThat(result.heldOut().information().error()).isLessThan(0.005);
    assertThat(result.outcome()).isInstanceOf(Outcome.Converged.class);
  }

  /// Independent pairs of sign M, ties broken by spin 0, and the far slice.
  private static Pairs magnetisationSigns(JointTable slabs, int count, Rng rng) {
    JointTable.Pairs drawn = slabs.sample(count, rng);
    byte[] near = SpinStates.unpack(drawn.visible(), 8);
    byte[] far = SpinStates.unpack(drawn.environment(), 8);
    float[] sign = new float[count];
    float[] environment = new float[8 * count];
    for (int i = 0; i < count; i++) {
      int magnetisation = 0;
      for (int k = 0; k < 8; k++) {
        magnetisation += near[8 * i + k];
        environment[8 * i + k] = far[8 * i + k];
      }
      sign[i] = magnetisation == 0 ? near[8 * i] : Integer.signum(magnetisation);
    }
    return new Pairs(sign, environment, IntStream.range(0, count).toArray());
  }

  @Test
  void trainedBitOfTheChainIsWorthOneEndSpin() {
    Lattice ring = new org.rsmi.lattice.Chain(64, Boundary.PERIODIC);
    SquareBlock cut = new SquareBlock(List.of(2), 1, Environment.of(2));
    Rng rng = Rng.of(4);
    WindowSource data =
        new FreshWindows(
            new Ising(1, 1, new SwendsenWang()),
            ring,
            new Chain(100, 5_000, 3),
            WindowSites.of(ring, cut, EnumSet.of(Symmetry.TRANSLATION)),
            new Cut.Anywhere(4),
            rng.split("data"),
            Chain.Observer.BLIND);
    Rule rule =
        new RsmiTrainer(LinearFilter.defaults(), Separable.defaults(), Training.defaults())
            .train(data, rng.split("filter"), Training.Observer.BLIND);
    RsmiEstimate estimate =
        new NumberOfRecord(
                new MiTrainer(Separable.defaults(), Training.defaults()),
                LinearFilter.defaults().entropyBound())
            .measure(rule, data, rng.split("record"), Training.Observer.BLIND);
    IsingChainInformation exact = IsingChainInformation.infinite(1, 2, 1);
    assertThat(exact.spin(1)).isCloseTo(0.2470, within(5e-5));
    assertThat(estimate.information().value()).isCloseTo(0.2470, within(0.01));
    assertWithin(4, estimate.blockInformation(), exact.visible());
    assertWithin(4, estimate.nullInformation(), 0);
    assertWithin(4, estimate.captureRatio(), exact.spin(1) / exact.visible());
    assertThat(estimate.reliable()).as("%s", estimate.reasons()).isTrue();
    assertThat(estimate.configurations()).isEqualTo(4_000);
  }

  @Test
  void trainedFilterOfTheGaussianFieldIsTheCanonicalVector() {
    Lattice torus = Square.torus(16);
    // by the Markov property a frame of one site knows what the whole rest knows
    SquareBlock cut = new SquareBlock(List.of(4), 2, Environment.of(1));
    Partition partition = cut.partition(torus);
    GaussianInformation exact =
        new MassiveField(16, 0.1).information(partition.block(), partition.environment());
    assertThat(exact.components(1)).isCloseTo(0.10297, within(5e-6));
    Rng rng = Rng.of(4);
    WindowSource data =
        new FreshWindows(
            new GaussianField(0.1),
            torus,
            new Chain(0, 30_000, 1),
            WindowSites.of(torus, cut, EnumSet.of(Symmetry.TRANSLATION, Symmetry.FLIP)),
            new Cut.Anywhere(1),
            rng.split("data"),
            Chain.Observer.BLIND);
    Rule rule =
        new RsmiTrainer(
                new LinearFilter(1, Bias.NONE, new Identity()),
                Separable.defaults(),
                Training.defaults())
            .train(data, rng.split("filter"), Training.Observer.BLIND);
    double[] filter = filter(rule, 16);
    assertThat(Math.abs(cosine(filter, exact.filters()[0]))).isGreaterThan(0.98);
    Estimate information = frozen(rule, data, 16, rng.split("record"));
    assertThat(information.value()).isCloseTo(0.10297, within(0.05 * 0.10297));
  }

  /// I(H:E) of a one-component rule by a fresh critic on the report set.
  private static Estimate frozen(Rule rule, WindowSource data, int block, Rng rng) {
    PairStream coarse =
        (x, y, rows) -> {
          float[] v = new float[rows * block];
          data.next(v, y, rows);
          System.arraycopy(rule.hard(v, rows), 0, x, 0, rows);
        };
    Pairs select = pairs(data.select());
    Pairs report = pairs(data.report());
    return new MiTrainer(Separable.defaults(), Training.defaults())
        .estimate(
            coarse,
            select.withX(rule.hard(select.x(), select.size())),
            report.withX(rule.hard(report.x(), report.size())),
            rng,
            Training.Observer.BLIND)
        .heldOut()
        .information();
  }

  @Test
  void blockOfTheSmallTorusHasItsExactInformation() {
    Lattice torus = Square.torus(4);
    int size = 10_000;
    Rng rng = Rng.of(4);
    int[] states = new IsingEnumeration(torus, CRITICAL).sample(size, rng.split("states"));
    SampleSet configurations =
        new SampleSet(
            MemorySegment.ofArray(SpinStates.unpack(states, 16)),
            SampleSet.Element.BYTE,
            size,
            torus.shape());
    SquareBlock cut = new SquareBlock(List.of(2), 0, new Environment.Everything());
    WindowSource data =
        RecordedWindows.split(
            configurations,
            WindowSites.of(torus, cut, EnumSet.allOf(Symmetry.class)),
            new Cut.Anywhere(4),
            rng.split("data"));
    Estimate information =
        new MiTrainer(Separable.defaults(), Training.defaults())
            .estimate(
                data::next,
                pairs(data.select()),
                pairs(data.report()),
                rng.split("run"),
                Training.Observer.BLIND)
            .heldOut()
            .information();
    assertThat(information.value()).isBetween(0.68, 0.72);
    assertWithin(2, information, 0.70203); // oracle table §5.3
  }

  private static Pairs pairs(Windows windows) {
    return new Pairs(windows.block(), windows.environment(), windows.configuration());
  }

  private static void assertWithin(double sigmas, Estimate found, double truth) {
    assertThat(Math.abs(found.z(truth))).as("%s against %s", found, truth).isLessThan(sigmas);
  }

  private static double[] filter(Rule rule, int block) {
    float[] weight = rule.network().parameters().getFirst().value();
    double[] filter = new double[block];
    Arrays.setAll(filter, k -> weight[k * (weight.length / block)]);
    return filter;
  }

  private static double cosine(double[] a, double[] b) {
    double product = 0;
    double aa = 0;
    double bb = 0;
    for (int k = 0; k < a.length; k++) {
      product += a[k] * b[k];
      aa += a[k] * a[k];
      bb += b[k] * b[k];
    }
    return product / Math.sqrt(aa * bb);
  }
}
