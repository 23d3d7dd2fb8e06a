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
/// A sampler with several replicas is as many chains, each of which gives its share: of n samples
/// chain c of C gives those numbered `n·c/C … n·(c+1)/C − 1`, in order of time.
///
/// @param thermalise sweeps before the first configuration, or how to find them
/// @param samples configurations, ≥ 1
/// @param every sweeps between two of them, or how to find them
public record Chain(Thermalisation thermalise, int samples, Spacing every) {
  public Chain {
    if (samples < 1) {
      throw new IllegalArgumentException("samples = " + samples + ": a chain takes at least 1");
    }
  }

  /// With numbers that are known.
  ///
  /// @param thermalise sweeps, ≥ 0
  /// @param samples configurations, ≥ 1
  /// @param every sweeps, ≥ 1
  public Chain(int thermalise, int samples, int every) {
    this(new Thermalisation.Sweeps(thermalise), samples, new Spacing.Every(every));
  }

  /// Thermalised for 20 autocorrelation times, 10,000 configurations, 5 sweeps apart.
  public static Chain defaults() {
    return new Chain(Thermalisation.defaults(), 10_000, new Spacing.Every(5));
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
    Thermalised found = thermalise(sampler, List.of(model.observables(lattice)), observer);
    return new Stream(sampler, model, lattice, found);
  }

  /// Thermalises a sampler and freezes what adapts.
  ///
  /// @param observables of each replica, or one for all of them
  public Thermalised thermalise(Sampler sampler, List<Observables> observables, Observer observer) {
    Thermalised found = new Equilibration(sampler, observables, observer).run(thermalise, every);
    sampler.freeze();
    return found;
  }

  /// The chain that repeats with given numbers what a thermalisation found: bit for bit the same
  /// configurations.
  public Chain repeating(Thermalised found) {
    return new Chain(found.sweeps(), samples, found.every());
  }

  /// Continues where [Stream#state()] was read, bit for bit.
  ///
  /// @param thermalised what the chain found when it was started
  /// @throws IllegalArgumentException if the state belongs to another model or lattice
  public static Stream resume(Model model, Lattice lattice, Thermalised thermalised, State state) {
    Sampler sampler = model.start(lattice, Rng.of(0));
    sampler.restore(state.configuration, state.tuning, state.streamState);
    return new Stream(sampler, model, lattice, thermalised);
  }

  /// A thermal chain, drawn from a few configurations at a time. Not for two threads at once.
  public static final class Stream {
    private final Sampler sampler;
    private final Observables observables;
    private final List<Integer> shape;
    private final Thermalised thermalised;

    private Stream(Sampler sampler, Model model, Lattice lattice, Thermalised thermalised) {
      this.sampler = sampler;
      this.observables = model.observables(lattice);
      this.shape = model.values(lattice).shape();
      this.thermalised = thermalised;
    }

    /// What was done before the first configuration.
    public Thermalised thermalised() {
      return thermalised;
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
      int[] recorded = {0};
      draw(
          count,
          (sample, configuration) -> {
            configurations.set(sample, configuration);
            double[] measured = observables.of(configuration);
            int moment = 0;
            for (double[] values : series.values()) {
              values[sample] = measured[moment++];
            }
            observer.recorded(++recorded[0], count);
          });
      return new Sampled(configurations, series, sampler.replicas());
    }

    /// Overwrites all of `target` with the next configurations, measuring nothing.
    public void fill(SampleSet target) {
      draw(target.size(), target::set);
    }

    /// An empty set for `count` configurations of this chain.
    public SampleSet allocate(int count) {
      return SampleSet.allocate(sampler.configuration(), count, shape);
    }

    private void draw(int count, Sink sink) {
      int replicas = sampler.replicas();
      int longest = Math.ceilDiv(count, replicas);
      for (int round = 0; round < longest; round++) {
        advance();
        for (int replica = 0; replica < replicas; replica++) {
          int first = first(count, replica, replicas);
          if (first + round < first(count, replica + 1, replicas)) {
            sink.accept(first + round, sampler.configuration(replica));
          }
        }
      }
    }

    private void advance() {
      for (int sweep = 0; sweep < thermalised.every(); sweep++) {
        sampler.sweep();
      }
    }

    /// Everything that decides the configurations to come.
    public State state() {
      return State.of(sampler);
    }
  }

  /// Takes a configuration, which the next sweep overwrites.
  private interface Sink {
    void accept(int sample, Configuration configuration);
  }

  /// The number of the first sample of chain `chain` of `chains`, `⌊n·c/C⌋`.
  public static int first(int samples, int chain, int chains) {
    return Math.toIntExact((long) samples * chain / chains);
  }

  /// A checkpoint of a [Stream].
  ///
  /// @param configuration a copy of [Sampler#state()]
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

    /// The present one of a sampler.
    public static State of(Sampler sampler) {
      return new State(sampler.state(), sampler.tuning(), sampler.streamState());
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
