package org.rsmi.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rsmi.sample.Fixture.assertRefused;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rsmi.model.Configuration.Field;
import org.rsmi.model.Configuration.Spins;
import org.rsmi.sample.SampleSet.Element;

class NpyWriterTest {
  @TempDir Path folder;

  @Test
  void configurationsWrittenOneByOneAreOneArray() {
    Path file = folder.resolve("spins.npy");
    try (NpyWriter writer = NpyWriter.open(file, Element.BYTE, 3, List.of(1, 2))) {
      writer.append(new Spins(new byte[] {1, -1}));
      writer.append(new Spins(new byte[] {-1, -1}));
      assertThat(file).doesNotExist();
      assertThat(folder.resolve("spins.npy.tmp")).exists();
      writer.append(new Spins(new byte[] {0, 1}));
    }
    assertThat(folder.resolve("spins.npy.tmp")).doesNotExist();
    NpyArray array = NpyFile.read(file);
    assertThat(array.shape()).containsExactly(3, 1, 2);
    assertThat(array.toDoubles()).containsExactly(1, -1, -1, -1, 0, 1);
  }

  @Test
  void fieldsAndWholeSetsMix() {
    Path file = folder.resolve("field.npy");
    SampleSet two = SampleSet.allocate(Element.FLOAT, 2, List.of(2));
    two.set(1, new Field(new float[] {3, 4}));
    try (NpyWriter writer = NpyWriter.open(file, Element.FLOAT, 3, List.of(2))) {
      writer.append(new Field(new float[] {0.5f, -1e-3f}));
      writer.append(two);
    }
    assertThat(NpyFile.read(file).toDoubles()).containsExactly(0.5, -1e-3f, 0, 0, 3, 4);
  }

  @Test
  void aCrashLeavesTheOldFileAndATemporaryOne() {
    Path file = folder.resolve("spins.npy");
    NpyFile.write(file, NpyArray.of(List.of(1), 7));
    assertThatThrownBy(
            () -> {
              try (NpyWriter writer = NpyWriter.open(file, Element.BYTE, 3, List.of(1))) {
                writer.append(new Spins(new byte[] {1}));
                throw new IllegalStateException("crash");
              }
            })
        .hasMessage("crash");
    assertThat(NpyFile.read(file).toDoubles()).containsExactly(7);
    assertThat(folder.resolve("spins.npy.tmp")).exists();
  }

  @Test
  void aMissingFolderIsNamed() {
    Path file = folder.resolve("no/spins.npy");
    assertRefused(
        () -> NpyWriter.open(file, Element.BYTE, 1, List.of(1)),
        "spins.npy cannot be written: the folder",
        "no does not exist");
    assertRefused(() -> NpyFile.write(file, NpyArray.of(List.of(1), 7)), "no does not exist");
  }

  @Test
  void missingForeignAndExcessConfigurationsAreRefused() {
    Path file = folder.resolve("spins.npy");
    NpyWriter writer = NpyWriter.open(file, Element.BYTE, 2, List.of(2));
    writer.append(new Spins(new byte[] {1, -1}));
    assertRefused(() -> writer.append(new Spins(new byte[] {1})), "1 sites in a set of 2");
    assertRefused(() -> writer.append(new Field(new float[] {1, 1})), "BYTE");
    assertRefused(
        () -> writer.append(SampleSet.allocate(Element.BYTE, 1, List.of(3))),
        "spins.npy takes BYTE values of shape [2], found BYTE of shape [3]");
    assertRefused(
        () -> writer.append(SampleSet.allocate(Element.BYTE, 2, List.of(2))),
        "spins.npy takes 2 configurations, found 3");
    assertRefused(writer::close, "spins.npy got 1 of its 2 configurations", "spins.npy.tmp");
    assertThat(file).doesNotExist();
  }
}
