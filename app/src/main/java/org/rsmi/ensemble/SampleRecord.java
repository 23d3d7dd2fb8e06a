package org.rsmi.ensemble;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rsmi.lattice.Lattice;
import org.rsmi.model.Model;
import org.rsmi.sample.Chain;
import org.rsmi.sample.Replacement;
import org.rsmi.spec.Binder;
import org.rsmi.spec.SpecException;
import org.rsmi.spec.SpecFile;
import org.rsmi.spec.SpecTree;
import org.rsmi.spec.SpecValue.Table;
import org.rsmi.spec.Unbinder;

/// How the configurations of a file were sampled: everything their values depend on. It stands
/// beside the data, `spins.npy.toml` for `spins.npy`, and is an experiment's `lattice`, `model` and
/// `chain` in the words of an experiment file.
///
/// @param lattice where the model lives
/// @param model its law
/// @param chain thermalisation, samples of all chains together (at each temperature), sweeps
///     between two frames
/// @param seed of the random numbers
/// @param chains independent chains; number c of C holds samples `n·c/C … n·(c+1)/C − 1`
/// @param frames configurations in one sample, `every` sweeps apart; 1 if a sample is one
/// @param pause sweeps between the last frame of a sample and the first of the next, ≥ 1
/// @param trajectories how each sample of several frames begins
/// @param temperatures those of parallel tempering, the first axis of the file; empty without
public record SampleRecord(
    Lattice lattice,
    Model model,
    Chain chain,
    long seed,
    int chains,
    int frames,
    int pause,
    Trajectories trajectories,
    List<Double> temperatures) {

  /// How a sample of several frames begins.
  public enum Trajectories {
    /// Where the one before ended, after a pause.
    SUCCESSIVE,
    /// At the model's own initial condition.
    RESTARTED
  }

  public SampleRecord {
    temperatures = List.copyOf(temperatures);
    requirePositive(chains, "chains");
    requirePositive(frames, "frames");
    requirePositive(pause, "pause");
    if (temperatures.size() == 1) {
      throw new IllegalArgumentException(
          "temperatures = " + temperatures + ": parallel tempering takes at least 2");
    }
  }

  private static void requirePositive(int found, String name) {
    if (found < 1) {
      throw new IllegalArgumentException(name + " = " + found + " is not positive");
    }
  }

  /// Single configurations at one temperature.
  public SampleRecord(
      Lattice lattice, Model model, Chain chain, long seed, int chains, int frames) {
    this(lattice, model, chain, seed, chains, frames, 1, Trajectories.SUCCESSIVE, List.of());
  }

  /// The file that holds the record of a data file.
  public static Path path(Path dataFile) {
    return dataFile.resolveSibling(dataFile.getFileName() + ".toml");
  }

  /// The record beside a data file, if there is one.
  ///
  /// @throws SpecException in one line if it is damaged
  public static Optional<SampleRecord> beside(Path dataFile) {
    Path file = path(dataFile);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    Table root = SpecFile.read(file).tree().root();
    return Optional.of(Binder.bind(SampleRecord.class, new SpecTree(file.toString(), root)));
  }

  /// Puts the record beside a data file.
  ///
  /// @param comment lines that say what else is worth knowing, such as the program's version
  public void write(Path dataFile, String... comment) {
    String head =
        List.of(comment).stream().map(line -> "# " + line + "\n").collect(Collectors.joining());
    new Replacement(path(dataFile)).write(file -> Files.writeString(file, head + toml()));
  }

  /// One line for each component.
  public String toml() {
    return Unbinder.unbind(this).entries().entrySet().stream()
        .map(entry -> Table.key(entry.getKey()) + " = " + entry.getValue().toml())
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
