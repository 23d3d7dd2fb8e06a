package org.rsmi.model;

import org.rsmi.num.Rng;

/// The pocket algorithm for free dimers: a random dimer is reflected about a random axis of the
/// torus, and whatever it hits is reflected too, until nothing overlaps.
///
/// Only without interaction, v/T = 0: interacting dimers need a worm. On a torus that is not square
/// the axes are horizontal and vertical, otherwise diagonal as well.
///
/// A sweep is a fixed number of moves, which on average reflect as many vertices as there are.
///
/// @see <a href="https://doi.org/10.1103/PhysRevB.67.064503">Krauth and Moessner (2003)</a>
public record Pocket() implements DimerUpdate {
  @Override
  public Update.Moves on(double attraction, int rows, int columns, byte[] directions, Rng rng) {
    if (attraction != 0) {
      throw new IllegalArgumentException(
          "Pocket moves free dimers only, found v/T = %s; use BounceFreeWorm"
              .formatted(attraction));
    }
    return new Reflections(rows, columns, directions, rng);
  }

  private static final class Reflections implements CountedMoves {
    /// Where each direction points after a reflection of x, of y, of both about a diagonal.
    private static final int[][] TURNED = {{2, 1, 0, 3}, {0, 3, 2, 1}, {1, 0, 3, 2}, {3, 2, 1, 0}};

    private final int rows;
    private final int columns;
    private final byte[] directions;
    private final int[] neighbour;
    private final Rng rng;
    private final Workload workload;
    private final int[] stack;
    private final byte[] moved;

    Reflections(int rows, int columns, byte[] directions, Rng rng) {
      this.rows = rows;
      this.columns = columns;
      this.directions = directions;
      this.neighbour = Worm.neighbours(rows, columns);
      this.rng = rng;
      this.workload = new Workload("Pocket", directions.length);
      this.stack = new int[directions.length];
      this.moved = new byte[directions.length];
    }

    @Override
    public void sweep() {
      long count = workload.moves();
      long reflected = 0;
      for (long move = 0; move < count; move++) {
        reflected += reflect();
      }
      workload.note(count, reflected);
    }

    /// Reflects the smallest set of vertices that holds a random one, the partner of each member
    /// and the mirror image of each member; returns its size.
    private int reflect() {
      int axis = rng.nextInt(rows == columns ? 4 : 2);
      int shift = rng.nextInt(axis == 1 ? rows : columns);
      int size = collect(axis, shift, rng.nextInt(directions.length));
      int[] turned = TURNED[axis];
      for (int i = 0; i < size; i++) {
        moved[i] = (byte) turned[directions[mirror(axis, shift, stack[i])]];
      }
      for (int i = 0; i < size; i++) {
        directions[stack[i]] = moved[i];
      }
      return size;
    }

    /// Members of the set carry a mark on their direction while it is collected.
    private int collect(int axis, int shift, int seed) {
      int size = 0;
      stack[size++] = seed;
      directions[seed] |= 4;
      for (int done = 0; done < size; done++) {
        int site = stack[done];
        int partner = neighbour[4 * site + (directions[site] & 3)];
        int image = mirror(axis, shift, site);
        if (directions[partner] < 4) {
          directions[partner] |= 4;
          stack[size++] = partner;
        }
        if (directions[image] < 4) {
          directions[image] |= 4;
          stack[size++] = image;
        }
      }
      for (int i = 0; i < size; i++) {
        directions[stack[i]] &= 3;
      }
      return size;
    }

    private int mirror(int axis, int shift, int site) {
      int y = site / columns;
      int x = site % columns;
      return switch (axis) {
        case 0 -> y * columns + Math.floorMod(shift - x, columns);
        case 1 -> Math.floorMod(shift - y, rows) * columns + x;
        case 2 -> Math.floorMod(x + shift, rows) * columns + Math.floorMod(y - shift, columns);
        default -> Math.floorMod(shift - x, rows) * columns + Math.floorMod(shift - y, columns);
      };
    }

    @Override
    public Workload workload() {
      return workload;
    }
  }
}
