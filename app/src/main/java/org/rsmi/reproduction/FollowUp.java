package org.rsmi.reproduction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A further `rsmi` command, done after the runs.
///
/// @param line its words, without `rsmi`; `{dir}` is the run folder, `{spec}` the experiment file,
///     `{key}` one of the file's values
/// @param makes the file of the run folder that it leaves; where that is, it has been done
/// @param each values of `{each}` in both, for one command after another; empty for a single one
public record FollowUp(List<String> line, String makes, List<String> each) {
  public FollowUp {
    line = List.copyOf(line);
    each = List.copyOf(each);
    if (line.isEmpty()) {
      throw new IllegalArgumentException("line = []: want the words of an rsmi command");
    }
    if (makes.isBlank()) {
      throw new IllegalArgumentException("makes = \"\": want the file that the command leaves");
    }
  }

  /// The list of all figures.
  public static FollowUp defaults() {
    return new FollowUp(List.of("figure", "{dir}"), "figures.txt", List.of());
  }

  /// One command for every value of `{each}`.
  public List<FollowUp> unrolled() {
    return each.isEmpty()
        ? List.of(this)
        : each.stream()
            .map(
                value ->
                    new FollowUp(
                        line.stream().map(word -> word.replace("{each}", value)).toList(),
                        makes.replace("{each}", value),
                        List.of()))
            .toList();
  }

  /// The words with what they stand for.
  ///
  /// @throws IllegalArgumentException naming a placeholder that has no value
  public List<String> words(Map<String, String> values) {
    List<String> words = new ArrayList<>();
    for (String word : line) {
      String filled = word;
      for (Map.Entry<String, String> value : values.entrySet()) {
        filled = filled.replace("{" + value.getKey() + "}", value.getValue());
      }
      if (filled.matches(".*\\{[a-z][A-Za-z0-9]*}.*")) {
        throw new IllegalArgumentException(
            "\"%s\" of a command stands for nothing; there are %s"
                .formatted(word, values.keySet()));
      }
      words.add(filled);
    }
    return words;
  }
}
