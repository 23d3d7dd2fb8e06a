package org.rsmi.exact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/// The sum over some spins of an Ising model in a field, as a table over the others:
/// `A(kept) = Σ_{summed} exp(K Σ_⟨ij⟩ sᵢsⱼ + K Σᵢ fᵢsᵢ)` up to a constant factor.
///
/// Spins enter the table one at a time. Each bond is multiplied in when its second spin enters,
/// and a spin is summed out after its last bond, so the table has `2^(open spins)` entries. The
/// order is worked out once; [#run] follows it for one field.
final class Elimination {
  private final List<Step> steps;
  private final int[] rank;
  private final double[][] boltzmann;
  private final int widest;

  /// @param site whose field acts on the new spin
  /// @param partners bits of the open spins bonded to it
  /// @param place the new spin's bit, above all others
  /// @param reach number of frame spins and partners, a bound on |local field|
  /// @param closed bits summed out after it, one after the other
  private record Step(int site, int partners, int place, int reach, int[] closed) {}

  /// @param spins the spins in the table, now or later
  /// @param kept those of the result; bit `i` of the result's index is `kept[i]`
  /// @param free those whose fields and mutual bonds belong elsewhere
  Elimination(double coupling, FramedBlock block, int[] spins, int[] kept, IntPredicate free) {
    int[] order = block.byAngle(spins);
    int[][] bonds = block.bonds();
    int[] touching = block.touching();
    List<Integer> open = new ArrayList<>();
    List<Integer> waiting = new ArrayList<>(Arrays.stream(order).boxed().toList());
    steps = new ArrayList<>();
    int most = 0;
    for (int site : order) {
      waiting.removeIf(other -> other == site);
      int partners = 0;
      for (int other : bonds[site]) {
        int place = open.indexOf(other);
        boolean foreign = free.test(site) && free.test(other);
        partners |= place < 0 || foreign ? 0 : 1 << place;
      }
      int place = open.size();
      open.add(site);
      most = Math.max(most, open.size());
      int[] closed = close(open, waiting, kept, bonds);
      int reach = Integer.bitCount(partners) + (free.test(site) ? 0 : touching[site]);
      steps.add(new Step(free.test(site) ? -1 : site, partners, place, reach, closed));
    }
    widest = most;
    rank = Arrays.stream(kept).map(open::indexOf).toArray();
    boltzmann = new double[5][9];
    for (int reach = 0; reach < 5; reach++) {
      for (int field = -reach; field <= reach; field++) {
        boltzmann[reach][field + 4] = Math.exp(coupling * field - Math.abs(coupling) * reach);
      }
    }
  }

  /// Takes the spins that wait for no neighbour out of `open` and names the bits they had.
  private static int[] close(List<Integer> open, List<Integer> waiting, int[] kept, int[][] bonds) {
    List<Integer> closed = new ArrayList<>();
    for (int place = open.size() - 1; place >= 0; place--) {
      int site = open.get(place);
      if (Arrays.stream(kept).noneMatch(other -> other == site)
          && Arrays.stream(bonds[site]).noneMatch(waiting::contains)) {
        open.remove(place /* an index */);
        closed.add(place);
      }
    }
    return closed.stream().mapToInt(Integer::intValue).toArray();
  }

  /// The table for one field; its constant factor is the same for every field.
  ///
  /// @param fields `[sites]`, fᵢ in units of J
  /// @return `[2^kept]`, each at most the number of summed states
  double[] run(int[] fields) {
    double[] table = new double[1 << widest];
    table[0] = 1;
    for (Step step : steps) {
      enter(table, step, step.site < 0 ? 0 : fields[step.site]);
      int spins = step.place + 1;
      for (int place : step.closed) {
        sumOut(table, place, spins--);
      }
    }
    double[] result = new double[1 << rank.length];
    for (int i = 0; i < result.length; i++) {
      int index = 0;
      for (int bit = 0; bit < rank.length; bit++) {
        index |= (i >>> bit & 1) << rank[bit];
      }
      result[i] = table[index];
    }
    return result;
  }

  /// `A(x, s) = A(x) exp(K s (f + Σ partners))`, relative to the largest such factor.
  private void enter(double[] table, Step step, int field) {
    int partners = Integer.bitCount(step.partners);
    double[] factor = boltzmann[step.reach];
    double[] up = new double[partners + 1];
    double[] down = new double[partners + 1];
    for (int aligned = 0; aligned <= partners; aligned++) {
      int local = field + 2 * aligned - partners;
      up[aligned] = factor[4 + local];
      down[aligned] = factor[4 - local];
    }
    int size = 1 << step.place;
    for (int x = 0; x < size; x++) {
      int aligned = Integer.bitCount(x & step.partners);
      double weight = table[x];
      table[x] = weight * down[aligned];
      table[x + size] = weight * up[aligned];
    }
  }

  /// `A(x) ← A(x, −1) + A(x, +1)` over the spin at bit `place`, in the order that allows one array.
  private static void sumOut(double[] table, int place, int spins) {
    int stride = 1 << place;
    int half = 1 << (spins - 1);
    for (int above = 0; above < half; above += stride) {
      for (int x = above; x < above + stride; x++) {
        table[x] = table[x + above] + table[x + above + stride];
      }
    }
  }
}
