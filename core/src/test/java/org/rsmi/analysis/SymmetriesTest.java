package org.rsmi.analysis;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rsmi.lattice.LatticeSymmetry;
import org.rsmi.num.Rng;
import org.rsmi.result.Filter;

class SymmetriesTest implements AnalysisContract {
  private static final BlockMotions FOUR = BlockMotions.of(List.of(4, 4));
  private static final BlockMotions EIGHT = BlockMotions.of(List.of(8, 8));

  @Override
  public Analysis analysis() {
    return Symmetries.defaults();
  }

  /// Puts a run's filters into an ensemble.
  private interface Draw {
    Filter of(Rng rng);
  }

  private static RunSet planted(int runs, long seed, Draw draw) {
    Rng rng = Rng.of(seed).split("planted");
    Planted planted = Planted.atOnePoint();
    for (int run = 0; run < runs; run++) {
      Filter filter = draw.of(rng);
      planted.run(Map.of(), filter, 0.2 + 0.004 * rng.nextGaussian(), 0.004);
    }
    return planted.set();
  }

  private static double[] noisy(double[] filter, double noise, Rng rng) {
    double norm = Math.sqrt(FilterEnsemble.dot(filter, filter));
    double sign = rng.nextBoolean() ? 1 : -1;
    double[] noisy = new double[filter.length];
    java.util.Arrays.setAll(
        noisy,
        i -> sign * filter[i] / norm + noise * rng.nextGaussian() / Math.sqrt(filter.length));
    return noisy;
  }

  private static double[] random(int sites, Rng rng) {
    double[] vector = new double[sites];
    java.util.Arrays.setAll(vector, _ -> rng.nextGaussian());
    return vector;
  }

  private static double[] chiral(long seed) {
    return random(16, Rng.of(seed).split("chiral"));
  }

  private static Filter quarterTurned(Rng rng, long seed) {
    double[] filter = chiral(seed);
    Motion turn = FOUR.about(LatticeSymmetry.QUARTER_TURN, 0);
    for (int k = rng.nextInt(4); k > 0; k--) {
      filter = FOUR.apply(turn, filter);
    }
    return Planted.square(noisy(filter, 0.5, rng));
  }

  private static double[] dimers(double row, double column, boolean modulated) {
    double[] filter = new double[64];
    for (int r = 0; r < 8; r++) {
      for (int c = 0; c < 8; c++) {
        double x = modulated && (c / 2) % 2 == 1 ? -1 : 1;
        double y = modulated && (r / 2) % 2 == 1 ? -1 : 1;
        if (r % 2 == 0 && c % 2 == 1) {
          filter[8 * r + c] = row * x;
        } else if (r % 2 == 1 && c % 2 == 0) {
          filter[8 * r + c] = column * y;
        }
      }
    }
    return filter;
  }

  private static final double[] P1 = dimers(1, 1, true);
  private static final double[] P2 = dimers(1, -1, true);
  private static final double[] C = dimers(1, -1, false);

  private static Filter dimer(Rng rng) {
    double[][] pristine = {P1, P2, C};
    return Planted.square(noisy(pristine[rng.nextInt(3)], 0.5, rng));
  }

  private static double[] onCircle(double angle) {
    double[] filter = new double[64];
    java.util.Arrays.setAll(filter, i -> Math.cos(angle) * P1[i] + Math.sin(angle) * P2[i]);
    return filter;
  }

  private static SymmetryFamily family(RunSet runs, long seed) {
    FilterEnsemble ensemble =
        FilterEnsemble.of(runs, runs.points(), FilterEnsemble.Representation.WEIGHTS);
    List<double[][]> vectors =
        ensemble.members().stream().map(FilterEnsemble.Member::vectors).toList();
    return SymmetryFamily.of(
        BlockMotions.of(ensemble.blockShape()),
        RunKernel.of(vectors, RunKernel.Parts.LINES),
        ensemble.members().stream().map(FilterEnsemble.Member::offsets).toArray(double[][]::new),
        0.01,
        5000,
        Rng.of(seed));
  }

  @Test
  void look() {
    time("chiral 40", 40, s -> rng -> quarterTurned(rng, s));
    time("dimer 40", 40, s -> SymmetriesTest::dimer);
    time("dimer 100", 100, s -> SymmetriesTest::dimer);
    time(
        "ring 60",
        60,
        s ->
            rng ->
                Planted.square(
                    noisy(
                        rng.nextInt(5) == 0
                            ? random(64, rng)
                            : onCircle(2 * Math.PI * rng.nextDouble()),
                        0.4,
                        rng)));
    time("none 40", 40, s -> rng -> Planted.square(noisy(chiral(s), 0.5, rng)));
  }

  private interface Case {
    Draw of(long seed);
  }

  private void time(String name, int n, Case c) {
    java.util.Map<String, Integer> groups = new java.util.TreeMap<>();
    for (int rep = 0; rep < 2; rep++) {
      groups.clear();
      long circle = 0, fam = 0, all = 0;
      for (int s = 0; s < 20; s++) {
        RunSet runs = planted(n, s, c.of(s));
        long t = System.nanoTime();
        SymmetryFamily f = family(runs, s);
        groups.merge(f.name(), 1, Integer::sum);
        fam += System.nanoTime() - t;
        t = System.nanoTime();
        FilterEnsemble e =
            FilterEnsemble.of(runs, runs.points(), FilterEnsemble.Representation.WEIGHTS);
        var v =
            CircleOfFilters.of(
                e.members().stream().map(FilterEnsemble.Member::vectors).toList(),
                e.members().stream()
                    .map(m -> runs.runs().get(m.run()).estimate().information())
                    .toList(),
                Rng.of(s));
        groups.merge(v.verdict().name(), 1, Integer::sum);
        circle += System.nanoTime() - t;
        t = System.nanoTime();
        analysis().of(runs, Rng.of(s));
        all += System.nanoTime() - t;
      }
      System.out.printf(
          "%s family %.1f circle %.1f all %.1f ms %s%n",
          name, fam / 20e6, circle / 20e6, all / 20e6, groups);
    }
  }
}
