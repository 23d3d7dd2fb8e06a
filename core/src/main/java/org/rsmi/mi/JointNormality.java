package org.rsmi.mi;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/// A test of whether all columns together are normal, by what is left of their third and fourth
/// moments once their covariance is taken away.
///
/// With whitened rows z and the Hermite tensors `H₃ = z⊗z⊗z − δz…`, `H₄ = …`, whose means κ₃ and κ₄
/// vanish for a normal law, `Σ_{g≠h} Hₖ(g)·Hₖ(h)` over pairs of groups estimates `G² |κₖ|²` without
/// bias. In units of its scatter under normality, `√(2 Σ_{g≠h} (Hₖ(g)·Hₖ(h))²)`, it is Mardia's
/// skewness for k = 3 and Koziol's kurtosis for k = 4. Both see every cross moment; Mardia's
/// kurtosis `⟨|z|⁴⟩ = d(d+2) ± √(8d(d+2)/G)` looks at one number, a common random scale, with more
/// power.
///
/// What they miss is small in the information: with the negentropies `J ≈ |κ₃|²/12 + |κ₄|²/48` of
/// the joint law and of its parts, `I(X:Y) = I_normal + J(x,y) − J(x) − J(y)`, of second order in
/// the moments.
///
/// @param skewness of all third moments, in its scatter under normality
/// @param kurtosis of all fourth moments, likewise
/// @param scale of `⟨|z|⁴⟩`, likewise, of either sign
/// @see <a href="https://doi.org/10.1093/biomet/57.3.519">Mardia (1970)</a>
/// @see <a href="https://doi.org/10.2307/2336271">Koziol (1989)</a>
/// @see <a href="https://doi.org/10.1016/0165-1684(94)90029-9">Comon (1994), negentropy</a>
record JointNormality(double skewness, double kurtosis, double scale) {
  private static final double UNLIKELY = 3;
  private static final int MOST = 10_000;
  private static final int TILE = 2_048;

  /// Looks at no more than about 10,000 rows.
  ///
  /// @param all rows of all columns together, more than columns
  /// @param group as in [PairedSamples]
  static JointNormality of(Variable all, int[] group) {
    int every = (all.rows() + MOST - 1) / MOST;
    int[] rows = IntStream.iterate(0, row -> row < group.length, row -> row + every).toArray();
    DMatrixRMaj white = CanonicalCorrelation.white(all.rows(rows));
    Groups groups = Groups.of(Arrays.stream(rows).map(row -> group[row]).toArray());
    PairSums sums = new PairSums(white, groups);
    return new JointNormality(sums.third.inScatter(), sums.fourth.inScatter(), scale(sums, groups));
  }

  /// Whether normal columns would look like this about once in a hundred times or less.
  boolean isRejected() {
    return !(skewness < UNLIKELY && kurtosis < UNLIKELY && Math.abs(scale) < UNLIKELY);
  }

  private static double scale(PairSums sums, Groups groups) {
    double d = sums.white.numRows;
    double fourth = Arrays.stream(sums.square).map(r -> r * r).average().orElseThrow();
    return (fourth - d * (d + 2)) / Math.sqrt(8 * d * (d + 2) / groups.count());
  }

  /// A sum over pairs of groups and the sum of its squares.
  private static final class PairSum {
    private final double[] byGroup;
    private double sum;
    private double squares;

    PairSum(int groups) {
      byGroup = new double[groups];
    }

    /// Closes a group: adds what its rows have with each of `before` earlier groups.
    void close(int before) {
      for (int h = 0; h < before; h++) {
        sum += byGroup[h];
        squares += byGroup[h] * byGroup[h];
        byGroup[h] = 0;
      }
    }

    double inScatter() {
      return sum / Math.sqrt(squares);
    }
  }

  /// `H₃·H₃` and `H₄·H₄` of all pairs of rows of different groups.
  private static final class PairSums {
    private final DMatrixRMaj white;
    private final double[] square;
    private final double[] product = new double[TILE];
    private final PairSum third;
    private final PairSum fourth;

    /// @param white `[columns × rows]`
    PairSums(DMatrixRMaj white, Groups groups) {
      this.white = white;
      this.square = squares(white);
      this.third = new PairSum(groups.count());
      this.fourth = new PairSum(groups.count());
      int[] index = groups.index();
      int first = 0;
      for (int row = 1; row <= index.length; row++) {
        if (row == index.length || index[row] != index[first]) {
          for (int member = first; member < row; member++) {
            addEarlier(member, first, index);
          }
          third.close(index[first]);
          fourth.close(index[first]);
          first = row;
        }
      }
    }

    /// Adds what a row has with each row before `end`, a tile of them at a time.
    private void addEarlier(int row, int end, int[] index) {
      for (int from = 0; from < end; from += TILE) {
        int to = Math.min(end, from + TILE);
        products(row, from, to);
        add(row, from, to, index);
      }
    }

    private static double[] squares(DMatrixRMaj white) {
      double[] squares = new double[white.numCols];
      for (int d = 0; d < white.numRows; d++) {
        for (int row = 0; row < squares.length; row++) {
          squares[row] += white.get(d, row) * white.get(d, row);
        }
      }
      return squares;
    }

    /// `s = z_row·z_j` for j from `from` to `to`.
    private void products(int row, int from, int to) {
      Arrays.fill(product, 0);
      double[] z = white.data;
      for (int d = 0; d < white.numRows; d++) {
        int first = d * white.numCols + from;
        double own = z[d * white.numCols + row];
        for (int j = 0; j < to - from; j++) {
          product[j] += own * z[first + j];
        }
      }
    }

    /// With `r = |z|²`: `H₃·H₃ = s³ − 3(rᵢ+rⱼ)s + 3(d+2)s` and
    /// `H₄·H₄ = s⁴ − 6(rᵢ+rⱼ−d−4)s² + 3(rᵢ+rⱼ)² − 6(d+2)(rᵢ+rⱼ) + 3d(d+2)`.
    private void add(int row, int from, int to, int[] index) {
      double d = white.numRows;
      for (int j = from; j < to; j++) {
        double s = product[j - from];
        double both = square[row] + square[j];
        third.byGroup[index[j]] += s * (s * s - 3 * both + 3 * (d + 2));
        fourth.byGroup[index[j]] +=
            s * s * (s * s - 6 * (both - d - 4))
                + 3 * both * both
                - 6 * (d + 2) * both
                + 3 * d * (d + 2);
      }
    }
  }
}
