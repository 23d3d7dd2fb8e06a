package org.rsmi.net;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A few threads that share the chunks of one piece of work after another, for work as short as
/// some microseconds: they wait for the next piece awake for a while, then asleep.
///
/// Who does which chunk is left to chance. Results do not depend on it, nor on the number of
/// threads, where the chunks are cut without looking at [#threads()], each writes what no other
/// reads or writes, and partial sums are added in the order of chunks afterwards.
///
/// One thread at a time may hand out work, and chunks may not hand out more to their own crew.
public final class Crew implements AutoCloseable {
  private static final int SPINS = 2_000;

  private final List<Hand> hands = new ArrayList<>();
  private volatile Job job = new Job(0, (_, _) -> {}, Thread.currentThread());
  private volatile boolean closed;

  /// What is done to one chunk.
  @FunctionalInterface
  public interface Work {
    /// Does a chunk.
    ///
    /// @param chunk its number, from 0
    /// @param hand number of the thread that does it, in [0, threads): an index of scratch space
    void chunk(int chunk, int hand);
  }

  /// A crew that is complete with the thread that hands out the work: `threads − 1` are started.
  ///
  /// @param threads ≥ 1
  public Crew(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads = " + threads + " is not positive");
    }
    for (int number = 1; number < threads; number++) {
      hands.add(new Hand(number, job));
    }
    hands.forEach(hand -> hand.thread.start());
  }

  /// The calling thread by itself: chunks in order, nothing to close.
  public static Crew alone() {
    return new Crew(1);
  }

  /// How many threads share the work, the calling one included.
  public int threads() {
    return hands.size() + 1;
  }

  /// Does all chunks and returns when they are done; what they wrote is visible then.
  ///
  /// After a failure, chunks that nobody has begun are left out. An interrupt stops nothing and
  /// stays set, as it would on one thread.
  ///
  /// @param chunks how many there are, ≥ 0
  /// @throws RuntimeException the first failure of a chunk, as it was thrown; errors likewise
  /// @throws IllegalStateException if the crew is closed
  public void each(int chunks, Work work) {
    if (closed) {
      throw new IllegalStateException("the crew of " + threads() + " is closed");
    }
    if (hands.isEmpty() || chunks < 2) {
      for (int chunk = 0; chunk < chunks; chunk++) {
        work.chunk(chunk, 0);
      }
      return;
    }
    Job next = new Job(chunks, work, Thread.currentThread());
    job = next;
    hands.forEach(Hand::wake);
    next.help(0);
    next.await();
  }

  /// Sends all threads home and waits for them.
  @Override
  public void close() {
    closed = true;
    boolean interrupted = false;
    for (Hand hand : hands) {
      hand.wake();
      while (hand.thread.isAlive()) {
        try {
          hand.thread.join();
        } catch (InterruptedException _) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// One piece of work, and how far it is.
  private static final class Job {
    private final int chunks;
    private final Work work;
    private final Thread caller;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    Job(int chunks, Work work, Thread caller) {
      this.chunks = chunks;
      this.work = work;
      this.caller = caller;
    }

    /// Does chunks until none is left.
    void help(int hand) {
      for (int chunk = next.getAndIncrement(); chunk < chunks; chunk = next.getAndIncrement()) {
        try {
          if (failure.get() == null) {
            work.chunk(chunk, hand);
          }
        } catch (RuntimeException | Error thrown) {
          failure.compareAndSet(null, thrown);
        }
        if (done.incrementAndGet() == chunks) {
          LockSupport.unpark(caller);
        }
      }
    }

    /// Waits for chunks that others have begun, then passes a failure on.
    void await() {
      boolean interrupted = false;
      for (int spin = 0; done.get() < chunks; spin++) {
        if (spin < SPINS) {
          Thread.onSpinWait();
        } else {
          LockSupport.park(this);
          interrupted |= Thread.interrupted();
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      switch (failure.get()) {
        case RuntimeException thrown -> throw thrown;
        case Error thrown -> throw thrown;
        case null, default -> {}
      }
    }
  }

  /// A thread of the crew, which looks out for jobs.
  private final class Hand {
    private final int number;
    private final Thread thread;
    private Job last;
    private volatile boolean asleep;

    Hand(int number, Job last) {
      this.number = number;
      this.last = last;
      this.thread = Thread.ofPlatform().daemon().name("crew-" + number).unstarted(this::run);
    }

    void wake() {
      if (asleep) {
        LockSupport.unpark(thread);
      }
    }

    private void run() {
      while (true) {
        awaitWork();
        if (closed) {
          return;
        }
        last = job;
        last.help(number);
      }
    }

    private void awaitWork() {
      for (int spin = 0; spin < SPINS; spin++) {
        if (idle()) {
          Thread.onSpinWait();
        } else {
          return;
        }
      }
      asleep = true;
      while (idle()) {
        LockSupport.park(Crew.this);
      }
      asleep = false;
    }

    private boolean idle() {
      return job == last && !closed;
    }
  }
}
