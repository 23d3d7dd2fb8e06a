package org.rsmi.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.rsmi.analysis.Analysis;
import org.rsmi.coarse.CoarseGrainer;
import org.rsmi.coarse.Embedding;
import org.rsmi.ensemble.Data;
import org.rsmi.ensemble.Sharing;
import org.rsmi.lattice.Environment;
import org.rsmi.lattice.Lattice;
import org.rsmi.lattice.Partitioner;
import org.rsmi.mi.Bound;
import org.rsmi.mi.Critic;
import org.rsmi.mi.StopRule;
import org.rsmi.model.Model;
import org.rsmi.model.Update;
import org.rsmi.net.Schedule;
import org.rsmi.reproduction.Quantity;
import org.rsmi.spec.Catalogue;
import org.rsmi.spec.Description;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.node.ObjectNode;

/// `rsmi list`: everything an experiment file can name.
@Command(
    name = "list",
    description = "Lists what an experiment file can name: models, lattices, bounds, critics, …")
final class ListCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();

  /// The open interfaces, by their place in an experiment file.
  static Map<String, Class<?>> interfaces() {
    Map<String, Class<?>> places = new LinkedHashMap<>();
    places.put("data", Data.class);
    places.put("data.lattice", Lattice.class);
    places.put("data.model", Model.class);
    places.put("data.model.update", Update.class);
    places.put("data.sharing", Sharing.class);
    places.put("partition", Partitioner.class);
    places.put("partition.environment", Environment.class);
    places.put("filter", CoarseGrainer.class);
    places.put("filter.embedding", Embedding.class);
    places.put("critic", Critic.class);
    places.put("training.bound", Bound.class);
    places.put("training.rate", Schedule.class);
    places.put("training.stop", StopRule.class);
    places.put("rsmi analyse", Analysis.class);
    places.put("reproduce.check.ours", Quantity.class);
    return places;
  }

  @Override
  public Integer call() {
    ObjectNode json = output.mapper().createObjectNode();
    for (Map.Entry<String, Class<?>> place : interfaces().entrySet()) {
      List<String> names = Catalogue.names(place.getValue());
      if (output.json()) {
        var array = json.putArray(place.getKey());
        names.forEach(array::add);
      } else {
        output.out().printf("%s (%s)%n", place.getKey(), place.getValue().getSimpleName());
        for (Class<?> record : Catalogue.implementations(place.getValue())) {
          output.out().println("  " + signature(Description.of(record)));
        }
      }
    }
    if (output.json()) {
      output.print(json);
    }
    return 0;
  }

  private static String signature(Description description) {
    if (description.settings().isEmpty()) {
      return description.name();
    }
    return description.settings().stream()
        .map(s -> s.standard().isEmpty() ? s.name() : s.name() + " = " + s.standard())
        .collect(java.util.stream.Collectors.joining(", ", description.name() + " { ", " }"));
  }
}
