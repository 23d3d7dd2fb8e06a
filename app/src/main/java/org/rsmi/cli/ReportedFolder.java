package org.rsmi.cli;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.rsmi.analysis.RunSet;
import org.rsmi.ensemble.Experiment;
import org.rsmi.report.BlockPicture;
import org.rsmi.report.HtmlReport;
import org.rsmi.report.TrainingTraces;
import org.rsmi.result.BlockMoments;
import org.rsmi.result.FailedRun;
import org.rsmi.result.RunFolder;
import org.rsmi.result.RunRecord;
import org.rsmi.sample.Replacement;
import org.rsmi.spec.SpecFile;

/// A folder as a page, whatever is in it: what is missing or damaged is a line of the page.
final class ReportedFolder {
  private static final int MOST_DAMAGES = 20;

  private final Path root;
  private final List<String> missing = new ArrayList<>();
  private final IdentityHashMap<RunRecord, Path> places = new IdentityHashMap<>();
  private final List<RunRecord> runs = new ArrayList<>();

  private ReportedFolder(Path root) {
    this.root = root;
  }

  /// The page of a folder.
  ///
  /// @param watcher is told the name of every analysis before it runs
  /// @throws IllegalArgumentException if there is no such folder
  static HtmlReport of(Path root, Consumer<String> watcher) {
    if (!Files.isDirectory(root)) {
      throw new IllegalArgumentException(root + " is no folder");
    }
    return open(root).read(watcher);
  }

  /// A folder whose runs can be followed to what they left, once its page has been read.
  static ReportedFolder open(Path root) {
    return new ReportedFolder(root);
  }

  /// Writes a page.
  static void write(Path file, HtmlReport report) {
    String html = report.html();
    new Replacement(file).write(target -> Files.writeString(target, html));
  }

  /// The page.
  ///
  /// @param watcher is told the name of every analysis before it runs
  HtmlReport read(Consumer<String> watcher) {
    Optional<AnalysedFolder> folder =
        tried(() -> Optional.of(AnalysedFolder.open(root)), Optional.<AnalysedFolder>empty());
    readRuns();
    List<FailedRun> failures = tried(() -> new RunFolder(root).failures(), List.of());
    unfinished(folder, failures.size());
    RunSet set =
        new RunSet(
            folder.map(AnalysedFolder::name).orElseGet(this::name),
            folder.map(AnalysedFolder::axes).orElseGet(() -> RunSet.named(runs)),
            runs,
            failures,
            moments());
    return new HtmlReport(
        folder.flatMap(known -> known.text("about")).orElse(""),
        folder.map(known -> known.spec().text()).orElse(""),
        set,
        runs.isEmpty() ? List.of() : new FreshFindings(root, set).of(watcher),
        folder.map(known -> BlockDrawing.of(known.spec().tree())).orElse(new BlockPicture.Cells()),
        new TrainingTraces(traces()),
        missing);
  }

  private String name() {
    return String.valueOf(root.toAbsolutePath().normalize().getFileName());
  }

  private void readRuns() {
    List<String> damaged = new ArrayList<>();
    new RunFolder(root)
        .each(
            (place, run) -> {
              runs.add(run);
              places.put(run, place);
            },
            damage -> damaged.add(damage.getMessage()));
    damaged.stream().limit(MOST_DAMAGES).forEach(missing::add);
    if (damaged.size() > MOST_DAMAGES) {
      missing.add("and %d more results cannot be read".formatted(damaged.size() - MOST_DAMAGES));
    }
  }

  private void unfinished(Optional<AnalysedFolder> folder, int failed) {
    folder
        .map(known -> tried(() -> tasks(known.spec()), 0))
        .filter(tasks -> tasks > runs.size() + failed)
        .ifPresent(
            tasks ->
                missing.add(
                    "%d of %d runs have not finished; the same command goes on with them"
                        .formatted(tasks - runs.size() - failed, tasks)));
  }

  private static int tasks(SpecFile spec) {
    return Experiment.unchecked(spec.tree()).tasks().size();
  }

  /// The moments of the block by grid point, of the runs that left them whole.
  private Map<Map<String, Object>, BlockMoments> moments() {
    Map<Map<String, Object>, List<BlockMoments>> parts = new LinkedHashMap<>();
    for (RunRecord run : runs) {
      tried(() -> BlockMoments.read(place(run)), Optional.<BlockMoments>empty())
          .ifPresent(part -> parts.computeIfAbsent(run.point(), _ -> new ArrayList<>()).add(part));
    }
    Map<Map<String, Object>, BlockMoments> moments = new LinkedHashMap<>();
    parts.forEach(
        (point, of) ->
            tried(() -> Optional.of(BlockMoments.mean(of)), Optional.<BlockMoments>empty())
                .ifPresent(mean -> moments.put(point, mean)));
    return moments;
  }

  private List<TrainingTraces.Trace> traces() {
    List<TrainingTraces.Trace> traces = new ArrayList<>();
    for (RunRecord run : TrainingTraces.chosen(runs)) {
      tried(() -> trace(run), Optional.<TrainingTraces.Trace>empty()).ifPresent(traces::add);
    }
    return traces;
  }

  /// How a run of the page was trained; empty if it left no trace.
  Optional<TrainingTraces.Trace> trace(RunRecord run) {
    return TrainingTraces.Trace.read(place(run), run);
  }

  private Path place(RunRecord run) {
    Path place = places.get(run);
    if (place == null) {
      throw new AssertionError("every run was read from its place");
    }
    return place;
  }

  /// What a reader gives, or a line in the page.
  private <T> T tried(Supplier<T> reader, T otherwise) {
    try {
      return reader.get();
    } catch (IllegalArgumentException | UncheckedIOException fault) {
      missing.add(String.valueOf(fault.getMessage()));
      return otherwise;
    }
  }
}
