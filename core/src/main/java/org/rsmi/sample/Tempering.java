package org.rsmi.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.rsmi.lattice.Lattice;
import org.rsmi.model.Configuration;
import org.rsmi.model.Observables;
import org.rsmi.model.Sampler;
import org.rsmi.model.Thermal;
import org.rsmi.num.Rng;

/// Parallel tempering: one sampler at each temperature, and after each sweep the configurations of
/// neighbouring temperatures change places with probability `min(1, exp(Δβ ΔE))`, of even pairs and
/// odd pairs in turn.
///
/// Cold configurations travel to high temperatures, where they forget, and back. Good where a model
/// has many valleys; close to a continuous transition cluster updates do better. Neighbouring
/// temperatures must be close enough for their energies to overlap, see [#acceptance()].
///
/// As a [Sampler] its replicas are the temperatures, in the order given.
///
/// @see <a href="https://doi.org/10.1143/JPSJ.65.1604">Hukushima and Nemoto (1996)</a>
public final class Tempering implements Sampler {
  private static final int COUNTERS = 3;

  private final double[] temperatures;
  private final List<Sampler> samplers;
  private final List<Observables> observables;
  private final int sites;
  private final Rng exchange;

  /// Which walker is at each temperature.
  private final int[] walkers;

  /// Of each walker: 0 before it met an end, 1 if it met the last temperature since the first, 2
  /// the other way round.
  private final int[] journeys;

  private final long[] tried;
  private final long[] accepted;
  private long sweeps;
  private long trips;

  private Tempering(
      double[] temperatures,
      List<Sampler> samplers,
      List<Observables> observables,
      int sites,
      Rng exchange) {
    this.temperatures = temperatures;
    this.samplers = samplers;
    this.observables = observables;
    this.sites = sites;
    this.exchange = exchange;
    this.walkers = IntStream.range(0, temperatures.length).toArray();
    this.journeys = new int[temperatures.length];
    this.tried = new long[temperatures.length - 1];
    this.accepted = new long[temperatures.length - 1];
  }

  /// Starts a sampler at each temperature.
  ///
  /// @param model whose own temperature does not matter
  /// @param temperatures at least 2, strictly monotonic
  /// @throws IllegalArgumentException if the model refuses one, or draws several replicas at once
  public static Tempering start(
      Thermal model, List<Double> temperatures, Lattice lattice, Rng rng) {
    requireMonotonic(temperatures);
    List<Sampler> samplers = new ArrayList<>();
    List<Observables> observables = new ArrayList<>();
    for (int k = 0; k < temperatures.size(); k++) {
      Thermal here = model.at(temperatures.get(k));
      Sampler sampler = here.start(lattice, rng.split("temperature/" + k));
      if (sampler.replicas() != 1) {
        throw new IllegalArgumentException(
            "parallel tempering takes an update of 1 replica, found one of " + sampler.replicas());
      }
      samplers.add(sampler);
      observables.add(here.observables(lattice));
    }
    double[] values = temperatures.stream().mapToDouble(t -> t).toArray();
    return new Tempering(values, samplers, observables, lattice.sites(), rng.split("exchange"));
  }

  private static void requireMonotonic(List<Double> temperatures) {
    boolean rising = true;
    boolean falling = true;
    for (int k = 1; k < temperatures.size(); k++) {
      rising &= temperatures.get(k) > temperatures.get(k - 1);
      falling &= temperatures.get(k) < temperatures.get(k - 1);
    }
    if (temperatures.size() < 2 || !rising && !falling) {
      throw new IllegalArgumentException(
          "temperatures = " + temperatures + ": tempering takes at least 2, in rising order");
    }
  }

  /// What is measured at each temperature.
  public List<Observables> observables() {
    return List.copyOf(observables);
  }

  /// Sweeps every temperature, then tries to exchange every other pair of neighbours.
  @Override
  public void sweep() {
    samplers.forEach(Sampler::sweep);
    for (int k = (int) (sweeps % 2); k + 1 < temperatures.length; k += 2) {
      tryExchange(k);
    }
    sweeps++;
  }

  private void tryExchange(int k) {
    double beta = 1 / temperatures[k] - 1 / temperatures[k + 1];
    double exponent = beta * (energy(k) - energy(k + 1));
    tried[k]++;
    if (exchange.nextDouble() < Math.exp(Math.min(0, exponent))) {
      accepted[k]++;
      Configuration here = copy(samplers.get(k).state());
      put(k, copy(samplers.get(k + 1).state()));
      put(k + 1, here);
      int walker = walkers[k];
      walkers[k] = walkers[k + 1];
      walkers[k + 1] = walker;
      arrived(0);
      arrived(temperatures.length - 1);
    }
  }

  /// `H` of the whole configuration.
  private double energy(int k) {
    return sites * observables.get(k).of(samplers.get(k).configuration())[0];
  }

  private void put(int k, Configuration state) {
    Sampler sampler = samplers.get(k);
    sampler.restore(state, sampler.tuning(), sampler.streamState());
  }

  private static Configuration copy(Configuration configuration) {
    return switch (configuration) {
      case Configuration.Spins(byte[] values) -> new Configuration.Spins(values.clone());
      case Configuration.Field(float[] values) -> new Configuration.Field(values.clone());
    };
  }

  private void arrived(int end) {
    int walker = walkers[end];
    if (end != 0) {
      journeys[walker] = journeys[walker] == 2 ? 1 : journeys[walker];
    } else {
      trips += journeys[walker] == 1 ? 1 : 0;
      journeys[walker] = 2;
    }
  }

  /// Which walker is at each temperature: a permutation of `0 … temperatures − 1`, the identity in
  /// the beginning.
  public int[] permutation() {
    return walkers.clone();
  }

  /// Share of exchanges between temperature k and k + 1 that were accepted; NaN before the first.
  ///
  /// @return `[temperatures − 1]`
  public double[] acceptance() {
    double[] shares = new double[tried.length];
    Arrays.setAll(shares, k -> (double) accepted[k] / tried[k]);
    return shares;
  }

  /// Journeys of walkers from the first temperature to the last and back.
  public long roundTrips() {
    return trips;
  }

  @Override
  public int replicas() {
    return temperatures.length;
  }

  @Override
  public Configuration configuration() {
    return configuration(0);
  }

  @Override
  public Configuration configuration(int replica) {
    return samplers.get(replica).configuration();
  }

  @Override
  public Configuration state() {
    List<Configuration> states = samplers.stream().map(Sampler::state).toList();
    int each = states.getFirst().sites();
    return switch (states.getFirst()) {
      case Configuration.Spins _ -> {
        byte[] all = new byte[each * states.size()];
        for (int k = 0; k < states.size(); k++) {
          if (states.get(k) instanceof Configuration.Spins(byte[] values)) {
            System.arraycopy(values, 0, all, k * each, each);
          }
        }
        yield new Configuration.Spins(all);
      }
      case Configuration.Field _ -> {
        float[] all = new float[each * states.size()];
        for (int k = 0; k < states.size(); k++) {
          if (states.get(k) instanceof Configuration.Field(float[] values)) {
            System.arraycopy(values, 0, all, k * each, each);
          }
        }
        yield new Configuration.Field(all);
      }
    };
  }

  /// From here on exchanges and journeys are counted anew.
  @Override
  public void freeze() {
    samplers.forEach(Sampler::freeze);
    Arrays.fill(tried, 0);
    Arrays.fill(accepted, 0);
    Arrays.fill(journeys, 0);
    trips = 0;
  }

  @Override
  public long[] tuning() {
    LongStream own = LongStream.of(sweeps, trips, temperatures.length);
    LongStream counters =
        LongStream.concat(
            LongStream.concat(
                Arrays.stream(walkers).asLongStream(), Arrays.stream(journeys).asLongStream()),
            LongStream.concat(Arrays.stream(tried), Arrays.stream(accepted)));
    return LongStream.concat(
            LongStream.concat(own, counters),
            samplers.stream().flatMapToLong(sampler -> counted(sampler.tuning())))
        .toArray();
  }

  @Override
  public long[] streamState() {
    return LongStream.concat(
            Arrays.stream(exchange.state()),
            samplers.stream().flatMapToLong(sampler -> counted(sampler.streamState())))
        .toArray();
  }

  private static LongStream counted(long[] values) {
    return LongStream.concat(LongStream.of(values.length), Arrays.stream(values));
  }

  @Override
  public void restore(Configuration state, long[] tuning, long[] streamState) {
    int k = temperatures.length;
    int numbers = COUNTERS + 4 * k - 2;
    if (tuning.length < numbers || tuning[2] != k || state.sites() != state().sites()) {
      throw new IllegalArgumentException(
          "a state of %d values is none of %d temperatures on %d sites"
              .formatted(state.sites(), k, sites));
    }
    List<long[]> tunings = parts(tuning, numbers);
    List<long[]> streams = parts(streamState, 4);
    for (int replica = 0; replica < k; replica++) {
      samplers
          .get(replica)
          .restore(part(state, replica), tunings.get(replica), streams.get(replica));
    }
    exchange.resumeAt(Arrays.copyOf(streamState, 4));
    sweeps = tuning[0];
    trips = tuning[1];
    for (int i = 0; i < k; i++) {
      walkers[i] = (int) tuning[COUNTERS + i];
      journeys[i] = (int) tuning[COUNTERS + k + i];
    }
    System.arraycopy(tuning, COUNTERS + 2 * k, tried, 0, k - 1);
    System.arraycopy(tuning, COUNTERS + 3 * k - 1, accepted, 0, k - 1);
  }

  /// Each with its length before it.
  private List<long[]> parts(long[] numbers, int from) {
    List<long[]> parts = new ArrayList<>();
    int at = from;
    while (at < numbers.length && numbers[at] >= 0 && numbers[at] < numbers.length - at) {
      int end = at + 1 + (int) numbers[at];
      parts.add(Arrays.copyOfRange(numbers, at + 1, end));
      at = end;
    }
    if (at != numbers.length || parts.size() != temperatures.length) {
      throw new IllegalArgumentException(
          numbers.length + " numbers are not the state of " + temperatures.length + " samplers");
    }
    return parts;
  }

  private Configuration part(Configuration state, int replica) {
    int each = state.sites() / temperatures.length;
    int from = replica * each;
    return switch (state) {
      case Configuration.Spins(byte[] values) ->
          new Configuration.Spins(Arrays.copyOfRange(values, from, from + each));
      case Configuration.Field(float[] values) ->
          new Configuration.Field(Arrays.copyOfRange(values, from, from + each));
    };
  }
}
