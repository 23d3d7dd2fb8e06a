package org.rsmi.ensemble;

import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.rsmi.mi.Learner;
import org.rsmi.mi.Progress;
import org.rsmi.net.Parameter;
import org.rsmi.num.Estimate;
import org.rsmi.sample.NpyArray;
import org.rsmi.sample.NpzFile;
import org.rsmi.sample.WindowSource;

/// A training run in the middle, as one `.npz`: weights, moments, best weights, trace and the state
/// of the data. Continuing from it gives the bits of a run that was never interrupted.
///
/// @param file where it is kept
record Checkpoint(Path file) {

  /// Whether there is one.
  boolean exists() {
    return Files.isRegularFile(file);
  }

  /// Writes the state at the end of an epoch.
  void write(Learner learner, Progress progress, WindowSource data) {
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    List<Parameter> parameters = learner.parameters();
    List<Parameter> moments = learner.optimiser().moments();
    for (int p = 0; p < parameters.size(); p++) {
      String name = parameters.get(p).name();
      arrays.put("value/" + name, vector(parameters.get(p).value()));
      arrays.put("best/" + name, vector(progress.best().get(p)));
      arrays.put("mean/" + name, vector(moments.get(p).value()));
      arrays.put("square/" + name, vector(moments.get(p).gradient()));
    }
    arrays.put("trace", trace(progress));
    WindowSource.State state = data.state();
    arrays.put(
        "configurations",
        NpyArray.of(List.of(state.configurations().length), state.configurations()));
    arrays.put("batch", longs(state.batch()));
    arrays.put("chain", longs(state.chain()));
    arrays.put(
        "counters",
        longs(
            new long[] {
              progress.step(), learner.optimiser().step(), state.drawn(), state.renewals()
            }));
    NpzFile.write(file, arrays, NpzFile.Compression.STORED);
  }

  /// The file is damaged or belongs to another experiment. Learner and data may have been restored
  /// in part.
  static final class Damaged extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Path file;

    private Damaged(Path file, String message, Exception cause) {
      super(message, cause);
      this.file = file;
    }

    Path file() {
      return file;
    }
  }

  /// Restores learner and data, and returns where the run stood.
  ///
  /// @throws Damaged if it cannot
  Progress read(Learner learner, WindowSource data) {
    SequencedMap<String, NpyArray> arrays;
    try {
      arrays = NpzFile.read(file);
    } catch (IllegalArgumentException damage) {
      throw new Damaged(file, String.valueOf(damage.getMessage()), damage);
    }
    try {
      return restore(arrays, learner, data);
    } catch (NullPointerException | IndexOutOfBoundsException | IllegalArgumentException misfit) {
      throw new Damaged(file, file + " does not fit this experiment", misfit);
    }
  }

  private static Progress restore(
      SequencedMap<String, NpyArray> arrays, Learner learner, WindowSource data) {
    long[] counters = longs(array(arrays, "counters"));
    List<float[]> best = new ArrayList<>();
    List<Parameter> moments = learner.optimiser().moments();
    for (int p = 0; p < moments.size(); p++) {
      Parameter parameter = learner.parameters().get(p);
      String name = parameter.name();
      fill(array(arrays, "value/" + name), parameter.value());
      fill(array(arrays, "mean/" + name), moments.get(p).value());
      fill(array(arrays, "square/" + name), moments.get(p).gradient());
      float[] weights = new float[parameter.value().length];
      fill(array(arrays, "best/" + name), weights);
      best.add(weights);
    }
    learner.optimiser().resumeAt(counters[1]);
    byte[] configurations = array(arrays, "configurations").data().toArray(ValueLayout.JAVA_BYTE);
    data.resumeAt(
        new WindowSource.State(
            longs(array(arrays, "batch")),
            counters[2],
            counters[3],
            longs(array(arrays, "chain")),
            configurations));
    return new Progress(counters[0], rows(array(arrays, "trace")), best);
  }

  private static NpyArray array(SequencedMap<String, NpyArray> arrays, String name) {
    NpyArray array = arrays.get(name);
    if (array == null) {
      throw new IllegalArgumentException("no " + name);
    }
    return array;
  }

  private static NpyArray vector(float[] values) {
    return NpyArray.of(List.of(values.length), values);
  }

  private static void fill(NpyArray array, float[] target) {
    double[] values = array.toDoubles();
    if (values.length != target.length) {
      throw new IllegalArgumentException(values.length + " weights for " + target.length);
    }
    for (int i = 0; i < target.length; i++) {
      target[i] = (float) values[i];
    }
  }

  /// Longs as pairs of 32-bit halves, high half first.
  private static NpyArray longs(long[] values) {
    int[] halves = new int[2 * values.length];
    for (int i = 0; i < values.length; i++) {
      halves[2 * i] = (int) (values[i] >>> 32);
      halves[2 * i + 1] = (int) values[i];
    }
    return NpyArray.of(List.of(values.length, 2), halves);
  }

  private static long[] longs(NpyArray array) {
    double[] halves = array.toDoubles();
    long[] values = new long[halves.length / 2];
    for (int i = 0; i < values.length; i++) {
      values[i] = (long) (int) halves[2 * i] << 32 | (int) halves[2 * i + 1] & 0xFFFF_FFFFL;
    }
    return values;
  }

  private static NpyArray trace(Progress progress) {
    List<Progress.Row> rows = progress.rows();
    double[] flat = new double[6 * rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      Progress.Row row = rows.get(i);
      flat[6 * i] = row.step();
      flat[6 * i + 1] = row.training();
      flat[6 * i + 2] = row.select().value();
      flat[6 * i + 3] = row.select().error();
      flat[6 * i + 4] = row.rate();
      flat[6 * i + 5] = row.temperature();
    }
    return NpyArray.of(List.of(rows.size(), 6), flat);
  }

  private static List<Progress.Row> rows(NpyArray array) {
    double[] flat = array.toDoubles();
    List<Progress.Row> rows = new ArrayList<>();
    for (int i = 0; i < flat.length; i += 6) {
      rows.add(
          new Progress.Row(
              (long) flat[i],
              flat[i + 1],
              new Estimate(flat[i + 2], flat[i + 3], "nats"),
              flat[i + 4],
              flat[i + 5]));
    }
    return rows;
  }
}
