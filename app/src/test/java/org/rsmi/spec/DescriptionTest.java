package org.rsmi.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rsmi.coarse.LinearFilter;
import org.rsmi.spec.Description.Setting;

class DescriptionTest {

  @Test
  void aRecordIsDescribedByItsComponentsTypesAndDefaults() {
    assertThat(Description.of(LinearFilter.class).name()).isEqualTo("LinearFilter");
    assertThat(Description.of(LinearFilter.class).settings())
        .containsExactly(
            new Setting("components", "whole number", "1"),
            new Setting("bias", "one of [learned, none]", "\"none\""),
            new Setting(
                "embedding",
                "Embedding",
                "{ type = \"RelaxedBernoulli\", start = 0.5, floor = 0.1, rate = 0.005 }"));
  }

  @Test
  void whatCannotBeOmittedHasNoDefault() {
    assertThat(Description.of(Fixture.Everything.class).settings())
        .extracting(Setting::type)
        .containsExactly(
            "whole number",
            "whole number",
            "number",
            "text",
            "one of [periodic, open]",
            "list of numbers",
            "list of texts",
            "list of Chains",
            "table");
    assertThat(Description.of(Fixture.Training.class).settings())
        .contains(
            new Setting("batch", "whole number", ""),
            new Setting(
                "stop", "StopRule", "{ type = \"Plateau\", patience = 10, least = 0.001 }"));
  }
}
