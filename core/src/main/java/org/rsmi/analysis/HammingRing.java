package org.rsmi.analysis;

import java.util.ArrayList;
import java.util.List;
import org.rsmi.num.Rng;

/// Words joined where they differ in one bit, and whether they close to a single ring: a clock
/// variable.
///
/// @param words of which the graph consists
/// @param edges pairs that differ in one bit
/// @param ring the words in the order of the ring, beginning with the first; empty if they form
/// none
record HammingRing(List<Integer> words, int edges, List<Integer> ring) {
  /// Words that close to a ring, at least.
  static final int SHORTEST = 4;

  private static final int DRAWS = 20_000;

  static HammingRing of(List<Integer> words) {
    int edges = words.stream().mapToInt(word -> neighbours(words, word).size()).sum() / 2;
    return new HammingRing(List.copyOf(words), edges, ring(words));
  }

  private static List<Integer> neighbours(List<Integer> words, int word) {
    return words.stream().filter(other -> Integer.bitCount(word ^ other) == 1).toList();
  }

  private static List<Integer> ring(List<Integer> words) {
    if (words.size() < SHORTEST
        || words.stream().anyMatch(word -> neighbours(words, word).size() != 2)) {
      return List.of();
    }
    List<Integer> ring = new ArrayList<>();
    int before = words.getFirst();
    int here = words.getFirst();
    do {
      ring.add(here);
      int came = before;
      int next =
          neighbours(words, here).stream().filter(word -> word != came).findFirst().orElseThrow();
      before = here;
      here = next;
    } while (here != words.getFirst());
    return ring.size() == words.size() ? List.copyOf(ring) : List.of();
  }

  /// The share of random choices of as many words that form a ring too, from 20,000 draws.
  ///
  /// @param bits of a word
  double chance(int bits, Rng rng) {
    int hits = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      hits += ring(choice(1 << bits, words.size(), rng)).isEmpty() ? 0 : 1;
    }
    return (hits + 1.0) / (DRAWS + 1);
  }

  private static List<Integer> choice(int of, int size, Rng rng) {
    List<Integer> chosen = new ArrayList<>();
    for (int word = 0; word < of; word++) {
      if (rng.nextDouble() * (of - word) < size - chosen.size()) {
        chosen.add(word);
      }
    }
    return chosen;
  }
}
