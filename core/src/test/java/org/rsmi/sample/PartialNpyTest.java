package org.rsmi.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartialNpyTest {
  @TempDir private Path folder;

  @Test
  void aFileFilledInAnyOrderIsWhole() {
    Path target = folder.resolve("a.npy");
    try (PartialNpy partial = PartialNpy.open(target, Dtype.INT8, List.of(2, 3))) {
      partial.write(3, ByteBuffer.wrap(new byte[] {4, 5, 6}));
    }
    assertThat(target).doesNotExist();
    try (PartialNpy partial = PartialNpy.open(target, Dtype.INT8, List.of(2, 3))) {
      partial.write(0, ByteBuffer.wrap(new byte[] {1, 2, 3}));
      partial.complete(target);
    }
    assertThat(NpyFile.read(target).toDoubles()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(PartialNpy.path(target)).doesNotExist();
  }

  @Test
  void twoAtATimeAreRefused() {
    Path target = folder.resolve("a.npy");
    try (PartialNpy first = PartialNpy.open(target, Dtype.INT8, List.of(2))) {
      assertThatThrownBy(() -> PartialNpy.open(target, Dtype.INT8, List.of(2)))
          .hasMessage(PartialNpy.path(target) + " is being written by another process");
      first.write(0, ByteBuffer.wrap(new byte[2]));
    }
  }
}
