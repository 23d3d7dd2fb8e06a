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
        "a = \"$t\" | [1, [[2]]] | experiment.grid.t = [1, [[2]]]:"
            + " want finite numbers, texts or lists of these",
        "a = \"$t\" | [1, nan] | experiment.grid.t = [1, nan]:"
            + " want finite numbers, texts or lists of these",
        "a = \"$t\" | true | experiment.grid.t = true:"
            + " want finite numbers, texts or lists of these",
        "a = \"$t\" | [{ type = \"Ising\" }] | experiment.grid.t = [{ type = \"Ising\" }]:"
            + " want finite numbers, texts or lists of these",
        "a = \"$t\" | [[4], 4] | experiment.grid.t = [[4], 4]: want each value once,"
            + " not 4 again",
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

  @Test
  void aValueMayBeAList() {
    SpecTree tree =
        tree(
            """
            name = "b$block"
            block = "$block"
            hidden = ["$width", 8]
            grid.block = [[4, 4], [8, 8.0], []]
            grid.width = [16]
            """);
    Grid grid = Grid.of(tree);
    assertThat(grid.points())
        .extracting(Point::folder)
        .containsExactly("block=4x4,width=16", "block=8x8,width=16", "block=none,width=16");
    assertThat(grid.points().get(1).plain())
        .isEqualTo(Map.of("block", List.of(8L, 8.0), "width", 16L));
    assertThat(grid.substitute(tree, grid.points().get(1)))
        .isEqualTo(tree("name = \"b8x8\"\nblock = [8, 8.0]\nhidden = [16, 8]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ from = 2.0, to = 2.15, step = 0.05 } | [2.0, 2.05, 2.1, 2.15]",
        "{ from = 2.0, to = 2.5, count = 6 } | [2.0, 2.1, 2.2, 2.3, 2.4, 2.5]",
        "{ from = 0, to = 1, count = 4 } | [0.0, 0.333333333333, 0.666666666667, 1.0]",
        "{ from = 2.269185314213, to = 3, count = 2 } | [2.269185314213, 3.0]",
        "{ from = 1, to = 3, step = 1 } | [1, 2, 3]",
        "{ from = 3, to = 1, count = 3 } | [3, 2, 1]",
        "{ from = 1, to = 2, step = 0.5 } | [1.0, 1.5, 2.0]",
        "{ from = 1, to = -1, step = -1 } | [1, 0, -1]",
        "{ from = 7, to = 7, count = 1 } | [7]",
        "{ from = [8, 8], to = [16, 24], step = 8 }"
            + " | [[8, 8], [8, 16], [8, 24], [16, 8], [16, 16], [16, 24]]",
        "{ from = [0, 1], to = [2, 1], step = [2, 1] } | [[0, 1], [2, 1]]",
        "{ from = [0, 0], to = [2, 1], count = 2 } | [[0, 0], [0, 1], [2, 0], [2, 1]]",
      })
  void aRangeStandsForItsNumbersBothEndsAmongThem(String range, String values) {
    assertThat(axis(range)).isEqualTo(axis(values));
  }

  private static List<SpecValue> axis(String toml) {
    return Grid.of(tree("a = \"$t\"\ngrid.t = " + toml)).axes().getOrDefault("t", List.of());
  }

  @Test
  void theFoldersOfARangeAreShort() {
    SpecTree tree = tree("a = \"$t\"\ngrid.t = { from = 2, to = 2.3, step = 0.1 }");
    assertThat(Grid.of(tree).points())
        .extracting(Point::folder)
        .containsExactly("t=2", "t=2.1", "t=2.2", "t=2.3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ from = 1, to = 2 } | { from, to, step } or { from, to, count }, or a list of values",
        "{ from = 1, to = 2, step = 1, count = 2 }"
            + " | { from, to, step } or { from, to, count }, or a list of values",
        "{ from = 1, to = 2, step = 0.3 } | a step that meets the end; 0.3 misses it",
        "{ from = 1, to = 2, step = 0 } | a step that leads from one end to the other",
        "{ from = 1, to = 2, step = -1 } | a step that leads from one end to the other",
        "{ from = 1, to = 2, count = 1 } | a whole count of at least 2",
        "{ from = 1, to = 2, count = 2.5 } | a whole count of at least 2",
        "{ from = 1, to = \"b\", step = 1 } | finite numbers; to has \"b\"",
        "{ from = 1, to = 2, step = 1e-9 } | at most 1000000 values, not 1000000001",
        "{ from = [1, 1], to = 2, step = 1 } | as many numbers in to as in from",
        "{ from = [1], to = [2], step = [1, 2] } | as many numbers in step as in from",
        "{ from = [], to = [], step = 1 } | at least one number in from",
      })
  void aRangeThatMakesNoSenseIsRefused(String range, String wanted) {
    assertThatThrownBy(() -> axis(range))
        .isInstanceOf(SpecException.class)
        .hasMessageStartingWith("experiment.grid.t = {")
        .hasMessageEndingWith(": want " + wanted);
  }

  private static String folder(SpecValue value) {
    return new Point(Map.of("x", value)).folder();
  }
}
