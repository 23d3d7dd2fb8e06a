package org.rsmi.reproduction;

import java.util.List;
import org.rsmi.analysis.RunSet;
import org.rsmi.result.RunRecord;

/// An experiment of the papers, done: what `reproduction.json` of its folder holds.
///
/// @param name of its file
/// @param number of the experiment
/// @param size at which it was done
/// @param spec SHA-256 of the experiment
/// @param version of RSMI
/// @param seconds of one thread that its runs took
/// @param census of its runs
/// @param answers to its checks
/// @param figures their names; [#picture] names the files
public record Reproduced(
    String name,
    int number,
    String title,
    String source,
    String text,
    Size size,
    String spec,
    String version,
    double seconds,
    Census census,
    List<Answer> answers,
    List<String> figures) {
  public Reproduced {
    answers = List.copyOf(answers);
    figures = List.copyOf(figures);
  }

  /// Judges what is there.
  ///
  /// @param name of the file
  /// @param figures that were drawn
  public static Reproduced of(
      String name, Reproduction what, Size size, Evidence evidence, List<String> figures) {
    RunSet runs = evidence.runs();
    return new Reproduced(
        name,
        what.number(),
        what.title(),
        what.source(),
        what.text().strip(),
        size,
        runs.runs().getFirst().provenance().spec(),
        runs.runs().getFirst().provenance().version(),
        runs.runs().stream().mapToDouble(RunRecord::seconds).sum(),
        Census.of(runs),
        what.answers(evidence, size),
        figures);
  }

  /// The name of the files of a figure, without their ending.
  public String picture(String figure) {
    return picture(name, figure);
  }

  /// The same of an experiment that is being judged.
  public static String picture(String name, String figure) {
    return name + "-" + figure;
  }

  /// The worst of its answers.
  public Verdict verdict() {
    return Verdict.worst(answers.stream().map(Answer::verdict).toList());
  }
}
