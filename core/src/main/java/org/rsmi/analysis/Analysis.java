package org.rsmi.analysis;

import java.util.List;
import org.rsmi.num.Rng;

/// One question to an ensemble of runs.
///
/// A public record beside this interface is found by its name, listed by `rsmi list`, run by
/// `rsmi analyse` with its `defaults()`, and tested by the contract of this interface. It works
/// from what the folder holds and knows no model.
public interface Analysis {

  /// The answers, each with its error bar; a [Finding.Warning] where the ensemble cannot answer,
  /// and nothing at all where the question does not arise.
  ///
  /// @param runs the ensemble
  /// @param rng for resampling; the same stream gives the same answers
  List<Finding> of(RunSet runs, Rng rng);
}
