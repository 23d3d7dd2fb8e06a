package org.rsmi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The rules themselves, on tables and classes that break them.
class ArchitectureRulesTest {
  private static final String TABLE =
      """
      | package | holds | may import |
      |---|---|---|
      | `num` | numbers | – |
      | `mi` | bounds | `num` |
      | `analysis` | findings, *planned* | `num` |
      | `cli` | flags | everything above |
      """;

  private static final Map<String, Set<String>> ALLOWED =
      Map.of("num", Set.of("num"), "mi", Set.of("mi", "num"), "cli", Set.of("mi", "num"));

  @Test
  void importsThatTheTableAllowsPass() {
    assertThat(Architecture.parse(TABLE).violations(ALLOWED)).isEmpty();
  }

  @Test
  void anExtraEdgeIsNamed() {
    Map<String, Set<String>> imports =
        Map.of("num", Set.of("mi"), "mi", Set.of("num"), "cli", Set.of());
    assertThat(Architecture.parse(TABLE).violations(imports)).containsExactly("num imports mi");
  }

  @Test
  void anUnlistedPackageIsNamed() {
    Map<String, Set<String>> imports =
        Map.of("num", Set.of(), "mi", Set.of(), "cli", Set.of(), "util", Set.of());
    assertThat(Architecture.parse(TABLE).violations(imports)).containsExactly("util is not listed");
  }

  @Test
  void aListedPackageThatDoesNotExistIsNamedUnlessItIsPlanned() {
    Map<String, Set<String>> imports = Map.of("num", Set.of(), "cli", Set.of());
    assertThat(Architecture.parse(TABLE).violations(imports))
        .containsExactly("mi is listed and does not exist");
  }

  @Test
  void aRowAboveWhatItImportsIsNamed() {
    String upward = TABLE.replace("| numbers | – |", "| numbers | `mi` |");
    assertThat(Architecture.parse(upward).violations(ALLOWED))
        .containsExactly("num stands above mi, which it imports");
  }

  @Test
  void aTextWithoutATableIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Architecture.parse("# Architecture"))
        .withMessage("ARCHITECTURE.md has no package table");
  }

  @Test
  void sharedStateNamelessRandomnessAndOutputAreNamed() throws IOException {
    String offender = Offender.class.getName();
    assertThat(violations(Offender.class))
        .isEqualTo(
            List.of(
                offender + " has the mutable static field draws",
                offender + " uses java.lang.Math.random",
                offender + " uses java.lang.System.out",
                offender + " uses java.util.Random"));
  }

  @Test
  void constantsAndInstanceStateAreFine() throws IOException {
    assertThat(violations(Innocent.class)).isEmpty();
  }

  private static List<String> violations(Class<?> type) throws IOException {
    String file = type.getName().substring(type.getPackageName().length() + 1) + ".class";
    try (InputStream bytes = type.getResourceAsStream(file)) {
      return ClassRules.violations(bytes.readAllBytes());
    }
  }

  @SuppressWarnings("unused")
  private static final class Offender {
    static int draws;

    void draw() {
      draws++;
      System.out.println(Math.random() + new Random(draws).nextDouble());
    }
  }

  @SuppressWarnings("unused")
  private static final class Innocent {
    static final int LIMIT = 3;
    private int draws;

    int draw() {
      return Math.min(LIMIT, draws++);
    }
  }
}
