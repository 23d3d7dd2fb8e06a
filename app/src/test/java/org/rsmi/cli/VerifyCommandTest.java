package org.rsmi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.rsmi.cli.Console.rsmi;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rsmi.num.Estimate;
import tools.jackson.databind.JsonNode;

class VerifyCommandTest {
  private static final Estimate ONE = new Estimate(1, 0, "nats");

  private static Estimate measured(double value) {
    return new Estimate(value, 0.01, "nats");
  }

  @Test
  void quickOraclesOfSamplersAndClassicalEstimatorsAllPass() {
    Console console = rsmi("verify", "--quick", "-q", "sampling", "classical");
    assertThat(console.out().lines().skip(1)).hasSize(10).allMatch(row -> row.endsWith("  pass"));
    assertThat(console.out()).contains("sampling/ising-multispin", "±");
    assertThat(console.err()).isEmpty();
    assertThat(console.code()).isZero();
  }

  @Test
  void rowsAreAnArrayInJson() {
    JsonNode rows = rsmi("verify", "--quick", "--json", "-q", "dimers", "current").json();
    assertThat(rows)
        .extracting(row -> row.get("oracle").asString())
        .containsExactly(
            "sampling/dimers-plaquettes", "sampling/dimers-symmetry", "sampling/exclusion-current");
    assertThat(rows.get(0).propertyNames())
        .containsExactly(
            "oracle",
            "exact",
            "exact_error",
            "value",
            "error",
            "z",
            "lower_bound",
            "seconds",
            "passed");
    assertThat(rows)
        .allMatch(row -> row.get("passed").asBoolean())
        .allMatch(row -> row.get("value").isNumber())
        .noneMatch(row -> row.get("lower_bound").asBoolean());
  }

  @Test
  void theSeedAndNotTheThreadsDecideEveryNumber() {
    String one = numbers("--threads", "1");
    assertThat(numbers("--threads", "2")).isEqualTo(one);
    assertThat(numbers("--seed", "2")).isNotEqualTo(one);
  }

  private static String numbers(String flag, String value) {
    JsonNode rows = rsmi("verify", "--quick", "--json", "-q", "dimers", flag, value).json();
    return rows.valueStream().map(row -> row.get("value").asString()).toList().toString();
  }

  @Test
  void badInputIsOneLine() {
    Console unknown = rsmi("verify", "--quick", "dimers", "potts");
    assertThat(unknown.complaint())
        .startsWith("rsmi: no oracle of --quick has \"potts\" in its name; there are [sampling/");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(rsmi("verify", "--threads", "0").complaint())
        .isEqualTo("rsmi: threads = 0 is not positive");
  }

  @Test
  void aWrongNumberIsExitCodeOneAndOneLine() {
    Verdict right = new Verdict("right", Claim.UNBIASED, new Oracle.Finding(ONE, measured(1)), 0);
    Verdict wrong = new Verdict("wrong", Claim.UNBIASED, new Oracle.Finding(ONE, measured(2)), 0);
    StringWriter err = new StringWriter();
    assertThat(VerifyCommand.judge(List.of(right), new PrintWriter(err))).isZero();
    assertThat(err.toString()).isEmpty();
    assertThat(VerifyCommand.judge(List.of(right, wrong), new PrintWriter(err))).isEqualTo(1);
    assertThat(err.toString().lines()).containsExactly("rsmi: 1 of 2 oracles failed: wrong");
    assertThat(wrong.z()).isCloseTo(100, within(1e-9));
  }

  @Test
  void helpSaysHowFarALowerBoundMayBeOff() {
    assertThat(rsmi("verify", "--help").out().replaceAll("\\s+", " "))
        .contains("a lower bound may be up to 4 % low");
  }

  @Test
  void anUnbiasedNumberIsWithinFourErrors() {
    assertThat(Claim.UNBIASED.holds(ONE, measured(1.039))).isTrue();
    assertThat(Claim.UNBIASED.holds(ONE, measured(0.961))).isTrue();
    assertThat(Claim.UNBIASED.holds(ONE, measured(1.041))).isFalse();
    assertThat(Claim.UNBIASED.holds(ONE, measured(0.959))).isFalse();
  }

  @Test
  void aLowerBoundMayBeFourPercentLowerAndNotHigher() {
    assertThat(Claim.LOWER_BOUND.holds(ONE, measured(0.921))).isTrue();
    assertThat(Claim.LOWER_BOUND.holds(ONE, measured(0.919))).isFalse();
    assertThat(Claim.LOWER_BOUND.holds(ONE, measured(1.041))).isFalse();
  }

  @Test
  void aNumberThatCouldNotBeMeasuredFails() {
    Estimate nothing = new Estimate(Double.NaN, Double.NaN, "nats");
    for (Claim claim : Claim.values()) {
      assertThat(claim.holds(ONE, nothing)).isFalse();
      assertThat(claim.holds(ONE, new Estimate(1, Double.NaN, "nats"))).isFalse();
    }
  }
}
