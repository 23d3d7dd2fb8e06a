package org.rsmi.coarse;

import java.util.ArrayList;
import java.util.List;
import org.rsmi.mi.HeldOut;
import org.rsmi.mi.MiTrainer;
import org.rsmi.mi.PairStream;
import org.rsmi.mi.Pairs;
import org.rsmi.mi.Training;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;
import org.rsmi.result.Outcome;
import org.rsmi.result.RsmiEstimate;
import org.rsmi.sample.WindowSource;
import org.rsmi.sample.Windows;

/// What is reported of a rule: I(H:E) of the frozen hard rule by a freshly trained critic on
/// windows that no training saw, with I(V:E) and a null by the same path.
///
/// @param critic trains the fresh critics
/// @param entropyBound what the rule can know at most, nats
public record NumberOfRecord(MiTrainer critic, double entropyBound) {
  private static final double SIGNIFICANT = 3;
  private static final double NEAR = 0.5;
  private static final double FEWEST = 50;
  private static final int NULL_STEPS = 500;

  /// Measures a rule.
  ///
  /// @param data the windows the rule was trained on, and its untouched report set
  public RsmiEstimate measure(Rule rule, WindowSource data, Rng rng, Training.Observer observer) {
    return measure(rule, data, block(data, rng.split("block"), observer), rng, observer);
  }

  /// I(V:E), the most any rule can know: the block itself in place of the rule.
  public Estimate block(WindowSource data, Rng rng, Training.Observer observer) {
    return critic
        .estimate(blocks(data), pairs(data.select()), pairs(data.report()), rng, observer)
        .heldOut()
        .information();
  }

  /// Measures a rule beside an I(V:E) that is known.
  ///
  /// @param whole of the same law, as [#block] has it
  public RsmiEstimate measure(
      Rule rule, WindowSource data, Estimate whole, Rng rng, Training.Observer observer) {
    int block = data.sites().blockSize();
    Pairs select = pairs(data.select());
    Pairs report = pairs(data.report());
    Pairs coarseSelect = select.withX(rule.hard(select.x(), select.size()));
    Pairs coarseReport = report.withX(rule.hard(report.x(), report.size()));
    PairStream coarse = new CoarseStream(rule, data, block);
    HeldOut information =
        critic.estimate(coarse, coarseSelect, coarseReport, rng.split("rule"), observer).heldOut();
    Estimate nothing = nothing(coarse, coarseSelect, coarseReport, rng.split("null"), observer);
    Outcome outcome = verdict(rule.outcome(), information.information(), nothing);
    return new RsmiEstimate(
        outcome,
        information.information(),
        nothing,
        whole,
        information.ceiling(),
        entropyBound,
        report.size(),
        groups(report),
        information.effectiveSamples(),
        rule.outcome().step(),
        reasons(outcome, information, nothing, whole, data));
  }

  private static Pairs pairs(Windows windows) {
    return new Pairs(windows.block(), windows.environment(), windows.configuration());
  }

  private static int groups(Pairs pairs) {
    return pairs.group()[pairs.size() - 1] + 1;
  }

  /// The same procedure with the environments of every set in random order. It is brief, and always
  /// begins at its start: the order of its pairs is in no checkpoint.
  private Estimate nothing(
      PairStream coarse, Pairs select, Pairs report, Rng rng, Training.Observer observer) {
    Training training = critic.training();
    Training brief =
        new Training(
            training.bound(),
            training.rate(),
            training.batch(),
            training.epoch(),
            training.stop(),
            Math.min(training.limit(), NULL_STEPS));
    Rng order = rng.split("order");
    PairStream shuffled =
        new PairStream() {
          @Override
          public void next(float[] x, float[] y, int rows) {
            coarse.next(x, y, rows);
            System.arraycopy(shuffled(y, rows, order), 0, y, 0, y.length);
          }

          @Override
          public long distinct() {
            return coarse.distinct();
          }
        };
    return new MiTrainer(critic.critic(), brief)
        .estimate(
            shuffled,
            shuffled(select, order),
            shuffled(report, order),
            rng.split("run"),
            observer::epoch)
        .heldOut()
        .information();
  }

  private static Pairs shuffled(Pairs pairs, Rng order) {
    return new Pairs(pairs.x(), shuffled(pairs.y(), pairs.size(), order), pairs.group());
  }

  private static float[] shuffled(float[] y, int rows, Rng order) {
    int width = y.length / rows;
    float[] shuffled = new float[y.length];
    int[] permutation = order.permutation(rows);
    for (int row = 0; row < rows; row++) {
      System.arraycopy(y, permutation[row] * width, shuffled, row * width, width);
    }
    return shuffled;
  }

  /// A converged rule whose information the report set cannot tell from the null has collapsed.
  private static Outcome verdict(Outcome trained, Estimate information, Estimate nothing) {
    return switch (trained) {
      case Outcome.Converged(long step) when !significant(information, nothing) ->
          new Outcome.Collapsed(step);
      case Outcome.Converged _, Outcome.StepLimit _, Outcome.Collapsed _, Outcome.Diverged _ ->
          trained;
    };
  }

  private static boolean significant(Estimate information, Estimate nothing) {
    double excess = information.value() - Math.max(0, nothing.value());
    return excess > SIGNIFICANT * Math.hypot(information.error(), nothing.error());
  }

  private List<String> reasons(
      Outcome outcome, HeldOut information, Estimate nothing, Estimate whole, WindowSource data) {
    List<String> reasons = new ArrayList<>();
    Estimate value = information.information();
    if (!(outcome instanceof Outcome.Converged)) {
      reasons.add(outcome.name() + ": " + outcome.advice());
    }
    if (!significant(value, nothing)) {
      reasons.add(
          "I(H:E) = %s is consistent with no information (null %s)".formatted(value, nothing));
    }
    if (value.value() > information.ceiling() - NEAR) {
      reasons.add(
          "I(H:E) ≥ %.3f: within %.1f nats of the ceiling log K = %.2f"
              .formatted(value.value(), NEAR, information.ceiling()));
    }
    if (value.value() - SIGNIFICANT * value.error() > entropyBound) {
      reasons.add("I(H:E) = %s exceeds the entropy bound %.4f nats".formatted(value, entropyBound));
    }
    if (value.value() - whole.value() > SIGNIFICANT * Math.hypot(value.error(), whole.error())) {
      reasons.add(
          "I(H:E) = %s exceeds I(V:E) = %s: the block's critic is undertrained"
              .formatted(value, whole));
    }
    double independent =
        Math.min(information.effectiveSamples(), data.chainReport().effectiveSamples());
    if (independent < FEWEST) {
      reasons.add(
          "only %.0f independent configurations: record more, or further apart"
              .formatted(independent));
    }
    return reasons;
  }

  /// Training pairs (v, e).
  private static PairStream blocks(WindowSource data) {
    return new PairStream() {
      @Override
      public void next(float[] x, float[] y, int rows) {
        data.next(x, y, rows);
      }

      @Override
      public long distinct() {
        return data.distinct();
      }
    };
  }

  /// Training pairs (Λ(v), e) of a frozen rule.
  private static final class CoarseStream implements PairStream {
    private final Rule rule;
    private final WindowSource data;
    private final int block;
    private float[] v = new float[0];

    CoarseStream(Rule rule, WindowSource data, int block) {
      this.rule = rule;
      this.data = data;
      this.block = block;
    }

    @Override
    public void next(float[] x, float[] y, int rows) {
      if (v.length < rows * block) {
        v = new float[rows * block];
      }
      data.next(v, y, rows);
      System.arraycopy(rule.network().hard(v, rows), 0, x, 0, rows * rule.components());
    }

    @Override
    public long distinct() {
      return data.distinct();
    }
  }
}
