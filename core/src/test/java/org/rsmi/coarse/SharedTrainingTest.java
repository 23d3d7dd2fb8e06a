package org.rsmi.coarse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Environment;
import org.rsmi.lattice.SquareBlock;
import org.rsmi.mi.InfoNce;
import org.rsmi.mi.Plateau;
import org.rsmi.mi.Progress;
import org.rsmi.mi.Separable;
import org.rsmi.mi.Training;
import org.rsmi.model.Ising;
import org.rsmi.model.SwendsenWang;
import org.rsmi.net.Activation;
import org.rsmi.net.Crew;
import org.rsmi.net.Exponential;
import org.rsmi.num.Rng;
import org.rsmi.result.Outcome;
import org.rsmi.sample.Chain;
import org.rsmi.sample.Cut;
import org.rsmi.sample.RecordedWindows;
import org.rsmi.sample.SampleSet;
import org.rsmi.sample.Symmetry;
import org.rsmi.sample.WindowSites;

class SharedTrainingTest {
  private static final org.rsmi.lattice.Chain RING =
      new org.rsmi.lattice.Chain(16, Boundary.PERIODIC);
  private static final SampleSet RECORDED =
      new Chain(10, 500, 1)
          .run(new Ising(1, 1, new SwendsenWang()), RING, Rng.of(3))
          .configurations();

  @ParameterizedTest
  @ValueSource(ints = {137, 500})
  void aTrainingHasTheSameBitsOnAnyNumberOfThreads(int batch) {
    Trained alone = trained(batch, 1);
    for (int threads : new int[] {2, 3, 5}) {
      Trained shared = trained(batch, threads);
      assertThat(shared.outcome).isEqualTo(alone.outcome);
      assertThat(shared.rows).isEqualTo(alone.rows);
      assertThat(shared.weights).isDeepEqualTo(alone.weights);
    }
  }

  private record Trained(Outcome outcome, List<Progress.Row> rows, float[][] weights) {}

  private static Trained trained(int batch, int threads) {
    SquareBlock cut = new SquareBlock(List.of(2), 1, Environment.of(2));
    WindowSites sites = WindowSites.of(RING, cut, EnumSet.of(Symmetry.TRANSLATION, Symmetry.FLIP));
    try (Crew crew = new Crew(threads)) {
      RsmiTrainer trainer =
          new RsmiTrainer(
              new LinearFilter(2, Bias.LEARNED, new RelaxedBernoulli(0.5, 0.1, 0.02)),
              new Separable(List.of(9), 4, Activation.SWISH, 0.1).sharedBy(crew),
              new Training(
                  new InfoNce(),
                  new Exponential(5e-3, 2e-4, 2e-2),
                  batch,
                  20,
                  new Plateau(3),
                  300));
      RsmiTrainer.RsmiLearner learner =
          trainer.learner(
              RecordedWindows.split(RECORDED, sites, new Cut.Anywhere(3), Rng.of(2)), Rng.of(1));
      Progress progress = new Progress(learner);
      Outcome outcome = trainer.training().run(learner, progress, Training.Observer.BLIND);
      float[][] weights =
          learner.parameters().stream().map(p -> p.value().clone()).toArray(float[][]::new);
      return new Trained(outcome, progress.rows(), weights);
    }
  }
}
