package org.rsmi.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rsmi.ensemble.Experiment;
import org.rsmi.ensemble.Runner;
import org.rsmi.result.RunFolder;
import org.rsmi.spec.SpecFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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

  @Parameters(paramLabel = "SPEC", description = "experiment file")
  private Path file = Path.of("");

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description = "run folder on a file system that all nodes share, default runs/NAME")
  private @Nullable Path folder;

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
    SpecFile source = SpecFile.read(file);
    Experiment experiment = Experiment.of(source.tree()).withText(source.text());
    RunFolder target = new RunFolder(folder == null ? Path.of("runs", experiment.name()) : folder);
    Runner.prepare(experiment, target);
    output.out().print(script(experiment, target.root().toAbsolutePath().normalize()));
    output.out().flush();
    return 0;
  }

  private String script(Experiment experiment, Path root) {
    return """
        #!/bin/bash
        # RSMI, experiment "%1$s": %2$d tasks in %3$s
        # sbatch this file; once more does what was left. rsmi status and rsmi watch show how far it is.
        # RSMI=/path/to/rsmi names the program if it is not on the PATH of the nodes.
        #SBATCH --job-name=%4$s
        #SBATCH --array=0-%5$d
        #SBATCH --cpus-per-task=%6$d
        #SBATCH --mem=%7$s
        #SBATCH --time=%8$s
        #SBATCH --requeue
        #SBATCH --signal=B:USR1@90
        #SBATCH --open-mode=append
        #SBATCH --output=%9$s

        worker() {
          "${RSMI:-rsmi}" worker '%10$s' --index "$SLURM_ARRAY_TASK_ID" --of %11$d \\
            --threads "${SLURM_CPUS_PER_TASK:-1}"
        }

        # TERM (scancel, preemption): leave checkpoints and end. USR1 (time is nearly up): and queue again.
        stop() {
          kill -TERM "$pid" 2>/dev/null
          wait "$pid"
        }
        trap 'stop; exit 0' TERM
        trap 'stop; scontrol requeue "${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID"; exit 0' USR1

        worker &
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
            root.toString().replace("'", "'\\''"),
            array);
  }
}
