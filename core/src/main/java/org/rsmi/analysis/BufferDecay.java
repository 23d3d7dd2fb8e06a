package org.rsmi.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

/// How I(H:E) decays with the buffer: not at all (order), as a power (criticality) or exponentially
/// (a finite correlation length).
///
/// Fitted are `A e^{−2L_B/ξ}` and `A (1 + 2L_B/l)^{−2Δ}`, l the side of the block, and the
/// published `A L_B^{−υ}`. Information is quadratic in the correlation between H and E: ξ is the
/// correlation length and Δ the scaling dimension of the operator that H follows. The two laws have
/// as many parameters, so that Akaike's criterion compares χ²: one is called favoured when the
/// other is `odds` times less likely.
///
/// @param odds likelihood ratio that decides, > 1
/// @see <a href="https://doi.org/10.1103/PhysRevE.104.064106">Gökmen et al. (2021), sec. IV</a>
public record BufferDecay(double odds) implements Analysis {
  private static final int LINES = 12;
  private static final int SMOOTH = 60;

  public BufferDecay {
    if (!(odds > 1)) {
      throw new IllegalArgumentException("odds = " + odds + ": wanted more than 1");
    }
  }

  /// Odds of 20 : 1 decide.
  public static BufferDecay defaults() {
    return new BufferDecay(20);
  }

  /// The fits of one slice.
  private record Decay(
      Slice slice, List<InformationPoint> points, DecayFit exponential, DecayFit power) {

    static Decay of(Slice slice, List<InformationPoint> points, double correlation) {
      DecayLaw power = new DecayLaw.BlockPower(SharedNoise.side(points));
      return new Decay(
          slice,
          points,
          DecayFit.of(new DecayLaw.Exponential(), points, correlation),
          DecayFit.of(power, points, correlation));
    }

    /// How many times likelier a power law is than an exponential; 1 for two buffers.
    double ratio() {
      return exponential.freedom() == 0
          ? 1
          : Math.exp((exponential.chiSquared() - power.chiSquared()) / 2);
    }

    DecayFit best() {
      return ratio() > 1 ? power : exponential;
    }

    boolean decays() {
      return best().rate().value() > 2 * best().rate().error();
    }

    /// `Δ = θ/2`.
    Estimate dimension() {
      Estimate rate = power.rate();
      return new Estimate(rate.value() / 2, rate.error() / 2, "");
    }

    /// `ξ = 2/θ`, sites; not measured where nothing decays.
    Estimate length() {
      Estimate rate = exponential.rate();
      double length = 2 / rate.value();
      return rate.value() > rate.error()
          ? new Estimate(length, length * rate.error() / rate.value(), "sites")
          : new Estimate(Double.NaN, Double.NaN, "sites");
    }

    String label() {
      return slice.label();
    }
  }

  @Override
  public List<Finding> of(RunSet runs, Rng rng) {
    List<Slice> slices = runs.slices(GridAxis.Role.BUFFER);
    List<List<InformationPoint>> points = slices.stream().map(InformationPoint::of).toList();
    double correlation = SharedNoise.correlation(points);
    List<Decay> decays = new ArrayList<>();
    for (int k = 0; k < slices.size(); k++) {
      if (points.get(k).size() > 1 && anything(points.get(k))) {
        decays.add(Decay.of(slices.get(k), points.get(k), correlation));
      }
    }
    return decays.isEmpty() ? unanswered(slices) : findings(decays, correlation);
  }

  /// Whether there is information that could decay.
  private static boolean anything(List<InformationPoint> points) {
    return points.stream().anyMatch(point -> point.value() > 3 * point.error());
  }

  private static List<Finding> unanswered(List<Slice> slices) {
    return slices.isEmpty()
        ? List.of()
        : List.of(
            new Finding.Warning(
                "decay",
                "No two buffers have runs that found information: narrower buffers or more data"
                    + " would help."));
  }

  private List<Finding> findings(List<Decay> decays, double correlation) {
    List<Finding> findings = new ArrayList<>();
    findings.add(table(decays, correlation));
    findings.add(curve("decay", decays, Finding.Scale.LOG_Y, Decay::best));
    List<Decay> published = decays.stream().filter(BufferDecay::powerOfBuffer).toList();
    if (!published.isEmpty()) {
      findings.add(
          curve(
              "power of the buffer",
              published,
              Finding.Scale.LOG_LOG,
              decay -> published(decay, correlation)));
    }
    for (Decay decay : decays) {
      if (decay.decays() && decay.points().size() > 2) {
        findings.add(number(decay));
      }
    }
    return findings;
  }

  private static boolean powerOfBuffer(Decay decay) {
    return decay.decays() && decay.points().getFirst().x() > 0;
  }

  private static DecayFit published(Decay decay, double correlation) {
    return DecayFit.of(new DecayLaw.BufferPower(), decay.points(), correlation);
  }

  private Finding table(List<Decay> decays, double correlation) {
    List<List<Finding.Cell>> rows = new ArrayList<>();
    for (Decay decay : decays) {
      Estimate published =
          decay.points().getFirst().x() > 0
              ? published(decay, correlation).rate()
              : new Estimate(Double.NaN, Double.NaN, "");
      rows.add(
          List.of(
              new Finding.Cell.Text(decay.label()),
              new Finding.Cell.Text(verdict(decay)),
              new Finding.Cell.Measured(decay.dimension()),
              new Finding.Cell.Measured(decay.length()),
              new Finding.Cell.Measured(published),
              new Finding.Cell.Real(decay.power().chiSquared()),
              new Finding.Cell.Real(decay.exponential().chiSquared()),
              new Finding.Cell.Whole(decay.power().freedom())));
    }
    return new Finding.Table(
        "laws of decay", summary(decays) + noise(correlation), columns(), rows);
  }

  private static String noise(double correlation) {
    return correlation > 0
        ? String.format(
            Locale.ROOT,
            " Errors of shared configurations are correlated between buffers, by %.2f or more.",
            correlation)
        : "";
  }

  private static List<String> columns() {
    return List.of(
        "at",
        "law",
        "Δ if a power",
        "ξ if exponential, sites",
        "υ of L_B^−υ",
        "χ² power",
        "χ² exponential",
        "degrees of freedom");
  }

  private boolean power(Decay decay) {
    return decay.decays() && decay.ratio() > odds;
  }

  private boolean exponential(Decay decay) {
    return decay.decays() && decay.ratio() < 1 / odds;
  }

  private boolean open(Decay decay) {
    return decay.decays() && !power(decay) && !exponential(decay);
  }

  private String verdict(Decay decay) {
    return !decay.decays()
        ? "no decay"
        : power(decay) ? "power" : exponential(decay) ? "exponential" : "not decided";
  }

  /// `I(H:E) decays exponentially at temperature = 2.6; …`
  private String summary(List<Decay> decays) {
    List<String> parts = new ArrayList<>();
    clause(parts, decays, decay -> !decay.decays(), "does not decay within the buffers");
    clause(parts, decays, this::power, "decays as a power law");
    clause(parts, decays, this::exponential, "decays exponentially");
    clause(parts, decays, this::open, "decays by a law that these buffers leave open");
    return "I(H:E) " + String.join(", ", parts) + ".";
  }

  private static void clause(
      List<String> parts, List<Decay> decays, Predicate<Decay> which, String what) {
    List<String> labels = decays.stream().filter(which).map(Decay::label).toList();
    if (!labels.isEmpty()) {
      String where = labels.stream().collect(Collectors.joining("; "));
      parts.add(where.isEmpty() ? what : what + " at " + where);
    }
  }

  private Finding number(Decay decay) {
    boolean power = decay.best() == decay.power();
    Estimate value = power ? decay.dimension() : decay.length();
    return Finding.Number.of(decay.slice().name("decay"), sentence(decay), value);
  }

  /// `At temperature = 2.6 information decays exponentially, ξ = 3.9 ± 0.2 sites; a power law, Δ =
  /// 1.05 ± 0.05, is 2500 times less likely.`
  private String sentence(Decay decay) {
    boolean power = decay.best() == decay.power();
    double ratio = power ? decay.ratio() : 1 / decay.ratio();
    String exponential = "ξ = " + decay.length();
    String dimension = "Δ = " + decay.dimension();
    String text =
        ratio > odds
            ? power
                ? "information decays as a power of the distance, %s; an exponential, %s, is %s"
                    .formatted(dimension, exponential, times(ratio))
                : "information decays exponentially, %s; a power law, %s, is %s"
                    .formatted(exponential, dimension, times(ratio))
            : power
                ? "a power law fits best, %s, and an exponential, %s, is %s"
                    .formatted(dimension, exponential, times(ratio))
                : "an exponential fits best, %s, and a power law, %s, is %s"
                    .formatted(exponential, dimension, times(ratio));
    String open = ratio > odds ? "." : ": these buffers leave the law open.";
    return (decay.label().isEmpty() ? "Over the buffers " : "At " + decay.label() + " ")
        + text
        + open
        + misfit(decay.best());
  }

  private static String times(double ratio) {
    return (ratio > 1e4 ? "over 10,000" : String.format(Locale.ROOT, "%.2g", ratio))
        + " times less likely";
  }

  private static String misfit(DecayFit best) {
    return best.probability() < 0.01
        ? " Yet neither fits (p = %s): the buffers see a crossover."
            .formatted(String.format(Locale.ROOT, "%.1g", best.probability()))
        : "";
  }

  private static Finding curve(
      String name, List<Decay> decays, Finding.Scale scale, Function<Decay, DecayFit> fit) {
    List<Finding.Series> series = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (Decay decay : thinned(decays)) {
      DecayFit fitted = fit.apply(decay);
      series.add(measured(decay));
      series.add(line(decay, fitted));
      words.add(said(decay, fitted));
    }
    GridAxis axis = decays.getFirst().slice().axis();
    return new Finding.Curve(
        name,
        String.join("; ", words) + ".",
        new Finding.Axis(axis.name(), axis.unit()),
        new Finding.Axis("I(H:E)", "nats"),
        scale,
        series,
        List.of());
  }

  /// `υ = 0.15 ± 0.02 at temperature = 2.3`
  private static String said(Decay decay, DecayFit fit) {
    Estimate rate = fit.rate();
    String value =
        switch (fit.law()) {
          case DecayLaw.BufferPower _ -> "υ = " + rate;
          case DecayLaw.BlockPower _ -> "2Δ = " + rate;
          case DecayLaw.Exponential _ -> "2/ξ = " + rate + " per site";
        };
    return decay.label().isEmpty() ? value : value + " at " + decay.label();
  }

  private static List<Decay> thinned(List<Decay> decays) {
    int count = Math.min(LINES, decays.size());
    return IntStream.range(0, count)
        .mapToObj(k -> decays.get((int) ((long) k * decays.size() / count)))
        .toList();
  }

  /// Points above 0, which a logarithmic axis can show.
  private static Finding.Series measured(Decay decay) {
    List<InformationPoint> shown =
        decay.points().stream().filter(point -> point.value() > 0).toList();
    return new Finding.Series(
        label(decay),
        Finding.Kind.MEASURED,
        shown.stream().mapToDouble(InformationPoint::x).toArray(),
        shown.stream().mapToDouble(InformationPoint::value).toArray(),
        shown.stream().mapToDouble(InformationPoint::error).toArray());
  }

  private static Finding.Series line(Decay decay, DecayFit fit) {
    double from = decay.points().getFirst().x();
    double to = decay.points().getLast().x();
    double[] x = new double[SMOOTH + 1];
    Arrays.setAll(x, k -> from + (to - from) * k / SMOOTH);
    double[] none = new double[x.length];
    Arrays.fill(none, Double.NaN);
    double[] y = Arrays.stream(x).map(fit::at).toArray();
    return new Finding.Series(
        label(decay) + ", " + fit.law().words(), Finding.Kind.FIT, x, y, none);
  }

  private static String label(Decay decay) {
    return decay.label().isEmpty() ? "I(H:E)" : decay.label();
  }
}
