package org.rsmi.report;

import org.jfree.data.Range;
import org.rsmi.analysis.Finding;
import org.rsmi.analysis.Finding.Scale;

/// How far the axes of a curve go, and which of its points they show: a logarithmic axis shows
/// positive numbers alone.
record CurveReach(Finding.Curve curve) {

  /// Whether a point of a series is finite and positive where it has to be.
  boolean isShown(Finding.Series series, int i) {
    return isShown(series.x()[i], series.y()[i]);
  }

  private boolean isShown(double x, double y) {
    return Double.isFinite(x)
        && Double.isFinite(y)
        && (curve.scale() != Scale.LOG_LOG || x > 0)
        && (curve.scale() == Scale.LINEAR || y > 0);
  }

  Range x() {
    Reach reach = new Reach();
    for (Finding.Series series : curve.series()) {
      for (int i = 0; i < series.x().length; i++) {
        if (isShown(series, i)) {
          reach.add(series.x()[i]);
        }
      }
    }
    return curve.scale() == Scale.LOG_LOG ? reach.logarithmic() : reach.linear();
  }

  Range y() {
    Reach reach = new Reach();
    for (Finding.Series series : curve.series()) {
      for (int i = 0; i < series.y().length; i++) {
        if (isShown(series, i)) {
          add(reach, series.y()[i], error(series, i));
        }
      }
    }
    if (addReferences(reach) && curve.scale() == Scale.LINEAR) {
      reach.addHeadroom();
    }
    return curve.scale() == Scale.LINEAR ? reach.linearFromZero() : reach.logarithmic();
  }

  /// The error bar of a point, 0 where it has none.
  static double error(Finding.Series series, int i) {
    return Double.isFinite(series.error()[i]) ? series.error()[i] : 0;
  }

  /// An error bar that would leave a logarithmic axis does not stretch it.
  private void add(Reach reach, double y, double error) {
    reach.add(y + error);
    reach.add(curve.scale() == Scale.LINEAR || y > 2 * error ? y - error : y);
  }

  private boolean addReferences(Reach reach) {
    double[] near =
        curve.references().stream()
            .mapToDouble(Finding.Reference::value)
            .filter(value -> curve.scale() == Scale.LINEAR || value > 0)
            .filter(reach::isNear)
            .toArray();
    reach.addAll(near);
    return near.length > 0;
  }
}
