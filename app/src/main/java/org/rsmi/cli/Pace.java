package org.rsmi.cli;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.function.LongConsumer;
import org.rsmi.coarse.CoarseGrainer;
import org.rsmi.coarse.NumberOfRecord;
import org.rsmi.coarse.RsmiTrainer;
import org.rsmi.coarse.RsmiTrainer.RsmiLearner;
import org.rsmi.coarse.Rule;
import org.rsmi.ensemble.Data;
import org.rsmi.ensemble.ExperimentSpec;
import org.rsmi.ensemble.RecordedFiles;
import org.rsmi.ensemble.Sharing;
import org.rsmi.lattice.Partitioner;
import org.rsmi.lattice.SquareBlock;
import org.rsmi.mi.Critic;
import org.rsmi.mi.MiTrainer;
import org.rsmi.mi.Plateau;
import org.rsmi.mi.StepLimit;
import org.rsmi.mi.StopRule;
import org.rsmi.mi.Training;
import org.rsmi.net.Parameter;
import org.rsmi.num.Rng;
import org.rsmi.result.Outcome;
import org.rsmi.sample.Chain;
import org.rsmi.sample.Spacing;
import org.rsmi.sample.Thermalisation;
import org.rsmi.sample.WindowSource;

/// What one run takes on this machine, from a short piece of it: a few configurations, a second of
/// training, a fresh critic that is stopped early. Seconds are those of one processor, whoever else
/// is
/// at work.
///
/// @param sampling seconds before the first step
/// @param step seconds of one step and its share of the looks at the select set
/// @param filterSteps that the filter takes
/// @param recordSteps that the critics of the number of record take together
/// @param reading seconds to evaluate the number of record
/// @param checkpoint bytes
/// @param shared bytes of a set of samples that several runs share, 0 where each has its own
record Pace(
    double sampling,
    double step,
    long filterSteps,
    long recordSteps,
    double reading,
    long checkpoint,
    long shared) {
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  /// Steps and seconds after which the kernels are compiled.
  private static final int WARM_UP_STEPS = 300;

  private static final double WARM_UP_SECONDS = 8;
  private static final double SECONDS = 1;
  private static final double SWEEPING_SECONDS = 0.2;
  private static final double OPENING_SECONDS = 1.5;

  /// Configurations that training draws from at a time.
  private static final int POOL = 1024;

  /// Windows after which 64 of them are renewed.
  private static final double RENEWAL = 64 / 50_000.0;

  /// Sweeps of a thermalisation whose length is measured: an easy one.
  private static final int THERMALISED = 2_000;

  /// Steps of each critic of the brief number of record.
  private static final int BRIEF = 100;

  /// Steps of the critic of the null.
  private static final int NULL_STEPS = 500;

  /// Everything but temperatures, seeds and places: what decides how long a run takes.
  record Workload(
      Object data, Partitioner partition, CoarseGrainer filter, Critic critic, Training training) {

    static Workload of(ExperimentSpec spec) {
      Object data =
          switch (spec.data()) {
            case Data.Simulated(
                    var lattice,
                    var model,
                    var chain,
                    int windows,
                    int stride,
                    var s) ->
                List.of(lattice, model.getClass(), chain, windows, stride, s);
            case Data.Recorded recorded -> recorded;
          };
      Partitioner partition =
          spec.partition() instanceof SquareBlock(var block, int buffer, var environment, var _)
              ? new SquareBlock(block, buffer, environment)
              : spec.partition();
      return new Workload(data, partition, spec.filter(), spec.critic(), spec.training());
    }
  }

  /// Seconds of the filter.
  double training() {
    return step * filterSteps;
  }

  /// Seconds of the number of record.
  double record() {
    return reading + step * recordSteps;
  }

  /// Measures for a few seconds.
  static Pace of(ExperimentSpec spec, RecordedFiles files) {
    return switch (spec.data()) {
      case Data.Simulated simulated -> simulated(spec, simulated, files);
      case Data.Recorded recorded -> {
        long begin = CLOCK.getCurrentThreadCpuTime();
        WindowSource data = open(spec, recorded, files);
        yield trained(spec, data, seconds(begin), 0);
      }
    };
  }

  private static Pace simulated(ExperimentSpec spec, Data.Simulated all, RecordedFiles files) {
    double sweep = sweep(all);
    Chain chain = all.chain();
    int samples = (int) Math.clamp((long) (OPENING_SECONDS / sweep), 20L, (long) chain.samples());
    Data brief =
        new Data.Simulated(
            all.lattice(),
            all.model(),
            new Chain(20, samples, 1),
            all.windows(),
            all.stride(),
            new Sharing.Fresh());
    long every = every(chain);
    long training = all.sharing() instanceof Sharing.Stored(int stored, int _) ? stored : POOL;
    double sampling = sweep * (3 * thermalised(chain) + every * (training + chain.samples()));
    double renewing =
        all.sharing() instanceof Sharing.Fresh
            ? sweep * every * RENEWAL * spec.training().batch()
            : 0;
    WindowSource data = open(spec, brief, files);
    long configuration = data.state().configurations().length / POOL;
    Pace pace = trained(spec, data, sampling, renewing);
    double share = (double) chain.samples() / samples;
    return new Pace(
        pace.sampling,
        pace.step,
        pace.filterSteps,
        pace.recordSteps,
        pace.reading * share,
        pace.checkpoint,
        all.sharing() instanceof Sharing.Stored ? configuration * (training + chain.samples()) : 0);
  }

  private static WindowSource open(ExperimentSpec spec, Data data, RecordedFiles files) {
    return data.open(
        spec.partition(),
        spec.training().batch(),
        files,
        Rng.of(spec.seed()).split("pace"),
        Chain.Observer.BLIND);
  }

  private static double sweep(Data.Simulated data) {
    Chain.Stream stream =
        new Chain(20, 1, 1)
            .start(data.model(), data.lattice(), Rng.of(0).split("pace"), Chain.Observer.BLIND);
    each(SWEEPING_SECONDS, _ -> stream.next(1));
    return each(SWEEPING_SECONDS, _ -> stream.next(1));
  }

  private static int thermalised(Chain chain) {
    return switch (chain.thermalise()) {
      case Thermalisation.Sweeps(int sweeps) -> sweeps;
      case Thermalisation.Measured _ -> THERMALISED;
    };
  }

  private static int every(Chain chain) {
    return switch (chain.every()) {
      case Spacing.Every(int sweeps) -> sweeps;
      case Spacing.Measured _ -> 1;
    };
  }

  /// @param renewing seconds a step in which the chain goes on
  private static Pace trained(
      ExperimentSpec spec, WindowSource data, double sampling, double renewing) {
    Training training = spec.training();
    Rng rng = Rng.of(spec.seed()).split("pace");
    RsmiLearner learner =
        new RsmiTrainer(spec.filter(), spec.critic(), training)
            .learner(data, rng.split("training"));
    warmUp(learner);
    double step = each(SECONDS, learner::step);
    each(SECONDS / 10, _ -> learner.select());
    double look = each(SECONDS / 10, _ -> learner.select());
    double whole = step + renewing + look / Math.min(training.epoch(), learner.pass());
    long settled = training.rate().settled();
    long fresh = 2 * steps(training, settled) + Math.min(training.limit(), NULL_STEPS);
    return new Pace(
        sampling,
        whole,
        steps(training, Math.max(settled, learner.settled())),
        fresh,
        reading(spec, learner, data, step, look),
        checkpoint(learner, data),
        0);
  }

  private static void warmUp(RsmiLearner learner) {
    long begin = CLOCK.getCurrentThreadCpuTime();
    for (int t = 0; t < WARM_UP_STEPS && seconds(begin) < WARM_UP_SECONDS; t++) {
      learner.step(t);
    }
  }

  /// A number of record without its steps, the second time.
  private static double reading(
      ExperimentSpec spec, RsmiLearner learner, WindowSource data, double step, double look) {
    Training all = spec.training();
    int limit = Math.min(BRIEF, all.limit());
    Training brief =
        new Training(all.bound(), all.rate(), all.batch(), limit, new StepLimit(limit), limit);
    NumberOfRecord record =
        new NumberOfRecord(new MiTrainer(spec.critic(), brief), spec.filter().entropyBound());
    Rng rng = Rng.of(spec.seed()).split("pace/record");
    Rule rule = learner.rule(new Outcome.StepLimit(limit));
    record.measure(rule, data, rng, Training.Observer.BLIND);
    long begin = CLOCK.getCurrentThreadCpuTime();
    record.measure(rule, data, rng, Training.Observer.BLIND);
    return Math.max(0, seconds(begin) - 3 * (limit * step + look));
  }

  /// Steps until training ends if it is not still improving then.
  private static long steps(Training training, long settled) {
    long end =
        switch (training.stop()) {
          case Plateau(int patience) -> settled + (patience + 1L) * training.epoch();
          case StopRule other -> other.most();
        };
    return Math.min(end, training.limit());
  }

  /// Values, best values and two moments of every weight, and the pool.
  private static long checkpoint(RsmiLearner learner, WindowSource data) {
    long weights =
        learner.parameters().stream().map(Parameter::value).mapToLong(value -> value.length).sum();
    return 4 * Float.BYTES * weights + data.state().configurations().length;
  }

  /// Seconds of one repetition, repeated for so many seconds.
  private static double each(double seconds, LongConsumer work) {
    long begin = CLOCK.getCurrentThreadCpuTime();
    long count = 0;
    while (seconds(begin) < seconds) {
      work.accept(count++);
    }
    return seconds(begin) / count;
  }

  private static double seconds(long begin) {
    return (CLOCK.getCurrentThreadCpuTime() - begin) / 1e9;
  }
}
