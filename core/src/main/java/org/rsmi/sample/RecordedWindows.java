package org.rsmi.sample;

import org.rsmi.num.Rng;

/// Windows of recorded configurations, a user's data: the first part for training, the next for
/// selection, the last for the report.
///
/// The parts are contiguous in time, so that autocorrelation ties only a few configurations at the
/// two seams.
public final class RecordedWindows implements WindowSource {
  private static final double TRAINING_SHARE = 0.6;
  private static final double SELECT_SHARE = 0.1;
  private static final int STANDARD_WINDOWS = 20_000;
  private static final int FEWEST = 10;

  private final WindowSites sites;
  private final SampleSet training;
  private final Windows select;
  private final Windows report;
  private final ChainReport chainReport;
  private final Rng batch;

  /// Splits and cuts.
  ///
  /// @param configurations in order of time, at least 10
  /// @param heldOut windows wanted in select and report set together
  public RecordedWindows(SampleSet configurations, WindowSites sites, int heldOut, Rng rng) {
    int size = configurations.size();
    if (size < FEWEST) {
      throw new IllegalArgumentException(
          size
              + " configurations cannot be split in three parts; at least "
              + FEWEST
              + " are needed");
    }
    int first = (int) (TRAINING_SHARE * size);
    int second = (int) ((TRAINING_SHARE + SELECT_SHARE) * size);
    this.sites = sites;
    this.training = configurations.slice(0, first);
    sites.standardise(training, STANDARD_WINDOWS, rng.split("standard"));
    int each = Math.max(1, Math.ceilDiv(heldOut, size - first));
    this.select = Windows.of(configurations.slice(first, second), sites, each, rng.split("select"));
    this.report = Windows.of(configurations.slice(second, size), sites, each, rng.split("report"));
    this.chainReport = ChainReport.of(configurations);
    this.batch = rng.split("batch");
  }

  @Override
  public WindowSites sites() {
    return sites;
  }

  @Override
  public void next(float[] block, float[] environment, int rows) {
    sites.draw(training, batch, block, environment, rows);
  }

  @Override
  public long distinct() {
    return (long) training.size() * sites.places() * sites.views();
  }

  @Override
  public Windows select() {
    return select;
  }

  @Override
  public Windows report() {
    return report;
  }

  @Override
  public ChainReport chainReport() {
    return chainReport;
  }

  @Override
  public State state() {
    return new State(batch.state(), 0, 0, new long[0], new byte[0]);
  }

  @Override
  public void resumeAt(State state) {
    batch.resumeAt(state.batch());
  }
}
