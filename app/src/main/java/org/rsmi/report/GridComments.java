package org.rsmi.report;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The units of the grid axes: the comments that end their lines in the experiment file,
/// `buffer = [2, 4]   # sites`.
///
/// @param spec text of the experiment file; may be empty
public record GridComments(String spec) {
  private static final Pattern GRID =
      Pattern.compile(
          "^\\s*\\[grid][ \\t]*(?:#[^\\n]*)?$(.*?)(?=^\\s*\\[\\w|\\z)",
          Pattern.MULTILINE | Pattern.DOTALL);
  private static final int LONGEST = 32;

  /// The name of an axis with its unit in brackets, if it has one.
  String title(String axis) {
    return Optional.of(unit(axis))
        .filter(unit -> !unit.isEmpty())
        .map(unit -> axis + " (" + unit + ")")
        .orElse(axis);
  }

  /// The unit of an axis, empty where none is given.
  public String unit(String axis) {
    return comment(axis).orElse("");
  }

  private Optional<String> comment(String axis) {
    Pattern line =
        Pattern.compile(
            "^\\s*\"?" + Pattern.quote(axis) + "\"?\\s*=[^#\\n]*#\\s*(\\S.*?)\\s*$",
            Pattern.MULTILINE);
    Matcher grid = GRID.matcher(spec);
    return grid.find()
        ? line.matcher(grid.group(1))
            .results()
            .map(match -> match.group(1))
            .filter(unit -> unit.length() <= LONGEST)
            .findFirst()
        : Optional.empty();
  }
}
