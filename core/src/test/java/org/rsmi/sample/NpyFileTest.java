package org.rsmi.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rsmi.sample.Fixture.assertRefused;
import static org.rsmi.sample.Fixture.parity;
import static org.rsmi.sample.Fixture.path;
import static org.rsmi.sample.Fixture.ramp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyFileTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i1n-C", "i1n-F", "u1n-C", "u1n-F", "i2l-C", "i2l-F", "i2b-C", "i2b-F", "u2l-C", "u2l-F",
        "u2b-C", "u2b-F", "i4l-C", "i4l-F", "i4b-C", "i4b-F", "u4l-C", "u4l-F", "u4b-C", "u4b-F",
        "i8l-C", "i8l-F", "i8b-C", "i8b-F", "u8l-C", "u8l-F", "u8b-C", "u8b-F", "f2l-C", "f2l-F",
        "f2b-C", "f2b-F", "f4l-C", "f4l-F", "f4b-C", "f4b-F", "f8l-C", "f8l-F", "f8b-C", "f8b-F",
        "version2", "version3"
      })
  void everyNumberTypeInBothOrdersAndEndiannessesIsReadAsNumpyWroteIt(String name) {
    NpyArray array = NpyFile.read(path("npy/" + name + ".npy"));
    assertThat(array.shape()).containsExactly(2, 3, 4);
    assertThat(array.toDoubles()).containsExactly(ramp(24));
    assertThat(array.at(1, 0, 3)).isEqualTo(15);
    assertThat(array.data().isMapped()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"b1n-C", "b1n-F"})
  void truthValuesAreZeroAndOne(String name) {
    assertThat(NpyFile.read(path("npy/" + name + ".npy")).toDoubles()).containsExactly(parity(24));
  }

  @Test
  void extremeValuesSurvive() {
    assertThat(NpyFile.read(path("npy/extremes-i8.npy")).toDoubles())
        .containsExactly(-0x1p63, 0x1p63, -1, 0);
    assertThat(NpyFile.read(path("npy/extremes-u8.npy")).toDoubles())
        .containsExactly(0, 1, 0x1p63, 0x1p64);
    assertThat(NpyFile.read(path("npy/extremes-f2.npy")).toDoubles())
        .containsExactly(65504, -0x1p-24, 0x1.998p-4, -0.0);
  }

  @Test
  void singleNumbersVectorsAndEmptyArraysAreArraysToo() {
    assertThat(NpyFile.read(path("npy/zero-d.npy")).at()).isEqualTo(-2.5);
    assertThat(NpyFile.read(path("npy/zero-d-integer.npy")).toDoubles()).containsExactly(7);
    assertThat(NpyFile.read(path("npy/one-d.npy")).toDoubles()).containsExactly(ramp(5));
    assertThat(NpyFile.read(path("npy/one-d-F-flag.npy")).toDoubles()).containsExactly(ramp(5));
    NpyArray empty = NpyFile.read(path("npy/empty.npy"));
    assertThat(empty.shape()).containsExactly(0, 3, 4);
    assertThat(empty.toDoubles()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "object,Python objects (dtype |O)",
    "structured,records of several fields",
    "unicode-field,records of several fields",
    "unicode,text (dtype <U4)",
    "bytes,text (dtype |S4)",
    "complex,complex numbers",
    "date,dates",
    "longdouble,floats of another width (dtype <f16)"
  })
  void whatIsNotARealNumberIsRefusedByItsName(String name, String words) {
    assertRefused(() -> NpyFile.read(path("npy/" + name + ".npy")), name + ".npy holds", words);
  }

  @Test
  void aMissingFileAndAFolderAreNamed() {
    assertRefused(() -> NpyFile.read(folder.resolve("no.npy")), "no.npy does not exist");
    assertRefused(() -> NpyFile.read(folder), folder + " is a folder");
  }

  @Test
  void truncatedDataSaysWhatWasWantedAndFound() throws IOException {
    byte[] whole = Files.readAllBytes(path("npy/f8l-C.npy"));
    Path cut = folder.resolve("cut.npy");
    Files.write(cut, Arrays.copyOf(whole, whole.length - 5));
    assertRefused(
        () -> NpyFile.read(cut), "cut.npy ends early: [2, 3, 4] of <f8 takes 192", "found 187");
  }

  @Test
  void everyPrefixOfAFileIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(path("npy/i1n-C.npy"));
    Path cut = folder.resolve("cut.npy");
    for (int length = 0; length < whole.length; length++) {
      Files.write(cut, Arrays.copyOf(whole, length));
      assertRefused(() -> NpyFile.read(cut), "cut.npy ");
    }
  }

  @Test
  void dataBeyondTheArrayIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(path("npy/i1n-C.npy"));
    Path two = folder.resolve("two.npy");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(whole);
    bytes.write(whole);
    Files.write(two, bytes.toByteArray());
    assertRefused(() -> NpyFile.read(two), "two.npy holds 152 bytes beyond its [2, 3, 4] of |i1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{'descr': '<f8', 'fortran_order': False, 'shape': (-1,), }; length -1",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999999999999,), }; length 9999",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2000000000, 2000000000, 2000000000)};"
            + " larger than any memory",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2000000000, 2)}; ends early",
        "{'descr': '<f8', 'fortran_order': False, 'shape': __import__('os').system('ls')}; header",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (1+1,)}; header",
        "{'descr': '<f8', 'fortran_order': 0, 'shape': (1,)}; header",
        "{'descr': '<f8', 'shape': (1,)}; header",
        "{'descr': '<f8', 'descr': '<f4', 'fortran_order': False, 'shape': (1,)}; header",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (1,)} + exit(); header",
        "{'descr': '<q7', 'fortran_order': False, 'shape': (1,)}; unknown kind",
        "{'descr': '', 'fortran_order': False, 'shape': (1,)}; unknown dtype []",
        "[1, 2]; header",
        "; header"
      })
  void hostileHeadersAreRefused(String dict, String words) throws IOException {
    Path file = folder.resolve("hostile.npy");
    Files.write(file, npy(1, dict == null ? "" : dict));
    assertRefused(() -> NpyFile.read(file), "hostile.npy ", words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{\"shape\":(2L,),\"fortran_order\":False,\"descr\":\"<i2\"}",
        "{'fortran_order':True , 'descr':'<i2','shape':( 2, )  ,  }",
        "{'descr': 'i2', 'fortran_order': False, 'shape': (2,)}",
        "{'descr': '=i2', 'fortran_order': False, 'shape': (2,)}",
        "{'descr': '|i2', 'fortran_order': False, 'shape': (2,)}"
      })
  void headersOfOtherWritersAreRead(String dict) throws IOException {
    Path file = folder.resolve("other.npy");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(npy(1, dict));
    bytes.write(new byte[] {1, 1, 2, 2}); // the same in both endiannesses
    Files.write(file, bytes.toByteArray());
    assertThat(NpyFile.read(file).toDoubles()).containsExactly(257, 514);
  }

  @Test
  void wrongMagicAndVersionAreNamed() throws IOException {
    Path file = folder.resolve("x.npy");
    Files.writeString(file, "1 2 3 4 5 6 7 8 9 10");
    assertRefused(() -> NpyFile.read(file), "x.npy does not start with \\x93NUMPY");
    Files.write(file, npy(4, "{}"));
    assertRefused(() -> NpyFile.read(file), "x.npy has .npy version 4.0; known are 1.0, 2.0");
  }

  @Test
  void aHeaderOfFourGigabytesIsNotEvenTried() throws IOException {
    Path file = folder.resolve("x.npy");
    byte[] bytes = npy(2, "{}");
    Arrays.fill(bytes, 8, 12, (byte) 0xFF);
    Files.write(file, bytes);
    assertRefused(() -> NpyFile.read(file), "promises a header of 4294967295 bytes");
  }

  @Test
  void whatIsWrittenIsReadBack() {
    Path file = folder.resolve("filter.npy");
    List<Integer> shape = List.of(2, 1, 3);
    for (NpyArray array :
        List.of(
            NpyArray.of(shape, 1, 2, 3, -4, 5, Integer.MIN_VALUE),
            NpyArray.of(shape, 1f, 2f, 3f, Float.NaN, 5f, Float.MIN_VALUE),
            NpyArray.of(shape, 0.1, 2, 3, -4, 5, Double.NEGATIVE_INFINITY),
            NpyArray.of(shape, new byte[] {1, -128, 127, 0, 5, 6}),
            NpyArray.of(List.of(), Math.PI),
            NpyFile.read(path("npy/f2b-F.npy")))) {
      NpyFile.write(file, array);
      NpyArray back = NpyFile.read(file);
      assertThat(back.dtype()).isEqualTo(array.dtype());
      assertThat(back.shape()).isEqualTo(array.shape());
      assertThat(back.toDoubles()).containsExactly(array.toDoubles());
    }
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
  }

  /// numpy 2.4 pads further, for growth; up to the padding the headers are the same.
  @Test
  void theHeaderIsTheOneNumpyWrites() throws IOException {
    Path file = folder.resolve("one-d.npy");
    NpyFile.write(file, NpyArray.of(List.of(5), 0f, 1f, 2f, 3f, 4f));
    assertThat(file).hasSameBinaryContentAs(path("npy/one-d.npy"));
  }

  @Test
  void anArrayKnowsItsSizeAndItsLimits() {
    assertRefused(
        () -> NpyArray.of(List.of(2, 2), 1.0), "[2, 2] numbers of <f8 take 32 bytes, found 8");
    NpyArray array = NpyArray.of(List.of(2, 2), 1.0, 2, 3, 4);
    assertRefused(() -> array.at(1), "1 indices for an array of 2 axes");
  }

  private static byte[] npy(int version, String dict) {
    byte[] text = dict.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[(version == 1 ? 10 : 12) + text.length];
    byte[] start = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0, (byte) text.length};
    System.arraycopy(start, 0, bytes, 0, start.length);
    System.arraycopy(text, 0, bytes, bytes.length - text.length, text.length);
    return bytes;
  }
}
