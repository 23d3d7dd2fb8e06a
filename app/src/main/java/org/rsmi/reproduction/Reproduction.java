package org.rsmi.reproduction;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rsmi.spec.Binder;
import org.rsmi.spec.SpecTree;
import org.rsmi.spec.SpecValue;
import org.rsmi.spec.SpecValue.Table;

/// What an experiment file says of the result it is to reproduce: its table `[reproduce]`.
///
/// ```toml
/// [reproduce]
/// number  = 2
/// title   = "Information of the Ising model against temperature"
/// source  = "PRE 104, 064106 (2021)"
/// figures = ["information"]
///
/// [[reproduce.check]]
/// what   = "I(H:E) at T = 2.0, buffer 2, nats"
/// ours   = { type = "Information", at = { temperature = 2.0, buffer = 2 } }
/// exact  = 0.6743
/// accept = { low = 0.655, high = 0.675, sigma = 2 }
/// ```
///
/// @param number of the experiment, ≥ 1; several files may share one
/// @param title one line
/// @param source where it was published
/// @param text what is shown, what was published, what is found, and why they differ; Markdown
/// @param runs name of another file whose runs are read, so that this one does no experiment of its
///     own; empty if it does
/// @param figures names of findings as `rsmi figure` lists them, or [#TRAINING]
/// @param analyses settings of analyses by `Name.key`
/// @param values what stands for `{key}` in the commands
/// @param command what is done after the runs, in order
/// @param check what is compared with what
public record Reproduction(
    int number,
    String title,
    String source,
    String text,
    String runs,
    List<String> figures,
    Map<String, String> analyses,
    Map<String, String> values,
    List<FollowUp> command,
    List<Check> check) {
  /// The table of an experiment file.
  public static final String KEY = "reproduce";

  /// A figure that is no finding: the held-out information against the training step.
  public static final String TRAINING = "training";

  public Reproduction {
    if (number < 1) {
      throw new IllegalArgumentException(
          "number = " + number + ": want that of an experiment, from 1");
    }
    figures = List.copyOf(figures);
    analyses = Collections.unmodifiableMap(new LinkedHashMap<>(analyses));
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    command = List.copyOf(command);
    check = List.copyOf(check);
  }

  /// Nothing to show yet.
  public static Reproduction defaults() {
    return new Reproduction(1, "", "", "", "", List.of(), Map.of(), Map.of(), List.of(), List.of());
  }

  /// Reads it from an experiment file.
  ///
  /// @throws IllegalArgumentException in one line that names the key
  public static Reproduction of(SpecTree tree) {
    String path = tree.path() + "." + KEY;
    SpecValue found =
        tree.find(KEY)
            .orElseThrow(
                () -> new IllegalArgumentException("the file has no table [%s]".formatted(KEY)));
    for (String key : List.of("number", "title")) {
      if (found instanceof Table table && !table.entries().containsKey(key)) {
        throw new IllegalArgumentException(path + " wants " + key);
      }
    }
    return Binder.bind(Reproduction.class, found, path);
  }

  /// Every check on what is there, in order.
  ///
  /// @param size for whose acceptance is asked
  public List<Answer> answers(Evidence evidence, Size size) {
    List<Answer> answers = new ArrayList<>();
    check.forEach(each -> answers.add(each.answer(evidence, size)));
    return answers;
  }
}
