package org.rsmi.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rsmi.analysis.Finding;
import org.rsmi.analysis.Findings;
import org.rsmi.analysis.InformationCurve;
import org.rsmi.analysis.RunSet;
import org.rsmi.num.Rng;
import org.rsmi.result.RunRecord;

class FindingIndexTest {
  private static final FindingIndex INDEX = index();

  private static FindingIndex index() {
    List<RunRecord> runs = Results.ising();
    RunSet set = new RunSet("ising", RunSet.named(runs), runs, List.of(), Map.of());
    Findings curve =
        new Findings(
            "InformationCurve", InformationCurve.defaults().of(set, Rng.of(1).split("curve")));
    Findings others =
        new Findings(
            "Others", List.of(EveryFinding.number(), EveryFinding.table(), EveryFinding.table()));
    return FindingIndex.of(set, List.of(curve, others));
  }

  @Test
  void everyFindingHasANameThatCanBeTyped() {
    assertThat(INDEX.findings().keySet())
        .containsExactly(
            "information",
            "filters",
            "InformationCurve/information-against-temperature",
            "InformationCurve/information-against-buffer",
            "Others/transition-from-information",
            "Others/exponents",
            "Others/exponents-2");
  }

  @Test
  void aFindingIsFoundByItsNameItsEndOrAPartOfIt() {
    Finding number = INDEX.find("Others/transition-from-information");
    assertThat(INDEX.find("transition from information")).isSameAs(number);
    assertThat(INDEX.find("Others/transition from information")).isSameAs(number);
    assertThat(INDEX.find("transition")).isSameAs(number);
    assertThat(INDEX.find("information")).isInstanceOf(Finding.Curve.class);
    assertThat(INDEX.name(number)).isEqualTo("Others/transition-from-information");
  }

  @Test
  void whatIsNotThereOrNotOneIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> INDEX.find("Others/exp"))
        .withMessage(
            "Others/exp is not one finding but several; there are Others/exponents,"
                + " Others/exponents-2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> INDEX.find("chirality"))
        .withMessageStartingWith("chirality is no finding; there are information, filters, ");
  }

  @Test
  void theFiltersAreThoseOfTheBestRunsWithOneSign() {
    Finding.FilterMap map = (Finding.FilterMap) INDEX.find("filters");
    assertThat(map.blockShape()).containsExactly(4, 4);
    assertThat(map.panels()).hasSize(8);
    assertThat(map.panels().getFirst().label()).isEqualTo("temperature = 2, buffer = 1");
    assertThat(map.panels()).allMatch(panel -> java.util.Arrays.stream(panel.weights()).sum() >= 0);
  }
}
