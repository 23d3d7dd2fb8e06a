package org.rsmi.ensemble;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;
import org.rsmi.coarse.NumberOfRecord;
import org.rsmi.coarse.RsmiTrainer.RsmiLearner;
import org.rsmi.coarse.Rule;
import org.rsmi.mi.MiTrainer;
import org.rsmi.mi.Progress;
import org.rsmi.mi.Training;
import org.rsmi.num.Rng;
import org.rsmi.result.Filter;
import org.rsmi.result.Outcome;
import org.rsmi.result.Provenance;
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
  private static final double SAMPLED = 0.25;
  private static final double TRAINED = 0.5;
  private static final double MEASURED = 0.95;

  private final Task task;
  private final Supply supply;
  private final Path folder;
  private final Provenance provenance;
  private final RunObserver observer;
  private final Checkpoint checkpoint;
  private final LongSupplier clock;
  private long written;

  Run(
      Task task,
      Supply supply,
      Path folder,
      Provenance provenance,
      LongSupplier clock,
      RunObserver observer) {
    this.supply = supply;
    this.clock = clock;
    this.written = clock.getAsLong();
    this.task = task;
    this.folder = folder;
    this.provenance = provenance;
    this.observer = observer;
    this.checkpoint = new Checkpoint(folder.resolve("checkpoint.npz"));
  }

  /// Does the task, from its checkpoint if there is one.
  RunRecord execute() {
    long begin = clock.getAsLong();
    create(folder);
    ExperimentSpec spec = task.spec();
    Rng rng =
        Rng.of(spec.seed()).split("point/" + task.point().folder()).split("run/" + task.repeat());
    WindowSource data = supply.open(task, rng.split("data"), new Sampling());
    RsmiLearner learner = spec.trainer().learner(data, rng.split("training"));
    Progress progress =
        checkpoint.exists() ? checkpoint.read(learner, data) : new Progress(learner);
    Outcome outcome = spec.training().run(learner, progress, now -> trained(learner, now, data));
    trace(progress);
    RsmiEstimate estimate =
        new NumberOfRecord(
                new MiTrainer(spec.critic(), spec.training()), spec.filter().entropyBound())
            .measure(learner.rule(outcome), data, rng.split("record"), new Measuring());
    moved(MEASURED, "exact answer");
    Rule rule = learner.rule(outcome);
    Filter filter = rule.network().filter(data.sites());
    List<Truth> truths = ExactAnswers.of(spec, filter, data);
    RunRecord record =
        new RunRecord(
            task.point().plain(),
            task.repeat(),
            spec.seed(),
            estimate,
            truths,
            filter,
            (clock.getAsLong() - begin) / 1e9,
            provenance);
    RunFolder.write(folder, record);
    dropCheckpoint(outcome);
    return record;
  }

  private static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException file) {
      throw new IllegalArgumentException(
          file.getFile() + " is a file: want a folder for the results there", file);
    } catch (IOException fault) {
      throw new UncheckedIOException(folder + " cannot be made: " + fault.getMessage(), fault);
    }
  }

  /// Tells how far it is, and stops if another run of the ensemble has failed.
  private void moved(double share, String stage) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException(task + " was stopped");
    }
    observer.moved(task, share, stage);
  }

  private void trained(RsmiLearner learner, Progress progress, WindowSource data) {
    moved(SAMPLED + (TRAINED - SAMPLED) * share(progress), stage("filter", progress));
    boolean due = clock.getAsLong() - written > CHECKPOINT_NANOS;
    if (continues(learner, progress) && (due || limited(learner, progress))) {
      checkpoint.write(learner, progress, data);
      written = clock.getAsLong();
    }
  }

  /// Whether a run with any larger limit comes by here: not where the limit cut an epoch short.
  private boolean continues(RsmiLearner learner, Progress progress) {
    return progress.step() % epoch(learner) == 0;
  }

  /// Whether this is the last state before the limit from which a raised one could go on.
  private boolean limited(RsmiLearner learner, Progress progress) {
    return progress.step() + epoch(learner) > task.spec().training().limit();
  }

  private long epoch(RsmiLearner learner) {
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

  /// Only a run that its limit ended can be continued.
  private void dropCheckpoint(Outcome outcome) {
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

  private final class Measuring implements Training.Observer {
    private int stages = 0;
    private long last = Long.MAX_VALUE;

    @Override
    public void epoch(Progress progress) {
      stages += progress.step() <= last ? 1 : 0;
      last = progress.step();
      double each = (MEASURED - TRAINED) / 3;
      moved(TRAINED + each * (stages - 1 + share(progress)), stage("report", progress));
    }
  }
}
