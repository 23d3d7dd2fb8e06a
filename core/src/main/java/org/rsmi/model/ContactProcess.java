package org.rsmi.model;

import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Chain;
import org.rsmi.lattice.Lattice;
import org.rsmi.num.Rng;

/// The contact process: an active site dies at rate 1; an empty one with n of its z neighbours
/// active becomes active at rate `λ n/z`.
///
/// In continuous time, exact in law: a sweep is one unit of time, which holds a Poisson number of
/// attempts, N(1 + λ) on average. In one dimension `λ_c = 3.297848(20)`, in the class of directed
/// percolation. Nothing returns from the empty state, so a finite system has no other stationary
/// law: look at many trajectories up to a fixed time. Measures [Activity].
///
/// @param rate λ ≥ 0
/// @param start which sites are active at time 0
/// @see <a href="https://doi.org/10.1214/aop/1176996493">Harris (1974)</a>
public record ContactProcess(double rate, Start start) implements Model {
  /// `exp` of minus this is still far above the smallest double.
  private static final double CHUNK = 500;

  public ContactProcess {
    if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "rate = " + rate + ": a contact process takes a finite one of at least 0");
    }
  }

  /// The transition in one dimension, all sites active at first.
  public static ContactProcess defaults() {
    return new ContactProcess(3.297848, Start.FULL);
  }

  @Override
  public Lattice home() {
    return new Chain(256, Boundary.PERIODIC);
  }

  @Override
  public Sampler start(Lattice lattice, Rng rng) {
    int[][] neighbours = lattice.neighbours();
    double death = 1 / (1 + rate);
    double attempts = lattice.sites() * (1 + rate);
    return new OccupationSampler(
        "a contact process",
        start.on(lattice, rng),
        (active, stream) -> spread(active, neighbours, death, poisson(attempts, stream), stream),
        rng);
  }

  private static void spread(
      byte[] active, int[][] neighbours, double death, long attempts, Rng rng) {
    for (long attempt = 0; attempt < attempts; attempt++) {
      int site = rng.nextInt(active.length);
      double coin = rng.nextDouble();
      if (coin < death) {
        active[site] = 0;
      } else {
        int[] around = neighbours[site];
        int which = (int) ((coin - death) / (1 - death) * around.length);
        active[site] |= active[around[Math.min(which, around.length - 1)]];
      }
    }
  }

  /// By counting factors: the product of n + 1 uniforms is the first below `exp(−mean)`.
  private static long poisson(double mean, Rng rng) {
    long count = 0;
    for (double left = mean; left > 0; left -= CHUNK) {
      double floor = Math.exp(-Math.min(left, CHUNK));
      double product = rng.nextDouble();
      while (product > floor) {
        count++;
        product *= rng.nextDouble();
      }
    }
    return count;
  }

  @Override
  public Observables observables(Lattice lattice) {
    return new Activity(lattice.sites());
  }
}
