package org.rsmi.ensemble;

import org.rsmi.coarse.CoarseGrainer;
import org.rsmi.coarse.LinearFilter;
import org.rsmi.coarse.RsmiTrainer;
import org.rsmi.lattice.Partitioner;
import org.rsmi.lattice.SquareBlock;
import org.rsmi.mi.Critic;
import org.rsmi.mi.Separable;
import org.rsmi.mi.Training;
import org.rsmi.sample.Symmetry;

/// An experiment at one point of its grid: all that decides its numbers, and nothing else.
///
/// @param name of the run folder
/// @param about one line for the report
/// @param seed of every random stream
/// @param repeats independent runs, ≥ 1
/// @param data configurations
/// @param partition block, buffer, environment
/// @param filter family of coarse-graining rules
/// @param critic family of score functions
/// @param training how the bound is maximised
public record ExperimentSpec(
    String name,
    String about,
    long seed,
    int repeats,
    Data data,
    Partitioner partition,
    CoarseGrainer filter,
    Critic critic,
    Training training) {
  public ExperimentSpec {
    if (!name.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._ -]*")) {
      throw new IllegalArgumentException(
          "name = \""
              + name
              + "\": a folder is called so; letters, digits, '.', '_' and '-' are accepted");
    }
    if (repeats < 1) {
      throw new IllegalArgumentException("repeats = " + repeats + " is not positive");
    }
    if (partition instanceof SquareBlock square
        && !square.origin().isEmpty()
        && data instanceof Data.Recorded recorded
        && recorded.symmetries().contains(Symmetry.POINT_GROUP)) {
      throw new IllegalArgumentException(
          "partition.origin = %s: the point group in data.symmetries would move the block from there; drop one"
              .formatted(square.origin()));
    }
  }

  /// One run on the two-dimensional Ising model with the published settings.
  public static ExperimentSpec defaults() {
    return new ExperimentSpec(
        "experiment",
        "",
        1,
        1,
        Data.defaults(),
        SquareBlock.defaults(),
        LinearFilter.defaults(),
        Separable.defaults(),
        Training.defaults());
  }

  /// Steps after which a run ends as [org.rsmi.result.Outcome.StepLimit], whatever has been
  /// reached.
  long limit() {
    return Math.min(training.stop().most(), training.limit());
  }

  RsmiTrainer trainer() {
    return new RsmiTrainer(filter, critic, training);
  }
}
