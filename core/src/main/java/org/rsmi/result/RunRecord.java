package org.rsmi.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One finished run, complete: what `result.json` and `filter.npz` hold.
///
/// @param point value of each grid axis, a [Long], a [Double] or a [String], in the order of the spec
/// @param repeat which of the independent runs at this point, from 0
/// @param seed of the experiment
/// @param estimate the number of record
/// @param truths exact values to compare with, empty where none can be had
/// @param filter what was learned
/// @param seconds time the run took
/// @param provenance what produced it
public record RunRecord(
    Map<String, Object> point,
    int repeat,
    long seed,
    RsmiEstimate estimate,
    List<Truth> truths,
    Filter filter,
    double seconds,
    Provenance provenance) {
  public RunRecord {
    point = Collections.unmodifiableMap(new LinkedHashMap<>(point));
    truths = List.copyOf(truths);
  }
}
