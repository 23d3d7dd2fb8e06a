package org.rsmi.report;

import org.rsmi.analysis.Finding;

/// Which colour each series of a curve has: a measured one the next, a fit or exact values that of
/// the measured one before them.
final class SeriesTint {
  private int last = -1;
  private boolean measured;

  /// The number of the colour of the next series.
  int next(Finding.Kind kind) {
    if (kind == Finding.Kind.MEASURED || !measured) {
      last++;
    }
    measured |= kind == Finding.Kind.MEASURED;
    return last;
  }
}
