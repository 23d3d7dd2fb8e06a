/// Relevant degrees of freedom from raw configurations: sampling, mutual information, coarse-graining.
module org.rsmi.core {
  requires io.jhdf;
  requires jdk.incubator.vector;
  requires org.apache.commons.rng.core;
  requires org.apache.commons.rng.sampling;
  requires transitive org.jspecify;

  exports org.rsmi.lattice;
  exports org.rsmi.model;
  exports org.rsmi.num;
  exports org.rsmi.sample;
}
