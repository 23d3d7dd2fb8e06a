import java.util.List;
import java.util.Set;
import org.rsmi.coarse.LinearFilter;
import org.rsmi.coarse.RsmiTrainer;
import org.rsmi.coarse.Rule;
import org.rsmi.lattice.Environment;
import org.rsmi.lattice.Square;
import org.rsmi.lattice.SquareBlock;
import org.rsmi.mi.Separable;
import org.rsmi.mi.Training;
import org.rsmi.model.Ising;
import org.rsmi.num.Rng;
import org.rsmi.result.Filter;
import org.rsmi.sample.Chain;
import org.rsmi.sample.Cut;
import org.rsmi.sample.FreshWindows;
import org.rsmi.sample.Symmetry;
import org.rsmi.sample.WindowSites;
import org.rsmi.sample.WindowSource;

/// The filter that a 3×3 block of the critical Ising model prefers, as numbers.
final class FirstFilter {
  private FirstFilter() {}

  public static void main(String[] args) {
    Rng rng = Rng.of(1).split("first");
    Square lattice = Square.torus(32);
    SquareBlock partition = new SquareBlock(List.of(3), 1, Environment.of(2));
    WindowSites sites = WindowSites.of(lattice, partition, Set.of(Symmetry.TRANSLATION));
    Chain chain = new Chain(200, 500, 2);
    WindowSource data =
        new FreshWindows(
            Ising.defaults(),
            lattice,
            chain,
            sites,
            new Cut.Anywhere(8),
            rng.split("data"),
            Chain.Observer.BLIND);
    RsmiTrainer trainer =
        new RsmiTrainer(LinearFilter.defaults(), Separable.defaults(), Training.defaults());
    Rule rule = trainer.train(data, rng.split("training"), Training.Observer.BLIND);
    System.out.println(rule.outcome().advice());
    Filter filter = rule.network().filter(sites);
    for (double[] row : filter.image(0)) {
      for (double weight : row) {
        System.out.printf("%8.3f", weight);
      }
      System.out.println();
    }
  }
}
