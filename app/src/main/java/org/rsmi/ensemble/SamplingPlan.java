package org.rsmi.ensemble;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rsmi.ensemble.SampleRecord.Trajectories;
import org.rsmi.model.Configuration;
import org.rsmi.model.Observables;
import org.rsmi.model.Sampler;
import org.rsmi.model.Thermal;
import org.rsmi.num.Rng;
import org.rsmi.sample.Chain;
import org.rsmi.sample.Dtype;
import org.rsmi.sample.Spacing;
import org.rsmi.sample.Tempering;
import org.rsmi.sample.Thermalisation;
import org.rsmi.sample.Thermalised;

/// What a record of samples means for the samplers and for the file: who draws which sample, and
/// where it lies.
///
/// @param record as asked for, or with the numbers that were found
/// @param replicas chains that one sampler advances, or temperatures
/// @param sites values of one configuration
/// @param dtype how one value is stored
/// @param measured what is measured: one for all replicas, or one for each temperature
record SamplingPlan(
    SampleRecord record, int replicas, int sites, Dtype dtype, List<Observables> measured) {

  SamplingPlan {
    measured = List.copyOf(measured);
  }

  /// Looks at a first sampler.
  ///
  /// @throws IllegalArgumentException if the model does not exist on the lattice, or the record
  ///     does not go together
  static SamplingPlan of(SampleRecord record) {
    requireTogether(record);
    Sampler sampler = sampler(record, Rng.of(0));
    Configuration configuration = sampler.configuration();
    Dtype dtype =
        switch (configuration) {
          case Configuration.Spins _ -> Dtype.INT8;
          case Configuration.Field _ -> Dtype.FLOAT32;
        };
    List<Observables> measured =
        sampler instanceof Tempering tempering
            ? tempering.observables()
            : List.of(record.model().observables(record.lattice()));
    boolean single = record.trajectories() == Trajectories.RESTARTED;
    return new SamplingPlan(
        record, single ? 1 : sampler.replicas(), configuration.sites(), dtype, measured);
  }

  private static void requireTogether(SampleRecord record) {
    boolean tempered = !record.temperatures().isEmpty();
    if (tempered && !(record.model() instanceof Thermal)) {
      throw new IllegalArgumentException(
          "temperatures = %s: %s has no temperature to temper"
              .formatted(record.temperatures(), record.model().getClass().getSimpleName()));
    }
    if (tempered && record.chains() > 1) {
      throw new IllegalArgumentException(
          "chains = " + record.chains() + ": parallel tempering takes 1; use several seeds");
    }
    if ((long) record.chain().samples() * record.temperatures().size() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "%d samples at %d temperatures are more than %d"
              .formatted(
                  record.chain().samples(), record.temperatures().size(), Integer.MAX_VALUE));
    }
    if (tempered && record.trajectories() == Trajectories.RESTARTED) {
      throw new IllegalArgumentException("parallel tempering has no trajectories to restart");
    }
    if (record.trajectories() == Trajectories.RESTARTED
        && !(record.chain().thermalise() instanceof Thermalisation.Sweeps
            && record.chain().every() instanceof Spacing.Every)) {
      throw new IllegalArgumentException(
          "restarted trajectories take thermalise and every in sweeps");
    }
  }

  private static Sampler sampler(SampleRecord record, Rng rng) {
    return record.model() instanceof Thermal thermal && !record.temperatures().isEmpty()
        ? Tempering.start(thermal, record.temperatures(), record.lattice(), rng)
        : record.model().start(record.lattice(), rng);
  }

  private Rng rng() {
    return Rng.of(record.seed()).split("sample");
  }

  /// A new sampler of one chain, not thermal.
  Sampler sampler(int chain) {
    return sampler(record, rng().split("chain/" + chain));
  }

  /// A trajectory at its beginning.
  Sampler restart(int trajectory) {
    Sampler sampler = sampler(record, rng().split("trajectory/" + trajectory));
    record.chain().thermalise(sampler, measured, Chain.Observer.BLIND);
    return sampler;
  }

  /// The chain by which thermalisation and pauses are found: samples of several frames lie as far
  /// apart as configurations would.
  Chain search() {
    return record.frames() == 1
        ? record.chain()
        : new Chain(record.chain().thermalise(), record.chain().samples(), Spacing.defaults());
  }

  /// The plan with the numbers that were found.
  SamplingPlan with(Thermalised found) {
    int every =
        record.chain().every() instanceof Spacing.Every(int sweeps) ? sweeps : found.every();
    SampleRecord known =
        new SampleRecord(
            record.lattice(),
            record.model(),
            new Chain(found.sweeps(), record.chain().samples(), every),
            record.seed(),
            record.chains(),
            record.frames(),
            record.frames() == 1 ? every : Math.max(every, found.every()),
            record.trajectories(),
            record.temperatures());
    return new SamplingPlan(known, replicas, sites, dtype, measured);
  }

  /// Sweeps between two frames, once they are known.
  int every() {
    if (record.chain().every() instanceof Spacing.Every(int sweeps)) {
      return sweeps;
    }
    throw new AssertionError("sampling begins when the spacing is known");
  }

  Observables observables(int replica) {
    return measured.get(Math.min(replica, measured.size() - 1));
  }

  private boolean tempered() {
    return !record.temperatures().isEmpty();
  }

  /// The first sample of a replica of a chain, in the order of the file.
  int first(int chain, int replica) {
    int samples = record.chain().samples();
    return tempered()
        ? Math.multiplyExact(replica, samples)
        : Chain.first(samples, chain * replicas + replica, record.chains() * replicas);
  }

  /// Samples that a replica of a chain draws.
  int count(int chain, int replica) {
    return first(chain, replica + 1) - first(chain, replica);
  }

  /// Samples of the replica that draws most.
  int longest(int chain) {
    int longest = 0;
    for (int replica = 0; replica < replicas; replica++) {
      longest = Math.max(longest, count(chain, replica));
    }
    return longest;
  }

  int frameBytes() {
    return sites * dtype.bytes();
  }

  /// Shape of the file: `[samples × frames × shape of a configuration]`, temperatures before and no
  /// axis for a single frame.
  List<Integer> shape() {
    List<Integer> shape = new ArrayList<>();
    if (tempered()) {
      shape.add(record.temperatures().size());
    }
    shape.add(record.chain().samples());
    if (record.frames() > 1) {
      shape.add(record.frames());
    }
    shape.addAll(record.model().values(record.lattice()).shape());
    return List.copyOf(shape);
  }

  /// Shape of the permutations.
  List<Integer> permutationShape() {
    List<Integer> shape = new ArrayList<>();
    shape.add(record.chain().samples());
    if (record.frames() > 1) {
      shape.add(record.frames());
    }
    shape.add(replicas);
    return List.copyOf(shape);
  }

  /// Bytes of all configurations.
  long bytes() {
    return shape().stream()
        .mapToLong(Integer::longValue)
        .reduce(dtype.bytes(), Math::multiplyExact);
  }

  /// Who is at which temperature, as 32-bit integers.
  Optional<ByteBuffer> permutation(Sampler sampler) {
    if (!(sampler instanceof Tempering tempering)) {
      return Optional.empty();
    }
    int[] walkers = tempering.permutation();
    ByteBuffer bytes = ByteBuffer.allocate(4 * walkers.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(walkers);
    return Optional.of(bytes);
  }
}
