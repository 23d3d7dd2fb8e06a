package org.rsmi.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rsmi.ensemble.SampleRecord.Trajectories;
import org.rsmi.lattice.Square;
import org.rsmi.model.Ising;
import org.rsmi.model.Wolff;
import org.rsmi.sample.Chain;

class SampleRecordTest {
  @TempDir private Path folder;

  @Test
  void aRecordReadsBackAsItWasWritten() {
    Path data = folder.resolve("spins.npy");
    SampleRecord plain =
        new SampleRecord(
            Square.torus(8), new Ising(2.5, 1, new Wolff()), new Chain(10, 20, 3), 7, 2, 1);
    SampleRecord full =
        new SampleRecord(
            Square.torus(8),
            Ising.defaults(),
            new Chain(10, 20, 3),
            -1,
            1,
            5,
            9,
            Trajectories.RESTARTED,
            List.of(2.0, 2.5));
    for (SampleRecord record : List.of(plain, full)) {
      record.write(data, "version 1");
      assertThat(SampleRecord.beside(data)).contains(record);
      assertThat(SampleRecord.path(data)).content().startsWith("# version 1\nlattice = ");
    }
  }

  @Test
  void dataWithoutARecordHaveNone() {
    assertThat(SampleRecord.beside(folder.resolve("spins.npy"))).isEmpty();
  }

  @Test
  void aDamagedRecordIsNamed() throws IOException {
    Path data = folder.resolve("spins.npy");
    Files.writeString(SampleRecord.path(data), "lattice = \"Square\"\n");
    assertThatThrownBy(() -> SampleRecord.beside(data))
        .hasMessageStartingWith(
            SampleRecord.path(data) + " wants model, chain, seed, chains, frames, pause");
  }
}
