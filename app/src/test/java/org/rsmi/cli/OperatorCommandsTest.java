package org.rsmi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rsmi.cli.Console.rsmi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rsmi.analysis.Findings;
import org.rsmi.sample.NpyArray;
import org.rsmi.sample.NpyFile;

final class OperatorCommandsTest {
  @TempDir private Path folder;

  private Path spins(int size, int samples, double temperature) {
    Path file = folder.resolve("spins-%d-%s.npy".formatted(size, temperature));
    Console console =
        rsmi(
            "sample",
            "Ising",
            "--set",
            "size=" + size,
            "--set",
            "temperature=" + temperature,
            "-n",
            samples,
            "-o",
            file);
    assertThat(console.code()).isZero();
    return file;
  }

  private Path filter(double... weights) {
    Path file = folder.resolve("majority.npy");
    int side = (int) Math.round(Math.sqrt(weights.length));
    NpyFile.write(file, NpyArray.of(List.of(side, side), weights));
    return file;
  }

  @Test
  void aBlockRuleMakesOneSpinOfABlock() {
    Path spins = spins(8, 20, 2.0);
    Path coarse = folder.resolve("coarse.npy");
    Console console =
        rsmi("coarse-grain", spins, "--filter", filter(1, 1, 1, 1), "-o", coarse, "--json");
    assertThat(console.code()).isZero();
    assertThat(console.json().required("element").asString()).isEqualTo("BYTE");
    NpyArray fine = NpyFile.read(spins);
    NpyArray found = NpyFile.read(coarse);
    assertThat(found.shape()).containsExactly(20, 4, 4);
    double sum = fine.at(3, 2, 4) + fine.at(3, 2, 5) + fine.at(3, 3, 4) + fine.at(3, 3, 5);
    assertThat(found.at(3, 1, 2)).isEqualTo(sum >= 0 ? 1 : -1);
    rsmi(
        "coarse-grain",
        spins,
        "--filter",
        filter(1, 1, 1, 1),
        "-o",
        coarse,
        "--linear",
        "--stride",
        1,
        "--open");
    assertThat(NpyFile.read(coarse).shape()).containsExactly(20, 7, 7);
    assertThat(NpyFile.read(coarse).at(3, 2, 4)).isEqualTo(sum);
  }

  @Test
  void filesOfAModelAreOrderedByItsTemperature() throws IOException {
    Path hot = spins(8, 300, 4.0);
    Path cold = spins(8, 300, 1.5);
    Path json = folder.resolve("analysis/order.json");
    Files.createDirectories(json.getParent());
    Console console = rsmi("order", hot, cold, "--filter", "site", "-o", json);
    assertThat(console.code()).isZero();
    assertThat(console.out())
        .contains("⟨|O|⟩ of site goes from 0.98")
        .contains("at temperature = 1.5 to")
        .contains("findings: " + json);
    assertThat(Findings.read(folder))
        .singleElement()
        .extracting(Findings::analysis)
        .isEqualTo("OrderParameters");
    assertThat(
            rsmi("order", hot, cold, "--filter", "site", "--value", "x=2", "--value", "x=1").out())
        .contains("x = 1.0");
  }

  @Test
  void spinsAndTheirEnergyAreCorrelated() {
    Path small = spins(8, 400, 2.269);
    Path large = spins(16, 400, 2.269);
    Console console =
        rsmi(
            "correlate",
            small,
            "--filter",
            "site",
            "--products",
            "neighbours",
            "--double",
            large,
            "--window",
            "1:3",
            "--chord");
    assertThat(console.code()).isZero();
    assertThat(console.out())
        .contains("operator covariance: ")
        .contains("antipodal dimension of site: ")
        .contains("in the chord distance");
  }

  @Test
  void wordsOfARuleAreCounted() {
    Path filters = folder.resolve("two.npy");
    NpyFile.write(filters, NpyArray.of(List.of(2, 1, 2), 1.0, 0, 0, 1));
    Console console = rsmi("codewords", spins(8, 50, 2.5), "--filter", filters, "--stride", 2);
    assertThat(console.code()).isZero();
    assertThat(console.out())
        .contains("A word of 2 bits has an entropy of")
        .contains("of 4 codewords");
  }

  @Test
  void theRuleOfARunFolderIsItsBest() throws IOException {
    Path spec = Specs.write(folder, Specs.ISING);
    Path runs = folder.resolve("runs");
    assertThat(rsmi("run", spec, "-o", runs, "-q").code()).isZero();
    Path coarse = folder.resolve("coarse.npy");
    Path spins = spins(8, 20, 2.5);
    assertThat(rsmi("coarse-grain", spins, "--from", runs, "-o", coarse).code()).isZero();
    assertThat(NpyFile.read(coarse).shape()).containsExactly(20, 4, 4);
    assertThat(
            rsmi("coarse-grain", spins, "--from", runs, "--point", "T=1", "-o", coarse).complaint())
        .contains("holds no finished run at {T=1}");
    assertThat(rsmi("order", runs, "--from", runs).complaint()).contains("keeps no samples");
  }

  @Test
  void badInputIsOneLine() {
    Path spins = spins(8, 20, 2.0);
    Path out = folder.resolve("out.npy");
    assertThat(rsmi("coarse-grain", spins, "-o", out).complaint()).contains("no filter: --filter");
    assertThat(rsmi("coarse-grain", "none.npy", "--filter", "site", "-o", out).complaint())
        .contains("none.npy does not exist");
    assertThat(
            rsmi("coarse-grain", spins, "--filter", filter(new double[81]), "-o", out).complaint())
        .contains("is larger than the 8 sites");
    assertThat(
            rsmi("coarse-grain", spins, "--filter", "site", "--stride", 3, "-o", out).complaint())
        .contains("stride = 3 does not divide the 8 sites");
    assertThat(
            rsmi("coarse-grain", spins, "--filter", "site", "--stride", "x", "-o", out).complaint())
        .contains("stride = x: want sites");
    assertThat(rsmi("correlate", spins, "--filter", "site", "--window", "4").complaint())
        .contains("want two distances");
    assertThat(rsmi("order", spins, "--filter", "site", "--value", "2").complaint())
        .contains("--value 2: want e.g. T=2.0");
    assertThat(
            rsmi("order", spins, "--filter", "site", "--value", "T=1", "--value", "T=2")
                .complaint())
        .contains("for 1 files: want one for each");
    assertThat(rsmi("codewords", spins, "--filter", "site", "--filter", "site").complaint())
        .contains("2 filters: one is wanted");
  }

  @Test
  void everyCommandShowsAnExample() {
    for (String command : List.of("coarse-grain", "order", "correlate", "codewords", "flow")) {
      assertThat(rsmi(command, "--help").out()).contains("Example: rsmi " + command);
    }
  }
}
