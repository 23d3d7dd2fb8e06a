package org.rsmi.spec;

import java.util.List;
import java.util.Map;

/// The shapes of an experiment, with nothing behind them.
final class Fixture {
  private Fixture() {}

  record Experiment(
      String name,
      long seed,
      int repeats,
      Data data,
      Partitioner partition,
      CoarseGrainer filter,
      Critic critic,
      Training training) {}

  record Data(Lattice lattice, Model model, Chain chain) {}

  interface Lattice {
    record Square(List<Integer> size, Boundary boundary) implements Lattice {
      public Square {
        if (size.getFirst() < 2) {
          throw new IllegalArgumentException("size = " + size.getFirst() + ": at least 2");
        }
      }

      public static Square defaults() {
        return new Square(List.of(64), Boundary.PERIODIC);
      }
    }
  }

  enum Boundary {
    PERIODIC,
    OPEN
  }

  interface Model {
    record Ising(double temperature) implements Model {}

    record GaussianField(double massSquared) implements Model {
      public static GaussianField defaults() {
        return new GaussianField(0.1);
      }
    }
  }

  record Chain(int thermalise, int samples, int every) {
    public static Chain defaults() {
      return new Chain(1_000, 10_000, 5);
    }
  }

  interface Partitioner {
    record SquareBlock(List<Integer> block, int buffer, Environment environment)
        implements Partitioner {}
  }

  interface Environment {
    static Environment of(int width) {
      return new Shell(width);
    }

    record Shell(int width) implements Environment {}

    record Everything() implements Environment {}
  }

  interface CoarseGrainer {
    record LinearFilter(int components, Embedding embedding) implements CoarseGrainer {}
  }

  interface Embedding {
    record RelaxedBernoulli(double start, double floor, double rate) implements Embedding {}

    record Tanh() implements Embedding {}
  }

  interface Critic {
    record Separable(List<Integer> hidden, int embedding) implements Critic {}
  }

  record Training(Bound bound, Schedule rate, int batch, StopRule stop, long limit) {}

  interface Bound {
    record InfoNce() implements Bound {}
  }

  interface Schedule {
    static Schedule of(double value) {
      return new Constant(value);
    }

    record Constant(double value) implements Schedule {
      public Constant {
        if (!(value > 0)) {
          throw new IllegalArgumentException("value = " + value + " is not positive");
        }
      }
    }
  }

  interface StopRule {
    static StopRule defaults() {
      return new Plateau(10, 1e-3);
    }

    record Plateau(int patience, double least) implements StopRule {
      public static Plateau defaults() {
        return new Plateau(5, 1e-2);
      }
    }

    record Never() implements StopRule {}
  }

  /// Whatever a setting can be.
  record Everything(
      int whole,
      long big,
      double number,
      String text,
      Boundary boundary,
      List<Double> numbers,
      List<String> texts,
      List<Chain> chains,
      Map<String, Object> free) {}

  static SpecTree tree(String toml) {
    return SpecTree.parse(toml, "test.toml", "experiment");
  }
}
