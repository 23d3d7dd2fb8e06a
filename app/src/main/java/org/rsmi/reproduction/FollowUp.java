package org.rsmi.reproduction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A further `rsmi` command, done after the runs.
///
/// @param line its words, without `rsmi`; `{dir}` is the run folder, `{spec}` the experiment file,
///     `{key}` one of the file's values
/// @param makes the file of the run folder that it leaves; where that is, it has been done
public record FollowUp(List<String> line, String makes) {
  public FollowUp {
    line = List.copyOf(line);
    if (line.isEmpty()) {
      throw new IllegalArgumentException("line = []: want the words of an rsmi command");
    }
    if (makes.isBlank()) {
      throw new IllegalArgumentException("makes = \"\": want the file that the command leaves");
    }
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
