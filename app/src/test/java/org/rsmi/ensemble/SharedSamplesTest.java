package org.rsmi.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rsmi.num.Rng;
import org.rsmi.result.RunFolder;
import org.rsmi.sample.Chain;
import org.rsmi.sample.WindowSource;

class SharedSamplesTest {
  private static final String STORED =
      Small.ISING.replace(
          "[partition]",
          "sharing = { type = \"Stored\", training = 600, sets = 2 }\n\n[partition]");

  @TempDir private Path folder;

  private SharedSamples set(String toml, int repeat) {
    ExperimentSpec spec = Small.experiment(toml).tasks().getFirst().spec();
    return SharedSamples.of(spec, repeat, new RunFolder(folder)).orElseThrow();
  }

  private static void sample(SharedSamples set) {
    set.sample(System::nanoTime, Chain.Observer.BLIND);
  }

  @Test
  void pointsThatDifferInPartitionFilterOrNameShareTheirSets() {
    SharedSamples set = set(STORED, 0);
    assertThat(set(STORED.replace("buffer = 1", "buffer = 0"), 0)).isEqualTo(set);
    assertThat(set(STORED.replace("\"small\"", "\"other\""), 2)).isEqualTo(set);
    assertThat(set(STORED.replace("[partition]", "windows = 2\nstride = 2\n[partition]"), 0))
        .isEqualTo(set);
    assertThat(set.folder().getFileName().toString()).matches("[0-9a-f]{16}-0");
  }

  @Test
  void anotherLawSeedOrNumberIsAnotherSet() {
    assertThat(
            List.of(
                set(STORED, 0).folder(),
                set(STORED, 1).folder(),
                set(STORED.replace("2.5", "2.0"), 0).folder(),
                set(STORED.replace("seed = 5", "seed = 6"), 0).folder(),
                set(STORED.replace("600", "700"), 0).folder(),
                set(STORED.replace("every = 1", "every = 2"), 0).folder()))
        .doesNotHaveDuplicates();
    ExperimentSpec fresh = Small.experiment(Small.ISING).tasks().getFirst().spec();
    assertThat(SharedSamples.of(fresh, 0, new RunFolder(folder))).isEmpty();
  }

  @Test
  void aSetIsFinishedWhenAllOfItIsThereAndWhole() throws IOException {
    SharedSamples set = set(STORED, 0);
    assertThat(set.finished()).isFalse();
    sample(set);
    Map<String, String> whole = contents(set.folder());
    assertThat(whole)
        .containsOnlyKeys(
            "training.npy",
            "training.npy.toml",
            "training.json",
            "select.npy",
            "select.npy.toml",
            "select.json",
            "report.npy",
            "report.npy.toml",
            "report.json",
            "series.npy",
            "chain.json");
    for (String name : List.of("training.npy", "report.npy", "series.npy", "chain.json")) {
      assertThat(set.finished()).isTrue();
      Path file = set.folder().resolve(name);
      byte[] bytes = Files.readAllBytes(file);
      Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
      assertThat(set.finished()).as(name).isFalse();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> open(STORED, 0))
          .withMessageContaining(name)
          .withMessageMatching(".*; delete the folder \\S+-0 and run again");
      sample(set);
      assertThat(contents(set.folder())).as(name).isEqualTo(whole);
    }
  }

  @Test
  void anInterruptedSetEndsWithTheSameBytes() throws IOException {
    SharedSamples set = set(STORED, 1);
    sample(set);
    Map<String, String> whole = contents(set.folder());
    delete(set.folder());
    // a chain looks at the clock after every 16 configurations: in the first and in the last part
    stopped(set, 20);
    assertThat(set.folder().resolve("training.npy")).doesNotExist();
    stopped(set, 44);
    FileTime training = Files.getLastModifiedTime(set.folder().resolve("training.npy"));
    assertThat(set.folder().resolve("report.npy")).doesNotExist();
    sample(set);
    assertThat(contents(set.folder())).isEqualTo(whole);
    assertThat(Files.getLastModifiedTime(set.folder().resolve("training.npy"))).isEqualTo(training);
  }

  private static void stopped(SharedSamples set, int looks) {
    AtomicInteger left = new AtomicInteger(looks);
    assertThatThrownBy(
            () ->
                set.sample(
                    () -> {
                      if (left.decrementAndGet() < 0) {
                        throw new IllegalStateException("stopped");
                      }
                      return 0;
                    },
                    Chain.Observer.BLIND))
        .hasMessage("stopped");
    assertThat(set.finished()).isFalse();
  }

  @Test
  void aDamagedCheckpointIsNamed() throws IOException {
    SharedSamples set = set(STORED, 0);
    Files.createDirectories(set.folder());
    Files.writeString(set.folder().resolve("training.npy.checkpoint"), "nonsense");
    Files.createFile(set.folder().resolve("training.npy.partial"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sample(set))
        .withMessageMatching(
            "\\S+training.npy.checkpoint is damaged; delete the folder \\S+-0 and run again");
  }

  @Test
  void runsOfAPointAreMeasuredOnTheSameWindowsAndTrainedOnTheirOwn() {
    sample(set(STORED, 0));
    sample(set(STORED, 1));
    WindowSource one = open(STORED, 0);
    WindowSource two = open(STORED, 2);
    assertThat(two.report().block()).isEqualTo(one.report().block());
    assertThat(two.select().environment()).isEqualTo(one.select().environment());
    assertThat(next(two)).isNotEqualTo(next(one));
    assertThat(open(STORED, 1).report().block()).isNotEqualTo(one.report().block());
    assertThat(one.select().size()).isEqualTo(20 * 4);
    assertThat(one.report().size()).isEqualTo(80 * 8);
    assertThat(one.chainReport().samples()).isEqualTo(80);
    assertThat(one.chainReport().observables()).extracting(row -> row.name()).contains("energy");
    assertThat(one.distinct()).isEqualTo(600 * 64);
  }

  @Test
  void aStrideCutsAllOverTheHeldOutConfigurations() {
    sample(set(STORED, 0));
    WindowSource source = open(STORED.replace("[partition]", "stride = 2\n[partition]"), 0);
    assertThat(source.report().size()).isEqualTo(80 * 16);
    assertThat(source.select().size()).isEqualTo(20 * 16);
  }

  private WindowSource open(String toml, int repeat) {
    ExperimentSpec spec = Small.experiment(toml).tasks().getFirst().spec();
    return set(toml, repeat).open(spec, Rng.of(repeat));
  }

  private static float[] next(WindowSource source) {
    float[] block = new float[4 * 100];
    source.next(block, new float[20 * 100], 100);
    return block;
  }

  @Test
  void runsOnSharedSamplesGiveTheSameBitsOnAnyNumberOfThreadsAndAfterACrash() {
    String toml = "repeats = 2\n" + STORED;
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");
    Small.run(toml, one, RunObserver.BLIND);
    assertThatThrownBy(() -> Small.run(toml, two, Small.Killer.in("filter", 2)))
        .isInstanceOf(Small.Killer.Killed.class);
    Small.runner(2).run(Small.experiment(toml), new RunFolder(two), RunObserver.BLIND);
    assertThat(Small.bits(two)).isEqualTo(Small.bits(one));
  }

  @Test
  void fewerConfigurationsThanABatchAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Small.experiment(STORED.replace("600", "499")))
        .withMessageContaining("sharing.training = 499 configurations are fewer than one batch");
  }

  private static Map<String, String> contents(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      Map<String, String> contents = new TreeMap<>();
      for (Path file : files.toList()) {
        contents.put(file.getFileName().toString(), Arrays.hashCode(Files.readAllBytes(file)) + "");
      }
      return contents;
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }
}
