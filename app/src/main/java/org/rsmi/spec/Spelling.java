package org.rsmi.spec;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Guesses what a misspelt word was meant to be.
final class Spelling {
  private Spelling() {}

  /// The accepted word at the least distance, if that is small compared with the word.
  static Optional<String> nearest(String word, Collection<String> accepted) {
    int most = Math.max(1, word.length() / 3);
    return accepted.stream()
        .filter(candidate -> distance(word, candidate) <= most)
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
  }

  /// `; did you mean temperature for temprature?`, or nothing where one word alone is accepted.
  static String hint(Collection<String> words, Collection<String> accepted) {
    List<String> guesses =
        words.stream()
            .flatMap(word -> nearest(word, accepted).map(near -> near + " for " + word).stream())
            .toList();
    return guesses.isEmpty() || accepted.size() < 2
        ? ""
        : "; did you mean " + String.join(", ", guesses) + "?";
  }

  /// Insertions, deletions, replacements and swaps of neighbours, case apart: d(i, j) is the least
  /// of d(i−1, j) + 1, d(i, j−1) + 1, d(i−1, j−1) + [aᵢ ≠ bⱼ] and, after a swap, d(i−2, j−2) + 1.
  static int distance(String first, String second) {
    String a = first.toLowerCase(Locale.ROOT);
    String b = second.toLowerCase(Locale.ROOT);
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
