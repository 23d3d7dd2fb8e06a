package org.rsmi.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rsmi.spec.Fixture.tree;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rsmi.spec.SpecValue.Scalar;

class GridTest {
  private static final SpecTree TREE =
      tree(
          """
          name = "run"
          file = "t${temperature}_b$buffer.npy"
          price = "$$5"
          [grid]
          buffer = [1, 2]
          temperature = [2.10, 2.269185, 3.0]
          [data]
          model = { temperature = "$temperature", buffers = ["$buffer", 7] }
          """);

  @Test
  void theLastAxisRunsFastest() {
    assertThat(Grid.of(TREE).points())
        .extracting(Point::folder)
        .containsExactly(
            "buffer=1,temperature=2.1",
            "buffer=1,temperature=2.269185",
            "buffer=1,temperature=3",
            "buffer=2,temperature=2.1",
            "buffer=2,temperature=2.269185",
            "buffer=2,temperature=3");
    assertThat(Grid.of(TREE).points().get(1).plain())
        .isEqualTo(Map.of("buffer", 1L, "temperature", 2.269185));
  }

  @Test
  void aWholeReferenceBecomesTheValueItself() {
    Grid grid = Grid.of(TREE);
    assertThat(grid.substitute(TREE, grid.points().get(4)))
        .isEqualTo(
            tree(
                """
                name = "run"
                file = "t2.269185_b2.npy"
                price = "$5"
                [data]
                model = { temperature = 2.269185, buffers = [2, 7] }
                """));
  }

  @Test
  void withoutAGridThereIsOnePoint() {
    SpecTree plain = tree("name = \"run\"");
    List<Point> points = Grid.of(plain).points();
    assertThat(points).extracting(Point::folder).containsExactly("point");
    assertThat(Grid.of(plain).substitute(plain, points.getFirst())).isEqualTo(plain);
  }

  @Test
  void aSingleValueIsAnAxisOfOne() {
    SpecTree tree = tree("a = \"$update\"\ngrid.update = \"Wolff\"");
    assertThat(Grid.of(tree).points()).extracting(Point::folder).containsExactly("update=Wolff");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a = \"$b\" | [1] | experiment.a names $b: no such axis of the grid; there are [t],"
            + " and $$ is a dollar",
        "a = [[\"${b}x\"]] | [1] | experiment.a[0][0] names $b: no such axis of the grid;"
            + " there are [t], and $$ is a dollar",
        "a = 1 | [1] | experiment.grid does nothing with [t]; write \"$t\" where its values belong",
        "a = \"$$t\" | [1] | experiment.grid does nothing with [t];"
            + " write \"$t\" where its values belong",
        "a = \"$t\" | [] | experiment.grid.t = []: want at least one value",
        "a = \"$t\" | [1, [2]] | experiment.grid.t = [1, [2]]:"
            + " want a list of finite numbers or texts",
        "a = \"$t\" | [1, nan] | experiment.grid.t = [1, nan]:"
            + " want a list of finite numbers or texts",
        "a = \"$t\" | true | experiment.grid.t = true: want a list of finite numbers or texts",
        "a = \"$t\" | [2, 2.0] | experiment.grid.t = [2, 2.0]: want each value once,"
            + " not 2.0 again",
      })
  void aGridThatMakesNoSenseIsRefused(String line, String axis, String message) {
    SpecTree tree = tree(line + "\n[grid]\nt = " + axis);
    assertThatThrownBy(() -> Grid.of(tree)).isInstanceOf(SpecException.class).hasMessage(message);
  }

  @Test
  void namesAndSizesHaveLimits() {
    assertThatThrownBy(() -> Grid.of(tree("grid = 3")))
        .hasMessage("experiment.grid = 3: want a table of axes");
    assertThatThrownBy(() -> Grid.of(tree("grid.\"a b\" = 3")))
        .hasMessage("experiment.grid.\"a b\": want an axis name of letters, digits and _");
    String values = IntStream.range(0, 1001).boxed().toList().toString();
    assertThatThrownBy(
            () -> Grid.of(tree("a = \"$b$c\"\ngrid.b = %s\ngrid.c = %s".formatted(values, values))))
        .hasMessage("experiment.grid has 1002001 points: want at most 1000000");
  }

  @Test
  void folderNamesAreShortSafeAndDistinct() {
    assertThat(folder(new SpecValue.Real(1e-5))).isEqualTo("x=1e-5");
    assertThat(folder(new SpecValue.Real(-1.25e-7))).isEqualTo("x=-1.25e-7");
    assertThat(folder(new SpecValue.Real(5e-3))).isEqualTo("x=0.005");
    assertThat(folder(new SpecValue.Real(0.1 + 0.2))).isEqualTo("x=0.30000000000000004");
    assertThat(folder(new SpecValue.Real(-0.0))).isEqualTo("x=0");
    assertThat(folder(new SpecValue.Real(1e22))).isEqualTo("x=1e22");
    assertThat(folder(new SpecValue.Whole(100))).isEqualTo("x=100");
    assertThat(folder(new SpecValue.Text("../a=b,c Λ:*")))
        .isEqualTo("x=..%2Fa%3Db%2Cc%20%CE%9B%3A%2A");
    String first = folder(new SpecValue.Text("a".repeat(400)));
    assertThat(first).hasSize(200).isNotEqualTo(folder(new SpecValue.Text("a".repeat(401))));
  }

  private static String folder(Scalar value) {
    return new Point(Map.of("x", value)).folder();
  }
}
