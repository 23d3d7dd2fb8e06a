package org.rsmi.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;
import org.rsmi.result.PointSummary;

/// Symmetries found in an ensemble of filters, not read off a picture: under which motions of the
/// block, signs of sublattices and exchange of all signs the law of the filters stays as it is, how
/// they permute clusters of filters, how principal filters transform, and whether filters stand on
/// a circle, an emergent U(1).
///
/// The sign of a filter, the order of the components of a run and, where they stand on a circle,
/// the rotation inside a pair are gauge and do not enter.
///
/// @param level at which a symmetry counts as broken, of all symmetries asked of one ensemble
/// @param draws of each randomisation test, at most; 1/draws is the smallest p it can tell
/// @param largest number of runs looked at in one ensemble, evenly chosen; a test takes their
/// square
public record Symmetries(double level, int draws, int largest) implements Analysis {
  private static final int FEWEST = 8;
  private static final int POINTS = 4;
  private static final int ENSEMBLE = 20;

  public Symmetries {
    if (!(level > 0 && level < 0.5) || draws < 199 || largest < FEWEST) {
      throw new IllegalArgumentException(
          "level = %s, draws = %d, largest = %d: want a level in (0, 0.5), at least 199 draws, at least %d runs"
              .formatted(level, draws, largest, FEWEST));
    }
  }

  /// 1 %, 5,000 draws, 250 runs.
  public static Symmetries defaults() {
    return new Symmetries(0.01, 5_000, 250);
  }

  /// Runs with a filter, without gauge.
  ///
  /// @param vectors `[components][|V|]` of each run, unit vectors
  /// @param offsets `[runs][components]`
  /// @param indices of the runs in the [RunSet]
  /// @param found usable runs before any were left out for their number
  private record Filters(
      List<Integer> shape,
      List<double[][]> vectors,
      double[][] offsets,
      List<Estimate> information,
      int[] indices,
      int found) {

    static Filters of(RunSet runs, List<PointSummary> points, int largest) {
      FilterEnsemble ensemble =
          FilterEnsemble.of(runs, points, FilterEnsemble.Representation.STRUCTURE);
      List<FilterEnsemble.Member> alive =
          ensemble.members().stream().filter(member -> components(member).length > 0).toList();
      int counted = Math.min(alive.size(), largest);
      List<FilterEnsemble.Member> kept =
          IntStream.range(0, counted)
              .mapToObj(k -> alive.get((int) ((long) k * alive.size() / counted)))
              .toList();
      return new Filters(
          ensemble.blockShape(),
          kept.stream().map(Filters::vectors).toList(),
          kept.stream().map(Filters::offsets).toArray(double[][]::new),
          kept.stream()
              .map(member -> runs.runs().get(member.run()).estimate().information())
              .toList(),
          kept.stream().mapToInt(FilterEnsemble.Member::run).toArray(),
          alive.size());
    }

    /// Components that are not zero.
    private static int[] components(FilterEnsemble.Member member) {
      return IntStream.range(0, member.vectors().length)
          .filter(
              c ->
                  Math.abs(FilterEnsemble.dot(member.vectors()[c], member.vectors()[c]) - 1) < 1e-6)
          .toArray();
    }

    private static double[][] vectors(FilterEnsemble.Member member) {
      return Arrays.stream(components(member))
          .mapToObj(c -> member.vectors()[c])
          .toArray(double[][]::new);
    }

    private static double[] offsets(FilterEnsemble.Member member) {
      return Arrays.stream(components(member)).mapToDouble(c -> member.offsets()[c]).toArray();
    }
  }

  /// What an ensemble shows.
  private record Shown(SymmetryFamily family, CircleOfFilters circle) {}

  @Override
  public List<Finding> of(RunSet runs, Rng rng) {
    List<PointSummary> points =
        runs.points().stream()
            .filter(point -> point.runs().stream().anyMatch(RunSet::usable))
            .toList();
    List<Finding> findings = new ArrayList<>();
    if (points.isEmpty()) {
      return findings;
    }
    List<PointSummary> ensembles =
        points.stream().filter(point -> point.runs().size() >= ENSEMBLE).toList();
    if (points.size() == 1) {
      findings.addAll(ensemble(runs, points, "", rng));
      return findings;
    }
    findings.addAll(ensemble(runs, points, ", all points", rng));
    if (ensembles.size() <= POINTS) {
      for (PointSummary point : ensembles) {
        findings.addAll(ensemble(runs, List.of(point), ", " + Slice.label(point.point()), rng));
      }
    } else {
      findings.addAll(byPoint(runs, ensembles, rng));
    }
    return findings;
  }

  private List<Finding> ensemble(RunSet runs, List<PointSummary> points, String suffix, Rng rng) {
    Filters filters = Filters.of(runs, points, largest);
    if (filters.shape.size() > 2) {
      return List.of(
          new Finding.Warning(
              "symmetries" + suffix,
              "The block %s has %d axes: symmetries are asked of blocks of one or two."
                  .formatted(filters.shape, filters.shape.size())));
    }
    if (filters.vectors.size() < FEWEST) {
      return List.of(
          new Finding.Warning(
              "symmetries" + suffix,
              "Only %d runs have a filter: symmetries of an ensemble take at least %d, and 50 or more to say much. Raise `repeats`."
                  .formatted(filters.vectors.size(), FEWEST)));
    }
    Rng stream = rng.split("ensemble" + suffix);
    Shown shown = shown(filters, stream);
    return findings(filters, shown, suffix, stream);
  }

  private Shown shown(Filters filters, Rng rng) {
    CircleOfFilters circle =
        CircleOfFilters.of(filters.vectors, filters.information, rng.split("circle"));
    RunKernel.Parts parts =
        circle.verdict() == CircleOfFilters.Verdict.CIRCLE
                && filters.vectors.stream().allMatch(run -> run.length == 2)
            ? RunKernel.Parts.SPANS
            : RunKernel.Parts.LINES;
    SymmetryFamily family =
        SymmetryFamily.of(
            BlockMotions.of(filters.shape),
            RunKernel.of(filters.vectors, parts),
            filters.offsets,
            level,
            draws,
            rng.split("family"));
    return new Shown(family, circle);
  }

  private List<Finding> findings(Filters filters, Shown shown, String suffix, Rng rng) {
    List<Finding> findings = new ArrayList<>();
    findings.add(elements(shown.family, suffix));
    findings.addAll(warnings(filters, shown, suffix));
    findings.add(shown.circle.answer(suffix));
    findings.add(shown.circle.scatter(suffix, filters.indices));
    if (!shown.circle.plane().inside().isEmpty()) {
      findings.add(shown.circle.histogram(suffix));
    }
    findings.addAll(shown.circle.curve(suffix, filters.information));
    if (shown.circle.verdict() != CircleOfFilters.Verdict.CIRCLE) {
      findings.addAll(orbits(filters, shown.family, suffix));
    }
    findings.addAll(irreps(filters, shown, suffix, rng.split("irreps")));
    return findings;
  }

  private Finding elements(SymmetryFamily family, String suffix) {
    List<List<Finding.Cell>> rows =
        family.elements().stream()
            .map(
                element ->
                    List.<Finding.Cell>of(
                        new Finding.Cell.Text(element.name()),
                        new Finding.Cell.Real(element.test().distance()),
                        new Finding.Cell.Real(element.test().p()),
                        new Finding.Cell.Text(word(element.verdict())),
                        new Finding.Cell.Real(Math.min(1, element.detectable()))))
            .toList();
    return new Finding.Table(
        "symmetries" + suffix,
        family.sentence(1.0 / (draws + 1)),
        List.of(
            "symmetry", "distance of law and image", "p", "verdict", "share that would be seen"),
        rows);
  }

  private static String word(SymmetryFamily.Verdict verdict) {
    return switch (verdict) {
      case HOLDS -> "holds";
      case BROKEN -> "broken";
      case UNDECIDED -> "undecided";
    };
  }

  private List<Finding> warnings(Filters filters, Shown shown, String suffix) {
    List<String> texts = new ArrayList<>();
    SymmetryFamily family = shown.family;
    int lines = filters.vectors.stream().mapToInt(run -> run.length).sum();
    int sites = filters.vectors.getFirst()[0].length;
    double edge = 1 + Math.sqrt((double) sites / lines);
    if (shown.circle.principal().values()[0] < 1.1 * edge * edge / sites) {
      texts.add(
          "The filters point in random directions: every symmetry of random directions holds, and none of these says anything about the system.");
    }
    if (!family.of(SymmetryFamily.Verdict.UNDECIDED).isEmpty()) {
      texts.add(
          "%d runs are too few, or too scattered, to see even a complete breaking of some symmetries: they are undecided. More repeats would tell."
              .formatted(filters.vectors.size()));
    } else if (!family.group().generators().isEmpty() && family.detectable() > 0.5) {
      texts.add(
          "A preference of fewer than %.0f %% of the runs would not have been seen. Twice the repeats would bring this to %.0f %%."
              .formatted(100 * family.detectable(), 100 * family.detectable() / Math.sqrt(2)));
    }
    if (family.joint() < 0.01) {
      texts.add(
          "Each element of %s holds alone, but not all at once (p = %.2g): the group is smaller than it says."
              .formatted(family.group().name(), family.joint()));
    }
    if (filters.found > filters.vectors.size()) {
      texts.add(
          "%d of %d runs were looked at, evenly chosen; raise `largest` for all."
              .formatted(filters.vectors.size(), filters.found));
    }
    return texts.isEmpty()
        ? List.of()
        : List.of(
            new Finding.Warning(
                "how far symmetries can be told" + suffix, String.join(" ", texts)));
  }

  private static List<Finding> orbits(Filters filters, SymmetryFamily family, String suffix) {
    List<double[]> lines = filters.vectors.stream().flatMap(Arrays::stream).toList();
    LineClusters clusters = LineClusters.of(lines);
    if (clusters.centres().length < 2) {
      return List.of();
    }
    Orbits orbits = Orbits.of(clusters, family.group());
    List<Finding> findings = new ArrayList<>();
    findings.add(centres(filters, clusters, suffix));
    List<Motion> examples = orbits.examples();
    if (!examples.isEmpty()) {
      findings.add(table(orbits, clusters, examples, suffix));
    }
    return findings;
  }

  private static Finding centres(Filters filters, LineClusters clusters, String suffix) {
    List<Finding.Panel> panels = new ArrayList<>();
    for (int k = 0; k < clusters.sizes().length; k++) {
      panels.add(
          new Finding.Panel(
              "F" + (k + 1), clusters.sizes()[k] + " filters", clusters.centres()[k]));
    }
    return new Finding.FilterMap(
        "clusters of filters" + suffix,
        "The filters form %d clusters up to sign (silhouette %.2f), %s in each; %d lie scattered."
            .formatted(
                panels.size(),
                clusters.silhouette(),
                Arrays.stream(clusters.sizes())
                    .mapToObj(Integer::toString)
                    .collect(Collectors.joining(", ")),
                Arrays.stream(clusters.labels()).filter(label -> label < 0).count()),
        filters.shape,
        panels);
  }

  private static Finding table(
      Orbits orbits, LineClusters clusters, List<Motion> examples, String suffix) {
    List<List<Finding.Cell>> rows = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (int[] orbit : orbits.orbits()) {
      int lines = Arrays.stream(orbit).map(a -> clusters.sizes()[a]).sum();
      for (Motion motion : examples) {
        rows.add(
            List.of(
                new Finding.Cell.Text(Orbits.label(orbit)),
                new Finding.Cell.Whole(lines),
                new Finding.Cell.Text(orbits.group(orbit)),
                new Finding.Cell.Text(orbits.block().name(motion)),
                new Finding.Cell.Text(orbits.cycles(motion, orbit)),
                new Finding.Cell.Text(orbits.cyclic(motion, orbit))));
      }
      Motion first = examples.getFirst();
      words.add(
          "%s on %s: a %s takes %s"
              .formatted(
                  orbits.cyclic(first, orbit),
                  Orbits.label(orbit),
                  orbits.block().name(first),
                  orbits.cycles(first, orbit)));
    }
    String open =
        orbits.complete()
            ? ""
            : " Some images of clusters are no clusters: more runs may find them.";
    return new Finding.Table(
        "orbits" + suffix,
        String.join("; ", words) + "." + open,
        List.of("clusters", "filters", "group", "motion", "takes", "group of the motion"),
        rows);
  }

  private static List<Finding> irreps(Filters filters, Shown shown, String suffix, Rng rng) {
    BlockMotions block = shown.family.group().block();
    List<Motion> found = shown.family.group().pointGroup();
    List<Motion> group =
        found.size() > 1
            ? found
            : block.points().stream().map(point -> block.about(point, 0)).toList();
    IrrepWeights weights =
        IrrepWeights.of(filters.vectors, shown.circle.principal(), block, group, rng);
    List<String> columns = new ArrayList<>(List.of("filter", "share of the norm"));
    weights.irreps().forEach(irrep -> columns.add(irrep.name()));
    List<List<Finding.Cell>> rows = new ArrayList<>();
    for (int v = 0; v < weights.shares().length; v++) {
      rows.add(row("principal vector " + (v + 1), weights.shares()[v], weights.weights()[v]));
    }
    rows.add(row("all filters", new Estimate(1, 0, ""), weights.whole()));
    String name = MotionGroup.pointName(Set.copyOf(group.stream().map(Motion::point).toList()));
    return List.of(
        new Finding.Table(
            "representations" + suffix,
            "Under %s%s %s."
                .formatted(
                    name,
                    found.size() > 1 ? "" : ", the block's own point group, though broken,",
                    spoken(weights)),
            columns,
            rows));
  }

  private static List<Finding.Cell> row(String name, Estimate share, Estimate[] weights) {
    List<Finding.Cell> row = new ArrayList<>();
    row.add(new Finding.Cell.Text(name));
    row.add(new Finding.Cell.Measured(share));
    for (Estimate weight : weights) {
      row.add(new Finding.Cell.Measured(weight));
    }
    return row;
  }

  private static String spoken(IrrepWeights weights) {
    List<String> words = new ArrayList<>();
    for (int v = 0; v < Math.min(2, weights.shares().length); v++) {
      Estimate[] row = weights.weights()[v];
      int largest = 0;
      for (int k = 1; k < row.length; k++) {
        largest = row[k].value() > row[largest].value() ? k : largest;
      }
      words.add(
          "principal vector %d (%.0f %% of the norm) transforms as %s by %s"
              .formatted(
                  v + 1,
                  100 * weights.shares()[v].value(),
                  weights.irreps().get(largest).name(),
                  row[largest]));
    }
    return String.join(", ", words);
  }

  private List<Finding> byPoint(RunSet runs, List<PointSummary> points, Rng rng) {
    List<List<Finding.Cell>> rows = new ArrayList<>();
    List<String> circles = new ArrayList<>();
    for (PointSummary point : points) {
      Filters filters = Filters.of(runs, List.of(point), largest);
      if (filters.shape.size() > 2 || filters.vectors.size() < FEWEST) {
        continue;
      }
      Shown shown = shown(filters, rng.split("point, " + Slice.label(point.point())));
      if (shown.circle.verdict() == CircleOfFilters.Verdict.CIRCLE) {
        circles.add(Slice.label(point.point()));
      }
      rows.add(
          List.of(
              new Finding.Cell.Text(Slice.label(point.point())),
              new Finding.Cell.Whole(filters.vectors.size()),
              new Finding.Cell.Text(shown.family.name()),
              new Finding.Cell.Real(shown.family.joint()),
              new Finding.Cell.Whole(shown.family.of(SymmetryFamily.Verdict.BROKEN).size()),
              new Finding.Cell.Whole(shown.family.of(SymmetryFamily.Verdict.UNDECIDED).size()),
              new Finding.Cell.Text(word(shown.circle.verdict()))));
    }
    if (rows.isEmpty()) {
      return List.of();
    }
    return List.of(
        new Finding.Table(
            "symmetries by point",
            "Each of %d points by itself, at %.2g %% a point: a circle of filters %s."
                .formatted(
                    rows.size(),
                    100 * level,
                    circles.isEmpty() ? "at none" : "at " + String.join("; ", circles)),
            List.of("point", "runs", "group", "p", "broken", "undecided", "plane"),
            rows));
  }

  private static String word(CircleOfFilters.Verdict verdict) {
    return switch (verdict) {
      case CIRCLE -> "U(1)";
      case CLUSTERS -> "clusters";
      case UNDECIDED -> "undecided";
      case NO_PLANE -> "no plane";
    };
  }
}
