package org.rsmi.result;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rsmi.sample.NpyArray;
import org.rsmi.sample.NpyFile;
import org.rsmi.sample.NpzFile;

/// Filters in a file of their own: `filter.npz` as a run has it, or a bare array.
public final class FilterFile {
  private static final String FILTER = "filter";
  private static final String BIAS = "bias";

  private FilterFile() {}

  /// Reads filters.
  ///
  /// @param file `.npz` with `filter` `[components × block…]` and, if it likes, `bias`
  ///     `[components]`, or `.npy` with the filter alone
  /// @param axes of the configurations, 1 or 2: an array of so many axes is one component
  /// @throws IllegalArgumentException if it holds no such thing
  public static Filter read(Path file, int axes) {
    if (file.toString().toLowerCase(Locale.ROOT).endsWith(".npy")) {
      return filter(file, NpyFile.read(file), new double[0], axes);
    }
    List<String> names = NpzFile.names(file);
    String name = names.size() == 1 ? names.getFirst() : FILTER;
    double[] bias = names.contains(BIAS) ? NpzFile.read(file, BIAS).toDoubles() : new double[0];
    return filter(file, NpzFile.read(file, name), bias, axes);
  }

  /// Writes filters as a run does: `filter` and `bias`.
  public static void write(Path file, Filter filter) {
    List<Integer> shape = new ArrayList<>(List.of(filter.components()));
    shape.addAll(filter.blockShape());
    double[] flat = Arrays.stream(filter.weights()).flatMapToDouble(Arrays::stream).toArray();
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    arrays.put(FILTER, NpyArray.of(shape, flat));
    arrays.put(BIAS, NpyArray.of(List.of(filter.components()), filter.bias()));
    NpzFile.write(file, arrays, NpzFile.Compression.STORED);
  }

  private static Filter filter(Path file, NpyArray array, double[] bias, int axes) {
    List<Integer> shape = array.shape();
    boolean one = shape.size() == axes;
    if ((!one && shape.size() != axes + 1) || shape.contains(0)) {
      throw new IllegalArgumentException(
          "%s holds an array of shape %s: want [components × block] or [block], block of %s"
              .formatted(file, shape, axes == 1 ? "one axis" : axes + " axes"));
    }
    double[] flat = array.toDoubles();
    if (!Arrays.stream(flat).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(file + " holds weights that are not finite");
    }
    int components = one ? 1 : shape.getFirst();
    int sites = flat.length / components;
    double[][] weights = new double[components][];
    Arrays.setAll(weights, c -> Arrays.copyOfRange(flat, c * sites, (c + 1) * sites));
    try {
      return new Filter(
          one ? shape : shape.subList(1, shape.size()),
          weights,
          bias.length == 0 ? new double[components] : bias);
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(file + ": " + wrong.getMessage(), wrong);
    }
  }
}
