package org.rsmi.ensemble;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Lattice;
import org.rsmi.lattice.Partitioner;
import org.rsmi.lattice.Square;
import org.rsmi.model.Ising;
import org.rsmi.model.Model;
import org.rsmi.num.Rng;
import org.rsmi.sample.Chain;
import org.rsmi.sample.FreshWindows;
import org.rsmi.sample.RecordedWindows;
import org.rsmi.sample.SampleFile;
import org.rsmi.sample.SampleSet;
import org.rsmi.sample.Symmetry;
import org.rsmi.sample.WindowSites;
import org.rsmi.sample.WindowSource;

/// Where configurations come from: `[data]` of an experiment.
public sealed interface Data {
  /// Configurations that can be split.
  int FEWEST = 10;

  /// The lattice they live on.
  Lattice lattice();

  /// Samples or reads, and cuts windows.
  ///
  /// @param pairs windows in a training batch; fewer configurations than that are refused
  /// @throws IllegalArgumentException if the data cannot serve
  WindowSource open(Partitioner partitioner, int pairs, Rng rng, Chain.Observer observer);

  /// Fails as [#open] would, without sampling anything.
  void check(Partitioner partitioner, int pairs);

  /// The two-dimensional Ising model.
  static Data defaults() {
    return new Simulated(Square.defaults(), Ising.defaults(), Chain.defaults(), 8);
  }

  /// A built-in model, sampled as training goes on.
  ///
  /// @param lattice where it lives
  /// @param model its law
  /// @param chain thermalisation, held-out configurations, sweeps between two
  /// @param windows cut from each held-out configuration, ≥ 1
  record Simulated(Lattice lattice, Model model, Chain chain, int windows) implements Data {
    public Simulated {
      requireWindows(windows);
    }

    /// The two-dimensional Ising model.
    public static Simulated defaults() {
      return (Simulated) Data.defaults();
    }

    @Override
    public WindowSource open(Partitioner partitioner, int pairs, Rng rng, Chain.Observer observer) {
      return new FreshWindows(model, lattice, chain, sites(partitioner), windows, rng, observer);
    }

    @Override
    public void check(Partitioner partitioner, int pairs) {
      sites(partitioner);
      model.start(lattice, Rng.of(0));
      if (chain.samples() < FEWEST) {
        throw new IllegalArgumentException(
            "chain.samples = %d: at least %d configurations are held out"
                .formatted(chain.samples(), FEWEST));
      }
    }

    private WindowSites sites(Partitioner partitioner) {
      Set<Symmetry> symmetries =
          lattice.boundary() == Boundary.PERIODIC ? Set.of(Symmetry.TRANSLATION) : Set.of();
      return WindowSites.of(model.values(lattice), partitioner, symmetries, model.period());
    }
  }

  /// Configurations of the user.
  ///
  /// @param file `configs.npy`, `configs.npz[:name]`, `configs.h5[:/path]`, `configs.txt` or
  /// `.csv`;
  ///     the first axis counts configurations, in order of time
  /// @param lattice shape of one configuration, and its boundary; the file's shape and open if
  /// omitted
  /// @param symmetries of the law behind the data, by which windows are multiplied; none if empty
  /// @param windows cut from each held-out configuration, ≥ 1
  record Recorded(String file, Lattice lattice, List<Symmetry> symmetries, int windows)
      implements Data {
    public Recorded {
      symmetries = List.copyOf(symmetries);
      requireWindows(windows);
    }

    /// One window out of the middle of each held-out configuration, no symmetry, open boundaries.
    public static Recorded defaults() {
      Square square = new Square(List.of(64), Boundary.OPEN);
      return new Recorded("configurations.npy", square, List.of(), 16);
    }

    /// A lattice with open boundaries of the shape that a file's configurations have.
    static Lattice lattice(String file) {
      List<Integer> shape = SampleFile.read(file, List.of()).shape();
      return switch (shape.size()) {
        case 1 -> new org.rsmi.lattice.Chain(shape.getFirst(), Boundary.OPEN);
        case 2 -> new Square(shape, Boundary.OPEN);
        default ->
            throw new IllegalArgumentException(
                file + " holds configurations of shape " + shape + ": want one or two axes");
      };
    }

    @Override
    public WindowSource open(Partitioner partitioner, int pairs, Rng rng, Chain.Observer observer) {
      SampleSet configurations = read(pairs);
      WindowSites sites = sites(partitioner);
      int heldOut = Math.multiplyExact(configurations.size(), windows);
      try {
        return new RecordedWindows(configurations, sites, heldOut, rng);
      } catch (IllegalArgumentException wrong) {
        throw new IllegalArgumentException(file + ": " + wrong.getMessage(), wrong);
      }
    }

    @Override
    public void check(Partitioner partitioner, int pairs) {
      sites(partitioner);
      read(pairs);
    }

    private SampleSet read(int pairs) {
      SampleSet configurations = SampleFile.read(file, lattice.shape());
      if (configurations.size() < FEWEST) {
        throw new IllegalArgumentException(
            "%s holds %d configurations: at least %d are split into training, select and report set"
                .formatted(file, configurations.size(), FEWEST));
      }
      if (configurations.size() < pairs) {
        throw new IllegalArgumentException(
            "%s holds %d configurations, fewer than one batch of training.batch = %d"
                .formatted(file, configurations.size(), pairs));
      }
      return configurations;
    }

    private WindowSites sites(Partitioner partitioner) {
      return WindowSites.of(lattice, partitioner, new HashSet<>(symmetries));
    }
  }

  private static void requireWindows(int windows) {
    if (windows < 1) {
      throw new IllegalArgumentException("windows = " + windows + " is not positive");
    }
  }
}
