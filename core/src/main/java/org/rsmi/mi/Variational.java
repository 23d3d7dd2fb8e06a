package org.rsmi.mi;

import java.util.List;
import org.rsmi.net.Activation;
import org.rsmi.net.Exponential;
import org.rsmi.num.Rng;

/// Any variational bound, once: a separable critic trained on six tenths of the rows, its epoch and
/// calibration chosen on a tenth, the bound of the rest.
///
/// To compare bounds with each other; [CrossFitted] is the number of record.
///
/// @param bound what is maximised and reported
/// @param preprocessing scale of the columns
public record Variational(Bound bound, Preprocessing preprocessing) implements Estimator {
  private static final Critic CRITIC = new Separable(List.of(32, 32), 8, Activation.TANH, 0);
  private static final int BATCH = 256;
  private static final int STEPS = 2_000;

  /// With columns told apart or ranked.
  public static Variational of(Bound bound) {
    return new Variational(bound, Preprocessing.AUTO);
  }

  @Override
  public Result estimate(PairedSamples samples, Rng rng) {
    Screening screening = Screening.of(samples);
    PairedSamples kept = screening.samples();
    Encoding x = Encoding.of(kept.x(), preprocessing);
    Encoding y = Encoding.of(kept.y(), preprocessing);
    Fold fold = Fold.of(kept.group(), 3, rng.split("folds")).getFirst();
    Pairs train = Encoding.pairs(x, y, kept.group(), fold.train());
    double decay = Math.log(50) / STEPS;
    Training training =
        new Training(
            bound,
            new Exponential(5e-3, 1e-4, decay),
            Math.clamp(train.size() / 4, 2, BATCH),
            50,
            new Patience(20),
            STEPS);
    MiTrainer.Result result =
        new MiTrainer(CRITIC, training)
            .estimate(
                new ShuffledPairs(train, rng.split("batch")),
                Encoding.pairs(x, y, kept.group(), fold.select()),
                Encoding.pairs(x, y, kept.group(), fold.report()),
                rng.split("run"),
                Training.Observer.BLIND);
    return new Result(result.heldOut().information(), screening.reasons());
  }
}
