package org.rsmi.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rsmi.ensemble.SampleRecord;
import org.rsmi.spec.SpecValue;
import org.rsmi.spec.Unbinder;

/// What tells several files of configurations apart: a name, and a number for each.
///
/// @param name of the axis, `file` where there is no number
/// @param labels one a file
/// @param x one a file; NaN where there is no number
record Abscissas(String name, List<String> labels, double[] x) {

  /// @param files in the order of the command line
  /// @param values `NAME=X` for each file, or nothing: then the setting of the models beside them
  ///     that differs
  /// @throws IllegalArgumentException if the values do not go with the files
  static Abscissas of(List<String> files, List<String> values) {
    if (!values.isEmpty()) {
      return told(files, values);
    }
    List<Optional<SampleRecord>> records =
        files.stream()
            .map(
                file ->
                    SampleRecord.beside(Path.of(file.replaceFirst("\\.(npz|h5|hdf5):.*$", ".$1"))))
            .toList();
    if (records.stream().allMatch(Optional::isPresent)) {
      List<Map<String, SpecValue>> settings =
          records.stream()
              .map(record -> Unbinder.unbind((Record) record.orElseThrow().model()).entries())
              .toList();
      for (String key : settings.getFirst().keySet()) {
        double[] x = settings.stream().mapToDouble(each -> number(each.get(key))).toArray();
        boolean numbers = Arrays.stream(x).allMatch(Double::isFinite);
        if (numbers && Arrays.stream(x).distinct().count() == Math.max(2, files.size())) {
          return new Abscissas(key, labels(x), x);
        }
      }
    }
    double[] none = new double[files.size()];
    Arrays.fill(none, Double.NaN);
    return new Abscissas("file", files, none);
  }

  private static double number(@org.jspecify.annotations.Nullable SpecValue value) {
    return switch (value) {
      case SpecValue.Whole(long number) -> number;
      case SpecValue.Real(double number) -> number;
      case null, default -> Double.NaN;
    };
  }

  private static List<String> labels(double[] x) {
    return Arrays.stream(x).mapToObj(Double::toString).toList();
  }

  private static Abscissas told(List<String> files, List<String> values) {
    if (values.size() != files.size()) {
      throw new IllegalArgumentException(
          "--value %s for %d files: want one for each".formatted(values, files.size()));
    }
    List<String> names = new ArrayList<>();
    double[] x = new double[values.size()];
    for (int k = 0; k < x.length; k++) {
      String value = values.get(k);
      int sign = value.indexOf('=');
      x[k] = sign < 1 ? Double.NaN : parsed(value.substring(sign + 1));
      if (Double.isNaN(x[k])) {
        throw new IllegalArgumentException("--value %s: want e.g. T=2.0".formatted(value));
      }
      names.add(value.substring(0, sign));
    }
    if (names.stream().distinct().count() > 1) {
      throw new IllegalArgumentException("--value %s: want one name".formatted(values));
    }
    return new Abscissas(names.getFirst(), labels(x), x);
  }

  private static double parsed(String number) {
    try {
      return Double.parseDouble(number);
    } catch (NumberFormatException _) {
      return Double.NaN;
    }
  }
}
