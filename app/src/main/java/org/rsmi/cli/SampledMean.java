package org.rsmi.cli;

import java.util.List;
import java.util.function.DoubleConsumer;
import org.rsmi.exact.DimerEnumeration;
import org.rsmi.exact.ExclusionCurrent;
import org.rsmi.exact.Kaufman;
import org.rsmi.exact.MassiveField;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Lattice;
import org.rsmi.lattice.Square;
import org.rsmi.model.BounceFreeWorm;
import org.rsmi.model.Dimers;
import org.rsmi.model.GaussianField;
import org.rsmi.model.Ising;
import org.rsmi.model.Model;
import org.rsmi.model.Multispin;
import org.rsmi.model.SwendsenWang;
import org.rsmi.model.Tasep;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;
import org.rsmi.sample.Chain;
import org.rsmi.sample.ChainReport;
import org.rsmi.sample.Sampled;
import org.rsmi.sample.Spacing;
import org.rsmi.sample.Thermalisation;

/// The mean of an observable over a thermal chain, with the error that knows its autocorrelation.
///
/// @param model what is sampled
/// @param lattice where
/// @param chain how it is recorded
/// @param observable of the model
/// @param exact its mean
record SampledMean(
    String name, Model model, Lattice lattice, Chain chain, String observable, double exact)
    implements Oracle {
  private static final double CRITICAL = Ising.defaults().temperature();
  private static final int DIMERS = 6;
  private static final int CHAIN = 50;
  private static final double MASS_SQUARED = 0.1;
  // the energy of 64 chains after every sweep would take longer than all their sweeps
  private static final int LOCAL_THERMALISE = 5_000;
  private static final int LOCAL_EVERY = 20;

  /// Every kind of sampler: clusters, bits side by side, worms, modes, moves out of equilibrium.
  ///
  /// @param samples configurations of each
  static List<SampledMean> all(int samples) {
    Chain chain = new Chain(Thermalisation.defaults(), samples, new Spacing.Every(2));
    Chain local = new Chain(LOCAL_THERMALISE, samples, LOCAL_EVERY);
    Square torus = Square.torus(DIMERS);
    Dimers dimers = new Dimers(1, 1, Dimers.Encoding.BONDS, new BounceFreeWorm());
    Square field = Square.torus(16);
    double variance = new MassiveField(16, MASS_SQUARED).covariance(0)[0][0];
    return List.of(
        ising("sampling/ising-swendsen-wang", new Ising(CRITICAL, 1, new SwendsenWang()), chain),
        ising("sampling/ising-multispin", new Ising(CRITICAL, 1, new Multispin()), local),
        new SampledMean(
            "sampling/dimers-plaquettes", dimers, torus, chain, "plaquettes", plaquettes(torus)),
        new SampledMean(
            "sampling/dimers-symmetry", dimers, torus, chain, "dimer_symmetry2", symmetry(torus)),
        new SampledMean(
            "sampling/gaussian-field",
            new GaussianField(MASS_SQUARED),
            field,
            chain,
            "field2",
            variance),
        new SampledMean(
            "sampling/exclusion-current",
            new Tasep(1, 1, 0.5),
            new org.rsmi.lattice.Chain(CHAIN, Boundary.OPEN),
            chain,
            "current",
            new ExclusionCurrent(1, 1).of(CHAIN)));
  }

  private static SampledMean ising(String name, Ising model, Chain chain) {
    double energy = Kaufman.torus(32, 32, CRITICAL).energy();
    return new SampledMean(name, model, Square.torus(32), chain, "energy", energy);
  }

  /// `Σ n g(n) eⁿ / N Σ g(n) eⁿ`, g(n) coverings with n plaquettes of parallel dimers, T = v.
  private static double plaquettes(Square torus) {
    long[] levels = DimerEnumeration.levels(torus);
    double partition = 0;
    double sum = 0;
    for (int n = 0; n < levels.length; n++) {
      partition += levels[n] * Math.exp(n);
      sum += n * levels[n] * Math.exp(n);
    }
    return sum / partition / torus.sites();
  }

  /// `⟨(2/N (N_h − N_v))²⟩` over all coverings, T = v.
  private static double symmetry(Square torus) {
    return DimerEnumeration.mean(
        torus,
        1,
        partners -> {
          int excess = 0;
          for (int site = 0; site < partners.length; site++) {
            excess += partners[site] / DIMERS == site / DIMERS ? 1 : -1;
          }
          double order = (double) excess / partners.length;
          return order * order;
        });
  }

  @Override
  public Claim claim() {
    return Claim.UNBIASED;
  }

  @Override
  public Finding find(Rng rng, DoubleConsumer progress) {
    Chain.Observer observer =
        new Chain.Observer() {
          @Override
          public void recorded(int samples, int of) {
            progress.accept((double) samples / of);
          }
        };
    Sampled sampled = chain.run(model, lattice, rng, observer);
    return new Finding(exact, mean(ChainReport.of(sampled)));
  }

  private Estimate mean(ChainReport report) {
    return report.observables().stream()
        .filter(row -> row.name().equals(observable))
        .map(row -> row.autocorrelation().mean())
        .findFirst()
        .orElseThrow(() -> new AssertionError(model + " does not measure " + observable));
  }
}
