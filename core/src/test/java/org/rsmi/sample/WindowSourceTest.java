package org.rsmi.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Environment;
import org.rsmi.lattice.SquareBlock;
import org.rsmi.model.GaussianField;
import org.rsmi.model.Ising;
import org.rsmi.model.Model;
import org.rsmi.model.SwendsenWang;
import org.rsmi.model.Wolff;
import org.rsmi.num.Rng;

class WindowSourceTest {
  private static final org.rsmi.lattice.Chain RING =
      new org.rsmi.lattice.Chain(16, Boundary.PERIODIC);
  private static final SquareBlock BLOCK = new SquareBlock(List.of(2), 1, Environment.of(2));
  private static final Set<Symmetry> SYMMETRIES = EnumSet.of(Symmetry.TRANSLATION, Symmetry.FLIP);

  @Test
  void windowsOfAConfigurationAreDistinctAndInOrder() {
    SampleSet labels = labels(5);
    WindowSites sites = WindowSites.of(RING, BLOCK, EnumSet.of(Symmetry.TRANSLATION));
    Windows windows = Windows.of(labels, sites, new Cut.Anywhere(7), Rng.of(1));
    assertThat(windows.size()).isEqualTo(35);
    assertThat(windows.block()).hasSize(70);
    assertThat(windows.environment()).hasSize(140);
    Set<Float> seen = new HashSet<>();
    for (int row = 0; row < 35; row++) {
      assertThat(windows.configuration()[row]).isEqualTo(row / 7);
      assertThat((int) windows.block()[2 * row] / 16).isEqualTo(row / 7);
      seen.add(windows.block()[2 * row]);
    }
    assertThat(seen).hasSize(35);
  }

  @Test
  void noMoreWindowsAreCutThanThereArePlaces() {
    WindowSites sites = WindowSites.of(RING, BLOCK, EnumSet.of(Symmetry.TRANSLATION));
    assertThat(Windows.of(labels(3), sites, new Cut.Anywhere(100), Rng.of(1)).size()).isEqualTo(48);
    WindowSites middle = WindowSites.of(RING, BLOCK, EnumSet.noneOf(Symmetry.class));
    assertThat(Windows.of(labels(3), middle, new Cut.Anywhere(100), Rng.of(1)).size()).isEqualTo(3);
  }

  @Test
  void windowsAStrideApartBeginAnywhereOnAPeriodicLattice() {
    WindowSites sites = WindowSites.of(RING, BLOCK, EnumSet.of(Symmetry.TRANSLATION));
    Rng rng = Rng.of(5);
    int[] counts = new int[16];
    for (int n = 0; n < 4_000; n++) {
      int[] places = sites.apart(4, rng);
      assertThat(places).hasSize(4).doesNotHaveDuplicates();
      assertThat(Arrays.stream(places).map(place -> place % 4).distinct()).hasSize(1);
      Arrays.stream(places).forEach(place -> counts[place]++);
    }
    // 1,000 each, σ = √750
    assertThat(counts).matches(all -> Arrays.stream(all).allMatch(n -> n > 890 && n < 1_110));
    assertThat(sites.apart(1, rng)).hasSize(16).doesNotHaveDuplicates();
    assertThat(sites.apart(5, rng)).hasSize(4).doesNotHaveDuplicates();
  }

  @Test
  void windowsAStrideApartStayInsideAnOpenLattice() {
    org.rsmi.lattice.Chain open = new org.rsmi.lattice.Chain(16, Boundary.OPEN);
    WindowSites sites = WindowSites.of(open, BLOCK, EnumSet.of(Symmetry.TRANSLATION));
    assertThat(sites.places()).isEqualTo(9);
    Rng rng = Rng.of(5);
    int[] counts = new int[9];
    for (int n = 0; n < 4_000; n++) {
      Arrays.stream(sites.apart(4, rng)).forEach(place -> counts[place]++);
      assertThat(sites.apart(100, rng)).hasSize(1);
    }
    assertThat(counts).matches(all -> Arrays.stream(all).allMatch(n -> n > 890 && n < 1_110));
  }

  @Test
  void aStrideTakesASymmetry() {
    WindowSites middle = WindowSites.of(RING, BLOCK, EnumSet.noneOf(Symmetry.class));
    assertThatThrownBy(() -> middle.requireApart(4))
        .hasMessage(
            "stride = 4: windows are cut all over a configuration only where translation is a"
                + " symmetry, on a periodic lattice or where symmetries declare it");
    WindowSites even = WindowSites.of(RING, BLOCK, EnumSet.of(Symmetry.TRANSLATION), 2);
    assertThatThrownBy(() -> even.requireApart(3))
        .hasMessage("stride = 3: only translations by multiples of 2 sites are a symmetry");
    assertThat(even.apart(4, Rng.of(1))).hasSize(4);
  }

  @Test
  void manyConfigurationsServeEvenlyUpToTheMostWindows() {
    int size = 3 * Cut.MOST;
    SampleSet many = SampleSet.allocate(SampleSet.Element.BYTE, size, List.of(16));
    WindowSites sites = WindowSites.of(RING, BLOCK, EnumSet.of(Symmetry.TRANSLATION));
    for (Cut cut : List.of(new Cut.Anywhere(7), new Cut.Apart(4))) {
      Windows windows = Windows.of(many, sites, cut, Rng.of(1));
      assertThat(windows.size()).isEqualTo(Cut.MOST);
      assertThat(windows.configuration()).startsWith(0, 1, 2).endsWith(Cut.MOST - 1);
      Windows half = Windows.of(many.slice(0, Cut.MOST / 3), sites, cut, Rng.of(1));
      assertThat(half.size()).isEqualTo(3 * (Cut.MOST / 3));
    }
  }

  @Test
  void recordedPartsShareNoConfiguration() {
    int size = 7;
    SampleSet labels = labels(size);
    assertThatThrownBy(
            () ->
                RecordedWindows.split(
                    labels, sites(EnumSet.noneOf(Symmetry.class)), new Cut.Anywhere(4), Rng.of(1)))
        .hasMessage("7 configurations cannot be split in three parts; at least 10 are needed");
    SampleSet numbered = numbered(50);
    WindowSites sites = sites(EnumSet.of(Symmetry.TRANSLATION));
    RecordedWindows source = RecordedWindows.split(numbered, sites, new Cut.Anywhere(3), Rng.of(1));
    assertThat(source.select().size()).isEqualTo(5 * 3);
    assertThat(source.report().size()).isEqualTo(15 * 3);
    Set<Integer> training = new HashSet<>();
    float[] block = new float[2 * 1_000];
    source.next(block, new float[4 * 1_000], 1_000);
    for (int row = 0; row < 1_000; row++) {
      training.add(Math.round(block[2 * row] * sites.scale() + sites.mean()[0]));
    }
    assertThat(training).hasSize(30).allMatch(n -> n < 30);
    assertThat(numbers(source.select(), sites)).containsExactlyInAnyOrder(30, 31, 32, 33, 34);
    assertThat(numbers(source.report(), sites)).hasSize(15).allMatch(n -> n >= 35);
  }

  private static Set<Integer> numbers(Windows windows, WindowSites sites) {
    Set<Integer> numbers = new HashSet<>();
    for (int row = 0; row < windows.size(); row++) {
      numbers.add(Math.round(windows.block()[2 * row] * sites.scale() + sites.mean()[0]));
    }
    return numbers;
  }

  @Test
  void recordedWindowsContinueBitForBit() {
    RecordedWindows source = recorded();
    next(source, 3);
    WindowSource.State state = source.state();
    float[] wanted = next(source, 5);
    RecordedWindows again = recorded();
    again.resumeAt(state);
    assertThat(next(again, 5)).isEqualTo(wanted);
  }

  @Test
  void freshWindowsContinueBitForBit() {
    for (Model model :
        List.of(
            new Ising(1, 1, new SwendsenWang()),
            new Ising(1, 1, new Wolff()),
            new Twins(new Ising(1, 1, new SwendsenWang())),
            new GaussianField(0.1))) {
      WindowSource source = fresh(model);
      next(source, 130);
      WindowSource.State state = source.state();
      float[] wanted = next(source, 130);
      WindowSource again = fresh(model);
      again.resumeAt(state);
      assertThat(next(again, 130)).as("%s", model).isEqualTo(wanted);
      assertThat(again.state().renewals()).isEqualTo(source.state().renewals()).isPositive();
    }
  }

  @Test
  void freshHeldOutSetsComeFromChainsOfTheirOwn() {
    WindowSource source = fresh(new GaussianField(0.1));
    assertThat(source.select().size()).isEqualTo(20);
    assertThat(source.report().size()).isEqualTo(2 * 80);
    assertThat(Arrays.copyOf(source.select().block(), 20))
        .isNotEqualTo(Arrays.copyOf(source.report().block(), 20));
    assertThat(source.chainReport().samples()).isEqualTo(80);
    WindowSource same = fresh(new GaussianField(0.1));
    assertThat(same.report().block()).isEqualTo(source.report().block());
  }

  /// Blocks of several batches of 500, one array after the other.
  private static float[] next(WindowSource source, int batches) {
    float[] block = new float[2 * 500 * batches];
    float[] one = new float[2 * 500];
    float[] environment = new float[4 * 500];
    for (int n = 0; n < batches; n++) {
      source.next(one, environment, 500);
      System.arraycopy(one, 0, block, n * one.length, one.length);
    }
    return block;
  }

  private static RecordedWindows recorded() {
    return RecordedWindows.split(numbered(50), sites(SYMMETRIES), new Cut.Anywhere(3), Rng.of(1));
  }

  private static WindowSource fresh(Model model) {
    return new FreshWindows(
        model,
        RING,
        new Chain(20, 100, 2),
        sites(SYMMETRIES),
        new Cut.Anywhere(2),
        Rng.of(3),
        Chain.Observer.BLIND);
  }

  private static WindowSites sites(Set<Symmetry> symmetries) {
    return WindowSites.of(RING, BLOCK, symmetries);
  }

  /// Every value names its configuration and site.
  private static SampleSet labels(int size) {
    byte[] values = new byte[16 * size];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) i;
    }
    return new SampleSet(MemorySegment.ofArray(values), SampleSet.Element.BYTE, size, List.of(16));
  }

  /// Every value is the number of its configuration.
  private static SampleSet numbered(int size) {
    byte[] values = new byte[16 * size];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) (i / 16);
    }
    return new SampleSet(MemorySegment.ofArray(values), SampleSet.Element.BYTE, size, List.of(16));
  }
}
