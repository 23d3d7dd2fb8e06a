package org.rsmi.coarse;

/// Whether a filter has an additive constant.
public enum Bias {
  /// Learned together with the filter: lets p(H) become even on data without a symmetry.
  LEARNED,
  /// None, as in the papers.
  NONE
}
