package org.rsmi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.rsmi.num.Rng;
import org.rsmi.sample.NpyArray;
import org.rsmi.sample.NpyFile;

/// Small experiment files and data.
final class Specs {
  private static final String REST =
      """

      [partition]
      block = [2, 2]
      buffer = 1
      environment = 1

      [critic]
      hidden = [8]
      embedding = 4

      [training]
      batch = 50
      epoch = 10
      limit = 60
      """;

  /// The Ising model at T = 2.5.
  static final String ISING =
      """
      name = "small"
      about = "A small run"
      seed = 5

      [data]
      lattice = { type = "Square", size = 8, boundary = "periodic" }
      model = { type = "Ising", temperature = 2.5 }
      chain = { thermalise = 20, samples = 100, every = 1 }
      """
          + REST;

  /// Configurations of the file `data.npy` beside the experiment file.
  static final String RECORDED =
      """
      name = "mine"

      [data]
      file = 'FOLDER/data.npy'
      lattice = { type = "Square", size = 12, boundary = "open" }
      """
          + REST;

  private Specs() {}

  /// An experiment file.
  static Path write(Path folder, String toml) throws IOException {
    return Files.writeString(
        folder.resolve("spec.toml"), toml.replace("FOLDER", folder.toString()));
  }

  /// Independent ±1, in [#RECORDED]'s place.
  static void noise(Path folder, int configurations) {
    NpyFile.write(
        folder.resolve("data.npy"),
        NpyArray.of(List.of(configurations, 12, 12), spins(configurations)));
  }

  static byte[] spins(int configurations) {
    Rng rng = Rng.of(11);
    byte[] spins = new byte[configurations * 144];
    for (int i = 0; i < spins.length; i++) {
      spins[i] = (byte) (rng.nextBoolean() ? 1 : -1);
    }
    return spins;
  }

  /// The same as real numbers, with something else at one index.
  static float[] spoilt(int configurations, int index, float value) {
    byte[] spins = spins(configurations);
    float[] values = new float[spins.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = spins[i];
    }
    values[index] = value;
    return values;
  }
}
