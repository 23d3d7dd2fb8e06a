package org.rsmi.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.rsmi.lattice.Lattice;
import org.rsmi.lattice.Square;
import org.rsmi.model.BounceFreeWorm;
import org.rsmi.model.Checkerboard;
import org.rsmi.model.Chipping;
import org.rsmi.model.Configuration;
import org.rsmi.model.DimerUpdate;
import org.rsmi.model.Dimers;
import org.rsmi.model.HeatBathWorm;
import org.rsmi.model.Ising;
import org.rsmi.model.Metropolis;
import org.rsmi.model.Model;
import org.rsmi.model.Multispin;
import org.rsmi.model.Sampler;
import org.rsmi.model.SwendsenWang;
import org.rsmi.model.Update;
import org.rsmi.model.Wolff;
import org.rsmi.num.Rng;

/// The samplers at their home against a plain scalar loop, all measured in turns in one run, on one
/// thread.
final class SamplerBench {
  private static final int ROUNDS = 9;
  private static final double WARM_UP_SECONDS = 2.5;
  private static final Square TORUS = Square.torus(64);

  private SamplerBench() {}

  /// One row of the result: medians over rounds.
  ///
  /// @param unit of the rate, e.g. `Mspin/s`
  /// @param target of the rate, NaN where none is set
  /// @param ratio rate over the rate of the plain loop in the same round
  /// @param samplesPerSecond configurations, one a sweep and replica
  record Figure(
      String name,
      String unit,
      double rate,
      double target,
      double ratio,
      double samplesPerSecond) {}

  /// @param sweeps makes so many
  /// @param perSweep elementary moves of a sweep, in millions
  private record Work(
      String name, String unit, double target, IntConsumer sweeps, double perSweep, int replicas) {

    static Work of(String name, String unit, double target, Sampler sampler, double perSweep) {
      return new Work(
          name, unit, target, SamplerBench.sweeps(sampler), perSweep / 1e6, sampler.replicas());
    }
  }

  /// Measures each sampler for about `seconds` after warming up.
  static List<Figure> measure(double seconds) {
    List<Work> works = works(Rng.of(1).split("bench"));
    double[][] rates = new double[works.size()][ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      for (int w = 0; w < works.size(); w++) {
        rates[w][round] = sweepsPerSecond(works.get(w), seconds / ROUNDS);
      }
    }
    List<Figure> figures = new ArrayList<>();
    for (int w = 0; w < works.size(); w++) {
      Work work = works.get(w);
      double[] ratios = new double[ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        double plain = rates[0][round] * works.getFirst().perSweep;
        ratios[round] = rates[w][round] * work.perSweep / plain;
      }
      double rate = median(rates[w]);
      figures.add(
          new Figure(
              work.name,
              work.unit,
              rate * work.perSweep,
              work.target,
              median(ratios),
              rate * work.replicas));
    }
    return figures;
  }

  private static List<Work> works(Rng rng) {
    List<Work> works = new ArrayList<>();
    Plain plain = new Plain();
    works.add(new Work("plain scalar loop", "Mspin/s", Double.NaN, plain::sweeps, 4096e-6, 1));
    warm(plain::sweeps);
    works.add(ising("Ising, Metropolis", new Metropolis(), 125, rng));
    works.add(ising("Ising, Checkerboard", new Checkerboard(), 700, rng));
    works.add(ising("Ising, Multispin", new Multispin(), 700, rng));
    works.add(ising("Ising, Swendsen-Wang", new SwendsenWang(), Double.NaN, rng));
    works.add(wolff(rng));
    works.add(worm("Dimers, BounceFreeWorm", new BounceFreeWorm(), rng));
    works.add(worm("Dimers, HeatBathWorm", new HeatBathWorm(), rng));
    works.add(chipping(rng));
    return works;
  }

  private static Work ising(String name, Update update, double target, Rng rng) {
    Ising model = new Ising(Ising.defaults().temperature(), 1, update);
    Sampler sampler = warm(start(model, TORUS, rng));
    sampler.freeze();
    return Work.of(name, "Mspin/s", target, sampler, (double) TORUS.sites() * sampler.replicas());
  }

  /// Flips are counted by the identity `⟨cluster size⟩ = N ⟨m²⟩`, with m² of the very chain that is
  /// timed and the number of clusters a sweep that it has frozen.
  private static Work wolff(Rng rng) {
    Ising model = new Ising(Ising.defaults().temperature(), 1, new Wolff());
    Sampler sampler = warm(start(model, TORUS, rng));
    sampler.freeze();
    double m2 = 0;
    int samples = 5_000;
    for (int k = 0; k < samples; k++) {
      sampler.sweep();
      m2 += squaredMagnetisation(sampler.configuration()) / samples;
    }
    double flips = sampler.tuning()[0] * TORUS.sites() * m2;
    return Work.of("Ising, Wolff", "Mflip/s", 38, sampler, flips);
  }

  /// Pivot steps of a sweep are those that the worms of the sampler counted while it thermalised.
  private static Work worm(String name, DimerUpdate update, Rng rng) {
    Sampler sampler = start(new Dimers(1, 1, Dimers.Encoding.BONDS, update), TORUS, rng);
    warm(sampler);
    long[] learned = sampler.tuning();
    double stepsPerWorm = Double.longBitsToDouble(learned[3]) / Double.longBitsToDouble(learned[2]);
    sampler.freeze();
    return Work.of(name, "Mstep/s", 45, sampler, sampler.tuning()[0] * stepsPerWorm);
  }

  /// A sweep is an update for every site.
  private static Work chipping(Rng rng) {
    Chipping model = Chipping.defaults();
    Sampler sampler = warm(start(model, model.home(), rng));
    return Work.of("Chipping", "Mupdate/s", 90, sampler, model.home().sites());
  }

  private static double squaredMagnetisation(Configuration configuration) {
    double sum = 0;
    if (configuration instanceof Configuration.Spins(byte[] spins)) {
      for (byte spin : spins) {
        sum += spin;
      }
    }
    double m = sum / configuration.sites();
    return m * m;
  }

  private static Sampler start(Model model, Lattice lattice, Rng rng) {
    return model.start(lattice, rng.split(model.toString()));
  }

  private static Sampler warm(Sampler sampler) {
    warm(sweeps(sampler));
    return sampler;
  }

  private static IntConsumer sweeps(Sampler sampler) {
    return count -> {
      for (int sweep = 0; sweep < count; sweep++) {
        sampler.sweep();
      }
    };
  }

  private static void warm(IntConsumer sweeps) {
    sweepsPerSecond(new Work("", "", 0, sweeps, 0, 1), WARM_UP_SECONDS);
  }

  private static double sweepsPerSecond(Work work, double seconds) {
    long begin = System.nanoTime();
    long sweeps = 0;
    double elapsed;
    do {
      work.sweeps.accept(10);
      sweeps += 10;
      elapsed = (System.nanoTime() - begin) / 1e9;
    } while (elapsed < seconds);
    return sweeps / elapsed;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /// What one writes first: the critical Ising model on the 64 × 64 torus, one sublattice after the
  /// other, with a table of probabilities and an xorshift generator.
  private static final class Plain {
    private static final int SIZE = 64;
    private static final int MASK = SIZE - 1;
    private final byte[] spins = new byte[SIZE * SIZE];
    private final long[] thresholds = new long[9];
    private long random = 88172645463325252L;

    Plain() {
      Arrays.fill(spins, (byte) 1);
      for (int h = -4; h <= 4; h++) {
        double weight = Math.exp(-2 * h / Ising.defaults().temperature());
        thresholds[h + 4] = Math.round(0x1p32 * Math.min(1, weight));
      }
    }

    void sweeps(int count) {
      for (int sweep = 0; sweep < count; sweep++) {
        half(0);
        half(1);
      }
    }

    private void half(int parity) {
      byte[] s = spins;
      long[] table = thresholds;
      long state = random;
      for (int r = 0; r < SIZE; r++) {
        int row = r * SIZE;
        int up = (r - 1 & MASK) * SIZE;
        int down = (r + 1 & MASK) * SIZE;
        for (int c = r + parity & 1; c < SIZE; c += 2) {
          int spin = s[row + c];
          int around = s[up + c] + s[down + c] + s[row + (c - 1 & MASK)] + s[row + (c + 1 & MASK)];
          state ^= state << 13;
          state ^= state >>> 7;
          state ^= state << 17;
          s[row + c] = (byte) (state >>> 32 < table[spin * around + 4] ? -spin : spin);
        }
      }
      random = state;
    }
  }
}
