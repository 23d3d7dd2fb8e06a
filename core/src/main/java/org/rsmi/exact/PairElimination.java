package org.rsmi.exact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.rsmi.lattice.Adjacency;
import org.rsmi.lattice.Lattice;
import org.rsmi.model.PairLaw;
import org.rsmi.model.PairModel;

/// The exact sum over the states of a [PairLaw], site by site: a transfer matrix on any lattice.
///
/// Sites enter a table in the order of their number, with their bonds to those already in it, and
/// are summed out once all their neighbours have entered. The table has `q^open` entries, where
/// `open` is 2L on an L × L torus, 2L² on an L³ one and 2 on a ring.
///
/// @param law of the model
/// @param lattice of at most `2²⁵` numbers in a table
public record PairElimination(PairLaw law, Lattice lattice) {
  private static final double MOST_NUMBERS = 0x1p25;

  /// The sum over the states of `model`.
  public PairElimination(PairModel model, Lattice lattice) {
    this(model.law(), lattice);
  }

  /// Free energy, energy and heat capacity.
  ///
  /// @throws IllegalArgumentException if the table does not fit
  public Thermodynamics thermodynamics() {
    Sum sum = sum(new Jets());
    double[] jet = sum.numbers;
    double sites = lattice.sites();
    double energy = jet[1] / jet[0];
    double variance = jet[2] / jet[0] - energy * energy;
    double temperature = law.temperature();
    return new Thermodynamics(
        (sum.logScale + Math.log(jet[0])) / sites,
        energy / sites,
        variance / (sites * temperature * temperature));
  }

  /// The law of `A = Σᵢ a(sᵢ)`, such as the magnetisation, the number of vacancies or of sites of
  /// one
  /// colour.
  ///
  /// @param values `[q]`, a of each state of the law, ≥ 0: a magnetisation is counted from its
  /// lowest
  ///     value
  /// @return `[N max(a) + 1]`, P(A)
  /// @throws IllegalArgumentException if the table does not fit
  public double[] distribution(int[] values) {
    if (values.length != law.states().length || Arrays.stream(values).anyMatch(a -> a < 0)) {
      throw new IllegalArgumentException(
          "values = %s: wanted %d of at least 0"
              .formatted(Arrays.toString(values), law.states().length));
    }
    int most = Arrays.stream(values).max().orElse(0);
    double[] weights = sum(new Counts(values, lattice.sites() * most + 1)).numbers;
    double partition = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(weight -> weight / partition).toArray();
  }

  private Sum sum(Carried carried) {
    Boltzmann boltzmann = Boltzmann.of(law);
    double[] table = new double[carried.width()];
    table[0] = 1;
    double logScale = 0;
    for (Step step : steps(carried.width())) {
      table = step.enter(table, boltzmann, carried);
      double largest = Arrays.stream(table).map(Math::abs).max().orElseThrow();
      for (int i = 0; i < table.length; i++) {
        table[i] /= largest;
      }
      logScale += Math.log(largest) + boltzmann.lost(step.partners.length);
    }
    return new Sum(table, logScale);
  }

  /// The order in which sites enter and leave.
  private List<Step> steps(int width) {
    Adjacency adjacency = Adjacency.of(lattice);
    int[] last = new int[lattice.sites()];
    for (int i = 0; i < last.length; i++) {
      last[i] = i;
      for (int k = adjacency.first()[i]; k < adjacency.first()[i + 1]; k++) {
        last[i] = Math.max(last[i], adjacency.neighbour()[k]);
      }
    }
    List<Integer> open = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    for (int site = 0; site < last.length; site++) {
      int[] partners =
          IntStream.range(adjacency.first()[site], adjacency.first()[site + 1])
              .map(k -> open.indexOf(adjacency.neighbour()[k]))
              .filter(place -> place >= 0)
              .toArray();
      int before = open.size();
      open.add(site);
      List<Integer> closed = new ArrayList<>();
      for (int place = before; place >= 0; place--) {
        if (last[open.get(place)] <= site) {
          open.remove(/* index= */ place);
          closed.add(place);
        }
      }
      requireFits(open.size(), width);
      int[] leaving = closed.stream().mapToInt(Integer::intValue).toArray();
      steps.add(new Step(law.states().length, before, partners, leaving));
    }
    return steps;
  }

  private void requireFits(int open, int width) {
    if (!(width * Math.pow(law.states().length, open) <= MOST_NUMBERS)) {
      throw new IllegalArgumentException(
          "%d open sites of %d states with %d numbers each do not fit a table of 2^25"
              .formatted(open, law.states().length, width));
    }
  }

  /// @param numbers those of the empty table
  /// @param logScale their common factor
  private record Sum(double[] numbers, double logScale) {}

  /// `exp(−(V − min V)/T)` and `exp(−(U − min U)/T)`.
  private record Boltzmann(
      PairLaw law, double[][] bond, double[] site, double bondLoss, double siteLoss) {

    static Boltzmann of(PairLaw law) {
      double lowestBond = Arrays.stream(law.bond()).flatMapToDouble(Arrays::stream).min().orElse(0);
      double lowestSite = Arrays.stream(law.site()).min().orElse(0);
      double t = law.temperature();
      return new Boltzmann(
          law,
          Arrays.stream(law.bond())
              .map(row -> Arrays.stream(row).map(v -> Math.exp((lowestBond - v) / t)).toArray())
              .toArray(double[][]::new),
          Arrays.stream(law.site()).map(u -> Math.exp((lowestSite - u) / t)).toArray(),
          -lowestBond / t,
          -lowestSite / t);
    }

    double lost(int bonds) {
      return siteLoss + bonds * bondLoss;
    }
  }

  /// One site enters above `open` others, then those at the places `closed` leave.
  ///
  /// @param states q
  /// @param open sites in the table before
  /// @param partners places of the neighbours among them
  /// @param closed places, descending; `open` is that of the new site
  private record Step(int states, int open, int[] partners, int[] closed) {

    double[] enter(double[] table, Boltzmann boltzmann, Carried carried) {
      int width = carried.width();
      int before = table.length / width;
      int[] strides = new int[open + 2];
      Arrays.setAll(strides, place -> (int) Math.pow(states, place));
      double[] result = new double[width * strides[open + 1 - closed.length]];
      double[][] bond = boltzmann.law.bond();
      for (int x = 0; x < before; x++) {
        for (int state = 0; state < states; state++) {
          double weight = boltzmann.site[state];
          double energy = boltzmann.law.site()[state];
          for (int partner : partners) {
            int other = x / strides[partner] % states;
            weight *= boltzmann.bond[state][other];
            energy += bond[state][other];
          }
          int y = x + state * before;
          for (int place : closed) {
            y = y / strides[place + 1] * strides[place] + y % strides[place];
          }
          carried.add(table, x * width, result, y * width, weight, energy, state);
        }
      }
      return result;
    }
  }

  /// What an entry of the table knows of the sites summed out.
  private sealed interface Carried {
    int width();

    /// Adds an entry with a new site, of this weight, energy and state, to another.
    void add(double[] from, int at, double[] to, int into, double weight, double energy, int state);
  }

  /// `Σw`, `ΣwH` and `ΣwH²`.
  private record Jets() implements Carried {
    @Override
    public int width() {
      return 3;
    }

    @Override
    public void add(
        double[] from, int at, double[] to, int into, double weight, double energy, int state) {
      double zeroth = weight * from[at];
      double first = weight * from[at + 1];
      to[into] += zeroth;
      to[into + 1] += first + energy * zeroth;
      to[into + 2] += weight * from[at + 2] + energy * (2 * first + energy * zeroth);
    }
  }

  /// `Σw` for each value of A.
  private record Counts(int[] values, int width) implements Carried {
    @Override
    public void add(
        double[] from, int at, double[] to, int into, double weight, double energy, int state) {
      int shift = values[state];
      for (int a = 0; a < width - shift; a++) {
        to[into + shift + a] += weight * from[at + a];
      }
    }
  }
}
