package org.rsmi.exact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.rsmi.lattice.Adjacency;
import org.rsmi.lattice.Lattice;
import org.rsmi.model.Configuration;
import org.rsmi.model.Observables;
import org.rsmi.model.PairLaw;
import org.rsmi.model.PairModel;

/// All `q^N` states of a [PairLaw] by a Gray code, one site changing at a time, gathered by how
/// many
/// sites are in each state.
///
/// From these occupations follow the moments and the full law of every order parameter that is a
/// function of them: the magnetisation of Ising, Potts, clock, Ashkin–Teller and Blume–Capel
/// models.
/// About 10⁸ states a second; larger lattices take [PairElimination].
///
/// @param law of the model
/// @param lattice with `q^N ≤ 2²⁸`
/// @param thermodynamics of all states
/// @param occupations in the order of the counts, the last state's slowest
public record PairEnumeration(
    PairLaw law, Lattice lattice, Thermodynamics thermodynamics, List<Occupation> occupations) {
  private static final double MOST_STATES = 0x1p28;
  private static final double MOST_MEASURED = 0x1p24;
  private static final double MOST_OCCUPATIONS = 0x1p22;

  /// Sites below this change too often to recompute the energy, those from it on do.
  private static final int FRESH = 8;

  /// The states in which as many sites have each value.
  ///
  /// @param counts `[q]`, sites in each state of the law
  /// @param probability of all of them together
  /// @param energy `⟨H⟩` among them
  public record Occupation(int[] counts, double probability, double energy) {
    public Occupation {
      counts = counts.clone();
    }
  }

  public PairEnumeration {
    occupations = List.copyOf(occupations);
  }

  /// The states of `model` on `lattice`.
  public static PairEnumeration of(PairModel model, Lattice lattice) {
    return of(model.law(), lattice);
  }

  /// The states of `law` on `lattice`.
  ///
  /// @throws IllegalArgumentException if there are too many
  public static PairEnumeration of(PairLaw law, Lattice lattice) {
    requireAtMost(MOST_STATES, law, lattice);
    Gathered gathered = new Gathered(law, lattice);
    walk(law, lattice, gathered);
    return gathered.result();
  }

  /// The exact mean of everything that a model measures, in the order of its names.
  ///
  /// @param lattice with `q^N ≤ 2²⁴`
  public static double[] means(PairModel model, Lattice lattice) {
    PairLaw law = model.law();
    requireAtMost(MOST_MEASURED, law, lattice);
    Measured measured = new Measured(law, lattice, model.observables(lattice));
    walk(law, lattice, measured);
    return measured.result();
  }

  private static void requireAtMost(double most, PairLaw law, Lattice lattice) {
    int states = law.states().length;
    int sites = lattice.sites();
    if (!(Math.pow(states, sites) <= most)
        || !(Math.pow(sites + 1.0, states - 1.0) <= MOST_OCCUPATIONS)) {
      throw new IllegalArgumentException(
          "%d states on each of %d sites are too many to enumerate; try PairElimination"
              .formatted(states, sites));
    }
  }

  /// The mean of a function of the occupations.
  ///
  /// @param function of `[q]` counts
  public double mean(ToDoubleFunction<int[]> function) {
    double sum = 0;
    for (Occupation occupation : occupations) {
      sum += occupation.probability * function.applyAsDouble(occupation.counts);
    }
    return sum;
  }

  /// The probability of each value of a function of the occupations.
  ///
  /// @param function of `[q]` counts; equal values must be equal as doubles
  public NavigableMap<Double, Double> distribution(ToDoubleFunction<int[]> function) {
    NavigableMap<Double, Double> distribution = new TreeMap<>();
    for (Occupation occupation : occupations) {
      distribution.merge(
          function.applyAsDouble(occupation.counts), occupation.probability, Double::sum);
    }
    return distribution;
  }

  /// Shows every state, in the reflected Gray code of base q.
  private static void walk(PairLaw law, Lattice lattice, Visitor visitor) {
    int states = law.states().length;
    Adjacency adjacency = Adjacency.of(lattice);
    int[] first = adjacency.first();
    int[] neighbour = adjacency.neighbour();
    int[] numbers = new int[lattice.sites()];
    int[] steps = new int[lattice.sites()];
    Arrays.fill(steps, 1);
    double energy = energy(law, adjacency, numbers);
    visitor.visit(0, 0, 0, energy);
    while (true) {
      int site = 0;
      while (numbers[site] + steps[site] < 0 || numbers[site] + steps[site] == states) {
        steps[site] = -steps[site];
        if (++site == numbers.length) {
          return;
        }
      }
      int old = numbers[site];
      int now = old + steps[site];
      numbers[site] = now;
      if (site < FRESH) {
        energy += law.site()[now] - law.site()[old];
        for (int k = first[site]; k < first[site + 1]; k++) {
          int other = numbers[neighbour[k]];
          energy += law.bond()[now][other] - law.bond()[old][other];
        }
      } else {
        energy = energy(law, adjacency, numbers);
      }
      visitor.visit(site, old, now, energy);
    }
  }

  private static double energy(PairLaw law, Adjacency adjacency, int[] numbers) {
    double sites = 0;
    double bonds = 0;
    for (int i = 0; i < numbers.length; i++) {
      sites += law.site()[numbers[i]];
      for (int k = adjacency.first()[i]; k < adjacency.first()[i + 1]; k++) {
        bonds += law.bond()[numbers[i]][numbers[adjacency.neighbour()[k]]];
      }
    }
    return sites + bonds / 2;
  }

  private interface Visitor {
    /// One site went from a state to another; at first site 0 from 0 to 0.
    void visit(int site, int old, int now, double energy);
  }

  /// Sums of `w`, `wδ` and `wδ²` by occupation, `w = exp(−δ/T)`, δ = H − lowest H so far.
  private static final class Gathered implements Visitor {
    private final PairLaw law;
    private final Lattice lattice;
    private final double beta;
    private final int[] strides;
    private final double[] weights;
    private final double[] energies;
    private final double[] squares;
    private double lowest = Double.POSITIVE_INFINITY;
    private int occupation;

    Gathered(PairLaw law, Lattice lattice) {
      this.law = law;
      this.lattice = lattice;
      this.beta = 1 / law.temperature();
      this.strides = new int[law.states().length];
      int size = 1;
      for (int state = 1; state < strides.length; state++) {
        strides[state] = size;
        size *= lattice.sites() + 1;
      }
      this.weights = new double[size];
      this.energies = new double[size];
      this.squares = new double[size];
    }

    @Override
    public void visit(int site, int old, int now, double energy) {
      occupation += strides[now] - strides[old];
      if (energy < lowest) {
        lower(energy);
      }
      double excess = energy - lowest;
      double weight = Math.exp(-beta * excess);
      weights[occupation] += weight;
      energies[occupation] += weight * excess;
      squares[occupation] += weight * excess * excess;
    }

    private void lower(double energy) {
      double raise = Double.isFinite(lowest) ? lowest - energy : 0;
      double scale = Math.exp(-beta * raise);
      for (int i = 0; i < weights.length; i++) {
        squares[i] = scale * (squares[i] + raise * (2 * energies[i] + raise * weights[i]));
        energies[i] = scale * (energies[i] + raise * weights[i]);
        weights[i] *= scale;
      }
      lowest = energy;
    }

    PairEnumeration result() {
      double partition = Arrays.stream(weights).sum();
      double excess = Arrays.stream(energies).sum() / partition;
      double variance = Arrays.stream(squares).sum() / partition - excess * excess;
      List<Occupation> occupations = new ArrayList<>();
      for (int i = 0; i < weights.length; i++) {
        if (weights[i] > 0) {
          double energy = lowest + energies[i] / weights[i];
          occupations.add(new Occupation(counts(i), weights[i] / partition, energy));
        }
      }
      double sites = lattice.sites();
      return new PairEnumeration(
          law,
          lattice,
          new Thermodynamics(
              (Math.log(partition) - beta * lowest) / sites,
              (lowest + excess) / sites,
              variance * beta * beta / sites),
          occupations);
    }

    private int[] counts(int index) {
      int[] counts = new int[strides.length];
      counts[0] = lattice.sites();
      for (int state = 1; state < counts.length; state++) {
        counts[state] = index / strides[state] % (lattice.sites() + 1);
        counts[0] -= counts[state];
      }
      return counts;
    }
  }

  /// Sums of `w` and of w times every moment.
  private static final class Measured implements Visitor {
    private final PairLaw law;
    private final Observables observables;
    private final byte[] spins;
    private final double[] sums;
    private double partition;
    private double lowest = Double.POSITIVE_INFINITY;

    Measured(PairLaw law, Lattice lattice, Observables observables) {
      this.law = law;
      this.observables = observables;
      this.spins = new byte[lattice.sites()];
      Arrays.fill(spins, law.states()[0]);
      this.sums = new double[observables.names().size()];
    }

    @Override
    public void visit(int site, int old, int now, double energy) {
      spins[site] = law.states()[now];
      if (energy < lowest) {
        double scale = Math.exp((energy - lowest) / law.temperature());
        partition *= scale;
        Arrays.setAll(sums, i -> sums[i] * scale);
        lowest = energy;
      }
      double weight = Math.exp((lowest - energy) / law.temperature());
      double[] measured = observables.of(new Configuration.Spins(spins));
      partition += weight;
      for (int i = 0; i < sums.length; i++) {
        sums[i] += weight * measured[i];
      }
    }

    double[] result() {
      return Arrays.stream(sums).map(sum -> sum / partition).toArray();
    }
  }
}
