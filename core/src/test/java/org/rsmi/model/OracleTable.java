package org.rsmi.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.rsmi.lattice.Lattice;
import org.rsmi.num.Rng;

/// Numbers that samplers are compared with, and the series that are compared.
final class OracleTable {
  private OracleTable() {}

  /// The rows below the comment and the header of a resource beside this class.
  static List<double[]> of(String name) throws IOException {
    try (InputStream stream = Objects.requireNonNull(OracleTable.class.getResourceAsStream(name))) {
      return new String(stream.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .skip(1)
          .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
          .toList();
    }
  }

  /// What a model measures along one chain.
  ///
  /// @return `[names × samples]`
  static double[][] series(Model model, Lattice lattice, int thermalise, int samples, int every) {
    Sampler sampler = model.start(lattice, Rng.of(1).split(model + " on " + lattice));
    Observables observables = model.observables(lattice);
    double[][] series = new double[observables.names().size()][samples];
    for (int sweep = 0; sweep < thermalise; sweep++) {
      sampler.sweep();
    }
    sampler.freeze();
    for (int t = 0; t < samples; t++) {
      for (int sweep = 0; sweep < every; sweep++) {
        sampler.sweep();
      }
      double[] measured = observables.of(sampler.configuration());
      for (int k = 0; k < measured.length; k++) {
        series[k][t] = measured[k];
      }
    }
    return series;
  }
}
