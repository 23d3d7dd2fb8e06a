/// Relevant degrees of freedom from raw configurations: sampling, information, coarse-graining.
module org.rsmi.core {
  requires ejml.core;
  requires ejml.ddense;
  requires com.ning.compress.lzf;
  requires io.jhdf;
  requires transitive jdk.incubator.vector;
  requires org.apache.commons.lang3;
  requires org.apache.commons.rng.core;
  requires org.apache.commons.rng.sampling;
  requires hipparchus.core;
  requires hipparchus.fft;
  requires hipparchus.stat;
  requires org.slf4j;
  requires transitive org.jspecify;
  requires transitive tools.jackson.databind;

  exports org.rsmi.analysis;
  exports org.rsmi.coarse;
  exports org.rsmi.exact;
  exports org.rsmi.lattice;
  exports org.rsmi.mi;
  exports org.rsmi.model;
  exports org.rsmi.net;
  exports org.rsmi.num;
  exports org.rsmi.oracle;
  exports org.rsmi.result;
  exports org.rsmi.sample;
}
