package org.rsmi.ensemble;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rsmi.coarse.LinearFilter;
import org.rsmi.coarse.RelaxedBernoulli;
import org.rsmi.coarse.StraightThrough;
import org.rsmi.exact.BlockRule;
import org.rsmi.exact.ConditionalIsing;
import org.rsmi.exact.GaussianInformation;
import org.rsmi.exact.MassiveField;
import org.rsmi.exact.SpinStates;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Partition;
import org.rsmi.lattice.Square;
import org.rsmi.lattice.SquareBlock;
import org.rsmi.model.GaussianField;
import org.rsmi.model.Ising;
import org.rsmi.num.Estimate;
import org.rsmi.result.Filter;
import org.rsmi.result.Truth;
import org.rsmi.sample.WindowSites;
import org.rsmi.sample.WindowSource;
import org.rsmi.sample.Windows;

/// The exact answers to put beside a run, where they can be had: the planar Ising model with a
/// small block, from the environments of the report set; the Gaussian field, in closed form.
final class ExactAnswers {
  static final String RULE = "I(H:E) of this rule";
  static final String BLOCK = "I(V:E)";

  private static final int LARGEST_BLOCK = 16;
  private static final int LARGEST_BUFFER = 2;
  private static final int LARGEST_LABELS = 4;
  private static final int ENVIRONMENTS = 8_000;
  private static final int LARGEST_COVARIANCE = 600;

  private ExactAnswers() {}

  /// What is known about this run, possibly nothing.
  static List<Truth> of(ExperimentSpec spec, Filter filter, WindowSource data) {
    if (spec.data() instanceof Data.Simulated simulated
        && spec.partition() instanceof SquareBlock partition
        && spec.filter() instanceof LinearFilter rule
        && simulated.lattice() instanceof Square square
        && square.boundary() == Boundary.PERIODIC) {
      return switch (simulated.model()) {
        case Ising ising when planar(square, partition, rule, data.sites()) ->
            ising(ising, partition, filter, data, square);
        case GaussianField field when linear(rule, square, data.sites()) ->
            gaussian(field, square, partition, filter);
        default -> List.of();
      };
    }
    return List.of();
  }

  private static boolean planar(
      Square square, SquareBlock partition, LinearFilter rule, WindowSites sites) {
    boolean bits =
        rule.embedding() instanceof RelaxedBernoulli || rule.embedding() instanceof StraightThrough;
    int longest = Math.max(sites.blockShape().getFirst(), sites.blockShape().getLast());
    int smallest = Math.min(square.size().getFirst(), square.size().getLast());
    return bits
        && rule.components() <= LARGEST_LABELS
        && sites.blockSize() <= LARGEST_BLOCK
        && partition.buffer() <= LARGEST_BUFFER
        && longest + 2 * partition.buffer() + 2 <= smallest;
  }

  private static List<Truth> ising(
      Ising ising, SquareBlock partition, Filter filter, WindowSource data, Square square) {
    List<Integer> shape = data.sites().blockShape();
    ConditionalIsing exact =
        new ConditionalIsing(
            shape.getFirst(),
            shape.getLast(),
            partition.buffer(),
            ising.coupling() / ising.temperature());
    Windows report = data.report();
    int count = Math.min(ENVIRONMENTS, report.size());
    byte[][] frames = frames(exact, partition.partition(square), data.sites(), report, count);
    int[] groups = Arrays.copyOf(report.configuration(), count);
    String method = "exact conditional law, %,d sampled environments".formatted(count);
    return List.of(
        new Truth(RULE, exact.information(rule(filter), frames, groups), method),
        new Truth(BLOCK, exact.blockInformation(frames, groups), method));
  }

  /// The frame's spins out of the windows' environments.
  private static byte[][] frames(
      ConditionalIsing exact, Partition partition, WindowSites sites, Windows report, int count) {
    Map<List<Integer>, Integer> places = new HashMap<>();
    int[][] offsets = partition.environmentOffsets();
    for (int k = 0; k < offsets.length; k++) {
      places.put(List.of(offsets[k][0], offsets[k][1]), k);
    }
    int[] place = Arrays.stream(exact.frame()).mapToInt(offset -> place(places, offset)).toArray();
    float[] mean = sites.mean();
    byte[][] frames = new byte[count][place.length];
    for (int n = 0; n < count; n++) {
      for (int f = 0; f < place.length; f++) {
        float centred = report.environment()[n * sites.environmentSize() + place[f]];
        float spin = centred * sites.scale() + mean[sites.blockSize() + place[f]];
        frames[n][f] = (byte) Math.round(spin);
      }
    }
    return frames;
  }

  private static int place(Map<List<Integer>, Integer> places, int[] offset) {
    Integer place = places.get(List.of(offset[0], offset[1]));
    if (place == null) {
      throw new AssertionError("the environment lacks the frame site " + Arrays.toString(offset));
    }
    return place;
  }

  /// The label whose bits are the signs of the components.
  private static BlockRule rule(Filter filter) {
    int sites = filter.weights()[0].length;
    int[] labels = new int[SpinStates.count(sites)];
    for (int v = 0; v < labels.length; v++) {
      for (int c = 0; c < filter.components(); c++) {
        double response = filter.bias()[c];
        for (int k = 0; k < sites; k++) {
          response += (v >> k & 1) == 1 ? filter.weights()[c][k] : -filter.weights()[c][k];
        }
        labels[v] |= response >= 0 ? 1 << c : 0;
      }
    }
    return BlockRule.labels(labels);
  }

  private static boolean linear(LinearFilter rule, Square square, WindowSites sites) {
    return rule.components() == 1
        && Double.isInfinite(rule.embedding().entropyBound())
        && square.size().getFirst().equals(square.size().getLast())
        && sites.blockSize() + sites.environmentSize() <= LARGEST_COVARIANCE;
  }

  private static List<Truth> gaussian(
      GaussianField field, Square square, SquareBlock partition, Filter filter) {
    Partition sites = partition.partition(square);
    GaussianInformation exact =
        new MassiveField(square.size().getFirst(), field.massSquared())
            .information(sites.block(), sites.environment());
    return List.of(
        truth(RULE, exact.linear(filter.weights()[0])),
        truth("I(best linear:E)", exact.components(1)),
        truth(BLOCK, exact.visible()));
  }

  private static Truth truth(String name, double value) {
    return new Truth(name, new Estimate(value, 0, "nats"), "closed form");
  }
}
