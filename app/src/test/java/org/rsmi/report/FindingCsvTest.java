package org.rsmi.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rsmi.analysis.Finding;

class FindingCsvTest {

  private static List<String> rows(Finding finding) {
    return new FindingCsv(finding).text().lines().toList();
  }

  @Test
  void aCurveIsOneRowAPoint() {
    assertThat(rows(EveryFinding.curve()))
        .hasSize(1 + 4 * 6 + 1)
        .startsWith(
            "series,kind,temperature (units of J),I(H:E) (nats),error",
            "\"⟨I(H:E)⟩, buffer = 1\",MEASURED,2.0,0.67,0.0402")
        .contains("\"⟨I(H:E)⟩, buffer = 2\",MEASURED,2.269185,,")
        .endsWith("entropy bound log 2,REFERENCE,,0.6931471805599453,");
  }

  @Test
  void aMeasuredCellIsItsValueAndItsError() {
    assertThat(rows(EveryFinding.table()))
        .containsExactly(
            "method,runs,ν,ν error,χ²/n",
            "decay with ⟨buffer⟩,480,1.013,0.021,0.93",
            "crossing,-12,-0.95,0.08,");
  }

  @Test
  void everyWeightHasItsPlaceInTheBlock() {
    assertThat(rows(EveryFinding.filters()))
        .hasSize(1 + 6 * 16)
        .startsWith("panel,label,axis 0,axis 1,weight")
        .element(6)
        .asString()
        .startsWith("0,\"temperature = 2.0, buffer = 2\",1,1,");
  }

  @Test
  void theOtherKindsAreRowsToo() {
    assertThat(rows(EveryFinding.heatMap())).hasSize(22).contains("2.15,2.0,");
    assertThat(rows(EveryFinding.histogram())).hasSize(13).startsWith("from,to,T = 2.0,T = 3.0");
    assertThat(rows(EveryFinding.scatter())).hasSize(63).contains("1.0,0.0,,-1,0");
    assertThat(rows(EveryFinding.number()))
        .startsWith("name,value,error,low,high,unit")
        .endsWith("exact T_c,2.269185,,,,J");
  }

  @Test
  void quotesAreDoubled() {
    Finding table =
        new Finding.Table(
            "t", "", List.of("a \"b\""), List.of(List.of(new Finding.Cell.Text("x\ny"))));
    assertThat(new FindingCsv(table).text()).isEqualTo("\"a \"\"b\"\"\"\n\"x\ny\"\n");
  }

  @Test
  void aWarningHasNoData() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rows(EveryFinding.warning()))
        .withMessageStartingWith("too few runs is a warning and has no data: ");
  }
}
