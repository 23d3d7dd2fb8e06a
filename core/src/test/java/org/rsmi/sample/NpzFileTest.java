package org.rsmi.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rsmi.sample.Fixture.assertRefused;
import static org.rsmi.sample.Fixture.path;
import static org.rsmi.sample.Fixture.ramp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rsmi.sample.NpzFile.Compression;

class NpzFileTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"npy/stored.npz", "npy/compressed.npz"})
  void storedAndCompressedArchivesOfNumpyAreRead(String name) {
    assertThat(NpzFile.names(path(name))).containsExactly("spins", "field", "bias");
    Map<String, NpyArray> arrays = NpzFile.read(path(name));
    assertThat(arrays.get("spins").toDoubles()).containsExactly(ramp(24));
    assertThat(arrays.get("field").at(1, 2, 3)).isEqualTo(11.5);
    assertThat(NpzFile.read(path(name), "bias").toDoubles()).containsExactly(0.5);
  }

  @Test
  void sizesInZip64FieldsAreRead() {
    assertThat(NpzFile.read(path("npy/zip64.npz"), "spins").toDoubles()).containsExactly(ramp(24));
  }

  @Test
  void anOnlyArrayNeedsNoName() {
    assertThat(NpzFile.read(path("npy/single.npz"), "").toDoubles()).containsExactly(ramp(24));
    assertRefused(
        () -> NpzFile.read(path("npy/stored.npz"), ""),
        "stored.npz holds the arrays [spins, field, bias]; pick one as stored.npz:spins");
    assertRefused(() -> NpzFile.read(path("npy/none.npz"), ""), "none.npz holds no .npy array");
    assertRefused(
        () -> NpzFile.read(path("npy/stored.npz"), "spin"),
        "stored.npz holds no array [spin]; it holds [spins, field, bias]");
  }

  @Test
  void anArrayThatIsNoneOfNumbersDoesNotSpoilItsNeighbours() {
    Path file = path("npy/object.npz");
    assertThat(NpzFile.read(file, "spins").toDoubles()).containsExactly(ramp(24));
    assertRefused(
        () -> NpzFile.read(file, "object"), "object.npz array [object] holds Python objects");
  }

  @ParameterizedTest
  @EnumSource
  void whatIsWrittenIsReadBack(Compression compression) {
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    arrays.put("filter", NpyArray.of(List.of(2, 2, 2), 1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f));
    arrays.put("bias", NpyArray.of(List.of(2), 0.25, -0.5));
    arrays.put("Λ", NpyArray.of(List.of(), 3));
    Path file = folder.resolve("filter.npz");
    NpzFile.write(file, arrays, compression);
    assertThat(NpzFile.names(file)).containsExactly("filter", "bias", "Λ");
    assertThat(NpzFile.read(file, "filter").at(1, 0, 1)).isEqualTo(6);
    assertThat(NpzFile.read(file, "bias").toDoubles()).containsExactly(0.25, -0.5);
    assertThat(NpzFile.read(file, "Λ").at()).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void equalArraysGiveEqualBytesInEveryTimeZone(Compression compression) {
    Map<String, NpyArray> arrays = Map.of("bias", NpyArray.of(List.of(2), 0.25, -0.5));
    TimeZone zone = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
      NpzFile.write(folder.resolve("a.npz"), arrays, compression);
      TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
      NpzFile.write(folder.resolve("b.npz"), arrays, compression);
    } finally {
      TimeZone.setDefault(zone);
    }
    assertThat(folder.resolve("a.npz")).hasSameBinaryContentAs(folder.resolve("b.npz"));
  }

  @Test
  void moreEntriesThanPlainZipCountsAreReadAndWritten() {
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    NpyArray one = NpyArray.of(List.of(1), 1);
    for (int i = 0; i <= 0xFFFF; i++) {
      arrays.put("a" + i, one);
    }
    Path file = folder.resolve("many.npz");
    NpzFile.write(file, arrays, Compression.STORED);
    assertThat(NpzFile.names(file)).hasSize(0x10000);
    assertThat(NpzFile.read(file, "a65535").toDoubles()).containsExactly(1);
    assertRefused(() -> NpzFile.read(file, ""), "[a0, a1, ", "and 65516 more; pick one");
  }

  @ParameterizedTest
  @ValueSource(strings = {"npy/stored.npz", "npy/compressed.npz", "npy/zip64.npz"})
  void everyPrefixOfAnArchiveIsRefused(String name) throws IOException {
    byte[] whole = Files.readAllBytes(path(name));
    Path cut = folder.resolve("cut.npz");
    for (int length = 0; length < whole.length; length += 13) {
      Files.write(cut, Arrays.copyOf(whole, length));
      assertRefused(() -> NpzFile.read(cut, "spins"), "cut.npz is no readable zip");
    }
  }

  @Test
  void aDamagedByteNeverEscapesAsAnotherError() throws IOException {
    byte[] whole = Files.readAllBytes(path("npy/compressed.npz"));
    Path file = folder.resolve("damaged.npz");
    for (int at = 0; at < whole.length; at += 7) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x55;
      Files.write(file, damaged);
      try {
        assertThat(NpzFile.read(file, "spins").shape()).containsExactly(2, 3, 4);
      } catch (IllegalArgumentException refused) {
        assertThat(refused).hasMessageContaining("damaged.npz ");
      }
    }
  }
}
