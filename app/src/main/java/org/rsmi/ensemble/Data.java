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
import org.rsmi.sample.Cut;
import org.rsmi.sample.FreshWindows;
import org.rsmi.sample.RecordedWindows;
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
  /// @param files those of the experiment
  /// @throws IllegalArgumentException if the data cannot serve, or are to be stored: then
  ///     [SharedSamples#open] opens them
  WindowSource open(
      Partitioner partitioner, int pairs, RecordedFiles files, Rng rng, Chain.Observer observer);

  /// Fails as [#open] would, without sampling anything.
  void check(Partitioner partitioner, int pairs, RecordedFiles files);

  /// The two-dimensional Ising model.
  static Data defaults() {
    return new Simulated(
        Square.defaults(), Ising.defaults(), Chain.defaults(), 8, 0, Sharing.defaults());
  }

  /// A built-in model, sampled as training goes on or once for many runs.
  ///
  /// @param lattice where it lives
  /// @param model its law
  /// @param chain thermalisation, held-out configurations, sweeps between two
  /// @param windows cut from each held-out configuration at random places, ≥ 1
  /// @param stride sites between windows cut from a held-out configuration; 0 for random places
  /// @param sharing who samples
  record Simulated(
      Lattice lattice, Model model, Chain chain, int windows, int stride, Sharing sharing)
      implements Data {
    public Simulated {
      requireCut(windows, stride);
    }

    /// The two-dimensional Ising model.
    public static Simulated defaults() {
      return (Simulated) Data.defaults();
    }

    @Override
    public WindowSource open(
        Partitioner partitioner, int pairs, RecordedFiles files, Rng rng, Chain.Observer observer) {
      return switch (sharing) {
        case Sharing.Fresh() ->
            new FreshWindows(
                model, lattice, chain, sites(partitioner), Cut.of(windows, stride), rng, observer);
        case Sharing.Stored stored ->
            throw new IllegalArgumentException(
                "sharing = " + stored + ": such samples are opened in their run folder");
      };
    }

    @Override
    public void check(Partitioner partitioner, int pairs, RecordedFiles files) {
      requireApart(sites(partitioner), stride);
      model.start(lattice, Rng.of(0));
      if (sharing instanceof Sharing.Stored(int training, int _) && training < pairs) {
        throw new IllegalArgumentException(
            "sharing.training = %d configurations are fewer than one batch of training.batch = %d"
                .formatted(training, pairs));
      }
      if (chain.samples() < FEWEST) {
        throw new IllegalArgumentException(
            "chain.samples = %d: at least %d configurations are held out"
                .formatted(chain.samples(), FEWEST));
      }
    }

    /// Where windows can be cut, not standardised.
    WindowSites sites(Partitioner partitioner) {
      Set<Symmetry> symmetries =
          lattice.boundary() == Boundary.PERIODIC ? Set.of(Symmetry.TRANSLATION) : Set.of();
      return WindowSites.of(model.values(lattice), partitioner, symmetries, model.period());
    }
  }

  /// Configurations of the user.
  ///
  /// @param file `configs.npy`, `configs.npz[:name]`, `configs.h5[:/path]`, `configs.txt` or
  ///     `.csv`; the first axis counts configurations, in order of time; a `.npy` of bytes or
  ///     32-bit floats is mapped, whatever its size
  /// @param lattice shape of one configuration, and its boundary; the file's shape and open if
  ///     omitted
  /// @param symmetries of the law behind the data, by which windows are multiplied; none if empty
  /// @param windows for each configuration of the file, cut from the held-out ones at random
  ///     places, ≥ 1
  /// @param stride sites between windows cut from a held-out configuration; 0 for random places
  record Recorded(String file, Lattice lattice, List<Symmetry> symmetries, int windows, int stride)
      implements Data {
    public Recorded {
      symmetries = List.copyOf(symmetries);
      requireCut(windows, stride);
    }

    /// One window out of the middle of each held-out configuration, no symmetry, open boundaries.
    public static Recorded defaults() {
      Square square = new Square(List.of(64), Boundary.OPEN);
      return new Recorded("configurations.npy", square, List.of(), 16, 0);
    }

    /// A lattice with open boundaries of the shape that a file's configurations have.
    static Lattice lattice(String file, RecordedFiles files) {
      List<Integer> shape = files.read(file, List.of()).shape();
      return switch (shape.size()) {
        case 1 -> new org.rsmi.lattice.Chain(shape.getFirst(), Boundary.OPEN);
        case 2 -> new Square(shape, Boundary.OPEN);
        default ->
            throw new IllegalArgumentException(
                file + " holds configurations of shape " + shape + ": want one or two axes");
      };
    }

    @Override
    public WindowSource open(
        Partitioner partitioner, int pairs, RecordedFiles files, Rng rng, Chain.Observer observer) {
      SampleSet configurations = read(pairs, files);
      WindowSites sites = sites(partitioner);
      try {
        return RecordedWindows.split(configurations, sites, cut(configurations.size()), rng);
      } catch (IllegalArgumentException wrong) {
        throw new IllegalArgumentException(file + ": " + wrong.getMessage(), wrong);
      }
    }

    /// As many windows as `windows` for each configuration, out of those that are held out.
    private Cut cut(int size) {
      int heldOut = size - RecordedWindows.trained(size);
      long each = Math.ceilDiv((long) size * windows, heldOut);
      return Cut.of((int) Math.min(each, Cut.MOST), stride);
    }

    @Override
    public void check(Partitioner partitioner, int pairs, RecordedFiles files) {
      requireApart(sites(partitioner), stride);
      read(pairs, files);
    }

    private SampleSet read(int pairs, RecordedFiles files) {
      SampleSet configurations = files.read(file, lattice.shape());
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

  private static void requireCut(int windows, int stride) {
    if (windows < 1) {
      throw new IllegalArgumentException("windows = " + windows + " is not positive");
    }
    if (stride < 0) {
      throw new IllegalArgumentException(
          "stride = " + stride + ": want sites, or 0 for random places");
    }
  }

  private static void requireApart(WindowSites sites, int stride) {
    if (stride > 0) {
      sites.requireApart(stride);
    }
  }
}
