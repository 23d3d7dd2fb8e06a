package org.rsmi.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rsmi.num.Estimate;
import org.rsmi.sample.Hdf5File;
import org.rsmi.sample.NpyArray;
import org.rsmi.sample.NpyEntry;
import org.rsmi.sample.NpyText;

class FindingArraysTest {
  private static final Finding.Axis X = new Finding.Axis("T", "J");
  private static final Finding.Axis Y = new Finding.Axis("I", "");
  private static final double[] PLACES = {1, 2};
  private static final double[] VALUES = {3, Double.NaN};

  @TempDir private Path folder;

  private static FindingArrays every() {
    return new FindingArrays(
        List.of(
            new Findings(
                "Every",
                List.of(
                    Finding.Number.of(
                        "a / number",
                        "N.",
                        new Estimate(1, 0.5, "J"),
                        new Finding.Reference("e", 2)),
                    new Finding.Curve(
                        "curve, T = 2",
                        "C.",
                        X,
                        Y,
                        Finding.Scale.LINEAR,
                        List.of(new Finding.Series("s", Finding.Kind.FIT, PLACES, VALUES, VALUES)),
                        List.of()),
                    new Finding.Table(
                        "table",
                        "T.",
                        List.of("word", "number"),
                        List.of(
                            List.of(new Finding.Cell.Text("w"), new Finding.Cell.Whole(7)),
                            List.of(new Finding.Cell.Text("v"), new Finding.Cell.Real(0.5)))),
                    new Finding.Table("table", "Empty.", List.of("none"), List.of()),
                    new Finding.FilterMap(
                        "map", "F.", List.of(2, 1), List.of(new Finding.Panel("p", "", PLACES))),
                    new Finding.Histogram(
                        "bars",
                        "H.",
                        X,
                        Y,
                        PLACES,
                        List.of(new Finding.Bars("b", new double[] {4}))),
                    new Finding.Scatter(
                        "marks",
                        "S.",
                        X,
                        Y,
                        List.of(new Finding.Mark(1, 2, "g", 3, 0)),
                        Finding.Aspect.FREE),
                    new Finding.HeatMap(
                        "heat", "M.", X, Y, PLACES, new double[] {5}, new double[][] {VALUES}),
                    new Finding.Warning("careful", "W.")))));
  }

  @Test
  void everyFindingIsAGroupThatHdf5GivesBack() throws Exception {
    Files.createDirectory(folder.resolve("analysis"));
    every().write(folder);
    Map<String, NpyEntry> read = Hdf5File.entries(folder.resolve("analysis/findings.h5"));
    assertThat(read.keySet()).containsExactlyInAnyOrderElementsOf(every().arrays().keySet());
    assertThat(numbers(read, "Every/curve-t-2/series/0/y")).containsExactly(3, Double.NaN);
    assertThat(numbers(read, "Every/a-number/low")).containsExactly(1 - 1.96 * 0.5);
    assertThat(numbers(read, "Every/table/column/1/value")).containsExactly(7, 0.5);
    assertThat(read.get("Every/map/weights").shape()).containsExactly(1, 2, 1);
    assertThat(read.get("Every/heat/values").shape()).containsExactly(1, 2);
    assertThat(((NpyText) read.get("Every/careful/sentence")).values()).containsExactly("W.");
    assertThat(((NpyText) read.get("Every/table-2/type")).values()).containsExactly("Table");
  }

  private static double[] numbers(Map<String, NpyEntry> read, String name) {
    return ((NpyArray) read.get(name)).toDoubles();
  }

  @Test
  void noFindingsLeaveNoFile() {
    new FindingArrays(List.of(new Findings("Every", List.of()))).write(folder);
    assertThat(folder).isEmptyDirectory();
  }
}
