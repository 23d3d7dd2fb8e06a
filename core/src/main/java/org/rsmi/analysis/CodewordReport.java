package org.rsmi.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

/// What the words of a coarse-graining say: how many are in use, their entropy, whether they are a
/// clock, and the mean block behind each.
///
/// @param share a word is in use if it is seen more than so many times as often as if all `2^bits`
///     were equally frequent
public record CodewordReport(double share) {
  private static final int MOST_PANELS = 16;
  private static final int MOST_ROWS = 64;

  public CodewordReport {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException(
          "share = " + share + ": want a part of the even frequency, above 0 and below 1");
    }
  }

  /// Half of the even frequency.
  public static CodewordReport defaults() {
    return new CodewordReport(0.5);
  }

  /// The findings.
  ///
  /// @param rng for random choices of words to compare a ring with
  public List<Finding> of(Codewords codewords, Rng rng) {
    Estimate[] frequencies = codewords.frequencies();
    List<Integer> used =
        IntStream.range(0, frequencies.length)
            .boxed()
            .filter(word -> frequencies[word].value() * frequencies.length > share)
            .sorted(Comparator.comparingDouble(word -> -frequencies[word].value()))
            .toList();
    HammingRing graph = HammingRing.of(used);
    List<Finding> findings = new ArrayList<>();
    findings.add(entropy(codewords, used.size()));
    findings.add(table(codewords, frequencies, used, graph, rng));
    findings.add(maps(codewords, frequencies, graph.ring().isEmpty() ? used : graph.ring()));
    return findings;
  }

  private static Finding entropy(Codewords codewords, int used) {
    Estimate entropy = codewords.entropy();
    String sentence =
        String.format(
            Locale.ROOT,
            "A word of %d %s has an entropy of %s, as many as %.2f even words would have; the bound is"
                + " %.4f nats.",
            codewords.bits(),
            codewords.bits() == 1 ? "bit" : "bits",
            entropy,
            Math.exp(entropy.value()),
            codewords.bits() * Math.log(2));
    return Finding.Number.of(
        "entropy of the codewords",
        sentence,
        entropy,
        new Finding.Reference("log " + used, Math.log(used)),
        new Finding.Reference("entropy bound", codewords.bits() * Math.log(2)));
  }

  private static Finding table(
      Codewords codewords, Estimate[] frequencies, List<Integer> used, HammingRing graph, Rng rng) {
    double held = used.stream().mapToDouble(word -> frequencies[word].value()).sum();
    String sentence =
        String.format(
            Locale.ROOT,
            "%d of %d codewords hold %.1f %% of the blocks. %s",
            used.size(),
            frequencies.length,
            100 * held,
            shape(codewords, graph, rng));
    List<List<Finding.Cell>> rows =
        IntStream.range(0, frequencies.length)
            .boxed()
            .filter(word -> frequencies[word].value() > 0)
            .sorted(Comparator.comparingDouble(word -> -frequencies[word].value()))
            .limit(MOST_ROWS)
            .map(word -> row(codewords, frequencies, graph, word))
            .toList();
    return new Finding.Table(
        "codewords", sentence, List.of("codeword", "frequency", "place in the ring"), rows);
  }

  private static List<Finding.Cell> row(
      Codewords codewords, Estimate[] frequencies, HammingRing graph, int word) {
    int place = graph.ring().indexOf(word);
    return List.of(
        new Finding.Cell.Text(codewords.spelled(word)),
        new Finding.Cell.Measured(frequencies[word]),
        new Finding.Cell.Text(place < 0 ? "" : Integer.toString(place)));
  }

  private static String shape(Codewords codewords, HammingRing graph, Rng rng) {
    int words = graph.words().size();
    if (graph.ring().isEmpty()) {
      return words < HammingRing.SHORTEST
          ? "They are too few for a clock."
          : "They differ in a single bit in %d of %d pairs, and form no single ring."
              .formatted(graph.edges(), words * (words - 1) / 2);
    }
    return String.format(
        Locale.ROOT,
        "One bit at a time they close to a single ring of %d: a clock variable Z%d (%s).",
        words,
        words,
        words == 1 << codewords.bits()
            ? "all words there are, so this is no surprise"
            : String.format(
                Locale.ROOT,
                "as many words chosen at random do so with p = %.2g",
                graph.chance(codewords.bits(), rng)));
  }

  private static Finding maps(Codewords codewords, Estimate[] frequencies, List<Integer> words) {
    List<Finding.Panel> panels =
        words.stream()
            .limit(MOST_PANELS)
            .map(
                word ->
                    new Finding.Panel(
                        codewords.spelled(word),
                        "p = " + frequencies[word],
                        codewords.blocks()[word]))
            .toList();
    return new Finding.FilterMap(
        "mean block of each codeword",
        "The mean configuration of the block behind %s %d codewords%s."
            .formatted(
                panels.size() < words.size() ? "the first" : "each of",
                panels.size(),
                words.size() > 1 ? "" : ": the rule is constant"),
        codewords.filter().blockShape(),
        panels);
  }
}
