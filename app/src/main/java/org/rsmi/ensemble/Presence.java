package org.rsmi.ensemble;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.rsmi.result.RunFolder;

/// Which of the other workers of a run folder live, as one worker sees it.
///
/// A worker is dead if it took leave, if its process has ended on this machine, or if its beat has
/// stood still for a while by this process's own clock. Times of files and clocks of other machines
/// play no part, so a clock that jumps changes nothing.
final class Presence {
  /// How long a worker may be silent, nanoseconds.
  static final long SILENCE = 30_000_000_000L;

  private final RunFolder folder;
  private final String self;
  private final Machine here;
  private final LongSupplier clock;
  private final Map<String, Sighting> seen = new HashMap<>();

  private record Sighting(long beat, long at) {}

  /// @param self the worker that looks
  /// @param clock nanoseconds since any moment, never set back
  Presence(RunFolder folder, String self, LongSupplier clock) {
    this.folder = folder;
    this.self = self;
    this.here = Machine.here();
    this.clock = clock;
  }

  /// Whether a worker may still be at work.
  synchronized boolean lives(String worker) {
    if (worker.equals(self)) {
      return true;
    }
    Optional<WorkerRecord> said = WorkerRecord.read(folder, worker);
    return said.isPresent() && !said.get().endedHere(here) && beats(worker, said.get().beat());
  }

  /// Whether what a worker shows has changed within the time it may be silent.
  synchronized boolean beats(String worker, long beat) {
    long now = clock.getAsLong();
    Sighting last = seen.get(worker);
    if (last == null || last.beat() != beat) {
      seen.put(worker, new Sighting(beat, now));
      return true;
    }
    return now - last.at() < SILENCE;
  }
}
