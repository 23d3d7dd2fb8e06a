package org.rsmi.cli;

import org.rsmi.analysis.CoarseField;
import picocli.CommandLine.Option;

/// What is made of `Λ·v + b`; one of the two at most.
final class ReadingOption {
  @Option(names = "--hard", description = "the rule of record, sign(Λ·v + b)")
  private boolean hard;

  @Option(names = "--linear", description = "Λ·v + b itself")
  private boolean linear;

  CoarseField.Reading or(CoarseField.Reading standard) {
    return hard ? CoarseField.Reading.HARD : linear ? CoarseField.Reading.LINEAR : standard;
  }
}
