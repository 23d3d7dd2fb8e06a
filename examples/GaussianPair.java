import org.rsmi.mi.MiTrainer;
import org.rsmi.mi.PairStream;
import org.rsmi.mi.Pairs;
import org.rsmi.mi.Separable;
import org.rsmi.mi.Training;
import org.rsmi.num.Rng;

/// Mutual information of two correlated normal variables by InfoNCE, beside `−½ ln(1 − ρ²)`.
final class GaussianPair {
  private static final double RHO = 0.8;

  private GaussianPair() {}

  public static void main(String[] args) {
    Rng rng = Rng.of(1).split("pair");
    Rng batches = rng.split("batch");
    PairStream stream = (x, y, rows) -> draw(x, y, rows, batches);
    MiTrainer trainer = new MiTrainer(Separable.defaults(), Training.defaults());
    MiTrainer.Result result =
        trainer.estimate(
            stream,
            fixed(4_000, rng.split("select")),
            fixed(20_000, rng.split("report")),
            rng.split("run"),
            Training.Observer.BLIND);
    double exact = -0.5 * Math.log(1 - RHO * RHO);
    System.out.println("I(X:Y) = " + result.heldOut().information());
    System.out.printf("exact %.4f nats, ended as %s%n", exact, result.outcome().name());
    if (Math.abs(result.heldOut().information().z(exact)) > 5) {
      throw new AssertionError("the estimate is far from the exact value");
    }
  }

  private static Pairs fixed(int size, Rng rng) {
    float[] x = new float[size];
    float[] y = new float[size];
    draw(x, y, size, rng);
    int[] group = new int[size];
    for (int i = 0; i < size; i++) {
      group[i] = i;
    }
    return new Pairs(x, y, group);
  }

  private static void draw(float[] x, float[] y, int rows, Rng rng) {
    for (int i = 0; i < rows; i++) {
      double a = rng.nextGaussian();
      x[i] = (float) a;
      y[i] = (float) (RHO * a + Math.sqrt(1 - RHO * RHO) * rng.nextGaussian());
    }
  }
}
