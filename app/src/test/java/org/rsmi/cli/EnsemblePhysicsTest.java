package org.rsmi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rsmi.cli.Console.rsmi;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What real ensembles say, from the experiment file to the finding. An hour on two cores.
@Tag("nightly")
class EnsemblePhysicsTest {
  private static final double CRITICAL = 2.269185314213;

  @TempDir private Path runs;

  private Path run(String spec, String... settings) {
    Path example = Path.of("..", "examples", spec).toAbsolutePath().normalize();
    Object[] arguments = new Object[settings.length + 5];
    arguments[0] = "run";
    arguments[1] = example;
    arguments[2] = "--out";
    arguments[3] = runs.resolve("runs");
    arguments[4] = "-q";
    System.arraycopy(settings, 0, arguments, 5, settings.length);
    assertThat(rsmi(arguments).code()).isZero();
    return runs.resolve("runs");
  }

  private static JsonNode finding(Path folder, String analysis, String name) {
    for (JsonNode found : rsmi("analyse", folder, "--only", analysis, "--json").json()) {
      for (JsonNode finding : found.get("findings")) {
        if (finding.get("name").asString().startsWith(name)) {
          return finding;
        }
      }
    }
    throw new AssertionError(analysis + " found no " + name);
  }

  private static double value(JsonNode number) {
    return number.get("value").get("value").asDouble();
  }

  /// Onsager's T_c in an interval of less than 0.1 J, and the dimension 1/8 from four buffers.
  @Test
  void theIsingModelShowsWhereItIsCriticalAndHowItDecaysThere() {
    Path folder = run("ising-phase-diagram.toml", "--set", "grid.buffer=[1,2,3,4]");
    JsonNode transition = finding(folder, "PhaseDiagram", "transition");
    double low = transition.get("low").asDouble();
    double high = transition.get("high").asDouble();
    assertThat(CRITICAL).isBetween(low, high);
    assertThat(high - low).isLessThan(0.1);
    String critical = "temperature = 2.26919";
    assertThat(value(finding(folder, "BufferDecay", "decay, " + critical))).isBetween(0.095, 0.155);
  }

  /// Four columnar crystals are told apart by P1 and P2, and C comes third.
  @Test
  void theDimerCrystalHasThePlaquetteFiltersAndTheColumnarOne() {
    Path folder =
        run(
            "dimers-ensemble.toml",
            "--set",
            "grid.temperature=[0.5]",
            "--set",
            "grid.components=[2]");
    assertThat(value(finding(folder, "Clusters", "number of clusters"))).isEqualTo(3);
    for (JsonNode row : finding(folder, "Projections", "overlaps").get("rows")) {
      boolean staggered = row.get(1).get("text").asString().startsWith("S");
      double overlap = row.get(2).get("value").get("value").asDouble();
      assertThat(overlap).isBetween(staggered ? 0 : 0.1, staggered ? 0.01 : 0.7);
    }
  }
}
