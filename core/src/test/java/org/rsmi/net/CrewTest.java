package org.rsmi.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrewTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5})
  void everyChunkIsDoneOnceByAHandOfTheCrew(int threads) {
    try (Crew crew = new Crew(threads)) {
      for (int round = 0; round < 2_000; round++) {
        int chunks = round % 9;
        AtomicIntegerArray visits = new AtomicIntegerArray(chunks);
        AtomicIntegerArray hands = new AtomicIntegerArray(threads);
        crew.each(
            chunks,
            (chunk, hand) -> {
              visits.incrementAndGet(chunk);
              hands.incrementAndGet(hand);
            });
        assertThat(IntStream.range(0, chunks).map(visits::get)).allMatch(count -> count == 1);
        assertThat(IntStream.range(0, threads).map(hands::get).sum()).isEqualTo(chunks);
      }
    }
  }

  @Test
  void oneThreadDoesChunksInOrderItself() {
    List<Integer> order = new ArrayList<>();
    Crew.alone().each(4, (chunk, hand) -> order.add(10 * hand + chunk));
    assertThat(order).containsExactly(0, 1, 2, 3);
  }

  @Test
  void plainWritesOfOneRoundAreSeenInTheNext() {
    int[] values = new int[64];
    try (Crew crew = new Crew(3)) {
      for (int round = 0; round < 3_000; round++) {
        int shift = round;
        crew.each(64, (chunk, _) -> values[(chunk + shift) % 64]++);
      }
    }
    assertThat(values).containsOnly(3_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5})
  void aFailureIsThrownToTheCallerAndTheCrewWorksOn(int threads) {
    try (Crew crew = new Crew(threads)) {
      RuntimeException failure = new ArithmeticException("chunk 3");
      Error error = new AssertionError("chunk 5");
      assertThatThrownBy(() -> crew.each(8, (chunk, _) -> fail(chunk == 3, failure)))
          .isSameAs(failure);
      assertThatThrownBy(() -> crew.each(8, (chunk, _) -> fail(chunk == 5, error))).isSameAs(error);
      AtomicIntegerArray visits = new AtomicIntegerArray(8);
      crew.each(8, (chunk, _) -> visits.incrementAndGet(chunk));
      assertThat(IntStream.range(0, 8).map(visits::get)).containsOnly(1);
    }
  }

  private static <T extends Throwable> void fail(boolean now, T failure) throws T {
    if (now) {
      throw failure;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void anInterruptStaysSetAndNoChunkIsLost(int threads) {
    try (Crew crew = new Crew(threads)) {
      int[] values = new int[8];
      Thread.currentThread().interrupt();
      crew.each(8, (chunk, _) -> values[chunk]++);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(values).containsOnly(1);
    }
  }

  @Test
  void aClosedCrewLeavesNoThreadBehindEvenIfInterrupted() {
    Set<Thread> workers = ConcurrentHashMap.newKeySet();
    Crew crew = new Crew(4);
    for (int round = 0; round < 100; round++) {
      crew.each(16, (_, _) -> workers.add(Thread.currentThread()));
    }
    Thread.currentThread().interrupt();
    crew.close();
    assertThat(Thread.interrupted()).isTrue();
    workers.remove(Thread.currentThread());
    assertThat(workers).noneMatch(Thread::isAlive);
    assertThatIllegalStateException()
        .isThrownBy(() -> crew.each(1, (_, _) -> {}))
        .withMessage("the crew of 4 is closed");
  }

  @Test
  void aCrewHasAtLeastOneThread() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Crew(0))
        .withMessage("threads = 0 is not positive");
  }
}
