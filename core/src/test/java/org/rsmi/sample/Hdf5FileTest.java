package org.rsmi.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rsmi.sample.Fixture.assertRefused;
import static org.rsmi.sample.Fixture.parity;
import static org.rsmi.sample.Fixture.path;
import static org.rsmi.sample.Fixture.ramp;
import static org.rsmi.sample.Fixture.values;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Hdf5FileTest {
  private static final String TYPES = path("hdf5/types.h5").toString();
  private static final String CHUNKED = path("hdf5/chunked.h5").toString();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i1",
        "little-i2",
        "big-i4",
        "little-i8",
        "u1",
        "big-u2",
        "little-u4",
        "big-u8",
        "little-f2",
        "big-f4",
        "little-f4",
        "little-f8"
      })
  void everyNumberTypeIsReadAsH5pyWroteIt(String type) {
    SampleSet samples = SampleFile.read(TYPES + ":/numbers/" + type, List.of());
    assertThat(samples.shape()).containsExactly(3, 4);
    assertThat(values(samples)).containsExactly(ramp(60));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "types.h5:/numbers/i1",
        "types.h5:numbers/little-f4",
        "types.h5:/truth",
        "chunked.h5:contiguous",
        "single.hdf5"
      })
  void contiguousBytesAndFloatsStayWhereTheyLie(String location) {
    SampleSet samples = SampleFile.read(path("hdf5") + "/" + location, List.of());
    assertThat(samples.data().isMapped()).isTrue();
    assertThat(values(samples)).containsExactly(location.endsWith("truth") ? parity(60) : ramp(60));
  }

  @Test
  void chunksOfAnyShapeAndCompressionAreReadBehindAUserBlock() {
    assertThat(values(SampleFile.read(CHUNKED + ":/plain", List.of()))).containsExactly(ramp(60));
    assertThat(values(SampleFile.read(CHUNKED + ":/lzf", List.of()))).containsExactly(ramp(60));
    assertThat(values(SampleFile.read(CHUNKED + ":/open", List.of()))).containsExactly(ramp(60));
    assertThat(values(SampleFile.read(CHUNKED + ":/truth", List.of()))).containsExactly(parity(60));
    assertThat(values(SampleFile.read(CHUNKED + ":/packed", List.of(3, 4))))
        .containsExactly(Arrays.stream(ramp(60)).map(x -> x / 2).toArray());
  }

  @Test
  void linksAreFollowedWhenNamed() {
    assertThat(values(SampleFile.read(TYPES + ":/link", List.of()))).containsExactly(parity(60));
  }

  @Test
  void cyclesOfHardLinksAreListedOnce() {
    assertRefused(
        () -> SampleFile.read(TYPES, List.of()),
        "types.h5 holds the datasets [/complex, /numbers/",
        "/numbers/u1, /text, /truth, /unwritten]; pick one as types.h5:/complex");
  }

  @Test
  void withoutAPathTheFileMustHoldOneDataset() {
    assertRefused(
        () -> SampleFile.read(CHUNKED, List.of()),
        "chunked.h5 holds the datasets [/contiguous, /lzf, /open, /packed, /plain, /truth]; pick"
            + " one as",
        "chunked.h5:/contiguous");
    assertRefused(
        () -> SampleFile.read(CHUNKED + ":/nothing/here", List.of()),
        "chunked.h5 holds no dataset [/nothing/here]; it holds [/contiguous, ");
  }

  @Test
  void whatIsNotARealNumberIsRefused() {
    assertRefused(() -> SampleFile.read(TYPES + ":/complex", List.of()), "dataset /complex holds");
    assertRefused(() -> SampleFile.read(TYPES + ":/text", List.of()), "dataset /text holds");
    assertRefused(() -> SampleFile.read(TYPES + ":/unwritten", List.of()), "is empty");
    assertRefused(
        () -> SampleFile.read(TYPES + ":/numbers", List.of()), "holds no dataset [/numbers]");
  }

  @Test
  void anotherFileIsNoHdf5() throws IOException {
    Path file = folder.resolve("a.h5");
    Files.writeString(file, "1 2 3");
    assertRefused(() -> SampleFile.read(file.toString(), List.of()), "a.h5 is no readable HDF5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hdf5/single.hdf5", "hdf5/chunked.h5"})
  void aTruncatedFileIsRefusedOrWhole(String name) throws IOException {
    byte[] whole = Files.readAllBytes(path(name));
    Path cut = folder.resolve("cut.h5");
    String dataset = name.contains("chunked") ? ":/packed" : "";
    for (int length = 0; length < whole.length; length += 331) {
      Files.write(cut, Arrays.copyOf(whole, length));
      try {
        SampleSet samples = SampleFile.read(cut + dataset, List.of());
        assertThat(samples.size()).isEqualTo(5);
      } catch (IllegalArgumentException refused) {
        assertThat(refused).hasMessageContaining("cut.h5 ");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hdf5/single.hdf5", "hdf5/chunked.h5"})
  void aDamagedByteNeverEscapesAsAnotherError(String name) throws IOException {
    byte[] whole = Files.readAllBytes(path(name));
    Path file = folder.resolve("damaged.h5");
    String dataset = name.contains("chunked") ? ":/packed" : "";
    for (int at = 0; at < whole.length; at += 211) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x55;
      Files.write(file, damaged);
      try {
        assertThat(SampleFile.read(file + dataset, List.of()).sites()).isPositive();
      } catch (IllegalArgumentException refused) {
        assertThat(refused).hasMessageContaining("damaged.h5 ");
      }
    }
  }

  @Test
  void manyChunksAreReadInBands() {
    float[][] values = new float[3001][100];
    for (int row = 0; row < values.length; row++) {
      for (int column = 0; column < 100; column++) {
        values[row][column] = (100 * row + column) % 1009 + 0.5f;
      }
    }
    Path file = folder.resolve("a.h5");
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      hdf.putDataset(
          "field",
          values,
          DatasetCreationOptions.builder().chunkDimensions(70, 30).deflate(1).build());
    }
    SampleSet samples = SampleFile.read(file + ":field", List.of(10, 10));
    float[] row = new float[100];
    for (int i = 0; i < samples.size(); i++) {
      samples.copy(i, row, 0);
      assertThat(Arrays.equals(row, values[i])).as("row %d", i).isTrue();
    }
    assertThat(samples.size()).isEqualTo(3001);
  }
}
