package org.rsmi.result;

import java.util.Map;

/// What became of one task of an experiment: a result or a failure.
public sealed interface Ended permits RunRecord, FailedRun {

  /// Value of each grid axis, in the order of the spec.
  Map<String, Object> point();

  /// Which of the independent runs at this point, from 0.
  int repeat();
}
