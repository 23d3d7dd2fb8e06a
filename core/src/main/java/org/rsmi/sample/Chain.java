package org.rsmi.sample;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rsmi.lattice.Lattice;
import org.rsmi.model.Configuration;
import org.rsmi.model.Model;
import org.rsmi.model.Observables;
import org.rsmi.model.Sampler;
import org.rsmi.num.Rng;

/// How a Markov chain is recorded: thermalise, freeze what adapts, then keep one configuration
/// every few sweeps.
///
/// @param thermalise sweeps before the first configuration, ≥ 0
/// @param samples configurations, ≥ 1
/// @param every sweeps between two of them, ≥ 1
public record Chain(int thermalise, int samples, int every) {
  public Chain {
    requireAtLeast(0, thermalise, "thermalise");
    requireAtLeast(1, samples, "samples");
    requireAtLeast(1, every, "every");
  }

  private static void requireAtLeast(int least, int found, String name) {
    if (found < least) {
      throw new IllegalArgumentException(
          "%s = %d: a chain takes at least %d".formatted(name, found, least));
    }
  }

  /// 1,000 sweeps to thermalise, 10,000 configurations, 5 sweeps apart.
  public static Chain defaults() {
    return new Chain(1_000, 10_000, 5);
  }

  /// Draws `samples` configurations.
  public Sampled run(Model model, Lattice lattice, Rng rng) {
    return run(model, lattice, rng, Observer.BLIND);
  }

  /// Draws `samples` configurations under the eyes of an observer.
  public Sampled run(Model model, Lattice lattice, Rng rng, Observer observer) {
    return start(model, lattice, rng, observer).next(samples, observer);
  }

  /// Thermalises a chain that can then be drawn from for ever.
  public Stream start(Model model, Lattice lattice, Rng rng, Observer observer) {
    Sampler sampler = model.start(lattice, rng);
    for (int sweep = 1; sweep <= thermalise; sweep++) {
      sampler.sweep();
      observer.thermalised(sweep, thermalise);
    }
    sampler.freeze();
    return new Stream(sampler, model, lattice, every);
  }

  /// Continues where [Stream#state()] was read, bit for bit.
  ///
  /// @throws IllegalArgumentException if the state belongs to another model or lattice
  public Stream resume(Model model, Lattice lattice, State state) {
    Sampler sampler = model.start(lattice, Rng.of(0));
    sampler.restore(state.configuration, state.tuning, state.streamState);
    return new Stream(sampler, model, lattice, every);
  }

  /// A thermal chain, drawn from a few configurations at a time. Not for two threads at once.
  public static final class Stream {
    private final Sampler sampler;
    private final Observables observables;
    private final List<Integer> shape;
    private final int every;

    private Stream(Sampler sampler, Model model, Lattice lattice, int every) {
      this.sampler = sampler;
      this.observables = model.observables(lattice);
      this.shape = model.values(lattice).shape();
      this.every = every;
    }

    /// The next `count` configurations with what the model measures on them.
    public Sampled next(int count) {
      return next(count, Observer.BLIND);
    }

    /// The same under the eyes of an observer.
    public Sampled next(int count, Observer observer) {
      SampleSet configurations = allocate(count);
      Map<String, double[]> series = new LinkedHashMap<>();
      observables.names().forEach(name -> series.put(name, new double[count]));
      for (int sample = 0; sample < count; sample++) {
        advance();
        configurations.set(sample, sampler.configuration());
        double[] measured = observables.of(sampler.configuration());
        int moment = 0;
        for (double[] values : series.values()) {
          values[sample] = measured[moment++];
        }
        observer.recorded(sample + 1, count);
      }
      return new Sampled(configurations, series);
    }

    /// Overwrites all of `target` with the next configurations, measuring nothing.
    public void fill(SampleSet target) {
      for (int sample = 0; sample < target.size(); sample++) {
        advance();
        target.set(sample, sampler.configuration());
      }
    }

    /// An empty set for `count` configurations of this chain.
    public SampleSet allocate(int count) {
      return SampleSet.allocate(sampler.configuration(), count, shape);
    }

    private void advance() {
      for (int sweep = 0; sweep < every; sweep++) {
        sampler.sweep();
      }
    }

    /// Everything that decides the configurations to come.
    public State state() {
      return new State(sampler.state(), sampler.tuning(), sampler.streamState());
    }
  }

  /// A checkpoint of a [Stream].
  ///
  /// @param configuration a copy
  /// @param tuning see [Sampler#tuning()]
  /// @param streamState see [Sampler#streamState()]
  public record State(Configuration configuration, long[] tuning, long[] streamState) {
    public State {
      configuration =
          switch (configuration) {
            case Configuration.Spins(byte[] values) -> new Configuration.Spins(values.clone());
            case Configuration.Field(float[] values) -> new Configuration.Field(values.clone());
          };
      tuning = tuning.clone();
      streamState = streamState.clone();
    }
  }

  /// Watches a chain from outside, for progress bars and timing; it must not touch the chain.
  public interface Observer {
    /// Sees nothing.
    Observer BLIND = new Observer() {};

    /// After each sweep of the thermalisation.
    default void thermalised(int sweeps, int of) {}

    /// After each configuration recorded.
    default void recorded(int samples, int of) {}
  }
}
