package org.rsmi.sample;

import java.util.List;
import org.rsmi.num.Rng;

/// What training never sees, whatever the source of the training windows.
///
/// @param sites shape, symmetries and standardisation of the windows
/// @param select held out to choose the best epoch
/// @param report held out for the number of record
/// @param chainReport what is known of the independence of the configurations
public record HeldOutSets(
    WindowSites sites, Windows select, Windows report, ChainReport chainReport) {
  private static final double SELECT_SHARE = 0.2;

  /// Cuts the held-out windows of a model: of the select set by the coarser cut.
  ///
  /// @param sites standardised already
  /// @param recorded the report set with what was measured on it
  /// @param rng names the windows: `select`, `report`
  public static HeldOutSets of(
      WindowSites sites, SampleSet select, Sampled recorded, Cut cut, Rng rng) {
    return new HeldOutSets(
        sites,
        Windows.of(select, sites, cut.coarser(), rng.split("select")),
        Windows.of(recorded.configurations(), sites, cut, rng.split("report")),
        ChainReport.of(recorded));
  }

  /// The same with warnings from the chains.
  public HeldOutSets warned(List<String> warnings) {
    return new HeldOutSets(sites, select, report, chainReport.warned(warnings));
  }

  /// Of `samples` held-out configurations of a model those of the select set.
  public static int selected(int samples) {
    return Math.max(1, (int) (SELECT_SHARE * samples));
  }

  /// And those of the report set.
  public static int reported(int samples) {
    return Math.max(1, samples - selected(samples));
  }
}
