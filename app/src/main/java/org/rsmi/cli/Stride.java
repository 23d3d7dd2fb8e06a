package org.rsmi.cli;

import java.util.List;
import org.rsmi.result.Filter;

/// Sites between two places of a coarse field.
///
/// @param wanted 0 for the block's own extent: blocks side by side
record Stride(int wanted) {
  static final String BLOCK = "block";

  /// @param word sites, or `block`
  static Stride parse(String word) {
    if (word.equals(BLOCK)) {
      return new Stride(0);
    }
    try {
      int sites = Integer.parseInt(word);
      if (sites > 0) {
        return new Stride(sites);
      }
    } catch (NumberFormatException _) {
      // told below, with zero and less
    }
    throw new IllegalArgumentException("stride = " + word + ": want sites, at least 1, or 'block'");
  }

  /// @throws IllegalArgumentException if it is to be the block's extent, and there are several
  int sites(List<Filter> filters) {
    List<Integer> extents =
        filters.stream().flatMap(filter -> filter.blockShape().stream()).distinct().toList();
    if (wanted == 0 && extents.size() > 1) {
      throw new IllegalArgumentException(
          "stride = block: blocks have the extents %s; give --stride in sites".formatted(extents));
    }
    return wanted == 0 ? extents.getFirst() : wanted;
  }
}
