package org.rsmi.mi;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.rsmi.net.Activation;
import org.rsmi.net.Exponential;
import org.rsmi.net.Parameter;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

/// How one critic of a stack is trained on a fixed set of pairs.
sealed interface Recipe {

  /// A trained critic, the average of its weights at the best epoch.
  ///
  /// @param data training and select pairs, with what is known of their features
  Trained train(Data data, Rng rng);

  /// @param critic for evaluation
  /// @param steps taken
  record Trained(Scorer critic, long steps) {}

  /// What a critic is trained on.
  ///
  /// @param train pairs to learn from
  /// @param select pairs that choose the epoch
  /// @param baseline fitted to the training pairs
  /// @param x how many features of x are on a common scale, the first ones
  /// @param y likewise
  record Data(Pairs train, Pairs select, GaussianBaseline baseline, int x, int y) {}

  /// Separable networks on the Gaussian baseline, in two stages: the first finds with strong weight
  /// decay which features matter, the second sees them accordingly.
  record Residual() implements Recipe {
    private static final Separable NETWORKS =
        new Separable(List.of(64, 64, 64), 16, Activation.SWISH, 0);
    private static final double FIRST_DECAY = 1;
    private static final double SECOND_DECAY = 0.6;
    private static final Training FIRST = training(256, 50, 7e-3, 2e-4, 1_000);
    private static final Training SECOND = training(256, 50, 7e-3, 1e-4, 1_500);
    private static final int FEW_FEATURES = 3;

    @Override
    public Trained train(Data data, Rng rng) {
      Relevance even = Relevance.even(data.x, data.y);
      Rng second = rng.split("second");
      if (data.x + data.y <= FEW_FEATURES) {
        Fitted alike = fit(SECOND, data, even, SECOND_DECAY, second);
        return new Trained(alike.network, alike.steps);
      }
      Fitted first = fit(FIRST, data, even, FIRST_DECAY, rng.split("first"));
      Fitted weighted = fit(SECOND, data, first.network.learned(), SECOND_DECAY, second);
      return new Trained(weighted.network, first.steps + weighted.steps);
    }

    private record Fitted(ResidualNetwork network, long steps) {}

    private static Fitted fit(
        Training training, Data data, Relevance relevance, double decay, Rng rng) {
      ResidualNetwork moving = network(data, relevance, rng);
      ResidualNetwork average = network(data, relevance, rng);
      return new Fitted(average, Recipe.fit(training, moving, average, decay, data, rng));
    }

    private static ResidualNetwork network(Data data, Relevance relevance, Rng rng) {
      return new ResidualNetwork(data.baseline, NETWORKS, relevance, rng.split("init"));
    }
  }

  /// A network of both variables together, which knows the edges of a joint support: for few
  /// columns, because it is slow.
  record Joint() implements Recipe {
    private static final Critic NETWORK = new Concatenated(List.of(32, 32), Activation.RELU, 0);
    private static final double DECAY = 0.01;
    private static final int LOOK = 500;
    private static final Training TRAINING = training(64, 150, 1.5e-2, 2e-4, 1_500);

    @Override
    public Trained train(Data data, Rng rng) {
      CriticNetwork moving = network(data, rng);
      CriticNetwork average = network(data, rng);
      Data brief = new Data(data.train, data.select.first(LOOK), data.baseline, data.x, data.y);
      return new Trained(average, fit(TRAINING, moving, average, DECAY, brief, rng));
    }

    private static CriticNetwork network(Data data, Rng rng) {
      return NETWORK.network(data.train.xWidth(), data.train.yWidth(), rng.split("init"));
    }
  }

  /// The law of an x of few states given y, in many soft constraints of few features each: the mean
  /// of several, since each learns other noise by heart.
  ///
  /// @param states of x
  record Conditional(States states) implements Recipe {
    private static final int UNITS = 64;
    private static final int MEMBERS = 2;
    private static final Training TRAINING = training(128, 50, 0.1, 3e-4, 1_500);

    @Override
    public Trained train(Data data, Rng rng) {
      List<Trained> members =
          IntStream.range(0, MEMBERS)
              .mapToObj(m -> member(data, rng.split("member/" + m)))
              .toList();
      double[] weights = new double[MEMBERS];
      Arrays.fill(weights, 1.0 / MEMBERS);
      return new Trained(
          new StackedScores(members.stream().map(Trained::critic).toList(), weights),
          members.stream().mapToLong(Trained::steps).sum());
    }

    private Trained member(Data data, Rng rng) {
      Pairs train = numbered(data.train);
      Pairs select = numbered(data.select);
      ConditionalNetwork moving = network(train, rng);
      ConditionalNetwork average = network(train, rng);
      Training fitting = fitting(TRAINING, data);
      ConditionalLearner learner =
          new ConditionalLearner(fitting, moving, train, select, rng.split("batch"));
      Supplier<Estimate> judged = () -> ConditionalLearner.select(average, select);
      return new Trained(average, fit(fitting, learner, average.parameters(), judged));
    }

    private ConditionalNetwork network(Pairs train, Rng rng) {
      float[] logShares = states.logShares(train.x());
      return new ConditionalNetwork(states, logShares, train.yWidth(), UNITS, rng.split("init"));
    }

    /// The same pairs, x by the number of its state.
    private Pairs numbered(Pairs pairs) {
      int[] numbers = states.of(pairs.x(), pairs.xWidth(), pairs.size());
      float[] x = new float[numbers.length];
      for (int i = 0; i < x.length; i++) {
        x[i] = numbers[i];
      }
      return pairs.withX(x);
    }
  }

  /// @param epoch steps between two looks at the select pairs
  private static Training training(int batch, int epoch, double first, double last, int steps) {
    double rate = Math.log(first / last) / steps;
    Patience patience = new Patience(1_000 / epoch);
    return new Training(
        new InfoNce(), new Exponential(first, last, rate), batch, epoch, patience, steps);
  }

  /// Fills `average` with the averaged weights of `moving` at the best epoch.
  ///
  /// @return steps taken
  private static long fit(
      Training training,
      CriticNetwork moving,
      CriticNetwork average,
      double decay,
      Data data,
      Rng rng) {
    Training fitting = fitting(training, data);
    ShuffledPairs stream = new ShuffledPairs(data.train, rng.split("batch"));
    CriticLearner learner =
        new CriticLearner(fitting, moving, stream, data.select, decay, rng.split("fit"));
    return fit(
        fitting,
        learner,
        average.parameters(),
        () -> HeldOut.glance(fitting.bound(), average, data.select));
  }

  /// With smaller batches for few pairs.
  private static Training fitting(Training training, Data data) {
    return training.withBatch(Math.clamp(data.train.size() / 4, 2, training.batch()));
  }

  private static long fit(
      Training training, Learner learner, List<Parameter> average, Supplier<Estimate> select) {
    AveragedLearner averaged = new AveragedLearner(learner, average, select);
    Progress progress = new Progress(averaged);
    training.run(averaged, progress, Training.Observer.BLIND);
    return progress.step();
  }
}
