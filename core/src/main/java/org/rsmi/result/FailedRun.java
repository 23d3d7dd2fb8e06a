package org.rsmi.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A run that ended without a result, kept with its reason.
///
/// @param point value of each grid axis, in the order of the spec
/// @param repeat which of the independent runs at this point, from 0
/// @param reason in one line
public record FailedRun(Map<String, Object> point, int repeat, String reason) {
  public FailedRun {
    point = Collections.unmodifiableMap(new LinkedHashMap<>(point));
  }
}
