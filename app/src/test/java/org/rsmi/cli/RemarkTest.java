package org.rsmi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rsmi.analysis.Finding;
import org.rsmi.analysis.Findings;

class RemarkTest {
  private static Finding warning(String name) {
    return new Finding.Warning(name, "About " + name + ".");
  }

  private static List<String> texts(Finding... findings) {
    return Remark.of(List.of(new Findings("Symmetries", List.of(findings)))).stream()
        .map(Remark::text)
        .toList();
  }

  @Test
  void findingsThatDifferInTheirPointAreToldOnceAndCounted() {
    assertThat(texts(warning("power, T = 1"), warning("power, T = 2"), warning("other")))
        .containsExactly(
            "Caveat: About power, T = 1. [power, T = 1; 1 more alike]",
            "Caveat: About other. [other]");
  }

  @Test
  void whatIsSaidOfAllPointsComesBeforeWhatIsSaidOfOne() {
    assertThat(texts(warning("power, T = 1"), warning("power, all points")))
        .containsExactly("Caveat: About power, all points. [power, all points; 1 more alike]");
  }

  @Test
  void picturesAreLeftToTheReport() {
    assertThat(texts(new Finding.FilterMap("map", "A map.", List.of(1), List.of()))).isEmpty();
  }
}
