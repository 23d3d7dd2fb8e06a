package org.rsmi.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Environment;
import org.rsmi.lattice.Partition;
import org.rsmi.lattice.Square;
import org.rsmi.lattice.SquareBlock;
import org.rsmi.model.Configuration;
import org.rsmi.num.Rng;

class WindowSitesTest {
  private static final Square TORUS = Square.torus(6);
  private static final SquareBlock BLOCK =
      new SquareBlock(List.of(2), 1, new Environment.Everything());
  private static final Set<Symmetry> NONE = EnumSet.noneOf(Symmetry.class);

  @Test
  void cutEqualsThePartitionAtEveryPlace() {
    SampleSet labels = labels(TORUS.sites(), 2);
    WindowSites sites = WindowSites.of(TORUS, BLOCK, EnumSet.of(Symmetry.TRANSLATION));
    assertThat(sites.places()).isEqualTo(36);
    List<int[]> origins = BLOCK.origins(TORUS, 1);
    for (int place = 0; place < 36; place++) {
      Partition partition = BLOCK.partition(TORUS, origins.get(place));
      Window window = cut(sites, labels, 1, place, 0);
      for (int k = 0; k < 4; k++) {
        assertThat(window.block[k]).isEqualTo(labels.value(1, partition.block()[k]));
      }
      for (int k = 0; k < partition.environment().length; k++) {
        assertThat(window.environment[k]).isEqualTo(labels.value(1, partition.environment()[k]));
      }
    }
  }

  @Test
  void withoutTranslationThereIsOnePlaceInTheMiddle() {
    WindowSites sites = WindowSites.of(TORUS, BLOCK, NONE);
    assertThat(sites.places()).isOne();
    assertThat(sites.views()).isOne();
    assertThat(sites.blockSize()).isEqualTo(4);
    assertThat(sites.environmentSize()).isEqualTo(36 - 16);
    assertThat(sites.blockShape()).containsExactly(2, 2);
    Window window = cut(sites, labels(36, 1), 0, 0, 0);
    assertThat(window.block).containsExactly(2 * 6 + 2, 2 * 6 + 3, 3 * 6 + 2, 3 * 6 + 3);
  }

  @Test
  void openLatticeHasThePlacesWhereTheWindowFits() {
    Square open = new Square(List.of(9), Boundary.OPEN);
    SquareBlock shell = new SquareBlock(List.of(2), 1, Environment.of(1));
    WindowSites sites = WindowSites.of(open, shell, EnumSet.of(Symmetry.TRANSLATION));
    assertThat(sites.places()).isEqualTo(16);
    assertThat(sites.environmentSize()).isEqualTo(36 - 16);
  }

  @Test
  void viewsAreTheEightImagesAndTheirNegatives() {
    SampleSet labels = labels(36, 1);
    Set<Symmetry> symmetries = EnumSet.of(Symmetry.POINT_GROUP, Symmetry.FLIP);
    WindowSites sites = WindowSites.of(TORUS, BLOCK, symmetries);
    assertThat(sites.views()).isEqualTo(16);
    Set<List<Float>> seen = new HashSet<>();
    for (int view = 0; view < 16; view++) {
      Window window = cut(sites, labels, 0, 0, view);
      float[] sorted = magnitudes(window.block);
      // the middle block is mapped onto itself
      assertThat(sorted).containsExactly(14, 15, 20, 21);
      seen.add(window.list());
      if (view % 2 == 1) {
        Window twin = cut(sites, labels, 0, 0, view - 1);
        for (int k = 0; k < 4; k++) {
          assertThat(window.block[k]).isEqualTo(-twin.block[k]);
        }
      }
    }
    assertThat(seen).hasSize(16);
  }

  @Test
  void imagesKeepBlockAndEnvironmentTogether() {
    // a configuration that depends on the distance from the centre alone looks the same from all
    // sides
    SampleSet round = SampleSet.allocate(SampleSet.Element.BYTE, 1, List.of(6, 6));
    byte[] values = new byte[36];
    for (int i = 0; i < 36; i++) {
      double r = Math.hypot(i / 6 - 2.5, i % 6 - 2.5);
      values[i] = (byte) Math.round(10 * r);
    }
    round.set(0, new Configuration.Spins(values));
    WindowSites sites = WindowSites.of(TORUS, BLOCK, EnumSet.of(Symmetry.POINT_GROUP));
    for (int view = 1; view < 8; view++) {
      assertThat(cut(sites, round, 0, 0, view).list()).isEqualTo(cut(sites, round, 0, 0, 0).list());
    }
  }

  @Test
  void standardisedWindowsHaveMeanZeroAndUnitVariance() {
    SampleSet data = SampleSet.allocate(SampleSet.Element.FLOAT, 500, List.of(6, 6));
    Rng rng = Rng.of(1);
    for (int n = 0; n < 500; n++) {
      float[] values = new float[36];
      for (int i = 0; i < 36; i++) {
        values[i] = (float) (100 + i + 7 * rng.nextGaussian());
      }
      data.set(n, new Configuration.Field(values));
    }
    WindowSites sites = WindowSites.of(TORUS, BLOCK, NONE);
    sites.standardise(data, 20_000, Rng.of(2));
    assertThat(sites.mean()[0]).isCloseTo(114f, within(1f));
    assertThat(sites.scale()).isCloseTo(7f, within(0.2f));
    double sum = 0;
    double square = 0;
    for (int n = 0; n < 500; n++) {
      for (float value : cut(sites, data, n, 0, 0).environment) {
        sum += value / (500.0 * 20);
        square += (double) value * value / (500 * 20);
      }
    }
    assertThat(sum).isCloseTo(0, within(0.05));
    assertThat(square).isCloseTo(1, within(0.06));
  }

  @Test
  void flipKeepsTheMeanAtZero() {
    SampleSet spins = spins(200, 3);
    WindowSites sites = WindowSites.of(TORUS, BLOCK, EnumSet.of(Symmetry.FLIP));
    sites.standardise(spins, 1_000, Rng.of(2));
    assertThat(sites.mean()).containsOnly(0f);
    assertThat(sites.scale()).isOne();
  }

  @Test
  void constantDataIsRejected() {
    SampleSet zeros = SampleSet.allocate(SampleSet.Element.BYTE, 10, List.of(6, 6));
    WindowSites sites = WindowSites.of(TORUS, BLOCK, NONE);
    assertThatThrownBy(() -> sites.standardise(zeros, 100, Rng.of(1)))
        .hasMessage(
            "every window holds the same values: there is nothing to learn from constant data");
  }

  @Test
  void constantDataOfAnyValueIsRejected() {
    for (float value : new float[] {0.1f, 0.3f, 7f, 1e6f, 1234.567f}) {
      SampleSet constant = SampleSet.allocate(SampleSet.Element.FLOAT, 10, List.of(6, 6));
      float[] values = new float[36];
      Arrays.fill(values, value);
      for (int n = 0; n < 10; n++) {
        constant.set(n, new Configuration.Field(values));
      }
      WindowSites sites = WindowSites.of(TORUS, BLOCK, NONE);
      assertThatThrownBy(() -> sites.standardise(constant, 20_000, Rng.of(1)))
          .as("%s", value)
          .hasMessageContaining("constant data");
    }
  }

  @Test
  void dataFarFromZeroKeepsItsScale() {
    SampleSet data = SampleSet.allocate(SampleSet.Element.FLOAT, 100, List.of(6, 6));
    Rng rng = Rng.of(9);
    for (int n = 0; n < 100; n++) {
      float[] values = new float[36];
      for (int i = 0; i < 36; i++) {
        values[i] = 1e6f + (rng.nextBoolean() ? 1f : -1f);
      }
      data.set(n, new Configuration.Field(values));
    }
    WindowSites sites = WindowSites.of(TORUS, BLOCK, NONE);
    sites.standardise(data, 20_000, Rng.of(2));
    assertThat(sites.scale()).isCloseTo(1f, within(0.01f));
    for (float value : cut(sites, data, 0, 0, 0).block) {
      assertThat(Math.abs(value)).isCloseTo(1f, within(0.3f));
    }
  }

  @Test
  void drawsCoverConfigurationsPlacesAndViewsEvenly() {
    SampleSet labels = labels(36, 3);
    WindowSites sites =
        WindowSites.of(TORUS, BLOCK, EnumSet.of(Symmetry.TRANSLATION, Symmetry.POINT_GROUP));
    Rng rng = Rng.of(4);
    int[] counts = new int[108];
    float[] block = new float[4];
    float[] environment = new float[20];
    int draws = 54_000;
    for (int n = 0; n < draws; n++) {
      sites.draw(labels, rng, block, environment, 1);
      counts[(int) block[0]]++;
    }
    double expected = draws / 108.0;
    double chiSquare =
        Arrays.stream(counts).mapToDouble(c -> (c - expected) * (c - expected) / expected).sum();
    assertThat(Math.abs(chiSquare - 107)).isLessThan(4 * Math.sqrt(2 * 107));
  }

  /// Every value names its site and configuration.
  private static SampleSet labels(int sites, int size) {
    byte[] values = new byte[sites * size];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) i;
    }
    return new SampleSet(
        MemorySegment.ofArray(values), SampleSet.Element.BYTE, size, List.of(6, sites / 6));
  }

  private static SampleSet spins(int size, long seed) {
    byte[] values = new byte[36 * size];
    Rng rng = Rng.of(seed);
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) (rng.nextBoolean() ? 1 : -1);
    }
    return new SampleSet(
        MemorySegment.ofArray(values), SampleSet.Element.BYTE, size, List.of(6, 6));
  }

  private static float[] magnitudes(float[] values) {
    float[] sorted = values.clone();
    for (int k = 0; k < sorted.length; k++) {
      sorted[k] = Math.abs(sorted[k]);
    }
    Arrays.sort(sorted);
    return sorted;
  }

  private static Window cut(
      WindowSites sites, SampleSet data, int configuration, int place, int view) {
    float[] block = new float[sites.blockSize()];
    float[] environment = new float[sites.environmentSize()];
    sites.cut(data, configuration, place, view, block, 0, environment, 0);
    return new Window(block, environment);
  }

  private record Window(float[] block, float[] environment) {
    List<Float> list() {
      List<Float> list = new ArrayList<>();
      for (float value : block) {
        list.add(value);
      }
      for (float value : environment) {
        list.add(value);
      }
      return list;
    }
  }
}
