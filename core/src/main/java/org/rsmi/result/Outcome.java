package org.rsmi.result;

/// How a training run ended. Every outcome is a result: kept, counted and shown.
public sealed interface Outcome {

  /// Step at which the run ended.
  long step();

  /// What it means and what to do about it, in one sentence.
  String advice();

  /// The name that `result.json` uses.
  default String name() {
    return getClass().getSimpleName();
  }

  /// The held-out information stopped growing.
  record Converged(long step) implements Outcome {
    @Override
    public String advice() {
      return "the held-out information stopped growing after step " + step;
    }
  }

  /// The limit on steps came first.
  record StepLimit(long step) implements Outcome {
    @Override
    public String advice() {
      return "still growing at the limit of " + step + " steps: raise training.limit and run again";
    }
  }

  /// The rule knows nothing about its environment that the held-out data could confirm.
  record Collapsed(long step) implements Outcome {
    @Override
    public String advice() {
      return "no information was found up to step " + step + ": try more data or another seed";
    }
  }

  /// A number stopped being finite.
  record Diverged(long step) implements Outcome {
    @Override
    public String advice() {
      return "the bound was no longer finite at step " + step + ": lower training.rate";
    }
  }
}
