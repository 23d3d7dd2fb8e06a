package org.rsmi.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A task that gave no result: what `failure.json` holds.
///
/// @param point value of each grid axis, in the order of the spec
/// @param repeat which of the independent runs at this point, from 0
/// @param reason what went wrong, in one line
public record FailedRun(Map<String, Object> point, int repeat, String reason) implements Ended {
  public FailedRun {
    point = Collections.unmodifiableMap(new LinkedHashMap<>(point));
    reason = reason.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
