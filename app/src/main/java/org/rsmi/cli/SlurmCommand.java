package org.rsmi.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.rsmi.ensemble.Experiment;
import org.rsmi.ensemble.Runner;
import org.rsmi.result.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `rsmi slurm SPEC > job.sh`: a job array whose tasks are workers on one run folder.
@Command(
    name = "slurm",
    description = {
      "Prepares the run folder and prints a job script for Slurm: rsmi slurm SPEC > job.sh; sbatch job.sh.",
      "Each element of the array is an `rsmi worker`; near its time limit it leaves checkpoints and",
      "is queued again. Submit the same script again to do what was left."
    })
final class SlurmCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Mixin private ExperimentOptions what = new ExperimentOptions();

  @Option(names = "--array", description = "elements of the array, default 8")
  private int array = 8;

  @Option(names = "--cpus", description = "cores of each, default 4")
  private int cpus = 4;

  @Option(names = "--time", description = "time limit of each, default 04:00:00")
  private String time = "04:00:00";

  @Option(names = "--memory", description = "memory of each, default 4G")
  private String memory = "4G";

  @Override
  public Integer call() {
    if (array < 1 || cpus < 1) {
      throw new IllegalArgumentException(
          "array = %d, cpus = %d: both must be positive".formatted(array, cpus));
    }
    Experiment experiment = what.experiment();
    RunFolder target = what.folder(experiment);
    Runner.prepare(experiment, target, Version.number());
    output.out().print(script(experiment, target.root().toAbsolutePath().normalize()));
    output.out().flush();
    return 0;
  }

  private String script(Experiment experiment, Path root) {
    return """
        #!/bin/bash
        # RSMI, experiment "%1$s": %2$d tasks in %3$s
        # sbatch this file; once more does what was left. rsmi status and rsmi watch show how far it is.
        #SBATCH --job-name=%4$s
        #SBATCH --array=0-%5$d
        #SBATCH --cpus-per-task=%6$d
        #SBATCH --mem=%7$s
        #SBATCH --time=%8$s
        #SBATCH --requeue
        #SBATCH --signal=B:USR1@90
        #SBATCH --open-mode=append
        #SBATCH --output="%9$s"

        # The program on the nodes, and three quarters of the memory for its heap.
        RSMI=${RSMI:-%10$s}
        export RSMI_JAVA_OPTS="${SLURM_MEM_PER_NODE:+-Xmx$((SLURM_MEM_PER_NODE * 3 / 4))m} ${RSMI_JAVA_OPTS-}"

        # TERM (scancel, scontrol requeue, preemption): the worker leaves checkpoints and ends.
        # USR1 (the time is nearly up): so it does, and the element is queued again.
        stop() {
          trap '' TERM USR1
          kill -TERM "$pid" 2>/dev/null
          wait "$pid"
        }
        trap 'stop; exit $?' TERM
        trap 'stop && scontrol requeue "$SLURM_JOB_ID"; exit $?' USR1

        "$RSMI" worker %11$s --index "$SLURM_ARRAY_TASK_ID" --of %12$d --threads "${SLURM_CPUS_PER_TASK:-1}" &
        pid=$!
        wait "$pid"
        """
        .formatted(
            experiment.name(),
            experiment.tasks().size(),
            root,
            experiment.name().replaceAll("[^A-Za-z0-9._-]", "-"),
            array - 1,
            cpus,
            memory,
            time,
            root.resolve("slurm-%A_%a.log"),
            quoted(System.getProperty("rsmi.launcher", "rsmi")),
            quoted(root.toString()),
            array);
  }

  /// One word of a shell.
  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
