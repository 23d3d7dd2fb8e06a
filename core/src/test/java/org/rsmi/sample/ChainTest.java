package org.rsmi.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rsmi.lattice.Square;
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
      byte[] resumed = bytes(chain.resume(model, TORUS, state).next(10).configurations());
      assertThat(resumed).isEqualTo(uninterrupted);
    }
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
