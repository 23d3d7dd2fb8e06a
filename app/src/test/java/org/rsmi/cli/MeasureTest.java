package org.rsmi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rsmi.cli.Console.rsmi;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rsmi.sample.NpyArray;
import org.rsmi.sample.NpyFile;

final class MeasureTest {
  @TempDir private Path folder;

  @Test
  void aFileIsMeasuredAsItsModelWouldHaveMeasuredItWhileSampling() {
    Path file = folder.resolve("spins.npy");
    assertThat(rsmi("sample", "Ising", "-n", 400, "--set", "size=8", "-o", file).code()).isZero();
    String told = rsmi("measure", file).out();
    assertThat(told).contains("energy", "magnetisation", "τ_int");
    assertThat(rsmi("measure", file, "--model", "ising", "--set", "size=8").out()).isEqualTo(told);
  }

  @Test
  void valuesThatAreNoSpinsAreOneLine() {
    Path file = folder.resolve("twos.npy");
    NpyFile.write(file, NpyArray.of(List.of(2, 2, 2), new float[] {1, 1, 1, 2, 1, 1, 1, 1}));
    Console console = rsmi("measure", file, "--model", "Ising", "--set", "size=2");
    assertThat(console.code()).isEqualTo(2);
    assertThat(console.complaint()).contains("configuration 0");
    assertThat(rsmi("measure", file, "--only", "spin", "--model", "Ising").code()).isEqualTo(2);
  }

  @Test
  void dataWithoutAModelShowTheirMoments() {
    Path file = folder.resolve("plain.npy");
    NpyFile.write(
        file, NpyArray.of(List.of(3, 2, 2), new float[] {1, 1, 1, 2, 1, 1, 1, 1, 0, 0, 0, 1}));
    assertThat(rsmi("measure", file).out()).contains("mean", "|mean|", "mean square");
  }

  @Test
  void timeSeriesAreMeasuredAtEveryTime() {
    Path file = folder.resolve("series.npy");
    rsmi("sample", "ising", "--set", "size=8", "-n", "20", "--time", "5", "-o", file);
    assertThat(rsmi("measure", file, "--only", "energy").out().lines()).hasSize(6);
  }

  @Test
  void clustersAndChosenObservablesAreMeasured() {
    Path file = folder.resolve("chosen.npy");
    rsmi("sample", "potts", "--set", "size=8", "-n", "200", "-o", file);
    String told = rsmi("measure", file, "--clusters", "--only", "largest_cluster,binder").out();
    assertThat(told.lines()).hasSize(2);
    assertThat(told).contains("largest_cluster", "binder");
    assertThat(rsmi("measure", file, "--only", "spin").complaint())
        .contains("--only spin: nothing is called so; there are [");
  }
}
