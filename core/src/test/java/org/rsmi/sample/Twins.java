package org.rsmi.sample;

import java.util.Arrays;
import org.rsmi.lattice.Lattice;
import org.rsmi.model.Configuration;
import org.rsmi.model.Model;
import org.rsmi.model.Observables;
import org.rsmi.model.Sampler;
import org.rsmi.num.Rng;

/// Two chains of a model of spins as one sampler of two replicas.
record Twins(Model model) implements Model {

  @Override
  public Sampler start(Lattice lattice, Rng rng) {
    return new Both(
        model.start(lattice, rng.split("0")),
        model.start(lattice, rng.split("1")),
        lattice.sites());
  }

  @Override
  public Observables observables(Lattice lattice) {
    return model.observables(lattice);
  }

  private record Both(Sampler first, Sampler second, int sites) implements Sampler {
    @Override
    public void sweep() {
      first.sweep();
      second.sweep();
    }

    @Override
    public Configuration configuration() {
      return first.configuration();
    }

    @Override
    public int replicas() {
      return 2;
    }

    @Override
    public Configuration configuration(int replica) {
      return replica == 0 ? first.configuration() : second.configuration();
    }

    private static byte[] spins(Configuration configuration) {
      return configuration instanceof Configuration.Spins(byte[] values) ? values : new byte[0];
    }

    @Override
    public Configuration state() {
      byte[] both = Arrays.copyOf(spins(first.state()), 2 * sites);
      System.arraycopy(spins(second.state()), 0, both, sites, sites);
      return new Configuration.Spins(both);
    }

    @Override
    public long[] streamState() {
      long[] both = Arrays.copyOf(first.streamState(), 8);
      System.arraycopy(second.streamState(), 0, both, 4, 4);
      return both;
    }

    @Override
    public void restore(Configuration state, long[] tuning, long[] streamState) {
      byte[] both = spins(state);
      byte[] one = Arrays.copyOf(both, sites);
      byte[] other = Arrays.copyOfRange(both, sites, 2 * sites);
      first.restore(new Configuration.Spins(one), tuning, Arrays.copyOf(streamState, 4));
      second.restore(new Configuration.Spins(other), tuning, Arrays.copyOfRange(streamState, 4, 8));
    }
  }
}
