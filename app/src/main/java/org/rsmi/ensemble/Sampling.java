package org.rsmi.ensemble;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.rsmi.ensemble.SampleRecord.Trajectories;
import org.rsmi.model.Sampler;
import org.rsmi.sample.BinnedSeries;
import org.rsmi.sample.Chain;
import org.rsmi.sample.ChainReport;
import org.rsmi.sample.Dtype;
import org.rsmi.sample.NpyArray;
import org.rsmi.sample.NpzFile;
import org.rsmi.sample.PartialNpy;
import org.rsmi.sample.SampleFile;
import org.rsmi.sample.SampleSet;
import org.rsmi.sample.Spacing;
import org.rsmi.sample.Tempering;
import org.rsmi.sample.Thermalisation;
import org.rsmi.sample.Thermalised;

/// Samples a model to a file, in constant memory and several threads; interrupted at any time and
/// called again it ends with the bytes of a file that was never interrupted.
///
/// Until it is complete `out.npy` is `out.npy.partial`, with `out.npy.checkpoint` beside it. `.npz`
/// and HDF5 are packed from the partial file when that is complete.
///
/// @param record what is wanted; thermalisation and spacing may be still to be found
/// @param target `.npy`, `.npz`, `.h5` or `.hdf5`
/// @param threads chains at a time, ≥ 1
/// @param comment lines for the companion file
/// @param clock nanoseconds
public record Sampling(
    SampleRecord record, Path target, int threads, List<String> comment, LongSupplier clock) {
  /// HDF5 is written from the heap, so it takes no more than this many bytes.
  public static final long LARGEST_HDF5 = 1L << 28;

  private static final long TICK_MILLIS = 100;
  private static final long CHECKPOINT_NANOS = 250_000_000L;
  private static final String NAME = "configurations";

  public Sampling {
    comment = List.copyOf(comment);
    if (threads < 1) {
      throw new IllegalArgumentException("threads = " + threads + " is not positive");
    }
  }

  /// Watches from the thread that called.
  @FunctionalInterface
  public interface Observer {
    /// @param share of all frames that is done
    /// @param stage what is being done
    void moved(double share, String stage);

    /// How far the thermalisation of the first chain is, a few times a second.
    default void thermalising(int sweeps, int of) {}
  }

  /// What came out.
  ///
  /// @param record with the numbers that were found
  /// @param found by the thermalisation
  /// @param reports one, or one for each temperature; none for fewer than two samples
  /// @param acceptance of exchanges between neighbouring temperatures; empty without tempering
  /// @param roundTrips of walkers between the first temperature and the last
  public record Result(
      SampleRecord record,
      Thermalised found,
      List<ChainReport> reports,
      List<Double> acceptance,
      long roundTrips) {
    public Result {
      reports = List.copyOf(reports);
      acceptance = List.copyOf(acceptance);
    }

    /// Sweeps between two frames.
    public int every() {
      return record.chain().every() instanceof Spacing.Every(int sweeps) ? sweeps : found.every();
    }
  }

  /// Fails as [#run] would before it samples anything.
  ///
  /// @param replaces whether what is there may be replaced
  public void check(Existing replaces) {
    SampleFile.requireWritable(target);
    SamplingPlan plan = SamplingPlan.of(record);
    if (isHdf5() && plan.bytes() > LARGEST_HDF5) {
      throw new IllegalArgumentException(
          "%s would hold %,d bytes; HDF5 is written up to %,d, larger sets to .npy"
              .formatted(target, plan.bytes(), LARGEST_HDF5));
    }
    if (replaces == Existing.REPLACED) {
      return;
    }
    if (Files.exists(target)) {
      throw new IllegalArgumentException(target + " exists already; --force replaces it");
    }
    Path checkpoint = SamplingCheckpoint.path(target);
    if (Files.exists(PartialNpy.path(target)) && Files.exists(checkpoint)) {
      requireSame(SamplingCheckpoint.read(checkpoint).request());
    }
  }

  /// What happens to files that are there.
  public enum Existing {
    /// A complete file is refused, an unfinished one is continued.
    KEPT,
    /// Both are replaced.
    REPLACED
  }

  private boolean isHdf5() {
    return ending().equals("h5") || ending().equals("hdf5");
  }

  private boolean isNpy() {
    return ending().equals("npy");
  }

  private String ending() {
    String name = String.valueOf(target.getFileName());
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private void requireSame(String before) {
    String now = record.toml();
    if (before.equals(now)) {
      return;
    }
    List<String> was = before.lines().toList();
    List<String> is = now.lines().toList();
    int line =
        IntStream.range(0, Math.min(was.size(), is.size()))
            .filter(i -> !was.get(i).equals(is.get(i)))
            .findFirst()
            .orElse(0);
    throw new IllegalArgumentException(
        "%s belongs to another command: there %s, here %s; --force begins again"
            .formatted(PartialNpy.path(target), was.get(line), is.get(line)));
  }

  /// Samples, or goes on with it.
  ///
  /// @throws IllegalArgumentException in one line if what is there or wanted cannot be used
  /// @throws UncheckedIOException in one line if the machine fails; what was written stays
  public Result run(Existing existing, Observer observer) {
    check(existing);
    SamplingPlan plan = SamplingPlan.of(record);
    Path checkpoint = SamplingCheckpoint.path(target);
    try (PartialNpy data = PartialNpy.open(target, plan.dtype(), plan.shape());
        PartialNpy extra = permutations(plan, data)) {
      SamplingCheckpoint before = before(existing, checkpoint);
      if (before.found().isEmpty()) {
        data.clear();
        extra.clear();
      }
      Work work = new Work(plan, new SamplingChain.Target(data, extra), before);
      Result result = work.all(observer);
      observer.moved(1, "writing " + target);
      data.force();
      extra.force();
      finish(data, extra, result.record());
      return result;
    }
  }

  private PartialNpy permutations(SamplingPlan plan, PartialNpy data) {
    return record.temperatures().isEmpty()
        ? data
        : PartialNpy.open(beside("permutation"), Dtype.INT32, plan.permutationShape());
  }

  /// `out.permutation.npy` for `out.npy`.
  public Path beside(String what) {
    String name = String.valueOf(target.getFileName());
    return target.resolveSibling(name.substring(0, name.lastIndexOf('.')) + "." + what + ".npy");
  }

  private SamplingCheckpoint before(Existing existing, Path checkpoint) {
    if (existing == Existing.REPLACED || !Files.exists(checkpoint)) {
      SamplingCheckpoint none = new SamplingCheckpoint(record.toml(), List.of(), List.of());
      none.write(checkpoint);
      return none;
    }
    return SamplingCheckpoint.read(checkpoint);
  }

  private void finish(PartialNpy data, PartialNpy extra, SampleRecord known) {
    known.write(target, comment.toArray(String[]::new));
    if (extra != data) {
      extra.complete(beside("permutation"));
    }
    if (isNpy()) {
      data.complete(target);
    } else {
      NpyArray all = PartialNpy.read(target);
      if (isHdf5()) {
        SampleFile.write(target, samples(all));
      } else {
        NpzFile.write(target, Map.of(NAME, all), NpzFile.Compression.STORED);
      }
      delete(PartialNpy.path(target));
    }
    delete(SamplingCheckpoint.path(target));
  }

  private static SampleSet samples(NpyArray all) {
    SampleSet.Element element =
        all.dtype().equals(Dtype.INT8) ? SampleSet.Element.BYTE : SampleSet.Element.FLOAT;
    List<Integer> shape = all.shape();
    return new SampleSet(all.data(), element, shape.getFirst(), shape.subList(1, shape.size()));
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException fault) {
      throw new UncheckedIOException(file + " cannot be deleted: " + fault.getMessage(), fault);
    }
  }

  /// All chains of one call.
  private final class Work {
    private final SamplingPlan asked;
    private final SamplingChain.Target files;
    private final SamplingCheckpoint before;
    private final CompletableFuture<Thermalised> found = new CompletableFuture<>();
    private final CompletableFuture<List<SamplingChain>> chains = new CompletableFuture<>();
    private final CompletableFuture<RuntimeException> first = new CompletableFuture<>();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final CompletableFuture<Tempering> tempered = new CompletableFuture<>();
    private volatile int sweeps;
    private volatile int sweepsOf = 1;
    private long written = clock.getAsLong();
    private long pause = CHECKPOINT_NANOS;

    Work(SamplingPlan asked, SamplingChain.Target files, SamplingCheckpoint before) {
      this.asked = asked;
      this.files = files;
      this.before = before;
      before.found().forEach(this::know);
    }

    private void know(Thermalised thermalised) {
      SamplingPlan known = asked.with(thermalised);
      chains.complete(
          IntStream.range(0, record.chains())
              .mapToObj(number -> new SamplingChain(known, number, files))
              .toList());
      found.complete(thermalised);
    }

    Result all(Observer observer) {
      try (ExecutorService pool =
          Executors.newFixedThreadPool(Math.min(threads, record.chains()))) {
        List<Future<?>> futures = new ArrayList<>();
        for (int chain = 0; chain < record.chains(); chain++) {
          int number = chain;
          futures.add(pool.submit(() -> one(number)));
        }
        try {
          for (Future<?> future : futures) {
            await(future, observer);
          }
        } finally {
          stopped.set(true);
          found.cancel(false);
          pool.shutdown();
        }
      }
      return result();
    }

    private void await(Future<?> future, Observer observer) {
      while (true) {
        try {
          future.get(TICK_MILLIS, TimeUnit.MILLISECONDS);
          return;
        } catch (TimeoutException _) {
          checkpoint();
          if (!found.isDone()) {
            observer.thermalising(sweeps, sweepsOf);
          }
          observer.moved(share(), stage());
        } catch (InterruptedException _) {
          Thread.currentThread().interrupt();
          throw new CancellationException("sampling was interrupted");
        } catch (ExecutionException failure) {
          throw cause(failure);
        }
      }
    }

    /// The failure that stopped all others.
    private RuntimeException cause(ExecutionException failure) {
      return switch (failure.getCause()) {
        case RuntimeException wrong -> first.getNow(wrong);
        case Error bug -> throw bug;
        case null, default -> throw new AssertionError(failure);
      };
    }

    private double share() {
      if (!chains.isDone()) {
        return 0;
      }
      double done = 0;
      double all = 0;
      for (SamplingChain chain : chains.join()) {
        done += chain.frames();
        all += chain.total();
      }
      return done / Math.max(1, all);
    }

    private String stage() {
      return found.isDone()
          ? "sampling"
          : "thermalising, sweep %,d of at most %,d".formatted(sweeps, sweepsOf);
    }

    private void checkpoint() {
      long begin = clock.getAsLong();
      if (begin - written < pause || !chains.isDone()) {
        return;
      }
      List<SamplingChain.Snapshot> snapshots =
          chains.join().stream().map(SamplingChain::snapshot).toList();
      new SamplingCheckpoint(record.toml(), List.of(found.join()), snapshots)
          .write(SamplingCheckpoint.path(target));
      written = clock.getAsLong();
      pause = Math.max(CHECKPOINT_NANOS, SamplingChain.SELDOM * (written - begin));
    }

    private void one(int number) {
      try {
        Sampler sampler = thermal(number);
        if (sampler instanceof Tempering tempering) {
          tempered.complete(tempering);
        }
        chains.join().get(number).run(sampler, clock, stopped::get);
      } catch (RuntimeException failure) {
        first.complete(failure);
        stopped.set(true);
        found.completeExceptionally(failure);
        chains.completeExceptionally(failure);
        throw failure;
      }
    }

    /// The first chain finds the numbers, the others wait for them.
    private Sampler thermal(int number) {
      Sampler sampler = asked.sampler(number);
      if (number < before.chains().size()
          && before.chains().get(number) != SamplingChain.Snapshot.NONE
          && before.chains().get(number).frame() > 0) {
        restore(number, sampler);
        return sampler;
      }
      if (record.trajectories() == Trajectories.RESTARTED) {
        if (number == 0 && !found.isDone()) {
          know(new Thermalised(sweepsOf(asked), asked.every(), Double.NaN, List.of()));
        }
        found.join();
        return sampler;
      }
      Chain chain = number == 0 && !found.isDone() ? asked.search() : repeating();
      Thermalised numbers = chain.thermalise(sampler, asked.measured(), new Sweeping(number));
      if (!found.isDone()) {
        know(numbers);
      }
      return sampler;
    }

    private static int sweepsOf(SamplingPlan plan) {
      return plan.record().chain().thermalise() instanceof Thermalisation.Sweeps(int sweeps)
          ? sweeps
          : 0;
    }

    private Chain repeating() {
      return record.chain().repeating(found.join());
    }

    private void restore(int number, Sampler sampler) {
      try {
        chains.join().get(number).resume(before.chains().get(number), sampler);
      } catch (IllegalArgumentException | IndexOutOfBoundsException wrong) {
        throw SamplingCheckpoint.damaged(
            SamplingCheckpoint.path(target), String.valueOf(wrong.getMessage()), wrong);
      }
    }

    private Result result() {
      Thermalised numbers = found.join();
      SamplingPlan known = asked.with(numbers);
      List<ChainReport> reports = new ArrayList<>();
      if (record.chain().samples() >= 2) {
        List<BinnedSeries> series =
            chains.join().stream().flatMap(chain -> chain.series().stream()).toList();
        if (record.temperatures().isEmpty()) {
          reports.add(ChainReport.of(series, known.observables(0)));
        } else {
          for (int k = 0; k < series.size(); k++) {
            reports.add(ChainReport.of(List.of(series.get(k)), known.observables(k)));
          }
        }
      }
      List<Double> acceptance = new ArrayList<>();
      long trips = 0;
      if (tempered.isDone()) {
        for (double share : tempered.join().acceptance()) {
          acceptance.add(share);
        }
        trips = tempered.join().roundTrips();
      }
      return new Result(known.record(), numbers, reports, acceptance, trips);
    }

    /// Shows the thermalisation of the first chain, and stops all of them.
    private final class Sweeping implements Chain.Observer {
      private final int number;

      Sweeping(int number) {
        this.number = number;
      }

      @Override
      public void thermalised(int done, int of) {
        if (number == 0) {
          sweeps = done;
          sweepsOf = of;
        }
        if (stopped.get()) {
          throw new CancellationException("chain " + number + " was stopped");
        }
      }
    }
  }
}
