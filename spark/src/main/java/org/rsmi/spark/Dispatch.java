package org.rsmi.spark;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.rsmi.ensemble.Experiment;
import org.rsmi.ensemble.RunObserver;
import org.rsmi.ensemble.Runner;
import org.rsmi.ensemble.Task;
import org.rsmi.result.RunFiles;
import org.rsmi.result.RunFolder;
import scala.Function1;
import scala.Function2;
import scala.collection.Iterator;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;
import scala.runtime.BoxedUnit;

/// The open tasks of an experiment as one Spark job: each is a task of Spark's, and its result is
/// written into the run folder when it arrives, so that an interrupted job done again does what is
/// left. Which executor does a task, and how often Spark has to begin it, changes no number.
///
/// Executors get the text of the experiment and the indices of tasks, and give back files.
///
/// @param experiment whose run folder it is
/// @param folder prepared by [Runner#prepare]; only the driver sees it
/// @param version of RSMI, for provenance
/// @param observer told of results in the order in which they arrive
record Dispatch(Experiment experiment, RunFolder folder, String version, RunObserver observer) {
  private static final ClassTag<Map<String, byte[]>> FILES = ClassTag$.MODULE$.apply(Map.class);

  /// What an executor does with its part of the tasks, which is one.
  private interface Work extends Function1<Iterator<Integer>, Map<String, byte[]>>, Serializable {}

  /// Does what is left to do.
  ///
  /// @throws UncheckedIOException if Spark gave up
  void run(JavaSparkContext spark) {
    List<Integer> open = open();
    observer.begun(open.stream().map(experiment.tasks()::get).toList(), experiment.tasks().size());
    if (open.isEmpty()) {
      return;
    }
    String text = experiment.text().replaceFirst("^\uFEFF", "");
    Broadcast<Outpost> outpost =
        spark.broadcast(new Outpost(text, Path.of("").toAbsolutePath(), version));
    Work work = part -> outpost.value().work(part.next());
    Function2<Object, Map<String, byte[]>, BoxedUnit> arrived =
        (part, files) -> arrived(open.get((Integer) part), new RunFiles(files));
    try {
      spark.sc().runJob(spark.parallelize(open, open.size()).rdd(), work, arrived, FILES);
    } catch (Exception failure) { // Scala does not declare what it throws
      throw told(failure);
    }
    outpost.destroy();
  }

  private List<Integer> open() {
    Set<Task> open = Set.copyOf(Runner.open(experiment, folder));
    List<Task> all = experiment.tasks();
    return IntStream.range(0, all.size()).filter(n -> open.contains(all.get(n))).boxed().toList();
  }

  private BoxedUnit arrived(int index, RunFiles files) {
    Task task = experiment.tasks().get(index);
    Path run = folder.run(task.point().folder(), task.repeat());
    files.write(run);
    if (RunFolder.failed(run)) {
      observer.failed(task, RunFolder.readFailure(run));
    } else {
      observer.finished(task, RunFolder.read(run));
    }
    return BoxedUnit.UNIT;
  }

  /// What went wrong here or, in Spark's words, elsewhere.
  private static RuntimeException told(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UncheckedIOException || cause instanceof IllegalArgumentException) {
        return (RuntimeException) cause;
      }
    }
    String words = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    return new UncheckedIOException("Spark gave up: " + words, new IOException(failure));
  }
}
