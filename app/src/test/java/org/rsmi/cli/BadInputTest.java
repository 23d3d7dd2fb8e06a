package org.rsmi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rsmi.cli.Console.rsmi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rsmi.sample.NpyArray;
import org.rsmi.sample.NpyFile;

/// Bad input is answered by one line, exit code 2, and nothing else happens.
class BadInputTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          training.bach=5 | experiment.training does not know [bach]; it takes [bound, rate, batch, epoch, stop, limit]; did you mean batch for bach?
          trainig.batch=5 | experiment does not know [trainig]; it takes [name, about, seed, repeats, data, partition, filter, critic, training]; did you mean training for trainig?
          training.batch=many | experiment.training.batch = "many": want a whole number
          seed=1.5 | experiment.seed = 1.5: want a whole number
          training=5 | experiment.training = 5: want a table of [bound, rate, batch, epoch, stop, limit]
          training.bound=Nonsense | experiment.training.bound = "Nonsense": no such Bound; there are [DonskerVaradhan, Flo, InfoNce, Interpolated, JensenShannon, Mine, Nwj, Smile, Tuba]
          training.limit=0 | experiment.training: batch = 50, epoch = 10, limit = 0: want at least 2, 1 and 1
          training.rate=-1 | experiment.training.rate: value = -1.0
          partition.block=[9, 9] | experiment: block + 2 (buffer + environment) = 13 does not fit on a lattice of size 8
          partition.buffer=-1 | experiment.partition: buffer = -1: a width is at least 0 sites
          data.model.temperature=-1 | experiment.data.model: temperature = -1.0: an Ising model takes a finite one above 0
          data.model.temperature=nan | experiment.data.model.temperature = nan: want a finite number
          data.model.temperature="$T" | experiment.data.model.temperature names $T: no such axis of the grid
          data.chain.samples=5 | experiment: chain.samples = 5: at least 10 configurations are held out
          data.windows=0 | experiment.data: windows = 0 is not positive
          data.lattice.boundary=round | experiment.data.lattice.boundary = "round": want one of [periodic, open]
          critic.hidden=[0] | experiment.critic: hidden = [0], embedding = 4: widths are at least 1
          filter.components=0 | experiment.filter: components = 0 is not positive
          name=a/b | experiment: name = "a/b": a folder is called so
          repeats=0 | experiment: repeats = 0 is not positive
          grid.T=[1, 2] | experiment.grid does nothing with [T]; write "$T" where its values belong
          """)
  void aBadSettingIsNamed(String setting, String complaint) throws IOException {
    Path spec = Specs.write(folder, Specs.ISING);
    Path out = folder.resolve("out");
    Console console = rsmi("run", spec, "-o", out, "--set", setting);
    assertThat(console.complaint()).startsWith("rsmi: " + complaint);
    assertThat(console.code()).isEqualTo(2);
    assertThat(out).doesNotExist();
  }

  @Test
  void wolffRefusesAnAntiferromagnetOnAnOddTorus() throws IOException {
    String model = "{ type = \"Ising\", temperature = 2.5, coupling = -1, update = \"Wolff\" }";
    Path spec =
        Specs.write(
            folder,
            Specs.ISING
                .replace("{ type = \"Ising\", temperature = 2.5 }", model)
                .replace("size = 8", "size = 7"));
    assertThat(rsmi("run", spec, "-o", folder.resolve("out")).complaint())
        .startsWith("rsmi: experiment: Wolff on an antiferromagnet needs a bipartite lattice");
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    refused("data.npy does not exist");
  }

  @Test
  void aTruncatedFileIsNamed() throws IOException {
    Specs.noise(folder, 60);
    Path file = folder.resolve("data.npy");
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 5_000));
    refused("data.npy ends early: [60, 12, 12] of |i1 takes 8640 bytes of data, found 4872");
  }

  @Test
  void aFileThatIsNoArrayIsNamed() throws IOException {
    Files.writeString(folder.resolve("data.npy"), "These are not the spins you are looking for.");
    refused("data.npy ");
  }

  @Test
  void aFileOfAnotherShapeIsNamed() throws IOException {
    write(List.of(120, 6, 12), Specs.spoilt(60, 0, 1));
    refused("data.npy holds [120, 6, 12], which is not N configurations of shape [12, 12]");
  }

  @Test
  void aValueThatIsNotANumberIsLocated() throws IOException {
    write(List.of(60, 12, 12), Specs.spoilt(60, 17 * 144 + 40, Float.NaN));
    refused("data.npy configuration 17, site 40 (from 0) is NaN; every value must be finite");
  }

  @Test
  void anInfiniteValueIsLocated() throws IOException {
    write(List.of(60, 12, 12), Specs.spoilt(60, 0, Float.NEGATIVE_INFINITY));
    refused("data.npy configuration 0, site 0 (from 0) is -Infinity; every value must be finite");
  }

  @Test
  void constantDataAreRefused() throws IOException {
    write(List.of(60, 12, 12), constant());
    refused("data.npy is constant: all its 8640 values are 1.0");
  }

  @Test
  void fewerConfigurationsThanABatchAreRefused() throws IOException {
    Specs.noise(folder, 49);
    refused("data.npy holds 49 configurations, fewer than one batch of training.batch = 50");
  }

  @Test
  void configurationsTooFewToSplitAreRefused() throws IOException {
    Specs.noise(folder, 9);
    refused(
        "data.npy holds 9 configurations: at least 10 are split into training, select and report set");
  }

  @Test
  void windowsThatNeverChangeAreRefused() throws IOException {
    write(List.of(60, 12, 12), changingOnce());
    Path spec = Specs.write(folder, Specs.RECORDED);
    Console console = rsmi("run", spec, "-o", folder.resolve("out"));
    assertThat(console.complaint()).contains("data.npy: every window holds the same values");
    assertThat(console.code()).isEqualTo(2);
  }

  @Test
  void aBlockLargerThanTheFilesConfigurationsIsRefused() throws IOException {
    Specs.noise(folder, 60);
    Path spec = Specs.write(folder, Specs.RECORDED.replaceAll("lattice = .*\n", ""));
    Console console =
        rsmi("run", spec, "-o", folder.resolve("out"), "--set", "partition.block=[9, 9]");
    assertThat(console.complaint())
        .isEqualTo(
            "rsmi: experiment: block + 2 (buffer + environment) = 13 does not fit on a lattice of size 12");
  }

  private static float[] constant() {
    float[] values = new float[60 * 144];
    Arrays.fill(values, 1);
    return values;
  }

  /// Only at a corner of the last configuration.
  private static float[] changingOnce() {
    float[] values = constant();
    values[59 * 144] = -1;
    return values;
  }

  private void write(List<Integer> shape, float[] values) {
    NpyFile.write(folder.resolve("data.npy"), NpyArray.of(shape, values));
  }

  private void refused(String complaint) throws IOException {
    Path out = folder.resolve("out");
    Console console = rsmi("run", Specs.write(folder, Specs.RECORDED), "-o", out);
    assertThat(console.complaint()).startsWith("rsmi: ").contains(complaint);
    assertThat(console.code()).isEqualTo(2);
    assertThat(out).doesNotExist();
    String guessed = Specs.RECORDED.replaceAll("lattice = .*\n", "");
    if (!complaint.contains("[12, 12]")) {
      assertThat(rsmi("run", Specs.write(folder, guessed), "-o", out).complaint())
          .contains(complaint);
    }
  }

  @Test
  void anExperimentFileThatIsMissingOrNoTomlIsNamed() throws IOException {
    assertThat(rsmi("run", folder.resolve("no.toml")).complaint())
        .endsWith("no.toml: no such file");
    assertThat(rsmi("run", folder).complaint()).endsWith(" is a folder: want a TOML file");
    assertThat(rsmi("run", Specs.write(folder, "name = ")).complaint()).contains("spec.toml");
  }

  @Test
  void aFolderOfSomethingElseIsLeftAlone() throws IOException {
    Path out = Files.createDirectory(folder.resolve("out"));
    Files.writeString(out.resolve("thesis.txt"), "years of work");
    Console console = rsmi("run", Specs.write(folder, Specs.ISING), "-o", out);
    assertThat(console.complaint())
        .endsWith("out is not empty and holds no spec.toml: choose another folder with --out");
    assertThat(console.code()).isEqualTo(2);
    assertThat(out).isDirectoryContaining("glob:**/thesis.txt");
    assertThat(
            rsmi("run", folder.resolve("spec.toml"), "-o", out.resolve("thesis.txt")).complaint())
        .endsWith("thesis.txt is a file: want a folder, new or of this experiment");
  }

  @Test
  void aFolderOfAnotherExperimentIsNamedInOneLine() throws IOException {
    Path spec = Specs.write(folder, Specs.ISING);
    Path out = folder.resolve("out");
    assertThat(rsmi("run", spec, "-o", out).code()).isZero();
    Console console = rsmi("run", spec, "-o", out, "--set", "data.model.temperature=2.0");
    assertThat(console.code()).isEqualTo(2);
    assertThat(console.complaint())
        .endsWith(
            "out belongs to another experiment: experiment.data.model.temperature is 2.5 there and 2.0 here; choose another folder with --out");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sample Ising -n 10 -o a.foo | rsmi: a.foo has an unknown ending; accepted are .npy
          sample Ising -n 2000000000 -o a.txt | rsmi: a.txt would be text; configurations are written to .npy, .npz, .h5 or .hdf5
          sample Ising -n 2000000000 -o no/such/a.npy | rsmi: no/such/a.npy cannot be written: the folder
          sample Ising -n 0 -o a.npy | rsmi: sample.chain: samples = 0: a chain takes at least 1
          sample Isin -n 10 -o a.npy | rsmi: sample.model.type = "Isin": no such Model; there are [
          sample Ising -n 10 -o a.npy --set temprature=1 | rsmi: sample.model does not know [temprature]; it takes [temperature, coupling, field, update]; did you mean temperature for temprature?
          sample ising -n 10 -o a.npy --set temperature=-1 | rsmi: sample.model: temperature = -1.0: an Ising model takes a finite one above 0
          sample ising -n 10 -o a.npy --set temperature=nan | rsmi: sample.model.temperature = nan: want a finite number
          sample ising -n 10 -o a.npy --set size=1 | rsmi: sample.lattice: size = [1, 1]: a square lattice takes one or two extents of at least 2 sites
          sample ising -n 10 -o a.npy --set boundary=round | rsmi: sample.lattice.boundary = "round": want one of [periodic, open]
          sample ising -n 10 -o a.npy --set lattice=Sqare | rsmi: sample.lattice.type = "Sqare": no such Lattice; there are [
          sample ising -n 10 -o a.npy --set coupling=-1 --set size=7 --set update=Wolff | rsmi: Wolff on an antiferromagnet needs a bipartite lattice
          sample dimers -n 10 -o a.npy --set size=5 | rsmi: Square[size=[5, 5], boundary=PERIODIC] has an odd number of vertices, 25: dimers cannot cover it
          sample coverings -n 10 -o a.npy --set lattice=AmmannBeenker | rsmi: a largest matching of AmmannBeenker of 833 sites leaves 1 monomer: set monomers = 1 to keep them, found 0
          sample ising -n 10 -o a.npy --thermalise=-1 | rsmi: sample.chain.thermalise: thermalise = -1: a chain takes at least 0
          sample ising -n 10 -o a.npy --every 0 | rsmi: sample.chain.every: every = 0: a chain takes at least 1
          sample ising -n 10 -o a.npy --time 0 | rsmi: frames = 0 is not positive
          sample ising -n 10 -o a.npy --chains 0 | rsmi: chains = 0 is not positive
          sample ising -n 10 -o a.npy --threads 0 | rsmi: threads = 0 is not positive
          sample ising -n 10 -o a.npy --temperatures 2.0 | rsmi: temperatures = [2.0]: parallel tempering takes at least 2
          sample ising -n 10 -o a.npy --temperatures 2.0,-1 | rsmi: temperature = -1.0: an Ising model takes a finite one above 0
          sample ising -n 10 -o a.npy --temperatures 2.0,3.0 --chains 2 | rsmi: chains = 2: parallel tempering takes 1; use several seeds
          sample GaussianField -n 10 -o a.npy --temperatures 2.0,3.0 | rsmi: temperatures = [2.0, 3.0]: GaussianField has no temperature to temper
          sample ising -n 1000000 -o a.h5 | rsmi: a.h5 would hold 4,096,000,000 bytes; HDF5 is written up to 268,435,456, larger sets to .npy
          describe Isng | rsmi: nothing is called Isng; there are [
          status no/such | rsmi: no/such is no run folder: it has no spec.toml
          explain no/such | rsmi: no/such is no run folder: it has no spec.toml
          bench | rsmi: bench wants to know what; it takes [step, samplers, estimators, ensemble]
          bench samplers --seconds 0 | rsmi: seconds = 0.0: it must be positive
          bench step --threads 0 | rsmi: threads = [0], seconds = 5.0: both must be positive
          """)
  void aBadArgumentIsNamed(String command, String complaint) {
    Console console = rsmi((Object[]) command.split(" "));
    assertThat(console.complaint()).startsWith(complaint);
    assertThat(console.code()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          frobnicate | Unmatched argument at index 0: 'frobnicate' | rsmi
          run | Missing required parameter: 'SPEC' | rsmi run
          run a b | Unmatched argument at index 2: 'b' | rsmi run
          run a --threads x | Invalid value for option '--threads': 'x' is not an int | rsmi run
          sample Ising -o a.npy | Missing required option: '--samples=<samples>' | rsmi sample
          bench step --seconds x | Invalid value for option '--seconds': 'x' is not a double | rsmi bench step
          """)
  void aBadCommandLineIsAnsweredByAHint(String command, String complaint, String help) {
    Console console = rsmi((Object[]) command.split(" "));
    assertThat(console.err())
        .isEqualToIgnoringNewLines("rsmi: " + complaint + "try '" + help + " --help'");
    assertThat(console.out()).isEmpty();
    assertThat(console.code()).isEqualTo(2);
  }

  @Test
  void rsmiAloneAsksForACommand() {
    assertThat(rsmi().err()).startsWith("rsmi: Missing required subcommand");
    assertThat(rsmi().code()).isEqualTo(2);
  }
}
