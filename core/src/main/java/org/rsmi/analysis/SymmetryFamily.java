package org.rsmi.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rsmi.num.Rng;

/// All symmetries asked of one ensemble, tested together (Holm), and the group that remains.
///
/// @param runs in the ensemble
/// @param elements in the order asked
/// @param group the largest of elements that hold
/// @param joint p of its invariance under all its elements at once; NaN for the trivial group
record SymmetryFamily(int runs, List<Element> elements, MotionGroup group, double joint) {
  SymmetryFamily {
    elements = List.copyOf(elements);
  }

  /// What became of a symmetry.
  enum Verdict {
    HOLDS,
    BROKEN,
    /// Not broken as far as can be told, but not even a complete breaking would have been seen.
    UNDECIDED
  }

  /// One symmetry.
  ///
  /// @param motion of the block; empty for the exchange of all signs
  /// @param detectable least share of runs whose common preference would have been seen
  record Element(
      String name, Optional<Motion> motion, Invariance test, double detectable, Verdict verdict) {

    /// What a test of the halves of a group adds to what is known of an element of the other half.
    ///
    /// @param level of the test
    private Element after(CosetTest coset, double level, int runs) {
      boolean other =
          motion
              .filter(coset.whole().motions()::contains)
              .filter(m -> !coset.half().motions().contains(m))
              .isPresent();
      if (!other) {
        return this;
      }
      double visible =
          Math.min(detectable, coset.test().detectable(level, runs, coset.coherence()));
      return coset.test().p() <= level
          ? new Element(name, motion, coset.test(), visible, Verdict.BROKEN)
          : new Element(name, motion, test, visible, verdict);
    }
  }

  /// Tests the motions of a block, and the exchange of all signs where thresholds are known.
  ///
  /// @param offsets `[runs][components]` thresholds of the rules, in units of their scatter
  /// @param level of the whole family
  /// @param draws at most, a test
  static SymmetryFamily of(
      BlockMotions block, RunKernel runs, double[][] offsets, double level, int draws, Rng rng) {
    Grams grams = new Grams(block, runs);
    List<String> names = new ArrayList<>();
    List<Optional<Motion>> motions = new ArrayList<>();
    List<Invariance> tests = new ArrayList<>();
    for (Motion motion : block.candidates()) {
      names.add(block.name(motion));
      motions.add(Optional.of(motion));
      tests.add(Invariance.of(grams.powers(motion), draws, rng.split(block.name(motion))));
    }
    exchange(runs, offsets)
        .ifPresent(
            powers -> {
              names.add(EXCHANGE);
              motions.add(Optional.empty());
              tests.add(Invariance.of(powers, draws, rng.split(EXCHANGE)));
            });
    boolean[] broken = holm(tests, level);
    double coherence = grams.coherence();
    double threshold =
        2
            * Arrays.stream(thresholds(runs, offsets))
                .mapToDouble(o -> FilterEnsemble.dot(o, o))
                .average()
                .orElse(0);
    List<Element> elements = new ArrayList<>();
    for (int e = 0; e < tests.size(); e++) {
      double detectable =
          tests
              .get(e)
              .detectable(
                  level / tests.size(),
                  runs.runs(),
                  motions.get(e).isPresent() ? coherence : threshold);
      Verdict verdict =
          broken[e] ? Verdict.BROKEN : detectable < 1 ? Verdict.HOLDS : Verdict.UNDECIDED;
      elements.add(new Element(names.get(e), motions.get(e), tests.get(e), detectable, verdict));
    }
    return confirmed(block, runs, elements, level, draws, rng);
  }

  /// Takes from the elements that hold those that the halves of their group rule out, until a group
  /// stands.
  private static SymmetryFamily confirmed(
      BlockMotions block,
      RunKernel runs,
      List<Element> elements,
      double level,
      int draws,
      Rng rng) {
    List<Motion> asked = elements.stream().flatMap(element -> element.motion.stream()).toList();
    for (int round = 0; ; round++) {
      List<Motion> held = motions(elements, Verdict.HOLDS);
      List<Motion> others = asked.stream().filter(motion -> !held.contains(motion)).toList();
      List<MotionGroup> groups = MotionGroup.largest(block, held, others);
      List<CosetTest> tests = CosetTest.of(runs, groups, held, draws, rng.split("halves " + round));
      boolean stands = true;
      for (CosetTest test : tests) {
        stands &= test.test().p() > level / tests.size();
        elements.replaceAll(element -> element.after(test, level / tests.size(), runs.runs()));
      }
      if (stands) {
        MotionGroup group = groups.getFirst();
        double joint =
            group.generators().isEmpty()
                ? Double.NaN
                : Invariance.joint(runs, group, JOINT_DRAWS, rng.split("joint"));
        return new SymmetryFamily(runs.runs(), elements, group, joint);
      }
    }
  }

  private static final String EXCHANGE = "exchange of all signs";
  private static final int JOINT_DRAWS = 199;

  private static List<Motion> motions(List<Element> elements, Verdict... verdicts) {
    List<Verdict> wanted = List.of(verdicts);
    return elements.stream()
        .filter(element -> wanted.contains(element.verdict))
        .flatMap(element -> element.motion.stream())
        .toList();
  }

  /// Kernels between runs and images, each computed once.
  private static final class Grams {
    private final BlockMotions block;
    private final RunKernel runs;
    private final Map<Motion, double[][]> known = new HashMap<>();

    Grams(BlockMotions block, RunKernel runs) {
      this.block = block;
      this.runs = runs;
    }

    double[][][] powers(Motion motion) {
      return block.powers(motion).stream().map(this::of).toArray(double[][][]::new);
    }

    private double[][] of(Motion motion) {
      return known.computeIfAbsent(motion, image -> runs.gram(runs.image(block, image)));
    }

    /// The kernel between two runs that found the same: the mean over runs of the eighth of the
    /// others, or their images, that is most like it.
    double coherence() {
      int n = runs.runs();
      int counted = Math.max(1, (n - 1) / 8);
      double total = 0;
      for (int i = 0; i < n; i++) {
        double[] best = new double[n];
        for (double[][] gram : known.values()) {
          for (int j = 0; j < n; j++) {
            best[j] = i == j ? 0 : Math.max(best[j], gram[i][j]);
          }
        }
        Arrays.sort(best);
        total += Arrays.stream(best, n - counted, n).average().orElse(0);
      }
      return total / n;
    }
  }

  /// The exchange of all signs about the mean turns a threshold's sign: `o u ↦ −o u`, which no sign
  /// of u enters. Thresholds beyond one unit count as one.
  private static Optional<double[][][]> exchange(RunKernel runs, double[][] offsets) {
    boolean known =
        Arrays.stream(offsets).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
    boolean all =
        Arrays.stream(offsets).flatMapToDouble(Arrays::stream).allMatch(o -> Math.abs(o) < 1e-9);
    if (!known || all) {
      return Optional.empty();
    }
    double[][] vectors = thresholds(runs, offsets);
    double[][] same = new double[vectors.length][vectors.length];
    double[][] turned = new double[vectors.length][vectors.length];
    for (int i = 0; i < same.length; i++) {
      for (int j = 0; j < same.length; j++) {
        same[i][j] = RunKernel.overlap(vectors[i], vectors[j]);
        turned[i][j] = -same[i][j];
      }
    }
    return Optional.of(new double[][][] {same, turned});
  }

  /// `Σ_c o_c u_c` of each run over its components.
  private static double[][] thresholds(RunKernel runs, double[][] offsets) {
    double[][] vectors = new double[runs.runs()][];
    for (int i = 0; i < vectors.length; i++) {
      double[][] lines = runs.lines()[i];
      vectors[i] = new double[lines[0].length];
      for (int c = 0; c < lines.length; c++) {
        double offset = Math.clamp(offsets[i][c], -1, 1);
        for (int x = 0; x < vectors[i].length; x++) {
          vectors[i][x] += offset * lines[c][x] / lines.length;
        }
      }
    }
    return vectors;
  }

  /// Which hypotheses of a family fall at a level.
  ///
  /// @see <a href="https://www.jstor.org/stable/4615733">Holm (1979)</a>
  private static boolean[] holm(List<Invariance> tests, double level) {
    int[] order =
        IntStream.range(0, tests.size())
            .boxed()
            .sorted(Comparator.comparingDouble(e -> tests.get(e).p()))
            .mapToInt(Integer::intValue)
            .toArray();
    boolean[] broken = new boolean[order.length];
    for (int k = 0; k < order.length; k++) {
      if (tests.get(order[k]).p() > level / (order.length - k)) {
        break;
      }
      broken[order[k]] = true;
    }
    return broken;
  }

  /// Elements of a verdict.
  List<Element> of(Verdict verdict) {
    return elements.stream().filter(element -> element.verdict == verdict).toList();
  }

  /// The group in words, with the exchange of signs where it holds.
  String name() {
    boolean exchanges = of(Verdict.HOLDS).stream().anyMatch(element -> element.motion.isEmpty());
    return group.name() + (exchanges ? " × Z2 of the " + EXCHANGE : "");
  }

  /// The share of runs whose preference would have been seen under every element that holds; 1 if
  /// none does.
  double detectable() {
    return of(Verdict.HOLDS).stream().mapToDouble(Element::detectable).max().orElse(1);
  }

  /// `p = 0.31` or `p < 0.0002`.
  static String p(double p, double least) {
    return p <= least ? "p < %.2g".formatted(least) : "p = %.2g".formatted(p);
  }

  /// What the ensemble says, in one or two sentences.
  String sentence(double least) {
    StringBuilder text = new StringBuilder();
    if (group.generators().isEmpty()) {
      text.append(
          "No motion of the block is seen to leave the law of %d filters as it is".formatted(runs));
    } else {
      text.append(
          "The law of %d filters is invariant under %s (all elements at once: p = %.2g; a preference of %.0f %% of the runs would have been seen)"
              .formatted(runs, name(), joint, 100 * detectable()));
    }
    List<Element> broken = of(Verdict.BROKEN);
    List<Element> open = of(Verdict.UNDECIDED);
    text.append(broken.isEmpty() ? "" : "; broken: " + listed(broken, least));
    text.append(open.isEmpty() ? "" : "; undecided: " + counted(open));
    return text.append('.').toString();
  }

  private static String listed(List<Element> broken, double least) {
    double largest = broken.stream().mapToDouble(element -> element.test.p()).max().orElseThrow();
    return counted(broken)
        + (broken.size() == 1 ? " (" : " (each ")
        + p(largest, least).replace("p = ", "p ≤ ")
        + ")";
  }

  private static String counted(List<Element> elements) {
    String names = elements.stream().limit(6).map(Element::name).collect(Collectors.joining(", "));
    return elements.size() > 6 ? names + " and %d more".formatted(elements.size() - 6) : names;
  }
}
