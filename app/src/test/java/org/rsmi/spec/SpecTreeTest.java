package org.rsmi.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rsmi.spec.Fixture.tree;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecTreeTest {
  private static final SpecTree TREE =
      tree(
          """
          name = "a"
          [training]
          batch = 500
          bound = "InfoNce"
          stop = { patience = 10 }
          """);

  @Test
  void theHashIgnoresOrderCommentsAndLayout() {
    SpecTree other =
        tree(
            """
            # another layout
            [training]
            stop.patience = 10
            bound = 'InfoNce'   # the same
            batch = 5_00

            """);
    assertThat(other.override("name", "\"a\"").sha256()).isEqualTo(TREE.sha256()).hasSize(64);
  }

  @ParameterizedTest
  @CsvSource({
    "7728705305514883950, 7728705305514883950",
    "-7728705305514883950, -7728705305514883950",
    "+1_000_000_000_000_000_000, 1000000000000000000",
    "9223372036854775807, 9223372036854775807",
    "-9223372036854775808, -9223372036854775808",
    "123456789012345678, 123456789012345678",
    "0x7fffffffffffffff, 9223372036854775807",
  })
  void longIntegersAreReadToTheLastDigit(String toml, long number) {
    SpecValue whole = new SpecValue.Whole(number);
    assertThat(tree("a = " + toml).find("a")).contains(whole);
    assertThat(tree("a = [1,%s] # it's %s".formatted(toml, toml)).find("a"))
        .contains(new SpecValue.Items(List.of(new SpecValue.Whole(1), whole)));
    assertThat(tree("a.b={c=%s}".formatted(toml)).find("a.b.c")).contains(whole);
    assertThat(TREE.override("seed", toml).find("seed")).contains(whole);
    assertThat(tree(TREE.override("seed", toml).canonical()).find("seed")).contains(whole);
  }

  @Test
  void digitsThatAreNoIntegerStayWhatTheyAre() {
    SpecTree odd =
        tree(
            """
            text = "it is # 7728705305514883950 \\" 7728705305514883950"   # "7728705305514883950
            literal = '7728705305514883950'
            long = \"""
            7728705305514883950 "or" ''7728705305514883950''\"""
            7728705305514883950 = 7728705305514883950.5
            large = 99999999999999999999
            """);
    assertThat(odd.canonical())
        .isEqualTo(
            """
            7728705305514883950 = 7.728705305514884E18
            large = 99999999999999999999
            literal = "7728705305514883950"
            long = "7728705305514883950 \\"or\\" ''7728705305514883950''"
            text = "it is # 7728705305514883950 \\" 7728705305514883950"
            """);
  }

  @Test
  void theHashSeesEveryValue() {
    assertThat(TREE.override("training.batch", "501").sha256()).isNotEqualTo(TREE.sha256());
    assertThat(TREE.override("training.more", "1").sha256()).isNotEqualTo(TREE.sha256());
    assertThat(tree("a = [1, 2]").sha256()).isNotEqualTo(tree("a = [2, 1]").sha256());
    assertThat(tree("a = 1").sha256()).isNotEqualTo(tree("a = \"1\"").sha256());
  }

  @Test
  void theCanonicalTextReadsBackAsTheSameTree() {
    SpecTree odd =
        tree(
            """
            "two words" = "a \\"b\\" \\\\ \\n \\u0007 Λ 🙂"
            number = [1e300, -2.5e-9, 3.0, 3]
            empty = {}
            none = []
            [[chains]]
            samples = 1
            [[chains]]
            samples = 2
            """);
    assertThat(tree(odd.canonical())).isEqualTo(odd);
    assertThat(tree(TREE.canonical())).isEqualTo(TREE);
    assertThat(TREE.canonical())
        .isEqualTo(
            """
            name = "a"
            training = { batch = 500, bound = "InfoNce", stop = { patience = 10 } }
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "training.batch | 100 | 100",
        "training.batch | [1, 2.5] | [1, 2.5]",
        "training.bound | \"Nwj\" | \"Nwj\"",
        "training.bound | Nwj | \"Nwj\"",
        "training.bound | { type = \"Nwj\" } | { type = \"Nwj\" }",
        "training.stop.patience | 1_000 | 1000",
        "data.file | data/c.npy | \"data/c.npy\"",
        "data.lattice.size | $size | \"$size\"",
      })
  void anOverrideReplacesOneSetting(String key, String toml, String found) {
    SpecTree changed = TREE.override(key, toml);
    assertThat(changed.find(key).orElseThrow().toml()).isEqualTo(found);
    assertThat(changed.find("name")).isEqualTo(TREE.find("name"));
    assertThat(changed.root().entries().keySet()).startsWith("name", "training");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 0", "[1, 2", "", "1\nname = 3", "\"open"})
  void anOverrideThatIsNoTomlIsRefused(String toml) {
    assertThatThrownBy(() -> TREE.override("training.batch", toml))
        .isInstanceOf(SpecException.class)
        .message()
        .startsWith("experiment.training.batch = ")
        .endsWith(": want a TOML value")
        .doesNotContain("\n");
  }

  @Test
  void anOverrideBelowAScalarIsRefused() {
    assertThatThrownBy(() -> TREE.override("training.bound.ceiling", "1"))
        .hasMessage("experiment.training.bound = \"InfoNce\": want a table that can take ceiling");
    assertThatThrownBy(() -> TREE.override("training..batch", "1"))
        .hasMessage("\"training..batch\" is no key of experiment: want one like data.model");
  }

  @Test
  void aMissingKeyIsNotFound() {
    assertThat(TREE.find("training.stop.patience")).contains(new SpecValue.Whole(10));
    assertThat(TREE.find("training.batch.size")).isEmpty();
    assertThat(TREE.find("data")).isEmpty();
  }
}
