package org.rsmi.ensemble;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.rsmi.ensemble.SampleRecord.Trajectories;
import org.rsmi.model.Configuration;
import org.rsmi.model.Observables;
import org.rsmi.model.Sampler;
import org.rsmi.sample.BinnedSeries;
import org.rsmi.sample.Chain;
import org.rsmi.sample.PartialNpy;

/// One sampler on its way through its share of a file: it writes every frame where it belongs and
/// now and then leaves a snapshot from which it would go on with the same bits.
final class SamplingChain {
  private static final int BUFFER = 1 << 18;
  private static final long SNAPSHOT_NANOS = 100_000_000L;
  private static final int LOOK = 16;

  /// A snapshot or a checkpoint takes at most one part in so many of the time.
  static final int SELDOM = 100;

  private final SamplingPlan plan;
  private final int number;
  private final Target target;
  private final AtomicReference<Snapshot> latest = new AtomicReference<>(Snapshot.NONE);
  private final AtomicLong frames = new AtomicLong();
  private final List<BinnedSeries> series = new ArrayList<>();
  private final double[][] sums;
  private final ByteBuffer[] buffers;
  private final long[] written;
  private long frame;

  /// Where a chain stands.
  ///
  /// @param frame frames done
  /// @param state of the sampler
  /// @param series of each replica, see [BinnedSeries#state()]
  /// @param sums of the sample that is begun, `[replicas × observables]`
  record Snapshot(long frame, Chain.State state, List<double[]> series, List<double[]> sums) {
    /// Nothing done.
    static final Snapshot NONE =
        new Snapshot(
            0,
            new Chain.State(new Configuration.Spins(new byte[0]), new long[0], new long[0]),
            List.of(),
            List.of());
  }

  /// Where frames go.
  ///
  /// @param data configurations
  /// @param permutations of parallel tempering, `[samples × frames × temperatures]`; the same
  ///     file as `data` and unused without
  record Target(PartialNpy data, PartialNpy permutations) {}

  SamplingChain(SamplingPlan plan, int number, Target target) {
    this.plan = plan;
    this.number = number;
    this.target = target;
    int replicas = plan.replicas();
    this.sums = new double[replicas][];
    this.buffers = new ByteBuffer[replicas];
    this.written = new long[replicas];
    int capacity = Math.max(plan.frameBytes(), BUFFER / replicas);
    for (int replica = 0; replica < replicas; replica++) {
      int observables = plan.observables(replica).names().size();
      sums[replica] = new double[observables];
      series.add(new BinnedSeries(observables));
      buffers[replica] = ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN);
    }
  }

  /// The last snapshot, from any thread.
  Snapshot snapshot() {
    return latest.get();
  }

  /// Frames done, from any thread.
  long frames() {
    return frames.get();
  }

  /// What was measured on the samples of each replica.
  List<BinnedSeries> series() {
    return series;
  }

  /// Frames to do.
  long total() {
    return (long) plan.longest(number) * plan.record().frames();
  }

  /// Takes up what a snapshot left; the sampler is one of the plan.
  void resume(Snapshot snapshot, Sampler sampler) {
    sampler.restore(
        snapshot.state.configuration(), snapshot.state.tuning(), snapshot.state.streamState());
    for (int replica = 0; replica < sums.length; replica++) {
      series.get(replica).restore(snapshot.series.get(replica));
      System.arraycopy(snapshot.sums.get(replica), 0, sums[replica], 0, sums[replica].length);
      written[replica] = Math.min(snapshot.frame, framesOf(replica));
    }
    frame = snapshot.frame;
    frames.set(frame);
    latest.set(snapshot);
  }

  /// Does what is left.
  ///
  /// @param first thermal and frozen, or restored
  /// @param stopped asked now and then
  void run(Sampler first, LongSupplier clock, BooleanSupplier stopped) {
    Sampler sampler = first;
    long last = clock.getAsLong();
    long pause = SNAPSHOT_NANOS;
    long end = total();
    while (frame < end) {
      sampler = moved(sampler);
      record(sampler);
      frame++;
      if (frame % LOOK == 0 || plan.frameBytes() > BUFFER) {
        frames.set(frame);
        if (stopped.getAsBoolean()) {
          throw new CancellationException("chain " + number + " was stopped");
        }
        long now = clock.getAsLong();
        if (now - last > pause) {
          leave(sampler);
          last = clock.getAsLong();
          pause = Math.max(SNAPSHOT_NANOS, SELDOM * (last - now));
        }
      }
    }
    leave(sampler);
    frames.set(frame);
  }

  private Sampler moved(Sampler sampler) {
    SampleRecord record = plan.record();
    boolean begins = frame % record.frames() == 0;
    if (begins && record.trajectories() == Trajectories.RESTARTED) {
      int trajectory = plan.first(number, 0) + (int) (frame / record.frames());
      return plan.restart(trajectory);
    }
    int sweeps = begins && record.frames() > 1 ? record.pause() : plan.every();
    for (int sweep = 0; sweep < sweeps; sweep++) {
      sampler.sweep();
    }
    return sampler;
  }

  private void record(Sampler sampler) {
    int frames = plan.record().frames();
    boolean ends = (frame + 1) % frames == 0;
    for (int replica = 0; replica < sums.length; replica++) {
      if (frame >= framesOf(replica)) {
        continue;
      }
      Configuration configuration = sampler.configuration(replica);
      put(replica, configuration);
      Observables observables = plan.observables(replica);
      double[] measured = observables.of(configuration);
      double[] sum = sums[replica];
      for (int i = 0; i < sum.length; i++) {
        sum[i] += measured[i];
      }
      if (ends) {
        for (int i = 0; i < sum.length; i++) {
          measured[i] = sum[i] / frames;
          sum[i] = 0;
        }
        series.get(replica).add(measured);
      }
    }
    plan.permutation(sampler)
        .ifPresent(bytes -> target.permutations.write(frame * sums.length, bytes));
  }

  private long framesOf(int replica) {
    return (long) plan.count(number, replica) * plan.record().frames();
  }

  private void put(int replica, Configuration configuration) {
    ByteBuffer buffer = buffers[replica];
    if (buffer.remaining() < plan.frameBytes()) {
      flush(replica);
    }
    switch (configuration) {
      case Configuration.Spins(byte[] values) -> buffer.put(values);
      case Configuration.Field(float[] values) -> {
        buffer.asFloatBuffer().put(values);
        buffer.position(buffer.position() + 4 * values.length);
      }
    }
  }

  private void flush(int replica) {
    ByteBuffer buffer = buffers[replica].flip();
    int count = buffer.remaining() / plan.frameBytes();
    long from = (long) plan.first(number, replica) * plan.record().frames() + written[replica];
    target.data.write(from * plan.sites(), buffer);
    written[replica] += count;
    buffer.clear();
  }

  private void leave(Sampler sampler) {
    for (int replica = 0; replica < buffers.length; replica++) {
      flush(replica);
    }
    List<double[]> copies = new ArrayList<>();
    for (double[] sum : sums) {
      copies.add(sum.clone());
    }
    latest.set(
        new Snapshot(
            frame,
            Chain.State.of(sampler),
            series.stream().map(BinnedSeries::state).toList(),
            copies));
  }
}
