package org.rsmi.sample;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.rsmi.lattice.Lattice;
import org.rsmi.model.Configuration;
import org.rsmi.model.Model;
import org.rsmi.num.Rng;

/// Windows of a built-in model, sampled as they are needed: training draws from a pool of
/// configurations that is renewed a part at a time from a chain of its own, so every window is seen
/// few times; select and report sets come from two further chains.
public final class FreshWindows implements WindowSource {
  private static final int POOL = 1024;
  private static final int RENEWED = 64;
  private static final int RENEWED_AFTER = 50_000;

  private final Model model;
  private final Lattice lattice;
  private final HeldOutSets heldOut;
  private final Rng batch;
  private final SampleSet pool;
  private Chain.Stream stream;
  private long drawn;
  private long renewals;

  /// Thermalises three chains, fills the pool and cuts the held-out sets.
  ///
  /// @param chain `samples` configurations are held out, a fifth to select and the rest to report
  /// @param cut of the report set; the select set has the coarser one
  /// @param observer watches the chains
  public FreshWindows(
      Model model,
      Lattice lattice,
      Chain chain,
      WindowSites sites,
      Cut cut,
      Rng rng,
      Chain.Observer observer) {
    this.model = model;
    this.lattice = lattice;
    Rng chains = rng.split("chain");
    stream = chain.start(model, lattice, chains.split("training"), observer);
    pool = stream.allocate(POOL);
    stream.fill(pool);
    sites.standardise(pool, RecordedWindows.STANDARD_WINDOWS, rng.split("standard"));
    SampleSet select =
        chain
            .start(model, lattice, chains.split("select"), observer)
            .next(HeldOutSets.selected(chain.samples()), observer)
            .configurations();
    Chain.Stream held = chain.start(model, lattice, chains.split("report"), observer);
    Sampled report = held.next(HeldOutSets.reported(chain.samples()), observer);
    heldOut = HeldOutSets.of(sites, select, report, cut, rng).warned(held.thermalised().warnings());
    batch = rng.split("batch");
  }

  @Override
  public HeldOutSets heldOut() {
    return heldOut;
  }

  @Override
  public void next(float[] block, float[] environment, int rows) {
    if (drawn >= RENEWED_AFTER) {
      renew();
    }
    sites().draw(pool, batch, block, environment, rows);
    drawn += rows;
  }

  private void renew() {
    int from = (int) (renewals * RENEWED % POOL);
    stream.fill(pool.slice(from, from + RENEWED));
    renewals++;
    drawn = 0;
  }

  @Override
  public long distinct() {
    return Long.MAX_VALUE;
  }

  @Override
  public State state() {
    Chain.State state = stream.state();
    long[] position = state.streamState();
    long[] numbers =
        Stream.of(new long[] {position.length}, position, state.tuning())
            .flatMapToLong(LongStream::of)
            .toArray();
    SampleSet last =
        SampleSet.allocate(state.configuration(), 1, List.of(state.configuration().sites()));
    last.set(0, state.configuration());
    long size = (long) POOL * pool.sites() * pool.element().bytes();
    byte[] bytes = new byte[Math.toIntExact(size + last.data().byteSize())];
    MemorySegment target = MemorySegment.ofArray(bytes);
    MemorySegment.copy(pool.data(), 0, target, 0, size);
    MemorySegment.copy(last.data(), 0, target, size, last.data().byteSize());
    return new State(batch.state(), drawn, renewals, numbers, bytes);
  }

  @Override
  public void resumeAt(State state) {
    MemorySegment source = MemorySegment.ofArray(state.configurations());
    long size = (long) POOL * pool.sites() * pool.element().bytes();
    MemorySegment.copy(source, 0, pool.data(), 0, size);
    MemorySegment tail = source.asSlice(size);
    int values = Math.toIntExact(tail.byteSize() / pool.element().bytes());
    Configuration last = new SampleSet(tail, pool.element(), 1, List.of(values)).configuration(0);
    long[] numbers = state.chain();
    int tuning = 1 + Math.toIntExact(numbers[0]);
    stream =
        Chain.resume(
            model,
            lattice,
            stream.thermalised(),
            new Chain.State(
                last,
                Arrays.copyOfRange(numbers, tuning, numbers.length),
                Arrays.copyOfRange(numbers, 1, tuning)));
    batch.resumeAt(state.batch());
    drawn = state.drawn();
    renewals = state.renewals();
  }
}
