package org.rsmi.coarse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Environment;
import org.rsmi.lattice.SquareBlock;
import org.rsmi.mi.Bound;
import org.rsmi.mi.Flo;
import org.rsmi.mi.InfoNce;
import org.rsmi.mi.Mine;
import org.rsmi.mi.Plateau;
import org.rsmi.mi.Progress;
import org.rsmi.mi.Separable;
import org.rsmi.mi.Training;
import org.rsmi.mi.Tuba;
import org.rsmi.model.Ising;
import org.rsmi.model.SwendsenWang;
import org.rsmi.net.Activation;
import org.rsmi.net.Adam;
import org.rsmi.net.Exponential;
import org.rsmi.net.Parameter;
import org.rsmi.num.Rng;
import org.rsmi.result.Outcome;
import org.rsmi.sample.Chain;
import org.rsmi.sample.Cut;
import org.rsmi.sample.FreshWindows;
import org.rsmi.sample.RecordedWindows;
import org.rsmi.sample.SampleSet;
import org.rsmi.sample.Symmetry;
import org.rsmi.sample.WindowSites;
import org.rsmi.sample.WindowSource;

class ResumedTrainingTest {
  private static final org.rsmi.lattice.Chain RING =
      new org.rsmi.lattice.Chain(16, Boundary.PERIODIC);
  private static final Ising MODEL = new Ising(1, 1, new SwendsenWang());

  private static RsmiTrainer trainer(Bound bound) {
    return new RsmiTrainer(
        new LinearFilter(2, Bias.LEARNED, new RelaxedBernoulli(0.5, 0.1, 0.02)),
        new Separable(List.of(9), 4, Activation.SWISH, 0.1),
        new Training(bound, new Exponential(5e-3, 2e-4, 2e-2), 300, 20, new Plateau(3), 1_000));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 8})
  void resumedRunEqualsUninterruptedRun(int epoch) {
    assertResumes(trainer(new InfoNce()), epoch);
  }

  @Test
  void whatABoundCarriesIsResumedToo() {
    for (Bound bound : List.of(Mine.defaults(), Tuba.defaults(), new Flo())) {
      assertResumes(trainer(bound), 4);
    }
  }

  private static void assertResumes(RsmiTrainer trainer, int epoch) {
    for (Source source :
        List.of((Source) ResumedTrainingTest::fresh, ResumedTrainingTest::recorded)) {
      WindowSource data = source.open();
      RsmiTrainer.RsmiLearner learner = trainer.learner(data, Rng.of(1));
      Progress whole = new Progress(learner);
      List<Checkpoint> kept = new ArrayList<>();
      Outcome outcome =
          trainer
              .training()
              .run(
                  learner,
                  whole,
                  progress -> {
                    if (progress.rows().size() == epoch) {
                      kept.add(Checkpoint.of(progress, learner, data));
                    }
                  });

      WindowSource laterData = source.open();
      RsmiTrainer.RsmiLearner later = trainer.learner(laterData, Rng.of(1));
      Progress progress = kept.getFirst().restore(later, laterData);
      Outcome resumed = trainer.training().run(later, progress, Training.Observer.BLIND);

      assertThat(kept).hasSize(1);
      assertThat(resumed).isEqualTo(outcome);
      assertThat(progress.rows()).isEqualTo(whole.rows());
      assertThat(values(later.parameters())).isDeepEqualTo(values(learner.parameters()));
      assertThat(values(later.optimiser().moments()))
          .isDeepEqualTo(values(learner.optimiser().moments()));
    }
  }

  private static float[][] values(List<Parameter> parameters) {
    return parameters.stream().map(p -> p.value().clone()).toArray(float[][]::new);
  }

  @FunctionalInterface
  private interface Source {
    WindowSource open();
  }

  private static WindowSource fresh() {
    return new FreshWindows(
        MODEL,
        RING,
        new Chain(10, 200, 1),
        sites(),
        new Cut.Anywhere(3),
        Rng.of(2),
        Chain.Observer.BLIND);
  }

  private static WindowSource recorded() {
    SampleSet recorded = new Chain(10, 500, 1).run(MODEL, RING, Rng.of(3)).configurations();
    return RecordedWindows.split(recorded, sites(), new Cut.Anywhere(3), Rng.of(2));
  }

  private static WindowSites sites() {
    SquareBlock cut = new SquareBlock(List.of(2), 1, Environment.of(2));
    return WindowSites.of(RING, cut, EnumSet.of(Symmetry.TRANSLATION, Symmetry.FLIP));
  }

  /// What a file would hold.
  private record Checkpoint(
      long step,
      List<Progress.Row> rows,
      List<float[]> best,
      List<Parameter> weights,
      List<Parameter> moments,
      long moves,
      WindowSource.State data) {

    static Checkpoint of(Progress progress, RsmiTrainer.RsmiLearner learner, WindowSource data) {
      return new Checkpoint(
          progress.step(),
          progress.rows(),
          progress.best().stream().map(float[]::clone).toList(),
          copy(learner.parameters()),
          copy(learner.optimiser().moments()),
          learner.optimiser().step(),
          data.state());
    }

    private static List<Parameter> copy(List<Parameter> parameters) {
      return parameters.stream()
          .map(p -> new Parameter(p.name(), p.value().clone(), p.gradient().clone()))
          .toList();
    }

    Progress restore(RsmiTrainer.RsmiLearner learner, WindowSource source) {
      Adam adam = learner.optimiser();
      for (int p = 0; p < weights.size(); p++) {
        put(weights.get(p).value(), learner.parameters().get(p).value());
        put(moments.get(p).value(), adam.moments().get(p).value());
        put(moments.get(p).gradient(), adam.moments().get(p).gradient());
      }
      adam.resumeAt(moves);
      source.resumeAt(data);
      return new Progress(step, rows, best);
    }

    private static void put(float[] from, float[] to) {
      System.arraycopy(from, 0, to, 0, from.length);
    }
  }
}
