package org.rsmi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.rsmi.cli.Console.rsmi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rsmi.mi.PairedSamples;
import org.rsmi.mi.Variable;
import org.rsmi.num.Rng;
import org.rsmi.oracle.BeyondNormal;
import tools.jackson.databind.JsonNode;

class EstimateCommandTest {
  private static final BeyondNormal LAW = BeyondNormal.sparse(2);

  @TempDir static Path folder;

  @BeforeAll
  static void writeFiles() throws IOException {
    PairedSamples samples = LAW.sample(800, Rng.of(1));
    Files.writeString(folder.resolve("x.csv"), text(samples.x(), "x1,x2\n"));
    Files.writeString(folder.resolve("y.csv"), text(samples.y(), ""));
    StringBuilder both = new StringBuilder();
    for (int row = 0; row < samples.rows(); row++) {
      both.append(line(samples.x(), row)).append(',').append(line(samples.y(), row)).append('\n');
    }
    Files.writeString(folder.resolve("both.csv"), both);
  }

  private static String text(Variable variable, String heading) {
    StringBuilder text = new StringBuilder(heading);
    for (int row = 0; row < variable.rows(); row++) {
      text.append(line(variable, row)).append('\n');
    }
    return text.toString();
  }

  private static String line(Variable variable, int row) {
    return String.format(Locale.ROOT, "%.9g,%.9g", variable.at(row, 0), variable.at(row, 1));
  }

  private static Path file(String name) {
    return folder.resolve(name);
  }

  @Test
  void bothFormsGiveTheSameNumberWithinErrors() {
    JsonNode json =
        rsmi("estimate", file("x.csv"), file("y.csv"), "--json", "--estimators", "gaussian").json();
    JsonNode information = json.get("information");
    double z =
        (information.get("value").asDouble() - LAW.information())
            / information.get("error").asDouble();
    double missing = 0.04 * LAW.information() / information.get("error").asDouble();
    assertThat(z).isBetween(-4 - missing, 4.0);
    assertThat(information.get("unit").asString()).isEqualTo("nats");
    assertThat(json.get("reliable").asBoolean()).isTrue();
    assertThat(json.get("kind").asString()).isEqualTo("gaussian_copula");
    assertThat(json.get("held_out").get("value").asDouble()).isPositive();
    assertThat(json.get("rows").asInt()).isEqualTo(800);
    assertThat(json.get("p_value").asDouble()).isLessThan(0.02);
    assertThat(json.get("estimators").get(0).get("name").asString()).isEqualTo("gaussian");

    Console csv = rsmi("estimate", "--csv", file("both.csv"), "--dims", 2, 2);
    assertThat(csv.code()).isZero();
    assertThat(Double.parseDouble(csv.out().strip()))
        .isCloseTo(information.get("value").asDouble(), within(1e-6));
  }

  @Test
  void bitsAreNatsOverTheLogarithmOfTwo() {
    double nats = value();
    double bits = value("--bits");
    assertThat(bits * Math.log(2)).isCloseTo(nats, within(1e-5));
  }

  private static double value(String... more) {
    Object[] words = new Object[6 + more.length];
    System.arraycopy(
        new Object[] {"estimate", "--csv", file("both.csv"), "--dims", 2, 2}, 0, words, 0, 6);
    System.arraycopy(more, 0, words, 6, more.length);
    return Double.parseDouble(rsmi(words).out().strip());
  }

  @Test
  void unequalNumbersOfRowsAreNamed() throws IOException {
    Files.writeString(file("short.csv"), "1\n2\n3\n");
    assertThat(rsmi("estimate", file("x.csv"), file("short.csv")).complaint())
        .isEqualTo(
            "rsmi: %s has 800 rows and %s has 3: row i of one belongs to row i of the other"
                .formatted(file("x.csv"), file("short.csv")));
  }

  @Test
  void valueThatIsNotFiniteIsNamedByRowAndColumn() throws IOException {
    Files.writeString(file("nan.csv"), "1,2\n3,nan\n");
    assertThat(rsmi("estimate", file("nan.csv"), file("nan.csv")).complaint())
        .isEqualTo(
            "rsmi: "
                + file("nan.csv")
                + " row 1, column 1 (from 0) is NaN; every value must be finite");
  }

  @Test
  void columnsThatDoNotAddUpAreNamed() {
    assertThat(rsmi("estimate", "--csv", file("both.csv"), "--dims", 2, 3).complaint())
        .isEqualTo("rsmi: " + file("both.csv") + " has 4 columns, not 2 + 3");
    assertThat(rsmi("estimate", "--csv", file("both.csv")).complaint())
        .isEqualTo("rsmi: --csv FILE wants --dims DX DY, both positive");
    assertThat(rsmi("estimate", file("x.csv")).complaint())
        .isEqualTo(
            "rsmi: estimate takes two files, X and Y, or --csv FILE --dims DX DY, or one with --block");
  }

  @Test
  void unknownEstimatorIsNamedWithThoseThereAre() {
    assertThat(
            rsmi("estimate", file("x.csv"), file("y.csv"), "--estimators", "ksg,magic").complaint())
        .startsWith("rsmi: --estimators does not know [magic]; it takes [gaussian, ksg, ");
  }

  @Test
  void benchOfOneTaskPrintsWhatIsKnownBesideWhatIsFound() {
    JsonNode rows =
        rsmi("bench", "estimators", "ising-slabs-8, distance 4, T = 3", "--seeds", 1, "--json")
            .json();
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).get("exact").asDouble()).isCloseTo(0.012369751, within(1e-8));
    assertThat(rows.get(0).get("passed").asBoolean()).isTrue();
    assertThat(rsmi("bench", "estimators", "no-such-task").complaint())
        .startsWith("rsmi: no task is called [no-such-task]; some are [1v1-normal-0.75, ");
  }
}
