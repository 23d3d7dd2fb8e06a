package org.rsmi.mi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;
import org.rsmi.result.MiEstimate;

/// The number of record of two variables: InfoNCE by critics that never saw the rows they report
/// on, with all rows reporting.
///
/// The rows are split into folds by group. For each fold, critics are trained on most of the other
/// rows and the rest of them chooses their epochs; what other folds report says with which weights
/// they are stacked, and the fold gives the bound, all of it as one batch. A critic starts from the
/// Gaussian log ratio of its training rows and learns what that does not know; where both variables
/// are discrete and x has few states, it is the law of x's states given y. Several seeds train on
/// the same split. Columns are put on a
/// common scale first, see [Preprocessing]; the variable with fewer columns (of equal ones, the one
/// whose values come first) takes the rows of the score matrix, so that `I(X:Y) = I(Y:X)` to the
/// last bit.
///
/// Error bar: block bootstrap over groups of the first-order influence of every row ⊕ scatter of
/// the seeds. What a critic from finitely many rows does not find is not in it: the number is a
/// lower bound. [Extrapolation#INVERSE_ROWS] repeats everything with half the training rows and
/// extrapolates.
///
/// One law needs no critic. Where all columns are continuous, a test with all third and fourth
/// moments does not reject that they are jointly normal on their common scale, and the critics find
/// no more than a Gaussian copula holds, the number is that copula's closed form without its bias,
/// [MiEstimate.Kind#GAUSSIAN_COPULA], and the bound stands beside it.
///
/// @param preprocessing scale of the columns
/// @param folds 2 or more
/// @param seeds critics of each kind for every fold, 2 or more
/// @param extrapolation whether to extrapolate to infinitely many rows
/// @see <a href="https://doi.org/10.1111/ectj.12097">Chernozhukov et al. (2018), cross-fitting</a>
public record CrossFitted(
    Preprocessing preprocessing, int folds, int seeds, Extrapolation extrapolation)
    implements Estimator {
  private static final int FEW_COLUMNS = 3;
  private static final int FEW_ROWS = 20_000;
  private static final int MOST_STATES = 64;
  private static final int PER_STATE = 50;
  private static final double SIGNIFICANT = 3;
  private static final double UNLIKELY = 0.01;
  private static final double NEAR = 0.5;
  private static final double FEWEST = 50;

  /// What is said of infinitely many rows.
  public enum Extrapolation {
    /// Nothing.
    NONE,
    /// `I(∞) = 2 I(n) − I(n/2)`: what is missing falls like 1/n with the training rows.
    INVERSE_ROWS
  }

  public CrossFitted {
    if (folds < 2 || seeds < 2) {
      throw new IllegalArgumentException(
          "folds = %d, seeds = %d: want at least 2 of each".formatted(folds, seeds));
    }
  }

  /// Five folds, two seeds, no extrapolation.
  public static CrossFitted defaults() {
    return new CrossFitted(Preprocessing.AUTO, 5, 2, Extrapolation.NONE);
  }

  /// Told after every trained critic, for progress bars.
  @FunctionalInterface
  public interface Observer {
    /// Sees nothing.
    Observer BLIND = _ -> {};

    /// @param share of the training that is done, in (0, 1]
    void moved(double share);
  }

  @Override
  public Result estimate(PairedSamples samples, Rng rng) {
    try (ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      MiEstimate estimate = measure(samples, rng, threads, Observer.BLIND);
      return new Result(estimate.information(), estimate.reasons());
    }
  }

  /// The number with everything that is needed to judge it.
  ///
  /// @param threads train the critics; their number changes no result
  /// @throws IllegalArgumentException if rows are too few to split
  public MiEstimate measure(
      PairedSamples samples, Rng rng, ExecutorService threads, Observer observer) {
    if (!Screening.varies(samples.x()) || !Screening.varies(samples.y())) {
      return constant(samples);
    }
    Screening screening = Screening.of(samples);
    boolean turned = comesSecond(screening.samples());
    PairedSamples kept = turned ? screening.samples().swapped() : screening.samples();
    int groups = Groups.of(kept.group()).count();
    if (groups < 4 * folds) {
      throw new IllegalArgumentException(
          "%d independent rows: want at least %d for %d folds".formatted(groups, 4 * folds, folds));
    }
    Work work = new Work(kept, threads, observer);
    List<Fold> splits = Fold.of(work.samples.group(), folds, rng.split("folds"));
    Fitted fitted = work.fit(splits, rng.split("critics"));
    Estimate heldOut = fitted.information(rng.split("bootstrap"));
    Optional<Estimate> normal = work.normal(fitted, heldOut, rng.split("normal"));
    Estimate limit =
        extrapolation == Extrapolation.NONE
            ? new Estimate(Double.NaN, Double.NaN, "nats")
            : normal.orElseGet(() -> work.limit(splits, fitted, rng));
    MiEstimate estimate = record(work, fitted, heldOut, normal, limit, screening.reasons());
    return turned ? estimate.swapped() : estimate;
  }

  /// What a constant has to do with anything.
  private static MiEstimate constant(PairedSamples samples) {
    Estimate zero = new Estimate(0, 0, "nats");
    String which = Screening.varies(samples.x()) ? "y" : "x";
    return new MiEstimate(
        zero,
        MiEstimate.Kind.LOWER_BOUND,
        zero,
        zero,
        zero,
        1,
        0,
        0,
        samples.rows(),
        List.of(samples.x().columns(), samples.y().columns()),
        samples.rows(),
        0,
        List.of("none", "none"),
        List.of(which + " is constant: it has no information about anything"));
  }

  /// Whether y takes the rows of the score matrix: it has fewer columns, or as many and the smaller
  /// value where the two first differ.
  private static boolean comesSecond(PairedSamples samples) {
    int difference = samples.x().columns() - samples.y().columns();
    return difference == 0
        ? Arrays.compare(samples.x().values(), samples.y().values()) > 0
        : difference > 0;
  }

  private MiEstimate record(
      Work work,
      Fitted fitted,
      Estimate heldOut,
      Optional<Estimate> normal,
      Estimate limit,
      List<String> before) {
    PairedSamples samples = work.samples;
    Estimate information = normal.orElse(heldOut);
    int smallest = samples.rows() / folds;
    double entropy = Math.min(entropy(samples.x()), entropy(samples.y()));
    double effective = new LocalInformation(fitted.terms, samples.group()).effectiveSamples();
    double p = fitted.shifts.pValue();
    List<String> reasons = new ArrayList<>(before);
    if (!(information.value() > SIGNIFICANT * information.error()) || p > UNLIKELY) {
      reasons.add("%s is consistent with no information (p = %.3g)".formatted(information, p));
    }
    double ceiling = Math.log(smallest);
    if (normal.isEmpty() && isSaturated(fitted, heldOut)) {
      reasons.add(
          "≥ %.3g nats: more than log K = %.3g, K = %d rows in a report set, would tell apart"
              .formatted(information.value(), ceiling, smallest));
    }
    if (information.value() - SIGNIFICANT * information.error() > entropy) {
      reasons.add("%s exceeds the entropy bound %.4g nats".formatted(information, entropy));
    }
    if (effective < FEWEST) {
      reasons.add("worth only %.0f independent rows".formatted(effective));
    }
    return new MiEstimate(
        information,
        normal.isPresent() ? MiEstimate.Kind.GAUSSIAN_COPULA : MiEstimate.Kind.LOWER_BOUND,
        heldOut,
        limit,
        fitted.shifts.nothing(heldOut.value(), samples.rows()),
        p,
        ceiling,
        entropy,
        samples.rows(),
        List.of(samples.x().columns(), samples.y().columns()),
        effective,
        fitted.steps,
        List.of(work.x.words(), work.y.words()),
        reasons);
  }

  /// Whether report sets of so few rows can hardly tell more.
  private boolean isSaturated(Fitted fitted, Estimate heldOut) {
    int rows = fitted.terms.length;
    return 2 * fitted.shifts.saturated() > rows || heldOut.value() > Math.log(rows / folds) - NEAR;
  }

  /// `−Σ p ln p + (symbols − 1)/2N` where rows repeat, infinite where hardly any does.
  private static double entropy(Variable variable) {
    int[] counts = new int[variable.rows()];
    int symbols = 0;
    for (int label : variable.labels()) {
      symbols = Math.max(symbols, label + 1);
      counts[label]++;
    }
    if (symbols > variable.rows() / 5) {
      return Double.POSITIVE_INFINITY;
    }
    double n = variable.rows();
    double plain =
        Arrays.stream(counts).filter(c -> c > 0).mapToDouble(c -> -c / n * Math.log(c / n)).sum();
    return plain + (symbols - 1) / (2 * n);
  }

  /// What all folds say together.
  ///
  /// @param terms `[rows]`
  /// @param bySeed `[seeds]`, nats
  private record Fitted(
      double[] terms, double[] bySeed, ShiftTest shifts, long steps, int[] group) {

    Estimate information(Rng bootstrap) {
      Estimate mean = new LocalInformation(terms, group).mean(bootstrap);
      double average = Arrays.stream(bySeed).average().orElseThrow();
      double square = Arrays.stream(bySeed).map(v -> (v - average) * (v - average)).sum();
      double scatter = Math.sqrt(square / (bySeed.length - 1) / bySeed.length);
      return new Estimate(mean.value(), Math.hypot(mean.error(), scatter), "nats");
    }

    /// Row by row, with the seeds of the larger sets.
    Fitted extrapolated(Fitted half) {
      return new Fitted(line(terms, half.terms), line(bySeed, half.bySeed), shifts, steps, group);
    }

    private static double[] line(double[] all, double[] half) {
      return IntStream.range(0, all.length).mapToDouble(i -> 2 * all[i] - half[i]).toArray();
    }
  }

  /// The training of all critics.
  private final class Work {
    private final PairedSamples samples;
    private final ExecutorService threads;
    private final Observer observer;
    private final Encoding x;
    private final Encoding y;
    private final Recipe seeded;
    private final List<Recipe> shared;
    private final AtomicInteger done = new AtomicInteger();

    Work(PairedSamples samples, ExecutorService threads, Observer observer) {
      this.samples = samples;
      this.threads = threads;
      this.observer = observer;
      this.x = Encoding.of(samples.x(), preprocessing);
      this.y = Encoding.of(samples.y(), preprocessing);
      this.seeded = seeded();
      this.shared = shared();
    }

    /// The law of an x of few states given y where both are discrete, else a separable critic.
    private Recipe seeded() {
      if (!x.isDiscrete() || !y.isDiscrete()) {
        return new Recipe.Residual();
      }
      States states = States.of(x.features(), x.width());
      boolean few = states.count() <= Math.min(MOST_STATES, samples.rows() / PER_STATE);
      return few ? new Recipe.Conditional(states) : new Recipe.Residual();
    }

    private List<Recipe> shared() {
      boolean few =
          samples.x().columns() + samples.y().columns() <= FEW_COLUMNS
              && samples.rows() <= FEW_ROWS;
      return few ? List.of(new Recipe.Joint()) : List.of();
    }

    Fitted fit(List<Fold> splits, Rng rng) {
      int smallest = splits.stream().mapToInt(f -> f.report().length).min().orElseThrow();
      List<Future<FoldCritics>> critics = new ArrayList<>();
      for (int f = 0; f < splits.size(); f++) {
        critics.add(critics(splits.get(f), rng.split("fold/" + f)));
      }
      List<Future<FoldReport>> reports = reports(critics, ShiftTest.shifts(smallest));
      double[] terms = new double[samples.rows()];
      double[] bySeed = new double[seeds];
      long steps = 0;
      List<ShiftTest> tests = new ArrayList<>();
      for (int f = 0; f < splits.size(); f++) {
        int[] rows = splits.get(f).report();
        FoldReport report = get(reports.get(f));
        for (int i = 0; i < rows.length; i++) {
          terms[rows[i]] = report.terms()[i];
        }
        for (int s = 0; s < seeds; s++) {
          bySeed[s] += report.bySeed()[s] * rows.length / samples.rows();
        }
        tests.add(report.shifts());
        steps += report.steps();
      }
      ShiftTest together = tests.stream().reduce(ShiftTest::plus).orElseThrow();
      return new Fitted(terms, bySeed, together, steps, samples.group());
    }

    /// In 1/n to infinitely many rows, by as many critics again on every other training group.
    Estimate limit(List<Fold> splits, Fitted fitted, Rng rng) {
      List<Fold> halved = splits.stream().map(fold -> fold.halved(samples.group())).toList();
      Fitted half = fit(halved, rng.split("half"));
      return fitted.extrapolated(half).information(rng.split("bootstrap"));
    }

    /// The closed form of a Gaussian copula, where nothing speaks against one: all columns are
    /// continuous and jointly normal on their common scale, and critics that had room to find more
    /// found no more.
    Optional<Estimate> normal(Fitted fitted, Estimate heldOut, Rng rng) {
      boolean open = x.isContinuous() && y.isContinuous() && !isSaturated(fitted, heldOut);
      if (!open || !GaussianCopula.isKnown(samples)) {
        return Optional.empty();
      }
      PairedSamples scores = new PairedSamples(x.scores(), y.scores(), samples.group());
      GaussianCopula copula = GaussianCopula.of(scores, rng.split("bootstrap"));
      if (copula.isRefuted(new LocalInformation(fitted.terms, samples.group()))) {
        return Optional.empty();
      }
      Variable all = scores.x().beside(scores.y());
      return JointNormality.of(all, samples.group()).isRejected()
          ? Optional.empty()
          : Optional.of(copula.information());
    }

    /// Every fold reports with the weights that all others prefer.
    private List<Future<FoldReport>> reports(List<Future<FoldCritics>> work, int shifts) {
      List<FoldCritics> critics = work.stream().map(CrossFitted::get).toList();
      List<Future<FoldReport>> reports = new ArrayList<>();
      for (int f = 0; f < critics.size(); f++) {
        List<FoldCritics> others = new ArrayList<>(critics);
        FoldCritics own = others.remove(f);
        Stacking stacking = new Stacking(others.stream().map(FoldCritics::look).toList());
        reports.add(threads.submit(() -> own.report(stacking, shifts)));
      }
      return reports;
    }

    /// Queues the work of a fold; what waits for other work comes after it in the queue.
    private Future<FoldCritics> critics(Fold fold, Rng rng) {
      Future<Recipe.Data> data =
          threads.submit(
              () -> {
                Pairs train = pairs(fold.train());
                return new Recipe.Data(
                    train,
                    pairs(fold.select()),
                    GaussianBaseline.of(train, x.linear(), y.linear()),
                    x.plain(),
                    y.plain());
              });
      List<Future<Recipe.Trained>> ofSeeds =
          IntStream.range(0, seeds)
              .mapToObj(s -> trained(seeded, data, rng.split("seed/" + s)))
              .toList();
      List<Future<Recipe.Trained>> ofAll =
          shared.stream().map(recipe -> trained(recipe, data, rng.split("shared"))).toList();
      return threads.submit(
          () ->
              FoldCritics.of(
                  ofSeeds.stream().map(CrossFitted::get).toList(),
                  ofAll.stream().map(CrossFitted::get).toList(),
                  get(data).baseline(),
                  pairs(fold.report())));
    }

    private Future<Recipe.Trained> trained(Recipe recipe, Future<Recipe.Data> data, Rng rng) {
      return threads.submit(
          () -> {
            Recipe.Trained trained = recipe.train(get(data), rng);
            int rounds = extrapolation == Extrapolation.NONE ? 1 : 2;
            double all = rounds * folds * (seeds + shared.size());
            observer.moved(done.incrementAndGet() / all);
            return trained;
          });
    }

    private Pairs pairs(int[] rows) {
      return Encoding.pairs(x, y, samples.group(), rows);
    }
  }

  private static <T> T get(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the estimate was stopped");
    } catch (ExecutionException fault) {
      throw fault.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(fault.getCause());
    }
  }
}
