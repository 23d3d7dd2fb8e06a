package org.rsmi.model;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.rsmi.lattice.Adjacency;
import org.rsmi.lattice.Lattice;
import org.rsmi.num.Rng;

/// 64 independent Ising chains at once, one bit of a word each (two bits for a Potts model of up to
/// four colours): single flips in order of number,
/// accepted with probability `min(1, exp(−ΔE/T))`, and with 255/256 where ΔE = 0.
///
/// Neighbours are counted for all chains together by bitwise addition, and a flip is accepted by
/// comparing 64 random numbers bit by bit with the probabilities of the chains, from the highest
/// bit on until no chain is undecided: about seven random words a site, exact to 2⁻⁶². Every chain
/// has its own bit of every word, so the chains share nothing.
///
/// For many short histories and error bars without autocorrelation: per spin the fastest update,
/// but one chain advances no faster than by [Metropolis], with the same `τ ~ L^2.17` near a
/// critical
/// point, and all 64 must thermalise. Without field; Ising on any lattice of up to 7 neighbours,
/// Potts
/// of up to 4.
///
/// @see <a href="https://doi.org/10.1103/PhysRevLett.42.1390">Creutz, Jacobs and Rebbi (1979)</a>
public record Multispin() implements Update {
  private static final int CHAINS = 64;
  private static final int MOST = 7;
  private static final int MOST_OF_POTTS = 4;
  private static final int COLOURS = 4;

  @Override
  public int replicas() {
    return CHAINS;
  }

  @Override
  public Moves on(PairLaw law, Lattice lattice, byte[] spins, Rng rng) {
    Adjacency adjacency = Adjacency.of(lattice);
    int[] first = adjacency.first();
    int most = 0;
    for (int i = 0; i < lattice.sites(); i++) {
      most = Math.max(most, first[i + 1] - first[i]);
    }
    if (law.isIsing() && law.site()[0] == law.site()[1]) {
      requireNeighbours(most, MOST, lattice);
      long sense = law.ferromagnetic() ? 0 : -1;
      long[] words = new long[lattice.sites()];
      return taken(
          new Words(words, spins, first, adjacency.neighbour(), sense, thresholds(law, most), rng));
    }
    double gap = law.equalityGap();
    if (!(Double.isFinite(gap) && law.states().length <= COLOURS)) {
      throw new IllegalArgumentException(
          "Multispin needs an Ising or Potts law of at most %d states without field, found %d"
                  .formatted(COLOURS, law.states().length)
              + " states, sites %s; use Metropolis".formatted(Arrays.toString(law.site())));
    }
    requireNeighbours(most, MOST_OF_POTTS, lattice);
    long[] thresholds = new long[MOST_OF_POTTS];
    Arrays.setAll(
        thresholds,
        c -> Math.round(0x1p62 * Math.exp(-Math.abs(gap) * (c + 1) / law.temperature())));
    return taken(
        new Planes(
            new long[lattice.sites()],
            new long[lattice.sites()],
            law.states(),
            spins,
            first,
            adjacency.neighbour(),
            gap > 0 ? 0 : -1,
            thresholds,
            rng));
  }

  private static Moves taken(Moves moves) {
    moves.take();
    return moves;
  }

  private static void requireNeighbours(int found, int most, Lattice lattice) {
    if (found > most) {
      throw new IllegalArgumentException(
          "Multispin counts up to %d neighbours of such a law, found %d on %s; use Metropolis"
              .formatted(most, found, lattice));
    }
  }

  /// `2⁶²` times the probability to accept where `c` of `z` bonds are unsatisfied, at `4z + c` for
  /// `2c ≤ z`; in other cases the flip is always accepted. `ΔE = 0` is accepted with probability ½
  /// on a chain, for the reason given in [Metropolis], and 255/256 elsewhere, so that no pattern
  /// moves in step for ever.
  private static long[] thresholds(PairLaw law, int most) {
    double bond = Math.abs(law.bond()[0][0]) / law.temperature();
    double tie = most <= 2 ? 0.5 : 255.0 / 256;
    long[] thresholds = new long[4 * (MOST + 1)];
    for (int z = 0; z <= most; z++) {
      for (int c = 0; 2 * c <= z; c++) {
        double probability = 2 * c == z ? tie : Math.exp(-2 * bond * (z - 2 * c));
        thresholds[4 * z + c] = Math.round(0x1p62 * probability);
      }
    }
    return thresholds;
  }

  /// Those of four disjoint sets of chains that accept, with probabilities of
  /// `thresholds[row] … thresholds[row + 3]` over 2⁶².
  private static long accepted(
      long is0, long is1, long is2, long is3, long[] thresholds, int row, Rng rng) {
    long p0 = thresholds[row];
    long p1 = thresholds[row + 1];
    long p2 = thresholds[row + 2];
    long p3 = thresholds[row + 3];
    long undecided = is0 | is1 | is2 | is3;
    long accepted = 0;
    for (int bit = 61; bit >= 0 && undecided != 0; bit--) {
      long digit =
          is0 & -(p0 >>> bit & 1)
              | is1 & -(p1 >>> bit & 1)
              | is2 & -(p2 >>> bit & 1)
              | is3 & -(p3 >>> bit & 1);
      long random = rng.nextLong();
      accepted |= undecided & digit & ~random;
      undecided &= ~(digit ^ random);
    }
    return accepted;
  }

  /// @param words `[sites]`, bit k set where chain k has +1
  /// @param spins `[64 × sites]`
  /// @param sense −1 for an antiferromagnet, whose equal neighbours are the unsatisfied ones; else
  /// 0
  private record Words(
      long[] words,
      byte[] spins,
      int[] first,
      int[] neighbour,
      long sense,
      long[] thresholds,
      Rng rng)
      implements Moves {
    private static final VarHandle EIGHT =
        MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOWEST = 0x0101010101010101L;

    /// `ones`, `twos`, `fours` are the binary digits of the number of unsatisfied bonds, `is0` …
    /// `is3` the chains where it is that, at most half of the bonds.
    @Override
    public void sweep() {
      for (int site = 0; site < words.length; site++) {
        long word = words[site] ^ sense;
        int begin = first[site];
        int end = first[site + 1];
        long ones = 0;
        long twos = 0;
        long fours = 0;
        for (int k = begin; k < end; k++) {
          long unsatisfied = word ^ words[neighbour[k]];
          long carry = ones & unsatisfied;
          ones ^= unsatisfied;
          fours |= twos & carry;
          twos ^= carry;
        }
        int z = end - begin;
        long is0 = ~(ones | twos | fours);
        long is1 = z < 2 ? 0 : ones & ~(twos | fours);
        long is2 = z < 4 ? 0 : twos & ~(ones | fours);
        long is3 = z < 6 ? 0 : ones & twos & ~fours;
        long flips = ~(is0 | is1 | is2 | is3);
        flips |= accepted(is0, is1, is2, is3, thresholds, 4 * z, rng);
        words[site] ^= flips;
      }
    }

    /// Eight chains of eight sites at a time where there are as many.
    @Override
    public void show() {
      int sites = words.length;
      int site = 0;
      for (; site + 8 <= sites; site += 8) {
        for (int shift = 0; shift < CHAINS; shift += 8) {
          long square = 0;
          for (int j = 0; j < 8; j++) {
            square |= (words[site + j] >>> shift & 0xFF) << 8 * j;
          }
          for (int k = 0; k < 8; k++) {
            long up = square >>> k & LOWEST;
            EIGHT.set(spins, (shift + k) * sites + site, ~(up * 0xFE));
          }
        }
      }
      for (; site < sites; site++) {
        for (int chain = 0; chain < CHAINS; chain++) {
          spins[chain * sites + site] = (byte) ((words[site] >>> chain & 1) * 2 - 1);
        }
      }
    }

    @Override
    public void take() {
      int sites = words.length;
      for (int site = 0; site < sites; site++) {
        long word = 0;
        for (int chain = 0; chain < CHAINS; chain++) {
          word |= (spins[chain * sites + site] > 0 ? 1L : 0) << chain;
        }
        words[site] = word;
      }
    }
  }

  /// Up to four colours, by number of the state in two binary digits.
  ///
  /// @param low `[sites]`, `high` `[sites]`, bit k is a digit of chain k
  /// @param sense −1 where equal neighbours are the unsatisfied ones, else 0
  /// @param thresholds `[4]`, for 1 … 4 bonds turned for the worse
  private record Planes(
      long[] low,
      long[] high,
      byte[] states,
      byte[] spins,
      int[] first,
      int[] neighbour,
      long sense,
      long[] thresholds,
      Rng rng)
      implements Moves {

    /// Every chain is offered `s xor x` with its own x = 0 … 3; a number that is no colour is
    /// refused, so each other colour is offered with probability ¼. `worse` is satisfied bonds
    /// before less satisfied bonds after the move, in two's complement.
    @Override
    public void sweep() {
      for (int site = 0; site < low.length; site++) {
        long low0 = low[site];
        long high0 = high[site];
        long low1 = low0 ^ rng.nextLong();
        long high1 = high0 ^ rng.nextLong();
        long allowed = states.length == 4 ? -1 : states.length == 3 ? ~(low1 & high1) : ~high1;
        long ones = 0;
        long twos = 0;
        long fours = 0;
        long eights = 0;
        for (int k = first[site]; k < first[site + 1]; k++) {
          long lowOther = low[neighbour[k]];
          long highOther = high[neighbour[k]];
          long before = sense ^ ~(low0 ^ lowOther | high0 ^ highOther);
          long after = sense ^ ~(low1 ^ lowOther | high1 ^ highOther);
          long up = before & ~after;
          long down = after & ~before;
          long carry = ones & up;
          long borrow = ~ones & down;
          ones ^= up | down;
          long next = twos & carry;
          long nextBorrow = ~twos & borrow;
          twos ^= carry | borrow;
          carry = fours & next;
          borrow = ~fours & nextBorrow;
          fours ^= next | nextBorrow;
          eights ^= carry | borrow;
        }
        long positive = allowed & ~eights;
        long is1 = positive & ones & ~twos & ~fours;
        long is2 = positive & ~ones & twos & ~fours;
        long is3 = positive & ones & twos & ~fours;
        long is4 = positive & fours;
        long moves =
            allowed & ~(is1 | is2 | is3 | is4) | accepted(is1, is2, is3, is4, thresholds, 0, rng);
        low[site] ^= moves & (low0 ^ low1);
        high[site] ^= moves & (high0 ^ high1);
      }
    }

    @Override
    public void show() {
      int sites = low.length;
      for (int chain = 0; chain < CHAINS; chain++) {
        for (int site = 0; site < sites; site++) {
          int state = (int) (low[site] >>> chain & 1 | (high[site] >>> chain & 1) << 1);
          spins[chain * sites + site] = states[state];
        }
      }
    }

    @Override
    public void take() {
      int sites = low.length;
      for (int site = 0; site < sites; site++) {
        long lowWord = 0;
        long highWord = 0;
        for (int chain = 0; chain < CHAINS; chain++) {
          long state = Arrays.binarySearch(states, spins[chain * sites + site]);
          lowWord |= (state & 1) << chain;
          highWord |= (state >>> 1) << chain;
        }
        low[site] = lowWord;
        high[site] = highWord;
      }
    }
  }
}
