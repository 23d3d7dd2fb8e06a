package org.rsmi.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rsmi.lattice.Environment;
import org.rsmi.lattice.Square;
import org.rsmi.lattice.SquareBlock;
import org.rsmi.num.Rng;

class LargeFileTest {
  private static final Square TORUS = Square.torus(64);
  private static final int WRITTEN = 100;

  @TempDir private Path folder;

  @Test
  void aMappedFileTrainsWithoutACopy() throws IOException {
    trains(75_000);
  }

  /// 20 GB in a sparse file, beyond all arrays and 32-bit offsets.
  @Test
  @Tag("nightly")
  void aFileLargerThanAnyArrayTrains() throws IOException {
    trains(5_000_000);
  }

  private void trains(int size) throws IOException {
    SampleSet configurations = SampleFile.read(sparse(size).toString(), List.of(64, 64));
    assertThat(configurations.data().isMapped()).isTrue();
    WindowSites sites =
        WindowSites.of(
            TORUS,
            new SquareBlock(List.of(2), 1, Environment.of(1)),
            EnumSet.of(Symmetry.TRANSLATION));
    RecordedWindows source =
        RecordedWindows.split(configurations, sites, new Cut.Anywhere(40), Rng.of(1));
    assertThat(source.report().size()).isBetween(Cut.MOST / 2, Cut.MOST);
    assertThat(source.select().size()).isBetween(Cut.MOST / 2, Cut.MOST);
    assertThat(source.distinct()).isEqualTo(size * 6L / 10 * 4096);
    float[] block = new float[4 * 50_000];
    source.next(block, new float[20 * 50_000], 50_000);
    double sum = 0;
    for (float value : block) {
      sum += value * sites.scale() + sites.mean()[0];
    }
    // a hundredth of the configurations is 1, the others 0: 50,000 windows give σ = 0.00045
    assertThat(sum / block.length).isCloseTo(1.0 / WRITTEN, within(0.002));
  }

  /// Every hundredth configuration is written.
  private Path sparse(int size) throws IOException {
    Path file = folder.resolve("large.npy");
    byte[] ones = new byte[4096];
    Arrays.fill(ones, (byte) 1);
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      byte[] header = NpyHeader.encode(Dtype.INT8, List.of(size, 64, 64), NpyArray.Order.C);
      out.write(ByteBuffer.wrap(header), 0);
      for (long k = WRITTEN - 1; k < size; k += WRITTEN) {
        out.write(ByteBuffer.wrap(ones), header.length + 4096 * k);
      }
    }
    return file;
  }
}
