package org.rsmi.lattice;

import java.util.Arrays;
import java.util.List;

/// A lattice cut into a block V, a buffer and an environment E, as site numbers.
///
/// Each part is in C order of the coordinates relative to the block's first corner, so the same entry
/// means the same relative position wherever the block lies. A bare block is
/// `values[block[k]], k = 0 … |V| − 1`.
///
/// @param block `[|V|]`, the sites of V
/// @param buffer sites that belong neither to V nor to E, possibly none
/// @param environment `[|E|]`, the sites of E, at least one
/// @param blockShape extents of V, whose product is |V|
/// @param blockOffsets `[|V|][axes]`, coordinates relative to the block's first corner, from 0
/// @param environmentOffsets `[|E|][axes]`, the same for E, negative before the block
public record Partition(
    int[] block,
    int[] buffer,
    int[] environment,
    List<Integer> blockShape,
    int[][] blockOffsets,
    int[][] environmentOffsets) {
  public Partition {
    block = block.clone();
    buffer = buffer.clone();
    environment = environment.clone();
    blockShape = List.copyOf(blockShape);
    blockOffsets = copy(blockOffsets);
    environmentOffsets = copy(environmentOffsets);
    if (block.length == 0 || environment.length == 0) {
      throw new IllegalArgumentException(
          "a partition of %d + %d + %d sites: neither block nor environment may be empty"
              .formatted(block.length, buffer.length, environment.length));
    }
    if (block.length != blockOffsets.length || environment.length != environmentOffsets.length) {
      throw new IllegalArgumentException(
          "%d + %d sites with %d + %d offsets: every site has one"
              .formatted(
                  block.length,
                  environment.length,
                  blockOffsets.length,
                  environmentOffsets.length));
    }
  }

  private static int[][] copy(int[][] offsets) {
    return Arrays.stream(offsets).map(int[]::clone).toArray(int[][]::new);
  }
}
