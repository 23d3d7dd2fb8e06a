package org.rsmi.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.rsmi.ensemble.ExperimentSpec;
import org.rsmi.mi.Training;
import org.rsmi.sample.Chain;
import org.rsmi.spec.Catalogue;
import org.rsmi.spec.Description;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `rsmi describe NAME`: the settings of one thing, with their defaults.
@Command(
    name = "describe",
    description = "Describes the settings of a model, lattice, bound, … of 'rsmi list'.")
final class DescribeCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Parameters(
      paramLabel = "NAME",
      description = "e.g. Ising, SquareBlock, InfoNce, Training, Experiment")
  private String name = "";

  @Override
  public Integer call() {
    List<Description> found = find().stream().map(Description::of).toList();
    if (output.json()) {
      output.print(output.mapper().valueToTree(found));
    } else {
      found.forEach(this::print);
    }
    return 0;
  }

  private List<Class<?>> find() {
    List<Class<?>> known =
        new ArrayList<>(List.of(ExperimentSpec.class, Training.class, Chain.class));
    for (Class<?> type : ListCommand.interfaces().values()) {
      known.addAll(Catalogue.implementations(type));
    }
    List<Class<?>> found =
        known.stream()
            .filter(
                record ->
                    record.getSimpleName().equalsIgnoreCase(name)
                        || record.getSimpleName().equalsIgnoreCase(name + "Spec"))
            .distinct()
            .toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "nothing is called %s; there are %s"
              .formatted(
                  name, known.stream().map(Class::getSimpleName).distinct().sorted().toList()));
    }
    return found;
  }

  private void print(Description description) {
    output.out().println(description.name());
    int width = description.settings().stream().mapToInt(s -> s.name().length()).max().orElse(0);
    for (Description.Setting setting : description.settings()) {
      String standard = setting.standard().isEmpty() ? "required" : "default " + setting.standard();
      output
          .out()
          .printf(
              "  %-" + Math.max(1, width) + "s  %s; %s%n",
              setting.name(),
              setting.type(),
              standard);
    }
    if (description.settings().isEmpty()) {
      output.out().println("  no settings");
    }
  }
}
