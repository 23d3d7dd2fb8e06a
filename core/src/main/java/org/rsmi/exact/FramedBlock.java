package org.rsmi.exact;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// A rectangular block, the buffer of b sites around it and the frame of sites adjacent to both.
///
/// Sites of block and buffer are numbered in C order over the `(rows + 2b) × (columns + 2b)`
/// region.
record FramedBlock(int rows, int columns, int buffer) {
  FramedBlock {
    if (rows < 1 || columns < 1 || rows * columns > 20) {
      throw new IllegalArgumentException(
          "block = %d × %d: wanted 1 to 20 sites".formatted(rows, columns));
    }
    if (buffer < 0 || buffer > 3) {
      throw new IllegalArgumentException("buffer = " + buffer + ": wanted 0 to 3 sites");
    }
  }

  int height() {
    return rows + 2 * buffer;
  }

  int width() {
    return columns + 2 * buffer;
  }

  /// The column through which the buffer is cut in two.
  int middle() {
    return (width() - 1) / 2;
  }

  int column(int site) {
    return site % width();
  }

  boolean inBlock(int site) {
    return deeperThan(buffer - 1, site);
  }

  /// Position of a site of the block in the block's own C order.
  int blockSite(int site) {
    return (site / width() - buffer) * columns + column(site) - buffer;
  }

  /// Sites of the buffer and the outer sites of the block that satisfy `wanted`.
  int[] ring(IntPredicate wanted) {
    return IntStream.range(0, height() * width())
        .filter(site -> !deeperThan(buffer, site))
        .filter(wanted)
        .toArray();
  }

  /// The same sites in order of their angle from the upward direction, either way around.
  int[] byAngle(int[] sites) {
    return Arrays.stream(sites)
        .boxed()
        .sorted(Comparator.comparingDouble(this::angle))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private double angle(int site) {
    double right = column(site) - (width() - 1) / 2.0;
    int row = site / width();
    double down = row - (height() - 1) / 2.0;
    return Math.atan2(Math.abs(right), -down);
  }

  private boolean deeperThan(int depth, int site) {
    int r = site / width();
    int c = column(site);
    return Math.min(Math.min(r, height() - 1 - r), Math.min(c, width() - 1 - c)) > depth;
  }

  /// Neighbours of every site within the region, without the bonds inside the block.
  int[][] bonds() {
    int[][] bonds = new int[height() * width()][];
    for (int site = 0; site < bonds.length; site++) {
      int from = site;
      bonds[site] =
          IntStream.range(0, bonds.length)
              .filter(to -> adjacent(from, to) && !(inBlock(from) && inBlock(to)))
              .toArray();
    }
    return bonds;
  }

  private boolean adjacent(int a, int b) {
    int down = Math.abs(a / width() - b / width());
    return down + Math.abs(column(a) - column(b)) == 1;
  }

  /// `[frame sites × 2]`, (row, column) of each relative to the block's first site: the row above,
  /// the row below, the column to the left, the column to the right; no corners.
  int[][] frame() {
    int[] touched = touched();
    int[][] frame = new int[touched.length][];
    for (int k = 0; k < frame.length; k++) {
      int side = k < 2 * width() ? k / width() : 2 + (k - 2 * width()) / height();
      int row = touched[k] / width() - buffer + (side == 0 ? -1 : side == 1 ? 1 : 0);
      int column = column(touched[k]) - buffer + (side == 2 ? -1 : side == 3 ? 1 : 0);
      frame[k] = new int[] {row, column};
    }
    return frame;
  }

  /// The region's site that each frame site touches.
  private int[] touched() {
    int[] touched = new int[2 * (width() + height())];
    for (int c = 0; c < width(); c++) {
      touched[c] = c;
      touched[width() + c] = (height() - 1) * width() + c;
    }
    for (int r = 0; r < height(); r++) {
      touched[2 * width() + r] = r * width();
      touched[2 * width() + height() + r] = r * width() + width() - 1;
    }
    return touched;
  }

  /// The number of frame sites that each site of the region touches.
  int[] touching() {
    int[] count = new int[height() * width()];
    for (int site : touched()) {
      count[site]++;
    }
    return count;
  }

  /// The sum of the frame spins that each site of the region touches.
  ///
  /// @param frame ±1, in the order of [#frame()]
  int[] fields(byte[] frame) {
    int[] touched = touched();
    if (frame.length != touched.length) {
      throw new IllegalArgumentException(
          "a frame of %d spins around a block with %d".formatted(frame.length, touched.length));
    }
    int[] fields = new int[height() * width()];
    for (int k = 0; k < frame.length; k++) {
      if (frame[k] != 1 && frame[k] != -1) {
        throw new IllegalArgumentException("frame spin " + k + " is " + frame[k] + ", not ±1");
      }
      fields[touched[k]] += frame[k];
    }
    return fields;
  }
}
