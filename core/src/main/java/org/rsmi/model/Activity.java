package org.rsmi.model;

import java.util.List;

/// What a spreading process measures: `density` of active sites, `active` (their number) and
/// `alive`, 1 until nothing is active and 0 ever after.
record Activity(int sites) implements Observables {

  @Override
  public List<String> names() {
    return List.of("density", "active", "alive");
  }

  @Override
  public double[] of(Configuration configuration) {
    double active = 0;
    for (byte site : PairSampler.spins(configuration, sites)) {
      active += site;
    }
    return new double[] {active / sites, active, active > 0 ? 1 : 0};
  }
}
