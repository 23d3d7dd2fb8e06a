package org.rsmi.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rsmi.num.Estimate;

class NotationTest {

  @Test
  void numbersHaveFourDecimalsWhereTheirErrorAllowsIt() {
    assertThat(Notation.full(new Estimate(0.46432, 0.0025, "nats")))
        .isEqualTo("0.4643 ± 0.0025 nats");
    assertThat(Notation.pure(new Estimate(0.46432, 0.00051, ""))).isEqualTo("0.4643 ± 0.0005");
    assertThat(Notation.pure(new Estimate(0.46432, 0.025, ""))).isEqualTo("0.464 ± 0.025");
    assertThat(Notation.pure(new Estimate(0.46432, 0.000031, ""))).isEqualTo("0.464320 ± 0.000031");
    assertThat(Notation.pure(new Estimate(0.246972606, 0, ""))).isEqualTo("0.246973");
    assertThat(Notation.full(new Estimate(Double.NaN, 0.1, "nats"))).isEqualTo("–");
  }

  @Test
  void axisValuesHaveSevenDigitsAndNoTail() {
    assertThat(Notation.axis(2.269185314213)).isEqualTo("2.269185");
    assertThat(Notation.axis(2.0)).isEqualTo("2");
    assertThat(Notation.axis(0.0)).isEqualTo("0");
    assertThat(Notation.axis(-1.5e-9)).isEqualTo("-1.5E-9");
    assertThat(Notation.axis(64L)).isEqualTo("64");
    assertThat(Notation.axis("Tanh")).isEqualTo("Tanh");
  }

  @Test
  void aPointIsNamedByItsAxes() {
    assertThat(Notation.point(Results.point("T", 2.5, "buffer", 4L)))
        .isEqualTo("T = 2.5, buffer = 4");
    assertThat(Notation.point(Results.point("origin", List.of(8L, 2.50))))
        .isEqualTo("origin = [8, 2.5]");
    assertThat(Notation.point(Results.point())).isEqualTo("the only point");
  }

  @Test
  void markupInTextIsHarmless() {
    assertThat(Markup.escape("<a b='1' c=\"2\">&\u0000"))
        .isEqualTo("&lt;a b=&#39;1&#39; c=&quot;2&quot;&gt;&amp;\ufffd");
    assertThat(Markup.html("I(H:E) = -0.1 < 2"))
        .isEqualTo("<i>I</i>(<i>H</i>:<i>E</i>) = −0.1 &lt; 2");
  }

  @Test
  void unitsOfAxesComeFromTheCommentsOfTheGrid() {
    GridComments comments = new GridComments(Results.SPEC);
    assertThat(comments.title("temperature")).isEqualTo("temperature (units of J)");
    assertThat(comments.unit("buffer")).isEqualTo("sites");
    assertThat(comments.title("repeats")).isEqualTo("repeats");
    assertThat(new GridComments("").title("buffer")).isEqualTo("buffer");
    assertThat(new GridComments("[grid]\nx = [1, 2]").unit("x")).isEmpty();
    assertThat(new GridComments("[grid]\nx = [1, 2] # J").unit("x")).isEqualTo("J");
    assertThat(new GridComments("[grid]   # a comment\nx = [1, 2] # J").unit("x")).isEqualTo("J");
  }

  @Test
  void ticksAreRoundNumbersInTheRange() {
    assertThat(Ticks.between(0, 0.73, 6).values()).hasSize(8).allMatch(x -> x >= 0 && x < 0.73);
    assertThat(Ticks.between(0, 0.73, 6).label(0.1 * 3)).isEqualTo("0.3");
    assertThat(Ticks.between(1.96, 3.04, 6).label(2)).isEqualTo("2.0");
    assertThat(Ticks.between(-0.02, 0.01, 6).label(-0.01)).isEqualTo("−0.010");
    assertThat(Ticks.between(0, 4000, 6).label(500)).isEqualTo("500");
  }
}
