package org.rsmi.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rsmi.sample.Fixture.assertRefused;
import static org.rsmi.sample.Fixture.parity;
import static org.rsmi.sample.Fixture.path;
import static org.rsmi.sample.Fixture.ramp;
import static org.rsmi.sample.Fixture.values;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rsmi.sample.SampleSet.Element;

class SampleFileTest {
  private static final List<Integer> ANY = List.of();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"i1n-C", "b1n-C"})
  void bytesInRowOrderStayWhereTheyLie(String name) {
    SampleSet samples = SampleFile.read(path("npy/" + name + ".npy").toString(), ANY);
    assertThat(samples.data().isMapped()).isTrue();
    assertThat(samples.element()).isEqualTo(Element.BYTE);
    assertThat(samples.shape()).containsExactly(3, 4);
    assertThat(values(samples)).containsExactly(name.startsWith("b") ? parity(24) : ramp(24));
  }

  @Test
  void littleEndianFloatsInRowOrderStayWhereTheyLie() {
    SampleSet samples = SampleFile.read(path("npy/f4l-C.npy").toString(), ANY);
    assertThat(samples.data().isMapped()).isTrue();
    assertThat(samples.element()).isEqualTo(Element.FLOAT);
    assertThat(values(samples)).containsExactly(ramp(24));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i1n-F", "u1n-C", "i2b-C", "u2l-F", "i4l-C", "u4b-F", "i8l-C", "i8b-F", "u8l-F", "f2l-C",
        "f4b-C", "f4l-F", "f8l-C", "f8b-F"
      })
  void smallIntegersOfAnyOtherTypeBecomeBytes(String name) {
    SampleSet samples = SampleFile.read(path("npy/" + name + ".npy").toString(), ANY);
    assertThat(samples.element()).isEqualTo(Element.BYTE);
    assertThat(samples.shape()).containsExactly(3, 4);
    assertThat(values(samples)).containsExactly(ramp(24));
  }

  @Test
  void otherNumbersBecomeFloats() {
    SampleSet field = SampleFile.read(path("npy/stored.npz") + ":field", List.of(3, 4));
    assertThat(field.element()).isEqualTo(Element.FLOAT);
    assertThat(values(field)).containsExactly(Arrays.stream(ramp(24)).map(x -> x / 2).toArray());
    assertThat(values(write(NpyArray.of(List.of(2, 1), 128, -5)))).containsExactly(128, -5);
    assertThat(values(write(NpyArray.of(List.of(2, 1), 0.1, 1e-50)))).containsExactly(0.1f, 0);
  }

  @Test
  void unsignedBytesBeyond127AreNotNegative() {
    byte[] bytes = {0, (byte) 200};
    NpyArray array =
        new NpyArray(
            new Dtype(Dtype.Kind.UINT8, ByteOrder.LITTLE_ENDIAN),
            List.of(2, 1),
            NpyArray.Order.C,
            MemorySegment.ofArray(bytes));
    assertThat(values(write(array))).containsExactly(0, 200);
  }

  /// 123 MB in a sparse file: the heap is not even asked.
  @Test
  void thirtyThousandConfigurationsCostNoHeap() throws IOException {
    Path file = folder.resolve("large.npy");
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(NpyHeader.encode(Dtype.INT8, List.of(30_000, 64, 64), NpyArray.Order.C));
    }
    try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
      channel.position(128 + 30_000L * 64 * 64 - 1).write(ByteBuffer.wrap(new byte[] {5}));
    }
    SampleSet samples = SampleFile.read(file.toString(), List.of(64, 64));
    assertThat(samples.data().isMapped()).isTrue();
    assertThat(samples.slice(29_999, 30_000).data().isMapped()).isTrue();
    assertThat(samples.size()).isEqualTo(30_000);
    assertThat(samples.value(29_999, 4095)).isEqualTo(5);
  }

  @Test
  void flattenedConfigurationsTakeTheShapeOfTheLattice() {
    Path file = folder.resolve("flat.npy");
    NpyFile.write(file, NpyArray.of(List.of(3, 4), 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));
    SampleSet samples = SampleFile.read(file.toString(), List.of(2, 2));
    assertThat(samples.shape()).containsExactly(2, 2);
    assertThat(samples.size()).isEqualTo(3);
    assertThat(samples.value(2, 3)).isEqualTo(11);
    assertThat(SampleFile.read(file.toString(), ANY).shape()).containsExactly(4);
  }

  @Test
  void anotherShapeIsRefused() {
    Path file = folder.resolve("configs.npy");
    NpyFile.write(file, NpyArray.of(List.of(1, 2, 3), 0, 1, 2, 3, 4, 5));
    assertRefused(
        () -> SampleFile.read(file.toString(), List.of(3, 2)),
        "configs.npy holds [1, 2, 3], which is not N configurations of shape [3, 2]");
    assertRefused(
        () -> SampleFile.read(file.toString(), List.of(6, 1, 1)),
        "configs.npy holds [1, 2, 3], which is not N configurations of shape [6, 1, 1]");
    assertRefused(
        () -> SampleFile.read(path("npy/one-d.npy").toString(), ANY),
        "one-d.npy holds [5], which is not N configurations");
    assertRefused(() -> SampleFile.read(path("npy/zero-d.npy").toString(), ANY), "holds []");
    assertRefused(
        () -> SampleFile.read(path("npy/empty.npy").toString(), ANY),
        "empty.npy is empty: it holds [0, 3, 4]");
  }

  @Test
  void valuesThatAreNoDataAreRefused() {
    List<Integer> shape = List.of(2, 3);
    assertRefused(
        () -> write(NpyArray.of(shape, 0f, 1, 2, 3, Float.NaN, 5)),
        "data.npy configuration 1, site 1 (from 0) is NaN");
    assertRefused(
        () -> write(NpyArray.of(shape, 0, 1, Double.NEGATIVE_INFINITY, 3, 4, 5)),
        "configuration 0, site 2 (from 0) is -Infinity");
    assertRefused(
        () -> write(NpyArray.of(shape, 0, 1, 2, 3, 4, 1e39)),
        "configuration 1, site 2 (from 0) is 1.0E39, beyond the 32-bit floats");
    assertRefused(
        () -> write(NpyArray.of(shape, 0, 1, 2, 16_777_217, 4, 5)),
        "configuration 1, site 0 (from 0) is 16777217; integers beyond");
    assertRefused(
        () -> write(NpyArray.of(shape, 3, 3, 3, 3, 3, 3)),
        "data.npy is constant: all its 6 values are 3.0");
    assertRefused(
        () -> write(NpyArray.of(shape, 1, 1 + 1e-12, 1, 1, 1, 1)), "is constant: all its 6");
  }

  @Test
  void unknownEndingsAndMissingFilesAreNamed() {
    assertRefused(
        () -> SampleFile.read("configs.mat", ANY), "configs.mat has an unknown ending", ".npz");
    assertRefused(() -> SampleFile.read("no/such.npy", ANY), "such.npy does not exist");
    assertRefused(() -> SampleFile.read("no/such.h5:/x", ANY), "such.h5 does not exist");
    assertRefused(() -> SampleFile.read("no/such.txt", ANY), "such.txt does not exist");
    assertRefused(() -> SampleFile.read("a.npy:x", ANY), "a.npy:x names an array in a file that");
  }

  @ParameterizedTest
  @ValueSource(strings = {"set.npy", "set.npz", "set.h5", "SET.HDF5"})
  void whatIsWrittenIsReadBack(String name) {
    for (Element element : Element.values()) {
      SampleSet samples = SampleSet.allocate(element, 5, List.of(2, 3));
      for (int i = 0; i < 30; i++) {
        switch (element) {
          case BYTE -> samples.data().set(ValueLayout.JAVA_BYTE, i, (byte) -i);
          case FLOAT -> samples.data().set(SampleSet.FLOAT, 4 * i, i / 3f);
        }
      }
      Path file = folder.resolve(name);
      SampleFile.write(file, samples);
      SampleSet back = SampleFile.read(file.toString(), ANY);
      assertThat(back.element()).isEqualTo(element);
      assertThat(back.shape()).containsExactly(2, 3);
      assertThat(values(back)).containsExactly(values(samples));
    }
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void textIsReadAndNotWritten() throws IOException {
    Path file = folder.resolve("a.txt");
    Files.writeString(file, "1 -1\n-1 1\n");
    SampleSet samples = SampleFile.read(file.toString(), List.of(2, 1));
    assertThat(samples.element()).isEqualTo(Element.BYTE);
    assertRefused(() -> SampleFile.write(file, samples), "a.txt would be text", ".npy");
    assertThat(file).hasContent("1 -1\n-1 1\n");
  }

  /// Writes an array and reads it as configurations.
  private SampleSet write(NpyArray array) {
    Path file = folder.resolve("data.npy");
    NpyFile.write(file, array);
    return SampleFile.read(file.toString(), ANY);
  }
}
