package org.rsmi.analysis;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.rsmi.lattice.Boundary;
import org.rsmi.result.Filter;

/// A filter laid over a whole configuration: `H(x) = Λ·v(x) + b`, or its sign, where v(x) is the
/// block whose first corner is x, and x runs over every s-th site of each axis.
///
/// Configurations have one axis or two.
///
/// @param name of the operator, for tables
/// @param filter of one component, in the units of the data
/// @param reading what is made of `Λ·v + b`
/// @param stride s, sites between two places, ≥ 1
/// @param boundary a periodic configuration has `n/s` places along an axis, s a divisor of n; an
///     open one those where the block fits
public record CoarseField(
    String name, Filter filter, Reading reading, int stride, Boundary boundary) {

  /// What is made of `a = Λ·v + b`.
  public enum Reading {
    /// a itself.
    LINEAR,
    /// `sign a`, with sign 0 = +1: the rule of record.
    HARD
  }

  public CoarseField {
    if (stride < 1) {
      throw new IllegalArgumentException("stride = " + stride + ": want sites, at least 1");
    }
    if (filter.components() != 1) {
      throw new IllegalArgumentException(
          "field %s has a filter of %d components: want one".formatted(name, filter.components()));
    }
  }

  /// One component of a filter.
  ///
  /// @param component from 0
  public static Filter component(Filter filter, int component) {
    if (component < 0 || component >= filter.components()) {
      throw new IllegalArgumentException(
          "component = %d: the filter has %d, counted from 0"
              .formatted(component, filter.components()));
    }
    return new Filter(
        filter.blockShape(),
        new double[][] {filter.weights()[component]},
        new double[] {filter.bias()[component]});
  }

  /// The same filter in units in which `Σ|Λ| = 1`, as the scale of a learned one means nothing:
  /// where
  /// values are ±1 its field is at most 1. A filter of zeros stays as it is.
  ///
  /// @param one of one component
  public static Filter normal(Filter one) {
    double sum = Arrays.stream(one.weights()[0]).map(Math::abs).sum();
    double scale = sum > 0 ? 1 / sum : 1;
    return new Filter(
        one.blockShape(),
        new double[][] {Arrays.stream(one.weights()[0]).map(weight -> weight * scale).toArray()},
        new double[] {one.bias()[0] * scale});
  }

  /// The value of the site itself, `Λ = 1` on a block of one site.
  ///
  /// @param axes of the configurations
  public static CoarseField site(int axes, int stride, Boundary boundary) {
    List<Integer> block = Collections.nCopies(axes, 1);
    Filter one = new Filter(block, new double[][] {{1}}, new double[1]);
    return new CoarseField("site", one, Reading.LINEAR, stride, boundary);
  }

  /// Shape of the field on configurations of some shape.
  ///
  /// @throws IllegalArgumentException if the filter or the stride does not fit
  public List<Integer> shape(List<Integer> configuration) {
    List<Integer> block = filter.blockShape();
    if (configuration.size() > 2 || block.size() != configuration.size()) {
      throw new IllegalArgumentException(
          "a filter of shape %s on configurations of shape %s: want one axis or two, as many of each"
              .formatted(block, configuration));
    }
    Integer[] shape = new Integer[block.size()];
    Arrays.setAll(shape, axis -> places(configuration.get(axis), block.get(axis)));
    return List.of(shape);
  }

  private int places(int extent, int block) {
    if (block > extent) {
      throw new IllegalArgumentException(
          "a filter of shape %s is larger than the %d sites of an axis of the configurations"
              .formatted(filter.blockShape(), extent));
    }
    if (boundary == Boundary.OPEN) {
      return (extent - block) / stride + 1;
    }
    if (extent % stride != 0) {
      throw new IllegalArgumentException(
          "stride = %d does not divide the %d sites of a periodic axis; open boundaries take any"
              .formatted(stride, extent));
    }
    return extent / stride;
  }

  /// The field of one configuration.
  ///
  /// @param values `[sites]`, in C order
  /// @param configuration its shape
  /// @return `[places]`, in C order
  public double[] of(float[] values, List<Integer> configuration) {
    Plane places = Plane.of(shape(configuration));
    Plane block = Plane.of(filter.blockShape());
    Plane window =
        new Plane(
            (places.rows() - 1) * stride + block.rows(),
            (places.columns() - 1) * stride + block.columns());
    double[] wrapped = wrapped(values, Plane.of(configuration), window);
    double[] field = new double[places.sites()];
    Arrays.fill(field, filter.bias()[0]);
    for (int i = 0; i < block.rows(); i++) {
      for (int j = 0; j < block.columns(); j++) {
        double weight = filter.weights()[0][i * block.columns() + j];
        add(weight, wrapped, i * window.columns() + j, window.columns(), field, places);
      }
    }
    return reading == Reading.LINEAR ? field : signs(field);
  }

  /// The configuration, continued over its edges as far as blocks reach.
  private static double[] wrapped(float[] values, Plane from, Plane to) {
    double[] wrapped = new double[to.sites()];
    for (int y = 0; y < to.rows(); y++) {
      int row = y % from.rows() * from.columns();
      for (int x = 0; x < to.columns(); x++) {
        wrapped[y * to.columns() + x] = values[row + x % from.columns()];
      }
    }
    return wrapped;
  }

  private void add(
      double weight, double[] from, int first, int columns, double[] field, Plane places) {
    for (int y = 0; y < places.rows(); y++) {
      int source = first + y * stride * columns;
      int target = y * places.columns();
      for (int x = 0; x < places.columns(); x++) {
        field[target + x] += weight * from[source + x * stride];
      }
    }
  }

  private static double[] signs(double[] field) {
    for (int k = 0; k < field.length; k++) {
      field[k] = field[k] >= 0 ? 1 : -1;
    }
    return field;
  }
}
