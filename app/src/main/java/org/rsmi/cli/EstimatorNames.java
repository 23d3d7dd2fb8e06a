package org.rsmi.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rsmi.mi.Bound;
import org.rsmi.mi.CanonicalCorrelation;
import org.rsmi.mi.DonskerVaradhan;
import org.rsmi.mi.Estimator;
import org.rsmi.mi.Flo;
import org.rsmi.mi.GaussianMixture;
import org.rsmi.mi.InfoNce;
import org.rsmi.mi.Interpolated;
import org.rsmi.mi.JensenShannon;
import org.rsmi.mi.Ksg;
import org.rsmi.mi.Mine;
import org.rsmi.mi.Nsb;
import org.rsmi.mi.Nwj;
import org.rsmi.mi.PlugIn;
import org.rsmi.mi.Smile;
import org.rsmi.mi.Tuba;
import org.rsmi.mi.Variational;

/// The estimators that `rsmi estimate` can put beside the number of record.
final class EstimatorNames {
  private static final Map<String, Estimator> ALL = all();

  private EstimatorNames() {}

  private static Map<String, Estimator> all() {
    Map<String, Estimator> all = new LinkedHashMap<>();
    all.put("gaussian", new CanonicalCorrelation());
    all.put("ksg", new Ksg(Ksg.Variant.FIRST, 4));
    all.put("ksg2", new Ksg(Ksg.Variant.SECOND, 4));
    all.put("mixed-ksg", new Ksg(Ksg.Variant.MIXED, 4));
    all.put("plug-in", new PlugIn(PlugIn.Correction.NONE));
    all.put("miller-madow", new PlugIn(PlugIn.Correction.MILLER_MADOW));
    all.put("nsb", new Nsb());
    all.put("mixture", new GaussianMixture(4));
    bounds().forEach((name, bound) -> all.put(name, Variational.of(bound)));
    return all;
  }

  private static Map<String, Bound> bounds() {
    Map<String, Bound> bounds = new LinkedHashMap<>();
    bounds.put("infonce", new InfoNce());
    bounds.put("nwj", new Nwj());
    bounds.put("dv", new DonskerVaradhan());
    bounds.put("mine", Mine.defaults());
    bounds.put("tuba", Tuba.defaults());
    bounds.put("js", new JensenShannon());
    bounds.put("smile", new Smile(5));
    bounds.put("interpolated", new Interpolated(0.5));
    bounds.put("flo", new Flo());
    return bounds;
  }

  /// Those that are asked for, in that order.
  ///
  /// @throws IllegalArgumentException for a name that there is none for
  static Map<String, Estimator> of(List<String> names) {
    Map<String, Estimator> some = new LinkedHashMap<>();
    for (String name : names) {
      Estimator estimator = ALL.get(name.toLowerCase(Locale.ROOT));
      if (estimator == null) {
        throw new IllegalArgumentException(
            "--estimators does not know [%s]; it takes %s".formatted(name, ALL.keySet()));
      }
      some.put(name.toLowerCase(Locale.ROOT), estimator);
    }
    return some;
  }

  /// All names, for `--help`.
  static List<String> names() {
    return List.copyOf(ALL.keySet());
  }
}
