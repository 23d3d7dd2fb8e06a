package org.rsmi.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

  @ParameterizedTest
  @CsvSource({"'', abc, 3", "batch, batch, 0", "batch, Bathc, 1", "kitten, sitting, 3", "a, b, 1"})
  void theDistanceCountsEditsAndSwaps(String a, String b, int distance) {
    assertThat(Spelling.distance(a, b)).isEqualTo(distance);
    assertThat(Spelling.distance(b, a)).isEqualTo(distance);
  }

  @Test
  void aWordFarFromAllHasNoNearest() {
    assertThat(Spelling.nearest("size", List.of("thermalise", "samples"))).isEmpty();
    assertThat(Spelling.nearest("sample", List.of("samples", "simple"))).contains("samples");
  }
}
