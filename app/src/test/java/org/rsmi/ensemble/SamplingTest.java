package org.rsmi.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rsmi.ensemble.SampleRecord.Trajectories;
import org.rsmi.ensemble.Sampling.Existing;
import org.rsmi.lattice.Lattice;
import org.rsmi.lattice.Square;
import org.rsmi.model.Configuration;
import org.rsmi.model.GaussianField;
import org.rsmi.model.Ising;
import org.rsmi.model.Metropolis;
import org.rsmi.model.Model;
import org.rsmi.model.Observables;
import org.rsmi.model.Sampler;
import org.rsmi.num.Rng;
import org.rsmi.sample.Chain;
import org.rsmi.sample.ChainReport;
import org.rsmi.sample.NpyFile;
import org.rsmi.sample.NpzFile;
import org.rsmi.sample.PartialNpy;
import org.rsmi.sample.SampleFile;
import org.rsmi.sample.Sampled;
import org.rsmi.sample.Spacing;
import org.rsmi.sample.Thermalisation;

class SamplingTest {
  private static final Square TORUS = Square.torus(8);
  private static final Ising ISING = new Ising(3, 1, new Metropolis());
  private static final Sampling.Observer BLIND = (_, _) -> {};

  @TempDir private Path folder;

  private static SampleRecord record(Model model, int samples, int chains) {
    return new SampleRecord(TORUS, model, new Chain(50, samples, 2), 1, chains, 1);
  }

  private static SampleRecord series(Trajectories trajectories, int samples) {
    return new SampleRecord(
        TORUS, ISING, new Chain(20, samples, 2), 1, 2, 5, 1, trajectories, List.of());
  }

  private static SampleRecord tempered(int samples) {
    return new SampleRecord(
        TORUS,
        ISING,
        new Chain(20, samples, 1),
        1,
        1,
        1,
        1,
        Trajectories.SUCCESSIVE,
        List.of(2.0, 2.3, 2.6));
  }

  private Sampling sampling(SampleRecord record, String name, int threads) {
    return new Sampling(record, folder.resolve(name), threads, List.of(), System::nanoTime);
  }

  private Sampling.Result run(SampleRecord record, String name) {
    return sampling(record, name, 2).run(Existing.KEPT, BLIND);
  }

  @Test
  void aFileHoldsWhatChainsDraw() {
    Sampling.Result result = run(record(ISING, 30, 1), "a.npy");
    Sampled sampled =
        new Chain(50, 30, 2).run(ISING, TORUS, Rng.of(1).split("sample").split("chain/0"));
    double[] expected = new double[30 * 64];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = sampled.configurations().value(i / 64, i % 64);
    }
    assertThat(NpyFile.read(folder.resolve("a.npy")).toDoubles()).isEqualTo(expected);
    assertThat(result.reports())
        .containsExactly(ChainReport.of(sampled, ISING.observables(TORUS).derived()));
    assertThat(SampleRecord.beside(folder.resolve("a.npy"))).contains(result.record());
  }

  @Test
  void theNumberOfThreadsChangesNothing() {
    SampleRecord record =
        new SampleRecord(
            TORUS, ISING, new Chain(Thermalisation.defaults(), 101, Spacing.defaults()), 1, 3, 1);
    sampling(record, "one.npy", 1).run(Existing.KEPT, BLIND);
    Sampling.Result result = sampling(record, "three.npy", 3).run(Existing.KEPT, BLIND);
    assertThat(folder.resolve("three.npy")).hasSameBinaryContentAs(folder.resolve("one.npy"));
    // the numbers it found give the same file
    run(result.record(), "again.npy");
    assertThat(folder.resolve("again.npy")).hasSameBinaryContentAs(folder.resolve("one.npy"));
  }

  @Test
  void everyFormatHoldsTheSameNumbers() {
    SampleRecord record = record(GaussianField.defaults(), 20, 2);
    for (String name : List.of("a.npy", "a.npz", "a.h5")) {
      run(record, name);
    }
    double[] numbers = NpyFile.read(folder.resolve("a.npy")).toDoubles();
    assertThat(NpzFile.read(folder.resolve("a.npz"), "configurations").toDoubles())
        .isEqualTo(numbers);
    float first = SampleFile.read(folder.resolve("a.h5").toString(), List.of()).value(0, 0);
    assertThat((double) first).isEqualTo(numbers[0]);
    assertThat(folder.toFile().list()).hasSize(6);
  }

  @Test
  void anInterruptedRunGoesOnToTheSameBytes() {
    for (SampleRecord record :
        List.of(
            record(ISING, 4_001, 2),
            record(new Pair(), 8_000, 2),
            series(Trajectories.SUCCESSIVE, 1_001),
            series(Trajectories.RESTARTED, 1_001),
            tempered(2_000))) {
      int[] interruptions = {0};
      Sampling.Result result = run(record, "whole.npy");
      // a clock that runs fast asks for a snapshot and a checkpoint whenever it is looked at, and
      // one that stands still now and then gives the observer time to interrupt
      long[] now = {0};
      Sampling hasty =
          new Sampling(
              record,
              folder.resolve("parts.npy"),
              2,
              List.of(),
              () -> {
                synchronized (now) {
                  if (now[0] % 150 == 100) {
                    LockSupport.parkNanos(250_000_000L);
                  }
                  return 1_000_000_000L * now[0]++;
                }
              });
      List<Sampling.Result> resumed = new ArrayList<>();
      while (resumed.isEmpty()) {
        try {
          resumed.add(
              hasty.run(
                  Existing.KEPT,
                  (share, stage) -> {
                    if (interruptions[0] < 2 && share > 0 && stage.equals("sampling")) {
                      throw new CancellationException("enough");
                    }
                  }));
        } catch (CancellationException _) {
          interruptions[0]++;
          assertThat(folder.resolve("parts.npy")).doesNotExist();
        }
      }
      assertThat(folder.resolve("parts.npy")).hasSameBinaryContentAs(folder.resolve("whole.npy"));
      assertThat(resumed).containsExactly(result);
      assertThat(interruptions[0]).as("interruptions of " + record).isPositive();
      if (!record.temperatures().isEmpty()) {
        assertThat(folder.resolve("parts.permutation.npy"))
            .hasSameBinaryContentAs(folder.resolve("whole.permutation.npy"));
      }
      for (String name : List.of("parts.npy", "whole.npy")) {
        folder.resolve(name).toFile().delete();
      }
    }
  }

  @Test
  void timeSeriesAreContinuousOrBeginAnew() {
    run(series(Trajectories.SUCCESSIVE, 4), "a.npy");
    run(series(Trajectories.RESTARTED, 4), "b.npy");
    assertThat(NpyFile.read(folder.resolve("a.npy")).shape()).containsExactly(4, 5, 8, 8);
    assertThat(NpyFile.read(folder.resolve("b.npy")).shape()).containsExactly(4, 5, 8, 8);
    Sampler second = ISING.start(TORUS, Rng.of(1).split("sample").split("trajectory/1"));
    for (int sweep = 0; sweep < 20; sweep++) {
      second.sweep();
    }
    double[] values = NpyFile.read(folder.resolve("b.npy")).toDoubles();
    for (int frame = 0; frame < 5; frame++) {
      byte[] spins =
          second.configuration() instanceof Configuration.Spins(byte[] now) ? now : new byte[0];
      for (int site = 0; site < 64; site++) {
        assertThat(values[(5 + frame) * 64 + site]).isEqualTo(spins[site]);
      }
      second.sweep();
      second.sweep();
    }
  }

  @Test
  void temperedSamplesComeWithWhoWasWhere() {
    Sampling.Result result = run(tempered(500), "t.npy");
    assertThat(NpyFile.read(folder.resolve("t.npy")).shape()).containsExactly(3, 500, 8, 8);
    double[] walkers = NpyFile.read(folder.resolve("t.permutation.npy")).toDoubles();
    for (int sample = 0; sample < 500; sample++) {
      double[] here = Arrays.copyOfRange(walkers, 3 * sample, 3 * sample + 3);
      Arrays.sort(here);
      assertThat(here).containsExactly(0, 1, 2);
    }
    assertThat(result.reports()).hasSize(3);
    assertThat(result.acceptance()).hasSize(2).allMatch(share -> share > 0 && share < 1);
    assertThat(result.roundTrips()).isPositive();
  }

  @Test
  void aCompleteFileIsReplacedOnlyByForce() {
    run(record(ISING, 5, 1), "a.npy");
    Sampling other = sampling(record(ISING, 6, 1), "a.npy", 1);
    assertThatThrownBy(() -> other.run(Existing.KEPT, BLIND))
        .hasMessage(folder.resolve("a.npy") + " exists already; --force replaces it");
    other.run(Existing.REPLACED, BLIND);
    assertThat(NpyFile.read(folder.resolve("a.npy")).shape()).containsExactly(6, 8, 8);
  }

  @Test
  void anUnfinishedFileTakesOnlyItsOwnCommandAndASoundCheckpoint() throws IOException {
    Sampling sampling = sampling(record(ISING, 2_000_000, 1), "a.npy", 1);
    assertThatThrownBy(
            () ->
                sampling.run(
                    Existing.KEPT,
                    (_, _) -> {
                      throw new CancellationException("enough");
                    }))
        .isInstanceOf(CancellationException.class);
    Path partial = PartialNpy.path(folder.resolve("a.npy"));
    assertThatThrownBy(() -> sampling(record(ISING, 7, 1), "a.npy", 1).run(Existing.KEPT, BLIND))
        .hasMessageStartingWith(partial + " belongs to another command: there chain = { ")
        .hasMessageEndingWith("--force begins again");
    Path checkpoint = folder.resolve("a.npy.checkpoint");
    byte[] sound = Files.readAllBytes(checkpoint);
    for (int length : List.of(0, 10, 100, sound.length - 1)) {
      Files.write(checkpoint, Arrays.copyOf(sound, length));
      assertThatThrownBy(() -> sampling.run(Existing.KEPT, BLIND))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith(checkpoint + " is damaged: ");
    }
    sound[50] ^= 1;
    Files.write(checkpoint, sound);
    assertThatThrownBy(() -> sampling.run(Existing.KEPT, BLIND))
        .hasMessage(checkpoint + " is damaged: its checksum is wrong; --force begins again");
    assertThat(partial).exists();
    sampling(record(ISING, 7, 1), "a.npy", 1).run(Existing.REPLACED, BLIND);
    assertThat(NpyFile.read(folder.resolve("a.npy")).shape()).containsExactly(7, 8, 8);
    assertThat(partial).doesNotExist();
  }

  @Test
  void recordsThatDoNotGoTogetherAreRefused() {
    SampleRecord tempered = tempered(5);
    SampleRecord noTemperature =
        new SampleRecord(
            TORUS,
            GaussianField.defaults(),
            new Chain(1, 5, 1),
            1,
            1,
            1,
            1,
            Trajectories.SUCCESSIVE,
            tempered.temperatures());
    assertThatThrownBy(() -> run(noTemperature, "a.npy"))
        .hasMessage("temperatures = [2.0, 2.3, 2.6]: GaussianField has no temperature to temper");
    assertThatThrownBy(() -> run(record(ISING, 5_000_000, 1), "a.h5"))
        .hasMessage(
            folder.resolve("a.h5")
                + " would hold 320,000,000 bytes; HDF5 is written up to 268,435,456, larger sets"
                + " to .npy");
    assertThat(folder).isEmptyDirectory();
  }

  /// Two Ising chains side by side, as one sampler of two replicas.
  public record Pair() implements Model {
    @Override
    public Sampler start(Lattice lattice, Rng rng) {
      return new Both(
          ISING.start(lattice, rng.split("0")),
          ISING.start(lattice, rng.split("1")),
          lattice.sites());
    }

    @Override
    public Observables observables(Lattice lattice) {
      return ISING.observables(lattice);
    }
  }

  private record Both(Sampler first, Sampler second, int sites) implements Sampler {
    @Override
    public void sweep() {
      first.sweep();
      second.sweep();
    }

    @Override
    public Configuration configuration() {
      return first.configuration();
    }

    @Override
    public int replicas() {
      return 2;
    }

    @Override
    public Configuration configuration(int replica) {
      return (replica == 0 ? first : second).configuration();
    }

    private static byte[] spins(Configuration configuration) {
      return configuration instanceof Configuration.Spins(byte[] values) ? values : new byte[0];
    }

    @Override
    public Configuration state() {
      byte[] both = Arrays.copyOf(spins(first.state()), 2 * sites);
      System.arraycopy(spins(second.state()), 0, both, sites, sites);
      return new Configuration.Spins(both);
    }

    @Override
    public long[] streamState() {
      long[] both = Arrays.copyOf(first.streamState(), 8);
      System.arraycopy(second.streamState(), 0, both, 4, 4);
      return both;
    }

    @Override
    public void restore(Configuration state, long[] tuning, long[] streamState) {
      byte[] both = spins(state);
      first.restore(
          new Configuration.Spins(Arrays.copyOf(both, sites)),
          tuning,
          Arrays.copyOf(streamState, 4));
      second.restore(
          new Configuration.Spins(Arrays.copyOfRange(both, sites, 2 * sites)),
          tuning,
          Arrays.copyOfRange(streamState, 4, 8));
    }
  }
}
