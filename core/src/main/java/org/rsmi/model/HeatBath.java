package org.rsmi.model;

import org.rsmi.lattice.Adjacency;
import org.rsmi.lattice.Lattice;
import org.rsmi.num.Rng;

/// Single spins drawn anew from their law given their neighbours,
/// `p(s) ∝ exp(−(U(s) + Σⱼ V(s, sⱼ))/T)`.
///
/// A sweep visits every site once, one sublattice after the other on a bipartite lattice, in order
/// of number otherwise. Works for every law on every lattice; better than [Metropolis] where there
/// are many states, slow near a critical point.
public record HeatBath() implements Update {

  @Override
  public Moves on(PairLaw law, Lattice lattice, byte[] spins, Rng rng) {
    return new Draws(
        spins, Adjacency.of(lattice), Metropolis.order(lattice), LocalWeights.of(law), rng);
  }

  private record Draws(
      byte[] spins, Adjacency adjacency, int[] order, LocalWeights weights, Rng rng)
      implements Moves {

    @Override
    public void sweep() {
      for (int site : order) {
        spins[site] = draw(site);
      }
    }

    private byte draw(int site) {
      double[] work = weights.work();
      int[] first = adjacency.first();
      double sum = 0;
      for (int s = 0; s < work.length; s++) {
        double weight = weights.site()[s];
        for (int k = first[site]; k < first[site + 1]; k++) {
          weight *= weights.bond(s, spins[adjacency.neighbour()[k]]);
        }
        sum += weight;
        work[s] = sum;
      }
      double level = rng.nextDouble() * sum;
      int s = 0;
      while (s < work.length - 1 && work[s] <= level) {
        s++;
      }
      return weights.states()[s];
    }
  }
}
