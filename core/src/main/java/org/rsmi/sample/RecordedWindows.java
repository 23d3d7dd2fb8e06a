package org.rsmi.sample;

import org.rsmi.num.Rng;

/// Windows of configurations that are there already, in memory or mapped from a file of any size:
/// a user's data or the stored samples of a model. A batch touches the pages it reads and no more.
public final class RecordedWindows implements WindowSource {
  /// Windows by which mean and scale are measured.
  public static final int STANDARD_WINDOWS = 20_000;

  private static final double TRAINING_SHARE = 0.6;
  private static final double SELECT_SHARE = 0.1;
  private static final int FEWEST = 10;

  private final SampleSet training;
  private final HeldOutSets heldOut;
  private final Rng batch;

  /// Windows of `training`, drawn by `batch`.
  ///
  /// @param heldOut of other configurations; its sites are standardised already
  public RecordedWindows(SampleSet training, HeldOutSets heldOut, Rng batch) {
    this.training = training;
    this.heldOut = heldOut;
    this.batch = batch;
  }

  /// Splits a user's data: the first part for training, the next for selection, the last for the
  /// report.
  ///
  /// The parts are contiguous in time, so that autocorrelation ties only a few configurations at
  /// the two seams.
  ///
  /// @param configurations in order of time, at least 10
  /// @param cut of select and report set alike
  public static RecordedWindows split(
      SampleSet configurations, WindowSites sites, Cut cut, Rng rng) {
    int size = configurations.size();
    if (size < FEWEST) {
      throw new IllegalArgumentException(
          size
              + " configurations cannot be split in three parts; at least "
              + FEWEST
              + " are needed");
    }
    int first = trained(size);
    int second = (int) ((TRAINING_SHARE + SELECT_SHARE) * size);
    SampleSet training = configurations.slice(0, first);
    sites.standardise(training, STANDARD_WINDOWS, rng.split("standard"));
    HeldOutSets heldOut =
        new HeldOutSets(
            sites,
            Windows.of(configurations.slice(first, second), sites, cut, rng.split("select")),
            Windows.of(configurations.slice(second, size), sites, cut, rng.split("report")),
            ChainReport.of(configurations));
    return new RecordedWindows(training, heldOut, rng.split("batch"));
  }

  /// Of `size` configurations those that [#split] gives to training.
  public static int trained(int size) {
    return (int) (TRAINING_SHARE * size);
  }

  @Override
  public HeldOutSets heldOut() {
    return heldOut;
  }

  @Override
  public void next(float[] block, float[] environment, int rows) {
    sites().draw(training, batch, block, environment, rows);
  }

  @Override
  public long distinct() {
    return (long) training.size() * sites().places() * sites().views();
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
