package org.rsmi.ensemble;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a worker has still to do, in the order in which it takes it: a task whose shared data are
/// missing stands for the job that makes them, and what another worker does is looked at again
/// later. All threads of a worker take their work from here.
final class Agenda {
  private final Workplace place;
  private final Set<Task> left;
  private final Set<Path> own = new HashSet<>();
  private final Set<Path> sampled = new HashSet<>();

  /// A job that this worker has claimed.
  record Assignment(Job job, Claim claim) {}

  /// @param tasks in order
  Agenda(Workplace place, Collection<Task> tasks) {
    this.place = place;
    this.left = new LinkedHashSet<>(tasks);
  }

  /// How many tasks are left, those at work included.
  synchronized int size() {
    return left.size();
  }

  /// Whether nothing is left that this worker may still have to do.
  synchronized boolean isEmpty() {
    return left.isEmpty();
  }

  /// The next job, claimed; empty if all that is left is being done, here or elsewhere.
  synchronized Optional<Assignment> next() {
    Set<Path> tried = new HashSet<>(own);
    for (Iterator<Task> tasks = left.iterator(); tasks.hasNext(); ) {
      Task task = tasks.next();
      if (own.contains(place.run(task))) {
        continue; // another thread is at it, and may be just about to say that it is done
      }
      if (isOver(task)) {
        tasks.remove();
        place.observer().leftToOthers(task);
        continue;
      }
      Job job = first(task);
      Optional<Assignment> assignment =
          tried.add(job.folder()) ? assign(job, task) : Optional.empty();
      if (assignment.isPresent()) {
        own.add(job.folder());
        return assignment;
      }
    }
    return Optional.empty();
  }

  /// Claims a job, if it is still to be done once it is claimed.
  private Optional<Assignment> assign(Job job, Task task) {
    Optional<Claim> claim = place.claim(job.folder());
    if (claim.isPresent() && (isOver(task) || !first(task).equals(job))) {
      claim.get().release();
      return Optional.empty();
    }
    return claim.map(held -> new Assignment(job, held));
  }

  /// The first thing to do for a task: to make what it shares with others, or the task itself.
  private Job first(Task task) {
    Optional<SharedSamples> missing =
        place.supply().samples(task).filter(set -> !sampled.contains(set.folder()));
    if (missing.isPresent() && missing.get().finished()) {
      sampled.add(missing.get().folder());
      missing = Optional.empty();
    }
    return missing
        .<Job>map(set -> new Job.Sample(set, task))
        .orElseGet(() -> new Job.Train(task, place.run(task)));
  }

  private boolean isOver(Task task) {
    return switch (Standing.of(task, place.run(task))) {
      case Standing.Done _, Standing.Failed() -> true;
      case Standing.Open(), Standing.Damaged _ -> false;
    };
  }

  /// Takes the tasks that share a set of configurations off: it cannot be had.
  ///
  /// @return those that were left
  synchronized List<Task> strikeOff(SharedSamples samples) {
    List<Task> dependents =
        left.stream()
            .filter(task -> place.supply().samples(task).filter(samples::equals).isPresent())
            .toList();
    dependents.forEach(left::remove);
    return dependents;
  }

  /// A job has ended here, for good or for ill; a task is struck off.
  synchronized void ended(Job job) {
    own.remove(job.folder());
    if (job instanceof Job.Train(Task task, Path _)) {
      left.remove(task);
    }
  }

  /// A job that another worker turned out to have is looked at again later.
  synchronized void lost(Job job) {
    own.remove(job.folder());
  }
}
