package org.rsmi.reproduction;

import java.util.List;
import org.rsmi.num.Estimate;

/// One number of a reproduction: where it comes from, what stands beside it, when it agrees.
///
/// @param what in words, with its unit
/// @param ours what is measured
/// @param published value or both ends of a range; empty where none was published
/// @param exact value, empty where none is known
/// @param source where the exact value comes from
/// @param accept when it agrees, at full size
/// @param quick the same for the quick size, if it must be another; empty or one
/// @param differs why it does not agree, where that is known: a documented difference
public record Check(
    String what,
    Quantity ours,
    List<Double> published,
    List<Double> exact,
    String source,
    Accept accept,
    List<Accept> quick,
    String differs) {
  public Check {
    published = List.copyOf(published);
    exact = List.copyOf(exact);
    quick = List.copyOf(quick);
    if (what.isBlank()) {
      throw new IllegalArgumentException("what = \"\": want what is compared, in words");
    }
  }

  /// Any information.
  public static Check defaults() {
    return new Check(
        "information",
        Information.defaults(),
        List.of(),
        List.of(),
        "",
        Accept.defaults(),
        List.of(),
        "");
  }

  /// What it says of what is there; a number that is missing is a difference with its reason.
  Answer answer(Evidence evidence, Size size) {
    Accept wanted = size == Size.QUICK && !quick.isEmpty() ? quick.getFirst() : accept;
    try {
      Estimate found = ours.of(evidence);
      boolean holds = wanted.holds(found);
      Verdict verdict =
          holds ? Verdict.AGREES : differs.isBlank() ? Verdict.DIFFERS : Verdict.EXPLAINED;
      return answer(found, wanted, verdict, holds ? "" : differs);
    } catch (IllegalArgumentException missing) {
      Estimate none = new Estimate(Double.NaN, Double.NaN, "");
      return answer(none, wanted, Verdict.DIFFERS, "not measured: " + missing.getMessage());
    }
  }

  private Answer answer(Estimate found, Accept wanted, Verdict verdict, String why) {
    return new Answer(what, published, exact, source, found, wanted.toString(), verdict, why);
  }
}
