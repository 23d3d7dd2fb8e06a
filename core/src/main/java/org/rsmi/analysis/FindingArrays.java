package org.rsmi.analysis;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.ToLongFunction;
import org.rsmi.num.Estimate;
import org.rsmi.sample.Hdf5File;
import org.rsmi.sample.NpyArray;
import org.rsmi.sample.NpyEntry;
import org.rsmi.sample.NpyText;

/// The numbers behind every finding as arrays, `analysis/findings.h5` of a run folder: one group a
/// finding, `InformationCurve/information-against-temperature`. docs/python.md lists them.
///
/// @param all of one run folder
public record FindingArrays(List<Findings> all) {
  private static final String FILE = "analysis/findings.h5";

  public FindingArrays {
    all = List.copyOf(all);
  }

  /// Writes them into a run folder whose findings have been written; nothing if there is none.
  public void write(Path root) {
    Map<String, NpyEntry> arrays = arrays();
    if (!arrays.isEmpty()) {
      Hdf5File.write(root.resolve(FILE), arrays);
    }
  }

  /// Letters, digits and dots of a name in small letters, all else as dashes.
  public static String slug(String name) {
    return name.toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}.]+", "-")
        .replaceAll("^-|-$", "");
  }

  /// `place`, or the first of `place-2`, `place-3`, … that is not among the keys.
  public static String free(String place, Map<String, ?> taken) {
    String free = place;
    for (int k = 2; taken.containsKey(free); k++) {
      free = place + "-" + k;
    }
    return free;
  }

  /// By their places in the file, none of them without elements.
  SequencedMap<String, NpyEntry> arrays() {
    SequencedMap<String, NpyEntry> arrays = new LinkedHashMap<>();
    Map<String, Finding> groups = new LinkedHashMap<>();
    for (Findings findings : all) {
      for (Finding finding : findings.findings()) {
        String group = free(findings.analysis() + "/" + slug(finding.name()), groups);
        groups.put(group, finding);
        arrays.put(group + "/type", NpyText.of(finding.getClass().getSimpleName()));
        arrays.put(group + "/sentence", NpyText.of(finding.sentence()));
        of(finding).forEach((name, array) -> put(arrays, group + "/" + name, array));
      }
    }
    return arrays;
  }

  private static void put(Map<String, NpyEntry> arrays, String name, NpyEntry array) {
    if (!array.shape().contains(0)) {
      arrays.put(name, array);
    }
  }

  private static Map<String, NpyEntry> of(Finding finding) {
    return switch (finding) {
      case Finding.Number number -> number(number);
      case Finding.Curve curve -> curve(curve);
      case Finding.Table table -> table(table);
      case Finding.FilterMap map -> filters(map);
      case Finding.Histogram histogram -> histogram(histogram);
      case Finding.Scatter scatter -> scatter(scatter);
      case Finding.HeatMap map -> heatMap(map);
      case Finding.Warning _ -> Map.of();
    };
  }

  private static Map<String, NpyEntry> number(Finding.Number number) {
    Map<String, NpyEntry> arrays = new LinkedHashMap<>();
    arrays.put("value", scalar(number.value().value()));
    arrays.put("error", scalar(number.value().error()));
    arrays.put("low", scalar(number.low()));
    arrays.put("high", scalar(number.high()));
    arrays.put("unit", NpyText.of(number.value().unit()));
    references(number.references(), arrays);
    return arrays;
  }

  private static void references(List<Finding.Reference> references, Map<String, NpyEntry> arrays) {
    arrays.put(
        "reference/label", texts(references.stream().map(Finding.Reference::label).toList()));
    arrays.put(
        "reference/value",
        vector(references.stream().mapToDouble(Finding.Reference::value).toArray()));
  }

  private static Map<String, NpyEntry> curve(Finding.Curve curve) {
    Map<String, NpyEntry> arrays = new LinkedHashMap<>();
    axes(curve.x(), curve.y(), arrays);
    for (int k = 0; k < curve.series().size(); k++) {
      Finding.Series series = curve.series().get(k);
      arrays.put("series/" + k + "/label", NpyText.of(series.label()));
      arrays.put("series/" + k + "/kind", NpyText.of(series.kind().name()));
      arrays.put("series/" + k + "/x", vector(series.x()));
      arrays.put("series/" + k + "/y", vector(series.y()));
      arrays.put("series/" + k + "/error", vector(series.error()));
    }
    references(curve.references(), arrays);
    return arrays;
  }

  private static void axes(Finding.Axis x, Finding.Axis y, Map<String, NpyEntry> arrays) {
    arrays.put("axes", texts(List.of(title(x), title(y))));
  }

  private static String title(Finding.Axis axis) {
    return axis.unit().isBlank() ? axis.label() : axis.label() + " (" + axis.unit() + ")";
  }

  /// A column of numbers is `value` and `error`, one with words among them `text`.
  private static Map<String, NpyEntry> table(Finding.Table table) {
    Map<String, NpyEntry> arrays = new LinkedHashMap<>();
    for (int c = 0; c < table.columns().size(); c++) {
      int column = c;
      String place = "column/" + c + "/";
      arrays.put(place + "title", NpyText.of(table.columns().get(c)));
      List<Finding.Cell> cells = table.rows().stream().map(row -> row.get(column)).toList();
      if (cells.stream().anyMatch(Finding.Cell.Text.class::isInstance)) {
        arrays.put(place + "text", texts(cells.stream().map(FindingArrays::text).toList()));
      } else {
        List<Estimate> values = cells.stream().map(FindingArrays::value).toList();
        arrays.put(place + "value", vector(values.stream().mapToDouble(Estimate::value).toArray()));
        arrays.put(place + "error", vector(values.stream().mapToDouble(Estimate::error).toArray()));
      }
    }
    return arrays;
  }

  private static String text(Finding.Cell cell) {
    return cell instanceof Finding.Cell.Text(String text) ? text : value(cell).toString();
  }

  /// A number without an error has the error NaN.
  private static Estimate value(Finding.Cell cell) {
    return switch (cell) {
      case Finding.Cell.Text _ -> new Estimate(Double.NaN, Double.NaN, "");
      case Finding.Cell.Whole(long value) -> new Estimate(value, Double.NaN, "");
      case Finding.Cell.Real(double value) -> new Estimate(value, Double.NaN, "");
      case Finding.Cell.Measured(Estimate value) -> value;
    };
  }

  private static Map<String, NpyEntry> filters(Finding.FilterMap map) {
    Map<String, NpyEntry> arrays = new LinkedHashMap<>();
    List<Integer> shape = new ArrayList<>(List.of(map.panels().size()));
    shape.addAll(map.blockShape());
    double[] weights =
        map.panels().stream().flatMapToDouble(panel -> Arrays.stream(panel.weights())).toArray();
    arrays.put("label", texts(map.panels().stream().map(Finding.Panel::label).toList()));
    arrays.put("weights", NpyArray.of(shape, weights));
    return arrays;
  }

  private static Map<String, NpyEntry> histogram(Finding.Histogram histogram) {
    Map<String, NpyEntry> arrays = new LinkedHashMap<>();
    axes(histogram.x(), histogram.y(), arrays);
    arrays.put("edges", vector(histogram.edges()));
    for (int k = 0; k < histogram.bars().size(); k++) {
      arrays.put("bars/" + k + "/label", NpyText.of(histogram.bars().get(k).label()));
      arrays.put("bars/" + k + "/height", vector(histogram.bars().get(k).heights()));
    }
    return arrays;
  }

  private static Map<String, NpyEntry> scatter(Finding.Scatter scatter) {
    Map<String, NpyEntry> arrays = new LinkedHashMap<>();
    List<Finding.Mark> marks = scatter.marks();
    axes(scatter.x(), scatter.y(), arrays);
    arrays.put("x", vector(marks.stream().mapToDouble(Finding.Mark::x).toArray()));
    arrays.put("y", vector(marks.stream().mapToDouble(Finding.Mark::y).toArray()));
    arrays.put("group", texts(marks.stream().map(Finding.Mark::group).toList()));
    arrays.put("run", whole(marks, Finding.Mark::run));
    arrays.put("component", whole(marks, Finding.Mark::component));
    return arrays;
  }

  private static Map<String, NpyEntry> heatMap(Finding.HeatMap map) {
    Map<String, NpyEntry> arrays = new LinkedHashMap<>();
    axes(map.x(), map.y(), arrays);
    arrays.put("x", vector(map.xs()));
    arrays.put("y", vector(map.ys()));
    double[] values = Arrays.stream(map.values()).flatMapToDouble(Arrays::stream).toArray();
    arrays.put("values", NpyArray.of(List.of(map.ys().length, map.xs().length), values));
    return arrays;
  }

  private static NpyEntry whole(List<Finding.Mark> marks, ToLongFunction<Finding.Mark> number) {
    return NpyArray.of(List.of(marks.size()), marks.stream().mapToLong(number).toArray());
  }

  private static NpyEntry scalar(double value) {
    return vector(new double[] {value});
  }

  private static NpyEntry vector(double[] values) {
    return NpyArray.of(List.of(values.length), values);
  }

  private static NpyEntry texts(List<String> values) {
    return NpyText.of(values);
  }
}
