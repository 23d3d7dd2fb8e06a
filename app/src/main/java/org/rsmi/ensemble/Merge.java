package org.rsmi.ensemble;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.rsmi.result.Outcome;
import org.rsmi.result.RunFolder;
import org.rsmi.result.RunRecord;
import org.rsmi.sample.Replacement;
import org.rsmi.spec.SpecFile;
import org.rsmi.spec.SpecTree;
import org.rsmi.spec.SpecValue.Whole;
import tools.jackson.databind.node.ObjectNode;

/// Joins run folders of one experiment, whose `repeats` and `training.limit` may differ: the target
/// gets the largest of both and every run that has ended anywhere.
///
/// A run that is found twice is taken once; of two that differ the one that went on beyond the
/// other's limit is taken, and otherwise they contradict each other. Nothing is written before all
/// is known to fit. A merge that was interrupted can be done again, and one more time changes
/// nothing.
///
/// @param sources run folders
/// @param target new, or a run folder of the experiment; what it holds is kept
/// @param version of RSMI, which made all of them
public record Merge(List<Path> sources, Path target, String version) {
  private static final List<String> FILES =
      List.of("filter.npz", "block.npz", "trace.csv", "result.json");
  private static final List<String> FAILURE = List.of("failure.json");

  public Merge {
    sources = List.copyOf(sources);
  }

  /// A run that is to lie in the target.
  ///
  /// @param files names of those that belong to it, the last of which completes it
  private record Copy(Path from, Path to, List<String> files) {}

  /// A result and the folder it lies in.
  private record Result(Path run, RunRecord record) {}

  /// Joins the folders.
  ///
  /// @return the experiment that the target now holds
  /// @throws IllegalArgumentException in one line, before anything is written, if they do not go
  /// together
  public Experiment execute() {
    List<RunFolder> folders = folders();
    Experiment joined = joined(folders);
    folders.forEach(folder -> new FolderVersion(folder, version).requireSame());
    FrozenSpec frozen = new FrozenSpec(new RunFolder(target), joined, version);
    frozen.requireFree();
    List<Copy> copies = new ArrayList<>();
    for (Task task : joined.tasks()) {
      chosen(task, folders).ifPresent(copies::add);
    }
    frozen.write();
    copies.stream().filter(copy -> !copy.from.equals(copy.to)).forEach(Merge::copy);
    return joined;
  }

  /// The sources and what lies in the target, each once.
  private List<RunFolder> folders() {
    Set<Path> paths = new LinkedHashSet<>();
    for (Path source : sources) {
      if (!Files.isDirectory(source)) {
        throw new IllegalArgumentException(
            source
                + (Files.exists(source) ? " is a file" : " does not exist")
                + ": want a run folder");
      }
      paths.add(same(source));
    }
    if (Files.isRegularFile(new RunFolder(target).spec())) {
      paths.add(same(target));
    }
    return paths.stream().map(RunFolder::existing).toList();
  }

  /// The target's own spelling for the target.
  private Path same(Path folder) {
    try {
      return Files.exists(target) && Files.isSameFile(folder, target) ? target : folder;
    } catch (IOException fault) {
      throw new UncheckedIOException(folder + " cannot be read: " + fault, fault);
    }
  }

  /// The experiment with the largest `repeats` and limit, in the words of a file that has them.
  private static Experiment joined(List<RunFolder> folders) {
    List<SpecFile> files = folders.stream().map(folder -> SpecFile.read(folder.spec())).toList();
    List<Experiment> all = files.stream().map(file -> Experiment.unchecked(file.tree())).toList();
    for (int i = 1; i < all.size(); i++) {
      requireSame(folders.getFirst(), all.getFirst(), folders.get(i), all.get(i));
    }
    SpecTree largest = all.getFirst().tree();
    for (String key : FrozenSpec.STANDARD.keySet()) {
      long most = all.stream().mapToLong(one -> whole(key, one.tree())).max().orElseThrow();
      if (whole(key, largest) < most) {
        largest = largest.with(key, new Whole(most));
      }
    }
    for (int i = 0; i < all.size(); i++) {
      if (grown(all.get(i).tree()).equals(grown(largest))) {
        return all.get(i).withText(files.get(i).text());
      }
    }
    return Experiment.unchecked(largest);
  }

  private static List<Long> grown(SpecTree tree) {
    return FrozenSpec.STANDARD.keySet().stream().map(key -> whole(key, tree)).toList();
  }

  private static long whole(String key, SpecTree tree) {
    return FrozenSpec.found(key, tree) instanceof Whole(long value) ? value : 0;
  }

  private static void requireSame(RunFolder first, Experiment a, RunFolder second, Experiment b) {
    Predicate<Difference> grows =
        difference ->
            FrozenSpec.STANDARD.containsKey(difference.key())
                && FrozenSpec.found(difference.key(), a.tree()) instanceof Whole
                && FrozenSpec.found(difference.key(), b.tree()) instanceof Whole;
    Optional<Difference> difference =
        Difference.between(a.tree(), b.tree()).filter(grows.negate()).findFirst();
    if (difference.isPresent()) {
      throw new IllegalArgumentException(
          "%s and %s hold different experiments: %s.%s is %s and %s"
              .formatted(
                  first.root(),
                  second.root(),
                  a.tree().path(),
                  difference.get().key(),
                  difference.get().first(),
                  difference.get().second()));
    }
  }

  /// Where the run of a task comes from, if it has ended anywhere: in the target, rather than
  /// elsewhere.
  private Optional<Copy> chosen(Task task, List<RunFolder> folders) {
    Path to = place(task, new RunFolder(target));
    return places(task, folders)
        .filter(RunFolder::finished)
        .map(run -> new Result(run, RunFolder.read(run)))
        .reduce((one, other) -> better(task, one, other))
        .map(best -> new Copy(best.run, to, FILES))
        .or(
            () ->
                places(task, folders)
                    .filter(RunFolder::failed)
                    .findFirst()
                    .map(from -> new Copy(from, to, FAILURE)));
  }

  private Stream<Path> places(Task task, List<RunFolder> folders) {
    Stream<RunFolder> own = folders.stream().filter(folder -> folder.root().equals(target));
    Stream<RunFolder> others = folders.stream().filter(folder -> !folder.root().equals(target));
    return Stream.concat(own, others).map(folder -> place(task, folder));
  }

  private static Path place(Task task, RunFolder folder) {
    return folder.run(task.point().folder(), task.repeat());
  }

  private static Result better(Task task, Result first, Result second) {
    RunRecord a = first.record;
    RunRecord b = second.record;
    Optional<String> difference = difference(a, b);
    if (difference.isEmpty() || wentOn(b, a)) {
      return first;
    }
    if (wentOn(a, b)) {
      return second;
    }
    throw new IllegalArgumentException(
        "%s and %s hold different results of %s: %s; merge without one of them"
            .formatted(first.run, second.run, task, difference.get()));
  }

  /// Whether a limit ended a run that another one carried further.
  private static boolean wentOn(RunRecord run, RunRecord further) {
    return run.estimate().outcome() instanceof Outcome.StepLimit(long step)
        && step < further.estimate().steps();
  }

  /// The first thing they say differently, time and machine apart.
  private static Optional<String> difference(RunRecord a, RunRecord b) {
    ObjectNode one = numbers(a);
    ObjectNode other = numbers(b);
    for (String name : one.propertyNames()) {
      if (!one.path(name).equals(other.path(name))) {
        return Optional.of("%s is %s and %s".formatted(name, one.path(name), other.path(name)));
      }
    }
    boolean equal =
        Arrays.equals(a.filter().bias(), b.filter().bias())
            && Arrays.deepEquals(a.filter().weights(), b.filter().weights());
    return equal ? Optional.empty() : Optional.of("their filters differ");
  }

  private static ObjectNode numbers(RunRecord run) {
    ObjectNode json = RunFolder.json(run);
    json.remove(List.of("seconds", "provenance"));
    return json;
  }

  private static void copy(Copy copy) {
    try {
      Files.createDirectories(copy.to);
      for (String name : copy.files) {
        Path file = copy.from.resolve(name);
        if (Files.exists(file)) {
          new Replacement(copy.to.resolve(name)).write(part -> Files.copy(file, part));
        }
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(copy.to + " cannot be made: " + fault.getMessage(), fault);
    }
  }
}
