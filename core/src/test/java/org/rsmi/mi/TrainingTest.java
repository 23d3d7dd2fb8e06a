package org.rsmi.mi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rsmi.net.Exponential;
import org.rsmi.net.Schedule;
import org.rsmi.num.Rng;
import org.rsmi.result.Outcome;

class TrainingTest {
  private static final int EPOCH = 10;

  @Test
  void bestEpochIsRestored() {
    Scripted learner = Scripted.selecting(0.1, 0.3, 0.2, 0.5, 0.4, 0.45);
    Outcome outcome = run(learner, new StepLimit(100));
    assertThat(outcome).isEqualTo(new Outcome.StepLimit(100));
    assertThat(learner.parameters().getFirst().value()).containsExactly(4 * EPOCH);
  }

  @Test
  void fixedStepsKeepTheLastWeightsWhateverTheSelectSetSays() {
    Scripted learner = Scripted.selecting(0.5, -0.3, -0.4, -0.5);
    assertThat(run(learner, new FixedSteps(400))).isEqualTo(new Outcome.StepLimit(400));
    assertThat(learner.parameters().getFirst().value()).containsExactly(400);
    Training fixed = training(Schedule.of(1), new FixedSteps(400));
    assertThat(fixed.heedingHeldOut().stop()).isEqualTo(Plateau.defaults());
  }

  @Test
  void firstOfEqualEpochsIsRestored() {
    Scripted learner = Scripted.selecting(0.1, 0.3, 0.3);
    run(learner, new StepLimit(100));
    assertThat(learner.parameters().getFirst().value()).containsExactly(2 * EPOCH);
  }

  @Test
  void plateauEndsPatienceEpochsAfterTheBest() {
    Scripted learner = Scripted.selecting(0.1, 0.2, 0.3, 0.4, 0.35);
    assertThat(run(learner, new Plateau(3))).isEqualTo(new Outcome.Converged(7 * EPOCH));
  }

  @Test
  void plateauIgnoresGainsFarBelowTheError() {
    Scripted learner = Scripted.selecting(0.1, 0.2, 0.2005, 0.2008, 0.2009);
    assertThat(run(learner, new Plateau(3))).isEqualTo(new Outcome.Converged(5 * EPOCH));
  }

  @Test
  void plateauCountsFromTheEndOfTheSchedules() {
    Scripted learner = new Scripted(List.of(0.1, 0.2), 0.01, 1, 55);
    assertThat(run(learner, new Plateau(3))).isEqualTo(new Outcome.Converged(9 * EPOCH));
    Scripted settled = Scripted.selecting(0.1, 0.2);
    Training training = training(new Exponential(1, Math.exp(-1), 1 / 55.0), new Plateau(3));
    assertThat(training.run(settled, new Progress(settled), Training.Observer.BLIND))
        .isEqualTo(new Outcome.Converged(9 * EPOCH));
  }

  @Test
  void limitEndsARunThatStillGrows() {
    List<Double> rising = new ArrayList<>();
    for (int n = 1; n < 200; n++) {
      rising.add(n * 0.01);
    }
    Scripted learner = new Scripted(rising, 0.01, 1, 0);
    Training training =
        new Training(new InfoNce(), Schedule.of(1), 2, EPOCH, new Plateau(3), 1_005);
    List<Long> seen = new ArrayList<>();
    Outcome outcome =
        training.run(learner, new Progress(learner), progress -> seen.add(progress.step()));
    assertThat(outcome).isEqualTo(new Outcome.StepLimit(1_005));
    assertThat(seen).hasSize(101).endsWith(1_000L, 1_005L);
    assertThat(learner.parameters().getFirst().value()).containsExactly(1_005);
  }

  @Test
  void runWithoutInformationCollapses() {
    Scripted learner = Scripted.selecting(0.001, 0.019, -0.02);
    assertThat(run(learner, new StepLimit(100_000))).isEqualTo(new Outcome.Collapsed(21 * EPOCH));
  }

  @Test
  void collapseWaitsForTheSchedules() {
    Scripted learner = new Scripted(List.of(0.0), 0.01, 1, 100);
    assertThat(run(learner, new StepLimit(100_000))).isEqualTo(new Outcome.Collapsed(30 * EPOCH));
  }

  @Test
  void significantInformationDoesNotCollapse() {
    Scripted learner = Scripted.selecting(0.001, 0.021, -0.015);
    assertThat(run(learner, new StepLimit(1_000))).isEqualTo(new Outcome.StepLimit(1_000));
  }

  @Test
  void overfittingEndsARunTenEpochsAfterTheBest() {
    Scripted learner = Scripted.selecting(0.2, 0.3, 0.1);
    assertThat(run(learner, new StepLimit(100_000))).isEqualTo(new Outcome.Converged(12 * EPOCH));
    assertThat(learner.parameters().getFirst().value()).containsExactly(2 * EPOCH);
  }

  @Test
  void overfittingWithoutInformationCollapses() {
    Scripted learner = Scripted.selecting(0.015, -0.5);
    assertThat(run(learner, new StepLimit(100_000))).isEqualTo(new Outcome.Collapsed(11 * EPOCH));
  }

  @Test
  void overfittingMeansTwoErrorsAndTwoHundredthsBelowTheBest() {
    Scripted near = Scripted.selecting(0.3, 0.261);
    assertThat(run(near, new StepLimit(1_000))).isEqualTo(new Outcome.StepLimit(1_000));
    Scripted far = Scripted.selecting(0.3, 0.259);
    assertThat(run(far, new StepLimit(1_000))).isEqualTo(new Outcome.Converged(11 * EPOCH));
    assertThatThrownBy(() -> new Overfitting(0)).hasMessage("patience = 0 is not positive");
  }

  @Test
  void epochIsNoLongerThanAPassOverTheData() {
    Scripted learner = new Scripted(List.of(0.1, 0.2), 0.01, 1, 0, 3);
    Progress progress = new Progress(learner);
    training(Schedule.of(1), new StepLimit(8)).run(learner, progress, Training.Observer.BLIND);
    assertThat(progress.rows()).extracting(Progress.Row::step).containsExactly(3L, 6L, 9L);
  }

  @Test
  void numbersThatAreNotFiniteDiverge() {
    Scripted training = new Scripted(List.of(0.1), 0.01, Double.NaN, 0);
    assertThat(run(training, new Plateau(3))).isEqualTo(new Outcome.Diverged(EPOCH));
    Scripted infinite = new Scripted(List.of(0.1), 0.01, Double.NEGATIVE_INFINITY, 0);
    assertThat(run(infinite, new Plateau(3))).isEqualTo(new Outcome.Diverged(EPOCH));
  }

  @Test
  void divergedRunReturnsToItsBestFiniteEpoch() {
    Scripted later = Scripted.selecting(0.1, 0.2, 0.15, Double.NaN);
    assertThat(run(later, new Plateau(5))).isEqualTo(new Outcome.Diverged(4 * EPOCH));
    assertThat(later.parameters().getFirst().value()).containsExactly(2 * EPOCH);
    Scripted atOnce = Scripted.selecting(Double.NaN);
    assertThat(run(atOnce, new Plateau(5))).isEqualTo(new Outcome.Diverged(EPOCH));
    assertThat(atOnce.parameters().getFirst().value()).containsExactly(0);
  }

  @Test
  void absurdLearningRateDivergesInsteadOfThrowing() {
    Gaussians law = new Gaussians(2, 0.5);
    Training training =
        new Training(new InfoNce(), Schedule.of(1e20), 32, EPOCH, new Plateau(3), 200);
    MiTrainer.Result result =
        new MiTrainer(Separable.defaults(), training)
            .estimate(
                law.stream(Rng.of(1)),
                law.pairs(64, Rng.of(2)),
                law.pairs(64, Rng.of(3)),
                Rng.of(4),
                Training.Observer.BLIND);
    assertThat(result.outcome()).isEqualTo(new Outcome.Diverged(EPOCH));
  }

  @Test
  void rowsRecordStepMeanRateAndTemperature() {
    Scripted learner = Scripted.selecting(0.1, 0.2);
    Progress progress = new Progress(learner);
    training(new Exponential(1, 0, 0.1), new StepLimit(20))
        .run(learner, progress, Training.Observer.BLIND);
    assertThat(progress.rows())
        .extracting(Progress.Row::step, Progress.Row::training, Progress.Row::temperature)
        .containsExactly(tuple(10L, 1.0, 0.1), tuple(20L, 1.0, 0.05));
    assertThat(progress.rows().getLast().rate()).isCloseTo(Math.exp(-1.9), within(1e-15));
    assertThat(progress.bestEpoch()).isOne();
  }

  @Test
  void finishedProgressTakesNoFurtherStep() {
    Scripted learner = Scripted.selecting(0.1, 0.2, 0.1);
    Progress progress = new Progress(learner);
    Training training = training(Schedule.of(1), new StepLimit(30));
    Outcome outcome = training.run(learner, progress, Training.Observer.BLIND);
    Progress again = new Progress(progress.step(), progress.rows(), progress.best());
    Scripted other = Scripted.selecting(0.9);
    assertThat(training.run(other, again, Training.Observer.BLIND)).isEqualTo(outcome);
    assertThat(other.parameters().getFirst().value()).containsExactly(20);
  }

  @Test
  void impossibleTrainingsAreRejected() {
    assertThatThrownBy(() -> new Training(new InfoNce(), Schedule.of(1), 1, 0, new Plateau(1), 0))
        .hasMessage("batch = 1, epoch = 0, limit = 0: want at least 2, 1 and 1");
    assertThatThrownBy(() -> new Plateau(0)).hasMessage("patience = 0 is not positive");
    assertThatThrownBy(() -> new StepLimit(0)).hasMessage("limit = 0 is not positive");
    assertThatThrownBy(() -> new Collapse(0)).hasMessage("patience = 0 is not positive");
  }

  @Test
  void trainedCriticFindsTheInformationOfGaussians() {
    Gaussians law = new Gaussians(1, 0.6);
    HeldOut heldOut = estimate(law, 1).heldOut();
    assertThat(Math.abs(heldOut.information().z(law.information()))).isLessThan(4);
    assertThat(heldOut.information().error()).isLessThan(0.02);
  }

  @Test
  void sameSeedGivesTheSameBitsInOneThreadAndInTwo() throws InterruptedException {
    Gaussians law = new Gaussians(2, 0.5);
    List<HeldOut> alone = List.of(estimate(law, 1).heldOut(), estimate(law, 2).heldOut());
    List<HeldOut> together = new ArrayList<>(Collections.nCopies(2, alone.getFirst()));
    List<Thread> threads = new ArrayList<>();
    for (int n = 0; n < 2; n++) {
      int member = n;
      Runnable run = () -> together.set(member, estimate(law, member + 1).heldOut());
      threads.add(Thread.ofPlatform().start(run));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(together).isEqualTo(alone);
    assertThat(alone.getFirst().information()).isNotEqualTo(alone.getLast().information());
  }

  private static MiTrainer.Result estimate(Gaussians law, long seed) {
    Rng rng = Rng.of(seed);
    Training training =
        new Training(
            new InfoNce(), new Exponential(5e-3, 1e-3, 5e-3), 128, 50, new Plateau(4), 800);
    return new MiTrainer(Separable.defaults(), training)
        .estimate(
            law.stream(rng.split("data")),
            law.pairs(1_000, rng.split("select pairs")),
            law.pairs(3_000, rng.split("report pairs")),
            rng.split("run"),
            Training.Observer.BLIND);
  }

  private static Outcome run(Scripted learner, StopRule stop) {
    return training(Schedule.of(1), stop)
        .run(learner, new Progress(learner), Training.Observer.BLIND);
  }

  private static Training training(Schedule rate, StopRule stop) {
    return new Training(new InfoNce(), rate, 2, EPOCH, stop, 100_000);
  }
}
