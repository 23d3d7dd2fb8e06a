package org.rsmi.exact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/// A Markov chain on few states, solved as a whole: `dP/dt = P Q` in continuous time, or
/// `P(t + 1) = P(t)(1 + Q)` in discrete time, where the rates are probabilities per step.
///
/// For chains of up to some 10⁴ states, as an oracle for samplers: nothing here needs detailed
/// balance. States are found by following transitions from where the chain starts. A law is a
/// vector `[states]` of probabilities.
///
/// @param states all different; what one is, is the caller's choice, with `equals` by value
/// @param from `[transitions]`, number of the state left
/// @param to `[transitions]`, number of the state entered, another than that left
/// @param rates `[transitions]`, > 0, per unit of time
public record MarkovChain<S>(List<S> states, int[] from, int[] to, double[] rates) {
  private static final double CONVERGED = 1e-15;
  private static final int PATIENCE = 1_000_000;
  private static final double CHUNK = 50;

  public MarkovChain {
    states = List.copyOf(states);
    if (from.length != to.length || from.length != rates.length) {
      throw new IllegalArgumentException(
          "transitions from %d, to %d, with %d rates: as many are wanted"
              .formatted(from.length, to.length, rates.length));
    }
  }

  /// What can happen in a state.
  @FunctionalInterface
  public interface Dynamics<S> {
    /// Reports every transition out of `state`; what leads back to it is ignored, and what leads to
    /// the same state is added up.
    void from(S state, Transitions<S> transitions);
  }

  /// Receives the transitions out of a state.
  @FunctionalInterface
  public interface Transitions<S> {
    /// @param rate ≥ 0, per unit of time, or a probability
    void to(S state, double rate);
  }

  /// The chain of all states that can be reached.
  ///
  /// @param start the first state, number 0
  /// @throws IllegalArgumentException if a rate is negative or not finite
  public static <S> MarkovChain<S> reachable(S start, Dynamics<S> dynamics) {
    List<S> states = new ArrayList<>(List.of(start));
    Map<S, Integer> numbers = new HashMap<>(Map.of(start, 0));
    List<Integer> from = new ArrayList<>();
    List<Integer> to = new ArrayList<>();
    List<Double> rates = new ArrayList<>();
    for (int s = 0; s < states.size(); s++) {
      S state = states.get(s);
      int here = s;
      dynamics.from(
          state,
          (next, rate) -> {
            if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
              throw new IllegalArgumentException(
                  "rate %s from %s to %s: finite and at least 0 is wanted"
                      .formatted(rate, state, next));
            }
            if (rate > 0 && !next.equals(state)) {
              int there = numbers.computeIfAbsent(next, _ -> states.size());
              if (there == states.size()) {
                states.add(next);
              }
              from.add(here);
              to.add(there);
              rates.add(rate);
            }
          });
    }
    return new MarkovChain<>(
        states,
        from.stream().mapToInt(Integer::intValue).toArray(),
        to.stream().mapToInt(Integer::intValue).toArray(),
        rates.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /// All probability on the first state.
  public double[] atStart() {
    double[] law = new double[states.size()];
    law[0] = 1;
    return law;
  }

  /// The law that does not change, by iterating `P(1 + Q/Λ)` from the uniform law until the
  /// iterates on n states differ by less than `10⁻¹⁵/√n` in every one, Λ a little above the fastest
  /// escape. Unique if one class of states is never left again.
  ///
  /// @throws IllegalArgumentException if a million iterations do not suffice
  public double[] stationary() {
    double[] law = new double[states.size()];
    Arrays.fill(law, 1.0 / law.length);
    double[] next = new double[law.length];
    double step = 1 / (1.05 * fastest());
    for (int iteration = 0; iteration < PATIENCE; iteration++) {
      move(law, next, step);
      double change = 0;
      for (int s = 0; s < law.length; s++) {
        change = Math.max(change, Math.abs(next[s] - law[s]));
      }
      double[] old = law;
      law = next;
      next = old;
      if (change < CONVERGED / Math.sqrt(law.length)) {
        return normalised(law);
      }
    }
    throw new IllegalArgumentException(
        "a chain of %d states is not stationary after %d iterations"
            .formatted(states.size(), PATIENCE));
  }

  private static double[] normalised(double[] law) {
    double sum = Arrays.stream(law).sum();
    return Arrays.stream(law).map(p -> p / sum).toArray();
  }

  /// The law one step of discrete time later.
  public double[] step(double[] law) {
    double[] next = new double[law.length];
    move(law, next, 1);
    return next;
  }

  /// The law a time later, `P exp(Q t) = Σ_n Poisson(n; Λt) P(1 + Q/Λ)ⁿ`.
  ///
  /// @param time ≥ 0
  public double[] evolve(double[] law, double time) {
    double rate = fastest();
    int chunks = Math.max(1, (int) Math.ceil(rate * time / CHUNK));
    double mean = rate * time / chunks;
    double[] result = law.clone();
    for (int chunk = 0; chunk < chunks; chunk++) {
      result = uniformised(result, mean, 1 / rate);
    }
    return result;
  }

  private double[] uniformised(double[] law, double mean, double step) {
    double[] power = law.clone();
    double[] next = new double[law.length];
    double[] sum = new double[law.length];
    double weight = Math.exp(-mean);
    for (int n = 0; n < mean + 12 * Math.sqrt(mean) + 30; n++) {
      for (int s = 0; s < sum.length; s++) {
        sum[s] += weight * power[s];
      }
      move(power, next, step);
      double[] old = power;
      power = next;
      next = old;
      weight *= mean / (n + 1);
    }
    return sum;
  }

  /// `next = P (1 + step Q)`
  private void move(double[] law, double[] next, double step) {
    System.arraycopy(law, 0, next, 0, law.length);
    for (int t = 0; t < from.length; t++) {
      double flow = step * rates[t] * law[from[t]];
      next[from[t]] -= flow;
      next[to[t]] += flow;
    }
  }

  private double fastest() {
    return Math.max(Double.MIN_NORMAL, Arrays.stream(escapes()).max().orElse(0));
  }

  private double[] escapes() {
    double[] escapes = new double[states.size()];
    for (int t = 0; t < from.length; t++) {
      escapes[from[t]] += rates[t];
    }
    return escapes;
  }

  /// The mean of a function of the state.
  public double mean(double[] law, ToDoubleFunction<S> function) {
    double sum = 0;
    for (int s = 0; s < law.length; s++) {
      sum += law[s] * function.applyAsDouble(states.get(s));
    }
    return sum;
  }

  /// The mean time from the first state until `goal` is met, by elimination on at most 4,096
  /// states.
  ///
  /// @throws IllegalArgumentException if there are more states or the goal cannot be reached
  public double meanTimeTo(Predicate<S> goal) {
    int count = states.size();
    if (count > 4096) {
      throw new IllegalArgumentException(count + " states: at most 4096 can be eliminated");
    }
    double[] escapes = escapes();
    DMatrixRMaj equations = new DMatrixRMaj(count, count);
    DMatrixRMaj right = new DMatrixRMaj(count, 1);
    boolean[] met = new boolean[count];
    for (int s = 0; s < count; s++) {
      met[s] = goal.test(states.get(s));
      equations.set(s, s, met[s] ? 1 : escapes[s]);
      right.set(s, 0, met[s] ? 0 : 1);
    }
    for (int t = 0; t < from.length; t++) {
      if (!met[from[t]]) {
        equations.add(from[t], to[t], -rates[t]);
      }
    }
    DMatrixRMaj times = new DMatrixRMaj(count, 1);
    if (!CommonOps_DDRM.solve(equations, right, times)) {
      throw new IllegalArgumentException("the goal cannot be reached from every state");
    }
    return times.get(0, 0);
  }
}
