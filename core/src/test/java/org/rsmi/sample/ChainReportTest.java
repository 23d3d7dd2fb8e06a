package org.rsmi.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rsmi.lattice.Square;
import org.rsmi.model.Configuration;
import org.rsmi.model.Ising;
import org.rsmi.model.Metropolis;
import org.rsmi.num.Rng;

class ChainReportTest {
  private static final Square TORUS = Square.torus(8);

  private static ChainReport.Row row(ChainReport report, String name) {
    return report.observables().stream()
        .filter(row -> row.name().equals(name))
        .findAny()
        .orElseThrow();
  }

  // E/N of the 8 × 8 torus at T = 3: Kaufman.
  @Test
  void aGoodChainHasItsExactEnergyAndNoWarnings() {
    Ising model = new Ising(3, 1, new Metropolis());
    Sampled sampled = new Chain(200, 20_000, 5).run(model, TORUS, Rng.of(1));
    ChainReport report = ChainReport.of(sampled);
    assertThat(report.warnings()).isEmpty();
    assertThat(row(report, "energy").autocorrelation().mean().z(-64 * 0.841315427852))
        .isBetween(-4.0, 4.0);
    assertThat(row(report, "energy").binning().plateau()).isTrue();
    assertThat(report.effectiveSamples())
        .isEqualTo(row(report, "magnetisation").autocorrelation().effectiveSamples());
    ChainReport blind = ChainReport.of(sampled.configurations(), TORUS);
    assertThat(row(blind, "neighbour product").autocorrelation().mean().value())
        .isCloseTo(-row(report, "energy").autocorrelation().mean().value() / 128, within(1e-12));
    assertThat(blind.observables())
        .extracting(ChainReport.Row::name)
        .containsExactly("mean", "neighbour product", "|mean|");
  }

  @Test
  void aShortChainIsToldSo() {
    Ising model = new Ising(2.27, 1, new Metropolis());
    Sampled sampled = new Chain(100, 300, 1).run(model, TORUS, Rng.of(1));
    ChainReport report = ChainReport.of(sampled.configurations());
    assertThat(report.warnings())
        .anyMatch(
            w -> w.matches("mean: 300 samples are only \\d+ autocorrelation times; .* for 100"));
    assertThat(report.effectiveSamples()).isLessThan(50);
  }

  @Test
  void aConstantObservableIsToldSo() {
    ChainReport report = ChainReport.of(Map.of("energy", new double[50]));
    assertThat(report.warnings())
        .containsExactly("energy never changed in 50 samples: its error is unknown");
    assertThat(report.effectiveSamples()).isEqualTo(1);
  }

  @Test
  void aFieldAlsoHasAMeanSquare() {
    SampleSet set = SampleSet.allocate(SampleSet.Element.FLOAT, 2, List.of(2));
    set.set(0, new Configuration.Field(new float[] {1, 2}));
    set.set(1, new Configuration.Field(new float[] {-1, 0}));
    ChainReport report = ChainReport.of(set);
    assertThat(row(report, "mean square").autocorrelation().mean().value()).isEqualTo(1.5);
    assertThat(row(report, "mean").autocorrelation().mean().value()).isEqualTo(0.5);
    assertThat(row(report, "|mean|").autocorrelation().mean().value()).isEqualTo(1);
  }

  @Test
  void configurationsOfAnotherLatticeAreRefused() {
    SampleSet set = SampleSet.allocate(SampleSet.Element.BYTE, 4, List.of(3, 3));
    assertThatThrownBy(() -> ChainReport.of(set, TORUS))
        .hasMessageStartingWith("configurations of shape [3, 3] do not live on Square");
  }
}
