package org.rsmi.lattice;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A lattice cut into a block V, a buffer and an environment E, as site numbers.
///
/// Each part is in C order of the coordinates relative to the block's first corner, so the same
/// entry means the same relative position wherever the block lies. V of a configuration is
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

  /// The sites at these offsets from `origin`, around the edge of a periodic lattice: how to cut
  /// many windows without building a partition for each.
  ///
  /// @param origin lattice coordinates of the block's first corner
  /// @param offsets `[n][axes]`, e.g. [#environmentOffsets()], such that all lie inside an open
  ///     lattice
  /// @return `[n]`
  public static int[] sites(Lattice lattice, int[] origin, int[][] offsets) {
    int[] extents = Grid.extents(lattice.shape());
    int[] sites = new int[offsets.length];
    for (int k = 0; k < sites.length; k++) {
      for (int axis = 0; axis < extents.length; axis++) {
        int place = Math.floorMod(origin[axis] + offsets[k][axis], extents[axis]);
        sites[k] = sites[k] * extents[axis] + place;
      }
    }
    return sites;
  }

  /// The same cut seen through a map about the centre of its block: reading a configuration by it
  /// gives V and E of the mapped configuration, jointly, at no cost.
  ///
  /// @throws IllegalArgumentException if the map does not carry the block and the environment
  ///     onto themselves
  public Partition under(LatticeSymmetry map) {
    if (!LatticeSymmetry.of(blockShape).contains(map)) {
      throw new IllegalArgumentException("a block of shape " + blockShape + " has no " + map);
    }
    return new Partition(
        moved(block, blockOffsets, map),
        buffer,
        moved(environment, environmentOffsets, map),
        blockShape,
        blockOffsets,
        environmentOffsets);
  }

  private int[] moved(int[] sites, int[][] offsets, LatticeSymmetry map) {
    int[] extents = Grid.extents(blockShape);
    Map<List<Integer>, Integer> siteAt = new HashMap<>();
    for (int k = 0; k < sites.length; k++) {
      siteAt.put(Arrays.stream(offsets[k]).boxed().toList(), sites[k]);
    }
    int[] moved = new int[sites.length];
    for (int k = 0; k < sites.length; k++) {
      List<Integer> source = Arrays.stream(map.source(offsets[k], extents)).boxed().toList();
      if (!siteAt.containsKey(source)) {
        throw new IllegalArgumentException(
            map
                + " does not carry the environment of a block of shape "
                + blockShape
                + " onto itself");
      }
      moved[k] = siteAt.get(source);
    }
    return moved;
  }

  private static int[][] copy(int[][] offsets) {
    return Arrays.stream(offsets).map(int[]::clone).toArray(int[][]::new);
  }
}
