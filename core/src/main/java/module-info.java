/// Relevant degrees of freedom from raw configurations: sampling, mutual information, coarse-graining.
module org.rsmi.core {
  requires jdk.incubator.vector;
  requires org.jspecify;
  requires org.apache.commons.rng.core;
  requires org.apache.commons.rng.sampling;

  exports org.rsmi.num;
}
