package org.rsmi.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rsmi.lattice.Square;
import org.rsmi.model.Configuration;
import org.rsmi.model.Dimers;
import org.rsmi.model.Ising;
import org.rsmi.model.Metropolis;
import org.rsmi.model.Observables;
import org.rsmi.num.Autocorrelation;
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
    assertThat(row(report, "energy").autocorrelation().mean().z(-0.841315427852))
        .isBetween(-4.0, 4.0);
    assertThat(row(report, "energy").binning().plateau()).isTrue();
    assertThat(report.effectiveSamples())
        .isEqualTo(row(report, "magnetisation").autocorrelation().effectiveSamples());
    ChainReport blind = ChainReport.of(sampled.configurations(), TORUS);
    assertThat(row(blind, "neighbour product").autocorrelation().mean().value())
        .isCloseTo(-row(report, "energy").autocorrelation().mean().value() / 2, within(1e-12));
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

  /// A crystal of 8 × 8 vertices at T = 0.2 v has no flux, and its energy hardly remembers.
  @Test
  void anObservableThatNeverChangesDoesNotMakeAChainWorthless() {
    Dimers crystal = Dimers.defaults().at(0.2);
    ChainReport report = ChainReport.of(new Chain(50, 2_000, 1).run(crystal, TORUS, Rng.of(1)));
    assertThat(row(report, "flux2").autocorrelation().effectiveSamples()).isEqualTo(1);
    assertThat(report.effectiveSamples()).isGreaterThan(100);
  }

  @Test
  void aLongChainInBinsIsJudgedAsByAllItsValues() {
    Rng rng = Rng.of(5);
    BinnedSeries bins = new BinnedSeries(1);
    double[] values = new double[200_000];
    double x = 0;
    for (int t = 0; t < values.length; t++) {
      x = 0.6 * x + rng.nextGaussian();
      values[t] = 3 + x;
      bins.add(new double[] {values[t]});
    }
    assertThat(bins.size()).isEqualTo(32);
    Autocorrelation all = Autocorrelation.of(values, "");
    ChainReport report = ChainReport.of(List.of(bins), new Named("x"));
    Autocorrelation binned = report.observables().getFirst().autocorrelation();
    // AR(1): τ = (1 + ρ)/(2(1 − ρ)) = 2
    assertThat(binned.time().z(2)).isBetween(-4.0, 4.0);
    assertThat(binned.mean().value()).isCloseTo(all.mean().value(), within(1e-4));
    assertThat(binned.mean().error()).isCloseTo(all.mean().error(), within(0.1e-2));
    assertThat(report.samples()).isEqualTo(200_000);
    assertThat(report.warnings()).isEmpty();
  }

  @Test
  void aSeriesContinuesFromItsState() {
    Rng rng = Rng.of(6);
    BinnedSeries one = new BinnedSeries(2);
    for (int t = 0; t < 20_001; t++) {
      one.add(new double[] {rng.nextGaussian(), t});
    }
    BinnedSeries other = new BinnedSeries(2);
    other.restore(one.state());
    for (int t = 0; t < 9_999; t++) {
      double[] values = {rng.nextDouble(), -t};
      one.add(values);
      other.add(values);
    }
    assertThat(other.state()).isEqualTo(one.state());
    assertThatThrownBy(() -> new BinnedSeries(3).restore(one.state()))
        .hasMessageEndingWith("are not the state of a series of 3 observables");
  }

  // U = 1 − ⟨m⁴⟩/(3⟨m²⟩²) = 0 for a normal variable.
  @Test
  void whatIsFormedFromMeansHasItsErrorOverAllChains() {
    Rng rng = Rng.of(7);
    double[] squares = new double[4_000];
    double[] fourths = new double[4_000];
    for (int t = 0; t < squares.length; t++) {
      double m = rng.nextGaussian();
      squares[t] = m * m;
      fourths[t] = m * m * m * m;
    }
    SampleSet set = SampleSet.allocate(SampleSet.Element.BYTE, 4_000, List.of(1));
    Sampled sampled = new Sampled(set, Map.of("m2", squares, "m4", fourths), 4);
    ChainReport report =
        ChainReport.of(
            sampled,
            List.of(
                new Observables.Derived(
                    "binder", List.of("m2", "m4"), m -> 1 - m[1] / (3 * m[0] * m[0]))));
    assertThat(report.derived().getFirst().name()).isEqualTo("binder");
    assertThat(report.derived().getFirst().value().z(0)).isBetween(-4.0, 4.0);
    assertThat(report.derived().getFirst().value().error()).isBetween(0.01, 0.05);
  }

  /// Observables of one name that measure nothing themselves.
  private record Named(String name) implements Observables {
    @Override
    public List<String> names() {
      return List.of(name);
    }

    @Override
    public double[] of(Configuration configuration) {
      return new double[1];
    }
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
  void ofAHugeSetOnlyStretchesAreLookedAt() {
    SampleSet set = SampleSet.allocate(SampleSet.Element.FLOAT, 20_000, List.of(1));
    Rng rng = Rng.of(3);
    float x = 0;
    for (int k = 0; k < set.size(); k++) {
      x = 0.5f * x + (float) rng.nextGaussian();
      set.set(k, new Configuration.Field(new float[] {x}));
    }
    ChainReport report = ChainReport.of(set, 16 * 250);
    assertThat(report.samples()).isEqualTo(4_000);
    assertThat(report.observables()).hasSize(3);
    Autocorrelation mean = row(report, "mean").autocorrelation();
    // τ_int = (1 + ρ)/(2 (1 − ρ)) with ρ = 1/2
    assertThat(mean.time().z(1.5)).isBetween(-4.0, 4.0);
    assertThat(mean.mean().z(0)).isBetween(-4.0, 4.0);
    assertThat(ChainReport.of(set, 16 * 1250)).isEqualTo(ChainReport.of(set));
  }

  @Test
  void configurationsOfAnotherLatticeAreRefused() {
    SampleSet set = SampleSet.allocate(SampleSet.Element.BYTE, 4, List.of(3, 3));
    assertThatThrownBy(() -> ChainReport.of(set, TORUS))
        .hasMessageStartingWith("configurations of shape [3, 3] do not live on Square");
  }
}
