package org.rsmi.model;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Lattice;
import org.rsmi.lattice.Square;
import org.rsmi.lattice.SquareBonds;
import org.rsmi.num.Rng;

/// Close-packed dimers on a square torus: every vertex is paired with one neighbour, and
/// `H = −v · (plaquettes with two parallel dimers)`, with law `exp(−H/T)`.
///
/// For v > 0 four columnar crystals melt at `T_c = 0.65(1) v` into a critical liquid that reaches
/// to T = ∞. A negative v repels parallel dimers; v = 0 are free dimers, T = ∞. Measures, per
/// vertex unless said otherwise and with N vertices:
///
/// | moment | is |
/// |---|---|
/// | `energy`, `energy2` | H/N and its square |
/// | `plaquettes` | plaquettes with two parallel dimers, n/N |
/// | `flux2`, `flux_zero` | `(W_x² + W_y²)/2` of the winding numbers `W_x = Σ_y (−1)^y n_h(0, y)`,
/// and whether both are 0 |
/// | `abs_columnar`, `columnar2`, `columnar4` | modulus of `D = 2/N Σ ((−1)^x n_h, (−1)^y n_v)` and
/// its powers |
/// | `dimer_symmetry`, `dimer_symmetry2` | `2/N ∣N_h − N_v∣` (DSB) and its square |
/// | `plaquette_symmetry` | `∣n_hh − n_vv∣/N` (PSB) |
/// | `abs_plaquette` | `∣Σ (−1)^{x+y} n_plaquette∣/N` (P) |
///
/// Every configuration is shown under a random symmetry of the torus, which leaves the law as it
/// is:
/// a worm hardly ever leads from one crystal to another, but all four are seen equally often.
///
/// It derives `specific_heat`, the `stiffness` g of the height field from the flux, and the Binder
/// parameter of the columnar order.
///
/// @param temperature T > 0, in the units of v; may be infinite
/// @param coupling v, finite; 0 for free dimers
/// @param encoding what the values of a configuration are
/// @param update how configurations are drawn
/// @see <a href="https://doi.org/10.1103/PhysRevE.74.041124">Alet et al. (2006)</a>
public record Dimers(double temperature, double coupling, Encoding encoding, DimerUpdate update)
    implements Thermal, DimerModel {

  /// What the values of a configuration are.
  public enum Encoding {
    /// `[rows × columns × 2]` occupations 0 and 1: at vertex (y, x) of the bond to (y, x + 1) and
    /// of
    /// the bond to (y + 1, x).
    BONDS,
    /// The image `[2 rows × 2 columns]` of the papers: (even, odd) pixels are horizontal bonds,
    /// (odd, even) ones vertical; vertices (even, even) and plaquettes (odd, odd) hold random 0 and
    /// 1, as decoys that a good filter ignores.
    PIXELS
  }

  public Dimers {
    if (!(temperature > 0)) {
      throw new IllegalArgumentException(
          "temperature = " + temperature + ": dimers take one above 0");
    }
    if (!Double.isFinite(coupling)) {
      throw new IllegalArgumentException("coupling = " + coupling + ": dimers take a finite one");
    }
  }

  /// Attracting dimers at T = 15 v as images, by worms that do not turn back.
  public static Dimers defaults() {
    return new Dimers(15, 1, Encoding.PIXELS, new BounceFreeWorm());
  }

  @Override
  public Dimers at(double temperature) {
    return new Dimers(temperature, coupling, encoding, update);
  }

  @Override
  public Lattice home() {
    return Square.torus(32);
  }

  @Override
  public Portrait portrait() {
    return Portrait.DIMERS;
  }

  @Override
  public Lattice values(Lattice lattice) {
    Square vertices = vertices(lattice);
    int rows = vertices.shape().getFirst();
    int columns = vertices.shape().getLast();
    return switch (encoding) {
      case BONDS -> new SquareBonds(List.of(rows, columns));
      case PIXELS -> new Square(List.of(2 * rows, 2 * columns), Boundary.PERIODIC);
    };
  }

  @Override
  public int period() {
    return switch (encoding) {
      case BONDS -> 1;
      case PIXELS -> 2;
    };
  }

  private static Square vertices(Lattice lattice) {
    if (lattice.sites() % 2 != 0) {
      throw new IllegalArgumentException(
          "%s has an odd number of vertices, %d: dimers cannot cover it"
              .formatted(lattice, lattice.sites()));
    }
    if (!(lattice instanceof Square square)
        || square.boundary() != Boundary.PERIODIC
        || square.size().stream().anyMatch(extent -> extent < 4 || extent % 2 != 0)) {
      throw new IllegalArgumentException(
          "interacting dimers live on a periodic Square of even extents from 4 on, found "
              + lattice
              + "; free ones on any bipartite lattice are Coverings");
    }
    return square;
  }

  @Override
  public Sampler start(Lattice lattice, Rng rng) {
    Square square = vertices(lattice);
    int rows = square.shape().getFirst();
    int columns = square.shape().getLast();
    byte[] directions = new byte[rows * columns];
    int crystal = rng.nextInt(4);
    for (int site = 0; site < directions.length; site++) {
      int place = crystal < 2 ? site % columns : site / columns;
      directions[site] = (byte) ((crystal < 2 ? 0 : 1) + 2 * (place + crystal & 1));
    }
    Update.Moves moves = update.on(coupling / temperature, rows, columns, directions, rng);
    byte[] values = new byte[values(lattice).sites()];
    return new DimerSampler(
        rows, columns, directions, encoding, values, moves, rng, new long[] {rng.nextLong()});
  }

  @Override
  public Observables observables(Lattice lattice) {
    Square square = vertices(lattice);
    return new DimerMoments(this, lattice, square.shape().getFirst(), square.shape().getLast());
  }

  @Override
  public int[] partners(Lattice lattice, Configuration configuration) {
    Square square = vertices(lattice);
    int rows = square.shape().getFirst();
    int columns = square.shape().getLast();
    byte[] directions = directions(configuration, rows, columns);
    int[] partners = Worm.neighbours(rows, columns);
    int[] result = new int[directions.length];
    for (int site = 0; site < result.length; site++) {
      result[site] = partners[4 * site + directions[site]];
    }
    return result;
  }

  /// Where each vertex finds its partner, see [DimerUpdate].
  ///
  /// @throws IllegalArgumentException if a vertex has no dimer or several
  byte[] directions(Configuration configuration, int rows, int columns) {
    int sites = rows * columns;
    byte[] values = PairSampler.spins(configuration, (encoding == Encoding.BONDS ? 2 : 4) * sites);
    byte[] directions = new byte[sites];
    Arrays.fill(directions, (byte) -1);
    for (int site = 0; site < sites; site++) {
      for (int kind = 0; kind < 2; kind++) {
        if (values[place(encoding, columns, site, kind)] != 0) {
          pair(directions, site, kind);
          pair(directions, kind == 0 ? right(site, columns) : (site + columns) % sites, kind + 2);
        }
      }
    }
    for (int site = 0; site < sites; site++) {
      if (directions[site] < 0) {
        throw new IllegalArgumentException(
            "vertex (%d, %d) has no dimer".formatted(site / columns, site % columns));
      }
    }
    return directions;
  }

  /// The vertex at x + 1.
  private static int right(int site, int columns) {
    return site % columns == columns - 1 ? site + 1 - columns : site + 1;
  }

  private static void pair(byte[] directions, int site, int direction) {
    if (directions[site] >= 0) {
      throw new IllegalArgumentException("vertex " + site + " has two dimers");
    }
    directions[site] = (byte) direction;
  }

  /// The index of a bond's value.
  ///
  /// @param kind 0 for the bond to x + 1, 1 for the bond to y + 1
  private static int place(Encoding encoding, int columns, int site, int kind) {
    return switch (encoding) {
      case BONDS -> 2 * site + kind;
      case PIXELS -> {
        int pixel = 2 * (site / columns) * 2 * columns + 2 * (site % columns);
        yield pixel + (kind == 0 ? 1 : 2 * columns);
      }
    };
  }

  /// @param values the configuration as it is shown
  /// @param decoys `[1]`, names the random pixels of the present configuration and the symmetry of
  ///     the torus under which it is shown
  private record DimerSampler(
      int rows,
      int columns,
      byte[] directions,
      Encoding encoding,
      byte[] values,
      Update.Moves moves,
      Rng rng,
      long[] decoys)
      implements Sampler {

    @Override
    public void sweep() {
      moves.sweep();
      decoys[0] = rng.nextLong();
    }

    @Override
    public Configuration configuration() {
      if (encoding == Encoding.PIXELS) {
        scatterDecoys();
      }
      TorusSymmetry view = TorusSymmetry.of(Rng.mix(decoys[0]), rows, columns);
      for (int site = 0; site < directions.length; site++) {
        int image = view.site(site);
        int direction = view.direction(directions[site]);
        values[place(encoding, columns, image, 0)] = (byte) (direction == 0 ? 1 : 0);
        values[place(encoding, columns, image, 1)] = (byte) (direction == 1 ? 1 : 0);
      }
      return new Configuration.Spins(values);
    }

    private void scatterDecoys() {
      for (int site = 0; site < directions.length; site++) {
        long bits = Rng.mix(decoys[0] + site * 0x9E3779B97F4A7C15L);
        int vertex = 2 * (site / columns) * 2 * columns + 2 * (site % columns);
        values[vertex] = (byte) (bits & 1);
        values[vertex + 2 * columns + 1] = (byte) (bits >>> 1 & 1);
      }
    }

    @Override
    public Configuration state() {
      return new Configuration.Spins(directions);
    }

    @Override
    public void freeze() {
      moves.freeze();
    }

    @Override
    public long[] tuning() {
      return moves.tuning();
    }

    /// That of the stream, then the decoys.
    @Override
    public long[] streamState() {
      return LongStream.concat(LongStream.of(rng.state()), LongStream.of(decoys)).toArray();
    }

    @Override
    public void restore(Configuration state, long[] tuning, long[] streamState) {
      byte[] saved = PairSampler.spins(state, directions.length);
      requireCovering(saved);
      if (streamState.length != 5) {
        throw new IllegalArgumentException(
            "dimers resume from 5 numbers of their stream, found " + streamState.length);
      }
      moves.restore(tuning);
      rng.resumeAt(Arrays.copyOf(streamState, 4));
      decoys[0] = streamState[4];
      System.arraycopy(saved, 0, directions, 0, saved.length);
    }

    private void requireCovering(byte[] saved) {
      int[] neighbour = Worm.neighbours(rows, columns);
      for (int site = 0; site < saved.length; site++) {
        if (saved[site] < 0
            || saved[site] > 3
            || saved[neighbour[4 * site + saved[site]]] != (saved[site] ^ 2)) {
          throw new IllegalArgumentException(
              "vertex %d points to %d, where nothing points back".formatted(site, saved[site]));
        }
      }
    }
  }
}
