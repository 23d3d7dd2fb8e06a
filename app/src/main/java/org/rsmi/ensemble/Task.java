package org.rsmi.ensemble;

import org.rsmi.spec.Point;

/// One grid point and one repeat: the unit of work, independent of all others.
///
/// @param point its place in the grid
/// @param repeat from 0
/// @param spec the experiment at that point
public record Task(Point point, int repeat, ExperimentSpec spec) {

  /// `temperature=2.269185,buffer=2 #3`, for people.
  @Override
  public String toString() {
    return point.folder() + " #" + repeat;
  }
}
