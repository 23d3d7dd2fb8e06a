package org.rsmi.lattice;

import java.util.Arrays;

/// A largest set of bonds of a bipartite lattice that share no site, by augmenting paths.
///
/// @param partners `[sites]`, the partner of each site, −1 for a monomer
/// @see <a href="https://doi.org/10.1137/0202019">Hopcroft and Karp (1973)</a>
public record Matching(int[] partners) {
  public Matching {
    partners = partners.clone();
  }

  /// A largest matching; the monomers left, if any, are moved along alternating paths to the
  /// highest sites they can reach, at the rim where sites are numbered from the centre.
  ///
  /// @throws IllegalArgumentException if the lattice is not bipartite
  public static Matching largest(Lattice lattice) {
    lattice.sublattices();
    Search search = new Search(lattice.neighbours());
    for (int site = 0; site < search.partners.length; site++) {
      search.pairDirectly(site);
    }
    for (int site = 0; site < search.partners.length; site++) {
      if (search.partners[site] < 0) {
        search.augment(site);
      }
    }
    for (int site = 0; site < search.partners.length; site++) {
      if (search.partners[site] < 0) {
        search.moveOut(site);
      }
    }
    return new Matching(search.partners);
  }

  /// Number of sites without a partner.
  public int monomers() {
    return (int) Arrays.stream(partners).filter(partner -> partner < 0).count();
  }

  private static final class Search {
    private final int[][] neighbours;
    private final int[] partners;
    private final int[] queue;
    private final int[] cameFrom; // the site of the monomer's half before
    private final int[] cameBy; // the site of the other half between the two

    Search(int[][] neighbours) {
      this.neighbours = neighbours;
      this.partners = new int[neighbours.length];
      this.queue = new int[neighbours.length];
      this.cameFrom = new int[neighbours.length];
      this.cameBy = new int[neighbours.length];
      Arrays.fill(partners, -1);
    }

    void pairDirectly(int site) {
      for (int other : neighbours[site]) {
        if (partners[site] < 0 && partners[other] < 0) {
          partners[site] = other;
          partners[other] = site;
        }
      }
    }

    /// Looks breadth first for a monomer of the other half and pairs along the way to it.
    void augment(int monomer) {
      int reached = begin(monomer);
      for (int done = 0; done < reached; done++) {
        int site = queue[done];
        for (int other : neighbours[site]) {
          if (partners[other] < 0) {
            shift(site, monomer);
            partners[site] = other;
            partners[other] = site;
            return;
          }
          reached = reach(site, other, reached);
        }
      }
    }

    /// Moves a monomer to the highest site that an alternating path leads to.
    void moveOut(int monomer) {
      int reached = begin(monomer);
      int highest = monomer;
      for (int done = 0; done < reached; done++) {
        int site = queue[done];
        highest = Math.max(highest, site);
        for (int other : neighbours[site]) {
          reached = reach(site, other, reached);
        }
      }
      shift(highest, monomer);
    }

    private int begin(int monomer) {
      Arrays.fill(cameFrom, -1);
      queue[0] = monomer;
      cameFrom[monomer] = monomer;
      return 1;
    }

    private int reach(int site, int over, int reached) {
      int next = partners[over];
      if (next >= 0 && cameFrom[next] < 0) {
        cameFrom[next] = site;
        cameBy[next] = over;
        queue[reached] = next;
        return reached + 1;
      }
      return reached;
    }

    /// Makes `site` the monomer instead, by giving every pair on the path to the site before it.
    private void shift(int site, int monomer) {
      int at = site;
      while (at != monomer) {
        int over = cameBy[at];
        int before = cameFrom[at];
        partners[over] = before;
        partners[before] = over;
        at = before;
      }
      partners[site] = -1;
    }
  }
}
