package org.rsmi.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rsmi.result.RunFolder;

class ClaimTest {
  @TempDir private Path folder;

  private final AtomicLong nanos = new AtomicLong();

  private Presence presence(String self) {
    return new Presence(new RunFolder(folder), self, nanos::get);
  }

  private Optional<Claim> take(String worker, Presence presence) {
    return Claim.take(folder.resolve("job"), worker, presence);
  }

  /// A worker that says of itself what it likes.
  private void says(String id, String machine, long pid, long beat) throws IOException {
    WorkerRecord record = new WorkerRecord(id, "host", machine, pid, 1, beat, 0, 0, 0, List.of());
    Path file = WorkerRecord.file(new RunFolder(folder), id);
    Files.createDirectories(file.getParent());
    Files.writeString(file, record.json().toString());
  }

  @Test
  void ofManyWhoTakeOneJobOneGetsIt() throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
      List<Callable<Optional<Claim>>> takers =
          IntStream.range(0, 8)
              .mapToObj(n -> "worker-" + n)
              .<Callable<Optional<Claim>>>map(id -> () -> take(id, presence(id)))
              .toList();
      for (int n = 0; n < 8; n++) {
        says("worker-" + n, "elsewhere", 1, 1);
      }
      int taken = 0;
      for (Future<Optional<Claim>> claim : pool.invokeAll(takers)) {
        taken += claim.get().isPresent() ? 1 : 0;
      }
      assertThat(taken).isEqualTo(1);
    }
  }

  @Test
  void aReleasedJobIsFree() throws IOException {
    says("one", "elsewhere", 1, 1);
    Claim claim = take("one", presence("one")).orElseThrow();
    assertThat(take("two", presence("two"))).isEmpty();
    claim.release();
    assertThat(take("two", presence("two"))).isPresent();
  }

  @Test
  void theClaimOfAWorkerThatTookLeaveIsOvertaken() throws IOException {
    says("one", "elsewhere", 1, 1);
    Claim claim = take("one", presence("one")).orElseThrow();
    Files.delete(WorkerRecord.file(new RunFolder(folder), "one"));
    Claim next = take("two", presence("two")).orElseThrow();
    assertThat(next.number()).isEqualTo(2);
    assertThat(next.holds()).isTrue();
    assertThat(claim.holds()).isFalse();
  }

  @Test
  void theClaimOfAProcessThatEndedHereIsOvertakenAtOnce() throws Exception {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();
    says("one", Machine.here().identity(), process.pid(), 1);
    assertThat(take("one", presence("one"))).isPresent();
    assertThat(take("two", presence("two"))).isPresent();
  }

  @Test
  void theClaimOfAWorkerElsewhereIsOvertakenWhenItsBeatStandsStill() throws IOException {
    Presence two = presence("two");
    says("one", "elsewhere", 1, 1);
    assertThat(take("one", presence("one"))).isPresent();
    assertThat(take("two", two)).isEmpty();
    nanos.addAndGet(Presence.SILENCE - 1);
    assertThat(take("two", two)).isEmpty();
    says("one", "elsewhere", 1, 2);
    nanos.addAndGet(1);
    assertThat(take("two", two)).isEmpty();
    nanos.addAndGet(Presence.SILENCE);
    assertThat(take("two", two)).isPresent();
  }

  @Test
  void aClaimWithoutAWorkerIsOvertakenAfterTheSameTime() throws IOException {
    Presence two = presence("two");
    Files.createDirectories(folder.resolve("job"));
    Files.createFile(folder.resolve("job/claim-0001"));
    assertThat(take("two", two)).isEmpty();
    nanos.addAndGet(Presence.SILENCE);
    assertThat(take("two", two)).isPresent();
  }

  @Test
  void timesOfFilesPlayNoPart() throws IOException {
    Presence two = presence("two");
    says("one", "elsewhere", 1, 1);
    assertThat(take("one", presence("one"))).isPresent();
    Path file = WorkerRecord.file(new RunFolder(folder), "one");
    Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(0));
    assertThat(take("two", two)).isEmpty();
  }

  @Test
  void anOldClaimDoesNotHoldAfterItsJobWasClearedAndTakenAnew() throws IOException {
    says("one", "elsewhere", 1, 1);
    Claim old = take("one", presence("one")).orElseThrow();
    old.release();
    assertThat(take("two", presence("two"))).isPresent();
    assertThat(old.holds()).isFalse();
  }

  @Test
  void aFileInTheWayIsNamed() throws IOException {
    Files.writeString(folder.resolve("job"), "a note");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> take("one", presence("one")))
        .withMessageContaining("job is a file");
  }
}
