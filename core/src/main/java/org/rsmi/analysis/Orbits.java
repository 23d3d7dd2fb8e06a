package org.rsmi.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How a group permutes clusters of filters and their signs: `g F_a = ±F_b`.
///
/// @param motions that were followed, those of the family that hold
/// @param images `[motions][clusters]`, `±(b + 1)` for `±F_b`, 0 where no cluster is like the image
record Orbits(BlockMotions block, List<Motion> motions, int[][] images) {
  private static final double ALIKE = 0.7;
  private static final int LARGEST = 400;

  static Orbits of(LineClusters clusters, MotionGroup group) {
    BlockMotions block = group.block();
    List<Motion> motions = block.candidates().stream().filter(group.motions()::contains).toList();
    int[][] images =
        motions.stream()
            .map(
                motion ->
                    Arrays.stream(clusters.centres())
                        .mapToInt(centre -> like(block.apply(motion, centre), clusters.centres()))
                        .toArray())
            .toArray(int[][]::new);
    return new Orbits(block, motions, images);
  }

  private static int like(double[] image, double[][] centres) {
    int best = 0;
    double largest = ALIKE;
    for (int b = 0; b < centres.length; b++) {
      double overlap = FilterEnsemble.dot(image, centres[b]);
      if (Math.abs(overlap) > largest) {
        largest = Math.abs(overlap);
        best = overlap > 0 ? b + 1 : -b - 1;
      }
    }
    return best;
  }

  /// Motions whose images of all clusters are clusters.
  private List<int[]> permutations() {
    return Arrays.stream(images)
        .filter(image -> Arrays.stream(image).map(Math::abs).distinct().count() == image.length)
        .filter(image -> Arrays.stream(image).noneMatch(b -> b == 0))
        .toList();
  }

  /// Whether every image of a cluster is a cluster.
  boolean complete() {
    return permutations().size() == images.length;
  }

  /// The clusters that motions take into each other, `[orbits][clusters]`.
  List<int[]> orbits() {
    int[] root = IntStream.range(0, images.length == 0 ? 0 : images[0].length).toArray();
    for (int[] permutation : permutations()) {
      for (int a = 0; a < permutation.length; a++) {
        int from = root[a];
        int to = root[Math.abs(permutation[a]) - 1];
        for (int b = 0; b < root.length; b++) {
          root[b] = root[b] == Math.max(from, to) ? Math.min(from, to) : root[b];
        }
      }
    }
    return Arrays.stream(root)
        .distinct()
        .mapToObj(r -> IntStream.range(0, root.length).filter(a -> root[a] == r).toArray())
        .toList();
  }

  /// The motion that moves clusters most, a reflection and a translation, as many as there are.
  List<Motion> examples() {
    List<Motion> examples = new ArrayList<>();
    fixed().max(Comparator.comparingInt(this::moves)).ifPresent(examples::add);
    fixed()
        .filter(motion -> !examples.contains(motion) && Motion.reflects(motion.point()))
        .max(Comparator.comparingInt(this::moves))
        .ifPresent(examples::add);
    motions.stream()
        .filter(Motion::translates)
        .max(Comparator.comparingInt(this::moves))
        .ifPresent(examples::add);
    return examples;
  }

  private Stream<Motion> fixed() {
    return motions.stream().filter(motion -> !motion.translates() && !motion.signs());
  }

  /// After how many steps every signed cluster is back; of motions with as many, a turn counts more
  /// than a reflection.
  private int moves(Motion motion) {
    int[] image = images[motions.indexOf(motion)];
    boolean permutes = permutations().contains(image);
    List<Integer> all = Arrays.stream(image).boxed().toList();
    return (permutes ? 10 * order(all) : 0) + block.powers(motion).size();
  }

  /// What a motion does to an orbit, e.g. `F1 → F2 → −F1 → −F2`; clusters that stay first.
  String cycles(Motion motion, int[] orbit) {
    int[] image = images[motions.indexOf(motion)];
    Set<Integer> seen = new LinkedHashSet<>();
    List<String> cycles = new ArrayList<>();
    for (int a : orbit) {
      if (seen.contains(a)) {
        continue;
      }
      StringBuilder cycle = new StringBuilder("F" + (a + 1));
      int at = a + 1;
      int steps = 0;
      do {
        int next = image[Math.abs(at) - 1];
        at = at < 0 ? -next : next;
        seen.add(Math.abs(at) - 1);
        if (at == 0) {
          cycle.append(" → no cluster");
        } else if (at != a + 1) {
          cycle.append(" → ").append(at < 0 ? "−F" : "F").append(Math.abs(at));
        }
      } while (at != 0 && at != a + 1 && ++steps < 16);
      cycles.add(steps == 0 && at == a + 1 ? cycle + " stays" : cycle.toString());
    }
    return String.join(", ", cycles);
  }

  /// The group of signed permutations of an orbit, in words.
  String group(int[] orbit) {
    List<List<Integer>> generators =
        permutations().stream().map(image -> restricted(image, orbit)).toList();
    return name(closed(generators, orbit.length));
  }

  /// The group that one motion makes of an orbit, in words.
  String cyclic(Motion motion, int[] orbit) {
    int[] image = images[motions.indexOf(motion)];
    if (!permutations().contains(image)) {
      return "–"; // it loses a cluster or takes two into one
    }
    return name(closed(List.of(restricted(image, orbit)), orbit.length));
  }

  private static List<Integer> restricted(int[] image, int[] orbit) {
    List<Integer> positions = Arrays.stream(orbit).boxed().toList();
    List<Integer> restricted = new ArrayList<>();
    for (int a : orbit) {
      int to = positions.indexOf(Math.abs(image[a]) - 1) + 1;
      restricted.add(image[a] < 0 ? -to : to);
    }
    return restricted;
  }

  private static Set<List<Integer>> closed(List<List<Integer>> generators, int size) {
    List<Integer> identity = IntStream.rangeClosed(1, size).boxed().toList();
    Set<List<Integer>> group = new LinkedHashSet<>(Set.of(identity));
    Deque<List<Integer>> open = new ArrayDeque<>(group);
    while (!open.isEmpty() && group.size() < LARGEST) {
      List<Integer> element = open.poll();
      for (List<Integer> generator : generators) {
        List<Integer> product = product(generator, element);
        if (group.add(product)) {
          open.add(product);
        }
      }
    }
    return group;
  }

  private static List<Integer> product(List<Integer> after, List<Integer> first) {
    return first.stream().map(at -> at < 0 ? -after.get(-at - 1) : after.get(at - 1)).toList();
  }

  private static String name(Set<List<Integer>> group) {
    int order = group.size();
    int longest = group.stream().mapToInt(Orbits::order).max().orElse(1);
    boolean commutes =
        group.stream()
            .allMatch(a -> group.stream().allMatch(b -> product(a, b).equals(product(b, a))));
    if (longest == order) {
      return order == 1 ? "each stays" : "Z" + order;
    }
    if (longest == 2) {
      int factors = Integer.numberOfTrailingZeros(order);
      return IntStream.range(0, factors).mapToObj(_ -> "Z2").collect(Collectors.joining(" × "));
    }
    if (2 * longest == order) {
      return commutes ? "Z" + longest + " × Z2" : "D" + longest;
    }
    return "a group of " + order;
  }

  private static int order(List<Integer> element) {
    List<Integer> identity = IntStream.rangeClosed(1, element.size()).boxed().toList();
    int order = 1;
    for (List<Integer> power = element; !power.equals(identity); power = product(element, power)) {
      order++;
    }
    return order;
  }

  /// `±F1, ±F2`.
  static String label(int[] orbit) {
    return Arrays.stream(orbit).mapToObj(a -> "±F" + (a + 1)).collect(Collectors.joining(", "));
  }
}
