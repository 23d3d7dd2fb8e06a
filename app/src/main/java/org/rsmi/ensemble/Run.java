package org.rsmi.ensemble;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.rsmi.coarse.NumberOfRecord;
import org.rsmi.coarse.RsmiTrainer.RsmiLearner;
import org.rsmi.coarse.Rule;
import org.rsmi.mi.Learner;
import org.rsmi.mi.MiTrainer;
import org.rsmi.mi.Progress;
import org.rsmi.mi.Training;
import org.rsmi.net.Crew;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;
import org.rsmi.result.BlockMoments;
import org.rsmi.result.Filter;
import org.rsmi.result.Outcome;
import org.rsmi.result.RsmiEstimate;
import org.rsmi.result.RunFolder;
import org.rsmi.result.RunRecord;
import org.rsmi.result.Truth;
import org.rsmi.sample.Chain;
import org.rsmi.sample.Replacement;
import org.rsmi.sample.WindowSource;

/// One task from data to result: sample, train, measure, compare, write.
final class Run {
  private static final long CHECKPOINT_NANOS = 5_000_000_000L;
  private static final String REPORT = "checkpoint-";
  private static final double SAMPLED = 0.25;
  private static final double TRAINED = 0.5;
  private static final double MEASURED = 0.95;

  private final Task task;
  private final Path folder;
  private final Workplace place;
  private final Claim claim;
  private final Crew crew;
  private final BooleanSupplier ending;
  private final Checkpoint checkpoint;
  private long written;

  /// Another worker took the task over while this one was thought dead.
  static final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1;

    Overtaken(Task task) {
      super(task + " is another worker's now: this one was silent for too long");
    }
  }

  /// @param folder of the run, which exists
  /// @param claim on it
  /// @param crew shares the rows of its batches
  /// @param ending whether the run should leave a checkpoint and end
  Run(Task task, Path folder, Workplace place, Claim claim, Crew crew, BooleanSupplier ending) {
    this.task = task;
    this.folder = folder;
    this.place = place;
    this.claim = claim;
    this.crew = crew;
    this.ending = ending;
    this.checkpoint = new Checkpoint(folder.resolve("checkpoint.npz"));
    this.written = place.clock().getAsLong();
  }

  /// Does the task, from its checkpoint if there is one. A checkpoint or a result that cannot be
  /// read is set aside.
  RunRecord execute() {
    if (Standing.of(task, folder) instanceof Standing.Damaged(String reason)) {
      setAside(folder.resolve("result.json"), reason);
    }
    while (true) {
      try {
        return attempt();
      } catch (Checkpoint.Damaged damage) {
        setAside(damage.file(), String.valueOf(damage.getMessage()));
      }
    }
  }

  private void setAside(Path file, String reason) {
    Path kept = new Replacement(file).setAside();
    place
        .observer()
        .noticed("%s; kept as %s, %s starts again".formatted(reason, kept.getFileName(), task));
  }

  private RunRecord attempt() {
    long begin = place.clock().getAsLong();
    ExperimentSpec spec = task.spec();
    Rng rng = point().split("run/" + task.repeat());
    WindowSource data = place.supply().open(task, rng.split("data"), new Sampling());
    RsmiLearner learner = spec.trainer().sharedBy(crew).learner(data, rng.split("training"));
    Progress progress =
        checkpoint.exists() ? checkpoint.read(learner, data) : new Progress(learner);
    Steps steps = new Steps(progress.step());
    Outcome outcome =
        spec.training().run(learner, progress, now -> trained(learner, now, data, steps));
    trace(progress);
    Rule rule = learner.rule(outcome);
    RsmiEstimate estimate = measured(rule, data, rng.split("record"));
    moved(MEASURED, "exact answer");
    Filter filter = rule.network().filter(data.sites());
    Remembered memory = place.supply().memory(task).orElseGet(Remembered::new);
    List<Truth> truths = ExactAnswers.of(spec, filter, data, memory);
    RunRecord record =
        new RunRecord(
            task.point().plain(),
            task.repeat(),
            spec.seed(),
            estimate,
            truths,
            filter,
            (place.clock().getAsLong() - begin) / 1e9,
            place.provenance(),
            place
                .supply()
                .samples(task)
                .map(set -> String.valueOf(set.folder().getFileName()))
                .orElse(""));
    requireHeld();
    BlockMoments.of(data.report(), data.sites()).ifPresent(moments -> moments.write(folder));
    RunFolder.write(folder, record);
    dropCheckpoint(outcome);
    return record;
  }

  private Rng point() {
    return Rng.of(task.spec().seed()).split("point/" + task.point().folder());
  }

  /// The number of record. Runs that share their data share I(V:E) too.
  private RsmiEstimate measured(Rule rule, WindowSource data, Rng rng) {
    ExperimentSpec spec = task.spec();
    long after = rule.outcome().step();
    NumberOfRecord record =
        new NumberOfRecord(
            new MiTrainer(spec.critic(), spec.training()).sharedBy(crew),
            spec.filter().entropyBound());
    Measuring whole = new Measuring(0, "block@" + after, data);
    Estimate block =
        place
            .supply()
            .memory(task)
            .map(memory -> memory.of("block", () -> shared(record)))
            .orElseGet(() -> record.block(data, rng.split("block"), whole));
    return record.measure(rule, data, block, rng, new Measuring(1, "rule@" + after, data));
  }

  /// I(V:E) of the shared data, by no random stream of this run.
  private Estimate shared(NumberOfRecord record) {
    Rng rng = point().split("block");
    WindowSource data = place.supply().open(task, rng.split("data"), new Sampling());
    return record.block(data, rng.split("training"), new Measuring(0, "block", data));
  }

  /// Nothing is written for a task that another worker has taken over.
  private void requireHeld() {
    if (!claim.holds()) {
      throw new Overtaken(task);
    }
  }

  /// Tells how far it is, and ends if the worker does.
  private void moved(double share, String stage) {
    if (ending.getAsBoolean()) {
      throw new CancellationException(task + " was stopped");
    }
    place.observer().moved(task, share, stage);
  }

  private void trained(RsmiLearner learner, Progress progress, WindowSource data, Steps steps) {
    steps.reached(progress.step());
    boolean due = due();
    if (continues(learner, progress) && (due || limited(learner, progress))) {
      keep(checkpoint, learner, progress, data);
    }
    moved(SAMPLED + (TRAINED - SAMPLED) * share(progress), stage("filter", progress));
  }

  private void keep(Checkpoint as, Learner learner, Progress progress, WindowSource data) {
    requireHeld();
    as.write(learner, progress, data);
    written = place.clock().getAsLong();
  }

  private boolean due() {
    return ending.getAsBoolean() || place.clock().getAsLong() - written > CHECKPOINT_NANOS;
  }

  /// Tells how many steps were done.
  private final class Steps {
    private long last;

    Steps(long from) {
      this.last = from;
    }

    void reached(long step) {
      place.observer().stepped(task, step - last);
      last = step;
    }
  }

  /// Whether a run with any larger limit comes by here: not where the limit cut an epoch short.
  private boolean continues(Learner learner, Progress progress) {
    return progress.step() % epoch(learner) == 0;
  }

  /// Whether this is the last state before the limit from which a raised one could go on.
  private boolean limited(RsmiLearner learner, Progress progress) {
    return progress.step() + epoch(learner) > task.spec().training().limit();
  }

  private long epoch(Learner learner) {
    return Math.min(task.spec().training().epoch(), learner.pass());
  }

  /// A guess: few runs go far beyond the point where all schedules have settled.
  private double share(Progress progress) {
    Training training = task.spec().training();
    double expected =
        Math.min(training.limit(), 1.5 * training.rate().settled() + 20.0 * training.epoch());
    return progress.step() / (progress.step() + Math.max(0, expected - progress.step()));
  }

  private static String stage(String what, Progress progress) {
    return String.format(
        Locale.ROOT,
        "%s, step %,d: I = %.4f",
        what,
        progress.step(),
        progress.rows().getLast().select().value());
  }

  private void trace(Progress progress) {
    StringBuilder csv =
        new StringBuilder("step,training_nats,select_nats,select_error,rate,temperature\n");
    for (Progress.Row row : progress.rows()) {
      csv.append(row.step())
          .append(',')
          .append(row.training())
          .append(',')
          .append(row.select().value())
          .append(',')
          .append(row.select().error())
          .append(',')
          .append(row.rate())
          .append(',')
          .append(row.temperature())
          .append('\n');
    }
    new Replacement(folder.resolve("trace.csv")).write(file -> Files.writeString(file, csv));
  }

  /// Only a run that its limit ended can be continued, and of such a one only the filter.
  private void dropCheckpoint(Outcome outcome) {
    for (String name : Objects.requireNonNullElse(folder.toFile().list(), new String[0])) {
      if (name.startsWith(REPORT)) {
        folder.resolve(name).toFile().delete();
      }
    }
    if (!(outcome instanceof Outcome.StepLimit)) {
      checkpoint.file().toFile().delete();
    }
  }

  private final class Sampling implements Chain.Observer {
    private static final int SELDOM = 50;

    private int recorded;

    @Override
    public void thermalised(int sweeps, int of) {
      if (sweeps % SELDOM == 0) {
        sampled("thermalising, sweep %,d of %,d".formatted(sweeps, of));
      }
    }

    @Override
    public void recorded(int samples, int of) {
      recorded++;
      if (samples % SELDOM == 0) {
        sampled("sampling, configuration %,d of %,d".formatted(samples, of));
      }
    }

    private void sampled(String stage) {
      double all =
          switch (task.spec().data()) {
            case Data.Simulated simulated -> simulated.chain().samples();
            case Data.Recorded _ -> 1;
          };
      moved(SAMPLED * Math.min(1, recorded / all), stage);
    }
  }

  /// Watches the critics of the report, and keeps a checkpoint of the one that is trained.
  private final class Measuring implements Training.Observer {
    private static final int STAGES = 3;

    private final WindowSource data;
    private final Checkpoint kept;
    private int stage;
    private long last;
    private Steps steps = new Steps(0);
    private Optional<Learner> learner = Optional.empty();

    /// @param stage trainings of the report before the first one
    /// @param name of the first one and of all that it depends on
    /// @param data of the trainings
    Measuring(int stage, String name, WindowSource data) {
      this.stage = stage - 1;
      this.data = data;
      this.kept = new Checkpoint(folder.resolve(REPORT + name + ".npz"));
    }

    @Override
    public Progress begin(Learner fresh) {
      Progress progress = kept.exists() ? kept.read(fresh, data) : new Progress(fresh);
      learner = Optional.of(fresh);
      begun(progress.step());
      return progress;
    }

    private void begun(long step) {
      stage++;
      last = step;
      steps = new Steps(step);
    }

    @Override
    public void epoch(Progress progress) {
      if (progress.step() <= last) { // the null begins without a word
        learner = Optional.empty();
        begun(0);
      }
      last = progress.step();
      steps.reached(last);
      if (due()) {
        learner
            .filter(trained -> continues(trained, progress))
            .ifPresent(trained -> keep(kept, trained, progress, data));
      }
      double each = (MEASURED - TRAINED) / STAGES;
      moved(TRAINED + each * (stage + share(progress)), stage("report", progress));
    }
  }
}
