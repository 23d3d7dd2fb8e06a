package org.rsmi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Lattice;
import org.rsmi.lattice.Square;
import org.rsmi.model.Ising;
import org.rsmi.model.Wolff;
import org.rsmi.sample.Chain;
import org.rsmi.sample.Spacing;
import org.rsmi.sample.Thermalisation;

class SampleWordsTest {

  private static Lattice lattice(Map<String, String> settings) {
    SampleWords words = SampleWords.of("ising", settings);
    return words.lattice(words.model());
  }

  @Test
  void aModelIsFoundInAnyCase() {
    assertThat(SampleWords.of("ISING", Map.of()).model()).isEqualTo(Ising.defaults());
    assertThatThrownBy(() -> SampleWords.of("isng", Map.of()).model())
        .hasMessageEndingWith("; did you mean Ising for isng?");
  }

  @Test
  void aSettingGoesWhereItIsKnown() {
    Map<String, String> settings =
        Map.of("temperature", "3", "update", "Wolff", "size", "[4, 6]", "boundary", "open");
    assertThat(SampleWords.of("ising", settings).model()).isEqualTo(new Ising(3, 1, new Wolff()));
    assertThat(lattice(settings)).isEqualTo(new Square(List.of(4, 6), Boundary.OPEN));
    assertThat(SampleWords.of("ising", Map.of("every", "7")).chain(Map.of("every", "2")))
        .isEqualTo(new Chain(Thermalisation.defaults(), 10_000, new Spacing.Every(7)));
  }

  @Test
  void theLatticeIsTheModelsHomeUnlessAnotherIsNamed() {
    assertThat(lattice(Map.of())).isEqualTo(Ising.defaults().home());
    Lattice ring = new org.rsmi.lattice.Chain(12, Boundary.PERIODIC);
    assertThat(lattice(Map.of("lattice", "chain", "size", "12"))).isEqualTo(ring);
    assertThat(lattice(Map.of("lattice.type", "Chain", "lattice.size", "12"))).isEqualTo(ring);
    assertThat(lattice(Map.of("lattice", "{ type = \"Chain\", size = 12 }"))).isEqualTo(ring);
  }
}
