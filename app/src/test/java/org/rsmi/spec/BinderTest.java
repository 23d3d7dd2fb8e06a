package org.rsmi.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rsmi.spec.Fixture.tree;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rsmi.spec.Fixture.Boundary;
import org.rsmi.spec.Fixture.Chain;
import org.rsmi.spec.Fixture.Data;
import org.rsmi.spec.Fixture.Embedding;
import org.rsmi.spec.Fixture.Environment;
import org.rsmi.spec.Fixture.Everything;
import org.rsmi.spec.Fixture.Lattice;
import org.rsmi.spec.Fixture.Model;
import org.rsmi.spec.Fixture.Partitioner;
import org.rsmi.spec.Fixture.Schedule;
import org.rsmi.spec.Fixture.StopRule;
import org.rsmi.spec.Fixture.Training;

class BinderTest {
  private static final String EVERYTHING =
      """
      whole = -3
      big = 20_240_611_000
      number = 2
      text = "Λ"
      boundary = "Open"
      numbers = [1, 2.5]
      texts = "alone"
      chains = [{ samples = 7 }, { every = 1 }]
      free = { a = 1, b = { c = [0.5, "d"] } }
      """;

  private static SpecTree training(String line) {
    return tree("batch = 1\nlimit = 2\nbound = \"InfoNce\"\nrate = 1\n" + line);
  }

  @Test
  void everyKindOfComponentIsBound() {
    assertThat(Binder.bind(Everything.class, tree(EVERYTHING)))
        .isEqualTo(
            new Everything(
                -3,
                20_240_611_000L,
                2,
                "Λ",
                Boundary.OPEN,
                List.of(1.0, 2.5),
                List.of("alone"),
                List.of(new Chain(1_000, 7, 5), new Chain(1_000, 10_000, 1)),
                Map.of("a", 1L, "b", Map.of("c", List.of(0.5, "d")))));
  }

  @Test
  void whatIsUnboundBindsAgain() {
    Everything record = Binder.bind(Everything.class, tree(EVERYTHING));
    assertThat(Binder.bind(Everything.class, Unbinder.unbind(record), "again")).isEqualTo(record);
    SpecTree whole = tree("lattice = \"Square\"\nmodel.type = \"GaussianField\"\nchain = {}");
    Data data = Binder.bind(Data.class, whole);
    assertThat(Binder.bind(Data.class, Unbinder.unbind(data), "again")).isEqualTo(data);
    assertThat(Unbinder.unbind(data).toml())
        .isEqualTo(
            "{ lattice = { type = \"Square\", size = [64], boundary = \"periodic\" },"
                + " model = { type = \"GaussianField\", massSquared = 0.1 },"
                + " chain = { thermalise = 1000, samples = 10000, every = 5 } }");
  }

  @Test
  void aTableNamesARecordBesideTheInterface() {
    assertThat(bind(Model.class, "type = \"Ising\"\ntemperature = 2.5"))
        .isEqualTo(new Model.Ising(2.5));
    assertThat(bind(Lattice.class, "type = \"Square\"\nsize = 8"))
        .isEqualTo(new Lattice.Square(List.of(8), Boundary.PERIODIC));
    assertThat(bind(Chain.class, "type = \"Chain\"\nevery = 2"))
        .isEqualTo(new Chain(1000, 10000, 2));
  }

  @Test
  void aBareNameIsTheRecordWithItsPublishedValues() {
    SpecValue name = new SpecValue.Text("GaussianField");
    assertThat(Binder.bind(Model.class, name, "model")).isEqualTo(new Model.GaussianField(0.1));
    assertThat(Binder.bind(Embedding.class, new SpecValue.Text("Tanh"), "e"))
        .isEqualTo(new Embedding.Tanh());
    assertThat(Binder.bind(Chain.class, new SpecValue.Text("Chain"), "c"))
        .isEqualTo(Chain.defaults());
  }

  @Test
  void aBareNumberIsHandedToTheFactory() {
    assertThat(Binder.bind(Environment.class, new SpecValue.Whole(4), "e"))
        .isEqualTo(new Environment.Shell(4));
    assertThat(Binder.bind(Schedule.class, new SpecValue.Real(5e-3), "r"))
        .isEqualTo(new Schedule.Constant(5e-3));
    assertThat(Binder.bind(Schedule.class, new SpecValue.Whole(1), "r"))
        .isEqualTo(new Schedule.Constant(1));
  }

  @Test
  void aTableWithoutTypeIsTheDefaultOfItsInterface() {
    assertThat(Binder.bind(Training.class, training("stop = { patience = 3 }")).stop())
        .isEqualTo(new StopRule.Plateau(3, 1e-3));
    assertThat(Binder.bind(Training.class, training("")).stop()).isEqualTo(StopRule.defaults());
    assertThat(Binder.bind(Training.class, training("stop = \"Plateau\"")).stop())
        .isEqualTo(StopRule.Plateau.defaults());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "whole | \"two\" | experiment.whole = \"two\": want a whole number",
        "whole | 2.5 | experiment.whole = 2.5: want a whole number",
        "whole | 2.0 | experiment.whole = 2.0: want a whole number",
        "whole | true | experiment.whole = true: want a whole number",
        "whole | 3_000_000_000 | experiment.whole = 3000000000: want a whole number"
            + " from -2147483648 to 2147483647",
        "big | 1e3 | experiment.big = 1000.0: want a whole number",
        "big | 99999999999999999999 | experiment.big = 99999999999999999999: want a whole number"
            + " from -9223372036854775808 to 9223372036854775807",
        "number | nan | experiment.number = nan: want a finite number",
        "number | -inf | experiment.number = -inf: want a finite number",
        "number | 1e999 | experiment.number = inf: want a finite number",
        "number | false | experiment.number = false: want a finite number",
        "number | [1] | experiment.number = [1]: want a finite number",
        "text | 3 | experiment.text = 3: want a text in quotes",
        "text | true | experiment.text = true: want a text in quotes",
        "boundary | \"opne\" | experiment.boundary = \"opne\": want one of [periodic, open]",
        "boundary | true | experiment.boundary = true: want one of [periodic, open]",
        "numbers | [1, \"b\"] | experiment.numbers[1] = \"b\": want a finite number",
        "numbers | [[1]] | experiment.numbers[0] = [1]: want a finite number",
        "chains | [{}, { evry = 2 }] | experiment.chains[1] does not know [evry];"
            + " it takes [thermalise, samples, every]; did you mean every for evry?",
        "chains | \"fast\" | experiment.chains = \"fast\":"
            + " want a table of [thermalise, samples, every]",
        "chains | 3 | experiment.chains = 3: want a table of [thermalise, samples, every]",
        "free | 3 | experiment.free = 3: want a table",
        "free | { \"a b\" = [1, true] } | experiment.free.\"a b\"[1] = true:"
            + " want a finite number, a text, a list or a table",
      })
  void aWrongValueIsNamedWithWhatIsWanted(String key, String toml, String message) {
    assertThatThrownBy(() -> Binder.bind(Everything.class, tree(EVERYTHING).override(key, toml)))
        .isInstanceOf(SpecException.class)
        .hasMessage(message);
  }

  @Test
  void unknownKeysAreListedWithTheNearestAcceptedOne() {
    assertThatThrownBy(() -> bindModel("{ type = \"Ising\", temprature = 2 }"))
        .hasMessage("experiment.model does not know [temprature]; it takes [temperature]");
    assertThatThrownBy(() -> bind(Chain.class, "smaples = 1\nsize = 2\nEvery = 3"))
        .hasMessage(
            "experiment does not know [smaples, size, Every]; it takes [thermalise, samples,"
                + " every]; did you mean samples for smaples, every for Every?");
  }

  @Test
  void anOmittedKeyWithoutDefaultIsNamed() {
    assertThatThrownBy(
            () -> bind(Partitioner.class, "type = \"SquareBlock\"\nbuffer = 2\nenvironment = 4"))
        .hasMessage("experiment wants block; it takes [block, buffer, environment]");
    assertThatThrownBy(() -> bindModel("\"Ising\""))
        .hasMessage("experiment.model wants temperature; it takes [temperature]");
    assertThatThrownBy(() -> bindModel("{ temperature = 2 }"))
        .hasMessage("experiment.model wants type; there are [GaussianField, Ising]");
  }

  @Test
  void anUnknownTypeIsNamedWithThoseThereAre() {
    assertThatThrownBy(() -> bindModel("{ type = \"Isng\", temperature = 2 }"))
        .hasMessage(
            "experiment.model.type = \"Isng\": no such Model; there are [GaussianField, Ising]; did you mean Ising for Isng?");
    assertThatThrownBy(() -> bindModel("\"ising\""))
        .hasMessage(
            "experiment.model = \"ising\": no such Model; there are [GaussianField, Ising]; did you mean Ising for ising?");
    assertThatThrownBy(() -> bindModel("{ type = 3 }"))
        .hasMessage("experiment.model.type = 3: want one of [GaussianField, Ising]");
    assertThatThrownBy(() -> bindModel("{ type = \"java.lang.String\" }"))
        .hasMessageContaining("no such Model");
    assertThatThrownBy(() -> bindModel("3"))
        .hasMessage("experiment.model = 3: want one of [GaussianField, Ising]");
    assertThatThrownBy(() -> Binder.bind(Training.class, training("").override("rate", "true")))
        .hasMessage("experiment.rate = true: want one of [Constant] or a number");
    assertThatThrownBy(() -> bind(Environment.class, new SpecValue.Real(1.5)))
        .hasMessage("experiment = 1.5: want one of [Everything, Shell] or a whole number");
  }

  @Test
  void whatAConstructorRefusesIsSaidWithThePath() {
    assertThatThrownBy(
            () ->
                Binder.bind(
                    Data.class,
                    tree("lattice = { type = \"Square\", size = 1 }\nmodel = 1\nchain = {}")))
        .isInstanceOf(SpecException.class)
        .hasMessage("experiment.lattice: size = 1: at least 2");
    assertThatThrownBy(() -> Binder.bind(Training.class, training("").override("rate", "-1")))
        .hasMessage("experiment.rate: value = -1.0 is not positive");
  }

  @Test
  void errorsStayOnOneLine() {
    assertThatThrownBy(() -> Binder.bind(Chain.class, tree("\"a\\nb\" = 1")))
        .message()
        .doesNotContain("\n");
    assertThatThrownBy(
            () -> bind(Chain.class, "every = \"\"\"a\nb%s\"\"\"".formatted("x".repeat(500))))
        .message()
        .doesNotContain("\n")
        .hasSizeLessThan(120);
  }

  private static Object bindModel(String toml) {
    return Binder.bind(Data.class, tree("lattice = \"Square\"\nchain = {}\nmodel = " + toml))
        .model();
  }

  private static <T> T bind(Class<T> type, String toml) {
    return Binder.bind(type, tree(toml));
  }

  private static <T> T bind(Class<T> type, SpecValue value) {
    return Binder.bind(type, value, "experiment");
  }
}
