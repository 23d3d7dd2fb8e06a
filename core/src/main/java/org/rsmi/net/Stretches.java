package org.rsmi.net;

/// How the rows of a batch are cut for a [Crew]: into as many equal stretches as hold 128 rows, at
/// most 16. A look at the batch alone decides, so sums over stretches, added in their order, have
/// the same bits on any number of threads, and their memory is linear in the batch.
///
/// @param rows of the batch, ≥ 0
public record Stretches(int rows) {
  private static final int LENGTH = 128;
  private static final int MOST = 16;
  private static final int ALIGNED = 8;

  /// How many there are; 1 for a batch that is too small to share.
  public int count() {
    return Math.clamp((rows + LENGTH - 1) / LENGTH, 1, MOST);
  }

  /// First row of a stretch, a multiple of 8 unless the stretch is empty.
  public int from(int stretch) {
    int each = (rows + count() - 1) / count();
    return Math.min(rows, stretch * ((each + ALIGNED - 1) / ALIGNED * ALIGNED));
  }

  /// The row after the last of a stretch.
  public int to(int stretch) {
    return from(stretch + 1);
  }
}
