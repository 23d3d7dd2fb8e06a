package org.rsmi.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.rsmi.lattice.Adjacency;
import org.rsmi.lattice.Bonds;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Chain;
import org.rsmi.lattice.Honeycomb;
import org.rsmi.lattice.Lattice;
import org.rsmi.lattice.Matching;
import org.rsmi.num.Rng;

/// Dimer coverings of any bipartite lattice or graph, all equally likely; for interaction on the
/// square lattice see [Dimers].
///
/// A configuration is 0 or 1 for every bond, in the order of [Bonds]. Where a largest matching
/// leaves sites without a partner these monomers stay where [Matching#largest] puts them, and the
/// law is uniform over the coverings of the other sites. Drawn by worms that never turn back where
/// there is another way; a sweep is a fixed number of worms of about one pivot step a site.
/// Measures `flippable`, per site the number of shortest cycles of the lattice (squares, hexagons)
/// on which every second bond has a dimer.
///
/// @param monomers sites without a partner, which must be as many as a largest matching leaves
/// @see <a href="https://doi.org/10.1103/PhysRevB.73.144504">Sandvik and Moessner (2006)</a>
public record Coverings(int monomers) implements DimerModel {
  public Coverings {
    if (monomers < 0) {
      throw new IllegalArgumentException("monomers = " + monomers + " is negative");
    }
  }

  /// Perfect coverings.
  public static Coverings defaults() {
    return new Coverings(0);
  }

  @Override
  public Lattice home() {
    return Honeycomb.torus(16);
  }

  @Override
  public Lattice values(Lattice lattice) {
    return new Chain(Bonds.of(lattice).count(), Boundary.OPEN);
  }

  @Override
  public Portrait portrait() {
    return Portrait.DIMERS;
  }

  @Override
  public Sampler start(Lattice lattice, Rng rng) {
    Matching matching = Matching.largest(lattice);
    int left = matching.monomers();
    if (left != monomers) {
      throw new IllegalArgumentException(
          "a largest matching of %s leaves %d %s: set monomers = %d to keep them, found %d"
              .formatted(name(lattice), left, left == 1 ? "monomer" : "monomers", left, monomers));
    }
    return new Walk(lattice, matching.partners(), rng);
  }

  private static String name(Lattice lattice) {
    return lattice.getClass().getSimpleName() + " of " + lattice.sites() + " sites";
  }

  @Override
  public int[] partners(Lattice lattice, Configuration configuration) {
    return partners(Bonds.of(lattice), lattice.sites(), configuration);
  }

  private int[] partners(Bonds bonds, int sites, Configuration configuration) {
    byte[] values = PairSampler.spins(configuration, bonds.count());
    int[] partners = new int[sites];
    Arrays.fill(partners, -1);
    for (int b = 0; b < values.length; b++) {
      if (values[b] != 0) {
        int from = bonds.from()[b];
        int to = bonds.to()[b];
        if (partners[from] >= 0 || partners[to] >= 0) {
          throw new IllegalArgumentException(
              "site " + (partners[from] >= 0 ? from : to) + " has two dimers");
        }
        partners[from] = to;
        partners[to] = from;
      }
    }
    int left = new Matching(partners).monomers();
    if (left != monomers) {
      throw new IllegalArgumentException(
          left + " sites have no dimer, " + monomers + " monomers are wanted");
    }
    return partners;
  }

  @Override
  public Observables observables(Lattice lattice) {
    lattice.sublattices();
    int[][] cycles = shortestCycles(lattice.neighbours());
    Bonds bonds = Bonds.of(lattice);
    int sites = lattice.sites();
    return Joined.Extra.of(
        List.of("flippable"),
        configuration -> {
          int[] partners = partners(bonds, sites, configuration);
          return new double[] {(double) flippable(cycles, partners) / sites};
        });
  }

  private static int flippable(int[][] cycles, int[] partners) {
    int flippable = 0;
    for (int[] cycle : cycles) {
      int paired = 0;
      for (int k = 0; k < cycle.length; k++) {
        paired += partners[cycle[k]] == cycle[(k + 1) % cycle.length] ? 1 : 0;
      }
      flippable += 2 * paired == cycle.length ? 1 : 0;
    }
    return flippable;
  }

  /// The cycles of four sites, or of six where there are none of four; each once.
  private static int[][] shortestCycles(int[][] neighbours) {
    for (int length : new int[] {4, 6}) {
      List<int[]> cycles = new ArrayList<>();
      for (int site = 0; site < neighbours.length; site++) {
        int[] path = new int[length];
        path[0] = site;
        extend(neighbours, path, 1, cycles);
      }
      if (!cycles.isEmpty()) {
        return cycles.toArray(int[][]::new);
      }
    }
    return new int[0][];
  }

  /// Cycles begin at their lowest site and run towards its lower neighbour.
  private static void extend(int[][] neighbours, int[] path, int length, List<int[]> cycles) {
    for (int next : neighbours[path[length - 1]]) {
      if (next > path[0] && Arrays.stream(path, 0, length).noneMatch(site -> site == next)) {
        path[length] = next;
        if (length + 1 < path.length) {
          extend(neighbours, path, length + 1, cycles);
        } else if (path[1] < next
            && Arrays.stream(neighbours[next]).anyMatch(site -> site == path[0])) {
          cycles.add(path.clone());
        }
      }
    }
  }

  /// Sites point to their partners by the place of the bond in the table of neighbours.
  private static final class Walk implements Sampler {
    private static final int NONE = -1;

    private final int[] first;
    private final int[] neighbour;
    private final int[] reverse;
    private final int[] bondOf;
    private final int[] place;
    private final int[] walkable;
    private final byte[] values;
    private final Rng rng;
    private final Workload workload;

    Walk(Lattice lattice, int[] partners, Rng rng) {
      Adjacency adjacency = without(lattice, partners);
      this.first = adjacency.first();
      this.neighbour = adjacency.neighbour();
      this.reverse = reverse(adjacency);
      this.place = new int[partners.length];
      this.walkable = IntStream.range(0, partners.length).filter(i -> partners[i] >= 0).toArray();
      for (int site = 0; site < partners.length; site++) {
        place[site] = partners[site] < 0 ? NONE : find(site, partners[site]);
      }
      Bonds bonds = Bonds.of(lattice);
      this.bondOf = new int[neighbour.length];
      for (int b = 0; b < bonds.count(); b++) {
        int there = find(bonds.from()[b], bonds.to()[b]);
        if (there >= 0) {
          bondOf[there] = b;
          bondOf[reverse[there]] = b;
        }
      }
      this.values = new byte[bonds.count()];
      this.rng = rng;
      this.workload = new Workload("Coverings", walkable.length);
    }

    /// The neighbours of all sites but the monomers.
    private static Adjacency without(Lattice lattice, int[] partners) {
      int[][] neighbours = lattice.neighbours();
      int[] first = new int[neighbours.length + 1];
      List<Integer> flat = new ArrayList<>();
      for (int site = 0; site < neighbours.length; site++) {
        for (int other : neighbours[site]) {
          if (partners[site] >= 0 && partners[other] >= 0) {
            flat.add(other);
          }
        }
        first[site + 1] = flat.size();
      }
      return new Adjacency(first, flat.stream().mapToInt(Integer::intValue).toArray());
    }

    private static int[] reverse(Adjacency adjacency) {
      int[] first = adjacency.first();
      int[] neighbour = adjacency.neighbour();
      int[] reverse = new int[neighbour.length];
      for (int site = 0; site + 1 < first.length; site++) {
        for (int k = first[site]; k < first[site + 1]; k++) {
          int back = first[neighbour[k]];
          while (neighbour[back] != site) {
            back++;
          }
          reverse[k] = back;
        }
      }
      return reverse;
    }

    private int find(int site, int other) {
      for (int k = first[site]; k < first[site + 1]; k++) {
        if (neighbour[k] == other) {
          return k;
        }
      }
      return NONE;
    }

    @Override
    public void sweep() {
      long worms = workload.moves();
      long steps = 0;
      for (long worm = 0; worm < worms; worm++) {
        steps += worm();
      }
      workload.note(worms, steps);
    }

    private long worm() {
      int tail = walkable[rng.nextInt(walkable.length)];
      int in = reverse[place[tail]];
      int pivot = neighbour[place[tail]];
      long steps = 0;
      while (true) {
        int degree = first[pivot + 1] - first[pivot];
        int out = in;
        if (degree > 1) {
          out = first[pivot] + rng.nextInt(degree - 1);
          out += out >= in ? 1 : 0;
        }
        steps++;
        int met = neighbour[out];
        int old = place[met];
        place[pivot] = out;
        place[met] = reverse[out];
        if (met == tail) {
          return steps;
        }
        pivot = neighbour[old];
        in = reverse[old];
      }
    }

    @Override
    public Configuration configuration() {
      Arrays.fill(values, (byte) 0);
      for (int site : walkable) {
        values[bondOf[place[site]]] = 1;
      }
      return new Configuration.Spins(values);
    }

    @Override
    public void freeze() {
      workload.freeze();
    }

    @Override
    public long[] tuning() {
      return workload.tuning();
    }

    @Override
    public long[] streamState() {
      return rng.state();
    }

    @Override
    public void restore(Configuration state, long[] tuning, long[] streamState) {
      byte[] saved = PairSampler.spins(state, values.length);
      int[] places = places(saved);
      workload.restore(tuning);
      rng.resumeAt(streamState);
      System.arraycopy(places, 0, place, 0, places.length);
    }

    private int[] places(byte[] saved) {
      int[] places = new int[place.length];
      Arrays.fill(places, NONE);
      for (int k = 0; k < neighbour.length; k++) {
        if (saved[bondOf[k]] != 0) {
          int site = neighbour[reverse[k]];
          if (places[site] >= 0) {
            throw new IllegalArgumentException("site " + site + " has two dimers");
          }
          places[site] = k;
        }
      }
      for (int site : walkable) {
        if (places[site] < 0) {
          throw new IllegalArgumentException("site " + site + " has no dimer");
        }
      }
      return places;
    }
  }
}
