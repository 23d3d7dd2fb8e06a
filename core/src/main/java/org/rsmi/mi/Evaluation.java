package org.rsmi.mi;

import java.util.Arrays;
import org.rsmi.net.ScoreTile;
import org.rsmi.net.Stretches;

/// A bound on held-out pairs, split into what each of them does to it.
///
/// The terms are the influence of each pair, to first order, plus the bound: its own row's
/// contribution, and what it does to others as one of their alternatives,
/// `i_j = c_j + K Σ_i w_ij − Σ_ik w_ik` with `w_ij = scale_i·values_ij` (for InfoNCE −1/K times the
/// softmax weights, whose total is −1). The mean is the bound itself.
///
/// @param local the terms, nats
/// @param balance offset of the scores at which joint pairs and alternatives pull equally hard, as
///     far as only alternatives respond to it: `log(Σ_i joint_i / −Σ_ij w_ij)`; 0 for bounds that
///     no offset changes
record Evaluation(LocalInformation local, double balance) {

  /// Evaluates a trained critic.
  ///
  /// @param bound as [Bound#reported]
  static Evaluation of(Bound bound, Scorer critic, Calibration scores, Pairs pairs) {
    int k = pairs.size();
    int stretches = new Stretches(k).count();
    double[] terms = new double[k];
    float[][] attracted = new float[stretches][k];
    double[] joint = new double[stretches];
    double[] alternatives = new double[stretches];
    critic.forward(pairs.x(), pairs.xWidth(), pairs.y(), pairs.yWidth(), k);
    new Sweep(bound, k)
        .of(
            critic,
            scores,
            tile -> {
              for (int r = 0; r < tile.rows; r++) {
                terms[tile.first + r] += tile.contribution[r];
                joint[tile.stretch] += tile.joint[r];
                alternatives[tile.stretch] += tile.alternatives[r];
                attract(tile, r, attracted[tile.stretch]);
              }
            });
    double pull = Arrays.stream(alternatives).reduce(0, Double::sum);
    double push = Arrays.stream(joint).reduce(0, Double::sum);
    for (int j = 0; j < k; j++) {
      terms[j] += k * (double) sum(attracted, j) - pull / k;
    }
    return new Evaluation(new LocalInformation(terms, pairs.group()), Math.log(push / -pull));
  }

  private static float sum(float[][] parts, int j) {
    float sum = 0f;
    for (float[] part : parts) {
      sum += part[j];
    }
    return sum;
  }

  private static void attract(ScoreTile tile, int r, float[] attracted) {
    float[] values = tile.values;
    int row = r * tile.stride;
    float scale = tile.scale[r];
    for (int j = 0; j < attracted.length; j++) {
      attracted[j] += scale * values[row + j];
    }
  }
}
