package org.rsmi.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rsmi.lattice.Lattice;
import org.rsmi.lattice.Square;
import org.rsmi.model.Configuration;
import org.rsmi.model.GaussianField;
import org.rsmi.model.Ising;
import org.rsmi.model.Metropolis;
import org.rsmi.model.Model;
import org.rsmi.model.Observables;
import org.rsmi.model.Sampler;
import org.rsmi.model.SwendsenWang;
import org.rsmi.model.Wolff;
import org.rsmi.num.Rng;

class ChainTest {
  private static final Square TORUS = Square.torus(8);
  private static final List<Model> MODELS =
      List.of(
          new Ising(2.3, 1, new Metropolis()),
          new Ising(2.3, 1, new Wolff()),
          new Ising(2.3, -1, new SwendsenWang()),
          GaussianField.defaults());

  private static byte[] bytes(SampleSet set) {
    return set.data().toArray(ValueLayout.JAVA_BYTE);
  }

  @Test
  void aChainIsSweepsAndCopies() {
    for (Model model : MODELS) {
      Sampled sampled = new Chain(7, 5, 3).run(model, TORUS, Rng.of(1));
      Sampler sampler = model.start(TORUS, Rng.of(1));
      for (int sweep = 0; sweep < 7; sweep++) {
        sampler.sweep();
      }
      sampler.freeze();
      Observables observables = model.observables(TORUS);
      SampleSet expected = SampleSet.allocate(sampler.configuration(), 5, TORUS.shape());
      for (int k = 0; k < 5; k++) {
        for (int sweep = 0; sweep < 3; sweep++) {
          sampler.sweep();
        }
        expected.set(k, sampler.configuration());
        double[] measured = observables.of(sampler.configuration());
        for (int moment = 0; moment < measured.length; moment++) {
          assertThat(sampled.series().get(observables.names().get(moment))[k])
              .isEqualTo(measured[moment]);
        }
      }
      assertThat(bytes(sampled.configurations())).isEqualTo(bytes(expected));
    }
  }

  @Test
  void aStreamGivesInPartsWhatARunGivesAtOnce() {
    Chain chain = new Chain(20, 10, 2);
    for (Model model : MODELS) {
      SampleSet whole = chain.run(model, TORUS, Rng.of(1)).configurations();
      Chain.Stream stream = chain.start(model, TORUS, Rng.of(1), Chain.Observer.BLIND);
      assertThat(bytes(stream.next(4).configurations())).isEqualTo(bytes(whole.slice(0, 4)));
      SampleSet rest = stream.allocate(6);
      stream.fill(rest);
      assertThat(bytes(rest)).isEqualTo(bytes(whole.slice(4, 10)));
    }
  }

  @Test
  void aResumedStreamEqualsTheUninterruptedOne() {
    Chain chain = new Chain(20, 10, 2);
    for (Model model : MODELS) {
      Chain.Stream stream = chain.start(model, TORUS, Rng.of(1), Chain.Observer.BLIND);
      stream.next(3);
      Chain.State state = stream.state();
      byte[] uninterrupted = bytes(stream.next(10).configurations());
      byte[] resumed =
          bytes(Chain.resume(model, TORUS, stream.thermalised(), state).next(10).configurations());
      assertThat(resumed).isEqualTo(uninterrupted);
    }
  }

  @Test
  void aMeasuredChainEqualsTheOneWithTheNumbersItFound() {
    Chain measured = new Chain(Thermalisation.defaults(), 6, Spacing.defaults());
    for (Model model : MODELS) {
      Chain.Stream stream = measured.start(model, TORUS, Rng.of(1), Chain.Observer.BLIND);
      Thermalised found = stream.thermalised();
      assertThat(found.warnings()).isEmpty();
      assertThat(found.sweeps()).isGreaterThan((int) (20 * found.time()));
      assertThat(found.every()).isEqualTo((int) Math.max(1, Math.round(2 * found.time())));
      SampleSet repeated = measured.repeating(found).run(model, TORUS, Rng.of(1)).configurations();
      assertThat(bytes(stream.next(6).configurations())).isEqualTo(bytes(repeated));
    }
  }

  @Test
  void theSlowerChainIsThermalisedLonger() {
    Chain measured = new Chain(Thermalisation.defaults(), 6, Spacing.defaults());
    Thermalised slow = thermalised(measured, new Ising(2.27, 1, new Metropolis()));
    Thermalised fast = thermalised(measured, new Ising(2.27, 1, new SwendsenWang()));
    assertThat(slow.time()).isGreaterThan(10 * fast.time());
    assertThat(slow.sweeps()).isGreaterThan(4 * fast.sweeps());
  }

  @Test
  void aChainThatReachesItsLimitIsUsedWithAWarning() {
    Chain measured = new Chain(new Thermalisation.Measured(20, 1_536), 6, new Spacing.Every(3));
    Thermalised found = thermalised(measured, new Ising(2.27, 1, new Metropolis()));
    assertThat(found.every()).isEqualTo(3);
    assertThat(found.warnings()).hasSize(1);
    assertThat(found.warnings().getFirst()).startsWith("after 1,536 sweeps the chain ");
  }

  /// At T = 0.1 the ferromagnet stays in a ground state: nothing changes, nothing is waited for.
  @Test
  void aChainWhereNothingChangesIsThermalisedAtOnce() {
    Ising frozen = new Ising(0.1, 1, 5, new Metropolis());
    Chain measured = new Chain(new Thermalisation.Measured(20, 100_000), 6, Spacing.defaults());
    Chain warm = new Chain(new Thermalisation.Sweeps(200), 6, Spacing.defaults());
    assertThat(thermalised(measured, frozen).sweeps()).isLessThan(100_000);
    Thermalised found = thermalised(warm, frozen);
    assertThat(found.time()).isNaN();
    assertThat(found.every()).isEqualTo(1);
    assertThat(found.sweeps()).isEqualTo(200 + 512 + 1024);
  }

  private static Thermalised thermalised(Chain chain, Model model) {
    return chain.start(model, TORUS, Rng.of(2), Chain.Observer.BLIND).thermalised();
  }

  @Test
  void replicasGiveTheirSharesChainByChain() {
    Model model = new Triplet();
    Sampled sampled = new Chain(4, 8, 2).run(model, TORUS, Rng.of(1));
    assertThat(sampled.chains()).isEqualTo(3);
    double[] shown = sampled.series().get("label");
    // replica r after k sweeps shows 10 r + k; 8 samples are 2 + 3 + 3
    assertThat(shown).containsExactly(6, 8, 16, 18, 20, 26, 28, 30);
    assertThat(ChainReport.of(sampled).samples()).isEqualTo(8);
  }

  /// Three replicas at once, each of which shows its number and the sweeps done.
  private record Triplet() implements Model {
    @Override
    public Sampler start(Lattice lattice, Rng rng) {
      return new Counting(new int[1], lattice.sites());
    }

    @Override
    public Observables observables(Lattice lattice) {
      return new Label();
    }
  }

  private record Label() implements Observables {
    @Override
    public List<String> names() {
      return List.of("label");
    }

    @Override
    public double[] of(Configuration configuration) {
      return configuration instanceof Configuration.Spins(byte[] values)
          ? new double[] {values[0]}
          : new double[0];
    }
  }

  private record Counting(int[] sweeps, int sites) implements Sampler {
    @Override
    public void sweep() {
      sweeps[0]++;
    }

    @Override
    public Configuration configuration() {
      return configuration(0);
    }

    @Override
    public int replicas() {
      return 3;
    }

    @Override
    public Configuration configuration(int replica) {
      byte[] values = new byte[sites];
      values[0] = (byte) (10 * replica + sweeps[0]);
      return new Configuration.Spins(values);
    }

    @Override
    public long[] streamState() {
      return new long[0];
    }

    @Override
    public void restore(Configuration state, long[] tuning, long[] streamState) {}
  }

  @Test
  void anObserverSeesEveryStepAndChangesNothing() {
    List<String> seen = new ArrayList<>();
    Chain.Observer observer =
        new Chain.Observer() {
          @Override
          public void thermalised(int sweeps, int of) {
            seen.add("t" + sweeps + "/" + of);
          }

          @Override
          public void recorded(int samples, int of) {
            seen.add("r" + samples + "/" + of);
          }
        };
    Chain chain = new Chain(2, 3, 1);
    Sampled watched = chain.run(MODELS.getFirst(), TORUS, Rng.of(1), observer);
    Sampled blind = chain.run(MODELS.getFirst(), TORUS, Rng.of(1));
    assertThat(seen).containsExactly("t1/2", "t2/2", "r1/3", "r2/3", "r3/3");
    assertThat(bytes(watched.configurations())).isEqualTo(bytes(blind.configurations()));
  }

  @Test
  void numbersAreChecked() {
    assertThatThrownBy(() -> new Chain(-1, 1, 1))
        .hasMessage("thermalise = -1: a chain takes at least 0");
    assertThatThrownBy(() -> new Chain(0, 0, 1))
        .hasMessage("samples = 0: a chain takes at least 1");
    assertThatThrownBy(() -> new Chain(0, 1, 0)).hasMessage("every = 0: a chain takes at least 1");
  }
}
