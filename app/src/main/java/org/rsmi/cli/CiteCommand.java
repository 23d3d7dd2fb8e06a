package org.rsmi.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `rsmi cite`: the papers to cite.
@Command(name = "cite", description = "Prints the papers to cite.")
final class CiteCommand implements Callable<Integer> {
  private static final String BIBTEX =
      """
      @article{rsmi-pre-2021,
        author  = {G{\\"o}kmen, Doruk Efe and Ringel, Zohar and Huber, Sebastian D. and Koch-Janusz, Maciej},
        title   = {Symmetries and phase diagrams with real-space mutual information neural estimation},
        journal = {Phys. Rev. E},
        volume  = {104},
        pages   = {064106},
        year    = {2021}
      }

      @article{rsmi-prl-2021,
        author  = {G{\\"o}kmen, Doruk Efe and Ringel, Zohar and Huber, Sebastian D. and Koch-Janusz, Maciej},
        title   = {Statistical physics through the lens of real-space mutual information},
        journal = {Phys. Rev. Lett.},
        volume  = {127},
        pages   = {240603},
        year    = {2021}
      }
      """;

  @Mixin private Output output = new Output();

  @Override
  public Integer call() {
    output.out().print(BIBTEX);
    output.out().flush();
    return 0;
  }
}
