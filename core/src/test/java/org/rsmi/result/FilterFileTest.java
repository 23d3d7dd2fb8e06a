package org.rsmi.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rsmi.sample.NpyArray;
import org.rsmi.sample.NpyFile;
import org.rsmi.sample.NpzFile;

class FilterFileTest {
  @TempDir private Path folder;

  @Test
  void aFilterOfARunHasItsComponentsAndBiases() {
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    arrays.put("filter", NpyArray.of(List.of(2, 1, 3), 1.0, 2, 3, 4, 5, 6));
    arrays.put("bias", NpyArray.of(List.of(2), 0.5, -0.5));
    Path file = folder.resolve("filter.npz");
    NpzFile.write(file, arrays, NpzFile.Compression.STORED);
    Filter filter = FilterFile.read(file, 2);
    assertThat(filter.blockShape()).containsExactly(1, 3);
    assertThat(filter.weights()[1]).containsExactly(4, 5, 6);
    assertThat(filter.bias()).containsExactly(0.5, -0.5);
  }

  @Test
  void aBareArrayIsOneComponentOrSeveral() {
    Path file = folder.resolve("bare.npy");
    NpyFile.write(file, NpyArray.of(List.of(2, 2), 1.0, 2, 3, 4));
    assertThat(FilterFile.read(file, 2).components()).isEqualTo(1);
    assertThat(FilterFile.read(file, 2).bias()).containsExactly(0);
    assertThat(FilterFile.read(file, 1).components()).isEqualTo(2);
    assertThat(FilterFile.read(file, 1).blockShape()).containsExactly(2);
  }

  @Test
  void whatIsNoFilterIsToldInOneLine() {
    Path file = folder.resolve("flat.npy");
    NpyFile.write(file, NpyArray.of(List.of(4), 1.0, 2, 3, 4));
    assertThatThrownBy(() -> FilterFile.read(file, 2))
        .hasMessageEndingWith("want [components × block] or [block], block of 2 axes");
    NpyFile.write(file, NpyArray.of(List.of(1), Double.NaN));
    assertThatThrownBy(() -> FilterFile.read(file, 1)).hasMessageEndingWith("are not finite");
  }
}
