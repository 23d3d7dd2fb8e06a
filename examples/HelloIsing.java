import org.rsmi.exact.Kaufman;
import org.rsmi.lattice.Square;
import org.rsmi.model.Ising;
import org.rsmi.model.SwendsenWang;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;
import org.rsmi.sample.Chain;
import org.rsmi.sample.ChainReport;

/// Energy of the two-dimensional Ising model from a Markov chain, beside Kaufman's exact value.
final class HelloIsing {
  private HelloIsing() {}

  public static void main(String[] args) {
    int size = 16;
    double temperature = 2.269185314213;
    Ising ising = new Ising(temperature, 1, new SwendsenWang());
    Chain chain = new Chain(1_000, 20_000, 1);
    ChainReport report =
        ChainReport.of(chain.run(ising, Square.torus(size), Rng.of(1).split("hello")));
    for (ChainReport.Row row : report.observables()) {
      if (row.name().equals("energy")) {
        Estimate energy = row.autocorrelation().mean();
        double exact = Kaufman.torus(size, size, temperature).energy();
        System.out.println("E/N = " + energy);
        System.out.printf("exact %.6f, %.1f standard errors away%n", exact, energy.z(exact));
        if (Math.abs(energy.z(exact)) > 4) {
          throw new AssertionError("the chain and Kaufman disagree");
        }
      }
    }
  }
}
