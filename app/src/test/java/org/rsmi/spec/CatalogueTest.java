package org.rsmi.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Chain;
import org.rsmi.lattice.Environment;
import org.rsmi.lattice.Lattice;
import org.rsmi.lattice.Square;
import org.rsmi.model.Model;
import org.rsmi.model.Sampler;

class CatalogueTest {

  @Test
  void recordsInsideAnInterfaceAreListedByName() {
    assertThat(Catalogue.implementations(Fixture.Embedding.class))
        .containsExactly(Fixture.Embedding.RelaxedBernoulli.class, Fixture.Embedding.Tanh.class);
  }

  @Test
  void recordsBesideAnInterfaceAreListedByName() {
    assertThat(Catalogue.names(Model.class)).contains("GaussianField", "Ising").isSorted();
    assertThat(Catalogue.names(Lattice.class)).contains("Chain", "Square").isSorted();
  }

  @Test
  void recordsThatAreNotPublicAreNotListed() {
    assertThat(Catalogue.names(Sampler.class)).isEmpty();
  }

  @Test
  void namesOfOtherClassesAreNotFound() {
    assertThat(Catalogue.find(Model.class, "Model")).isEmpty();
    assertThat(Catalogue.find(Model.class, "Configuration")).isEmpty();
    assertThat(Catalogue.find(Model.class, "Ising$IsingSampler")).isEmpty();
    assertThat(Catalogue.find(Model.class, "../Ising")).isEmpty();
    assertThat(Catalogue.find(Model.class, "")).isEmpty();
  }

  @Test
  void aJarIsSearchedLikeAFolder(@TempDir Path folder) throws Exception {
    Path jar = folder.resolve("lattices of α.jar");
    write(
        jar,
        List.of(
            Lattice.class,
            Square.class,
            Chain.class,
            Boundary.class,
            Environment.class,
            Environment.Shell.class,
            Environment.Everything.class));
    ClassLoader platform = ClassLoader.getPlatformClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, platform)) {
      assertThat(Catalogue.names(loader.loadClass(Lattice.class.getName())))
          .containsExactly("Chain", "Square");
      assertThat(Catalogue.names(loader.loadClass(Environment.class.getName())))
          .containsExactly("Everything", "Shell");
    }
  }

  private static void write(Path jar, List<Class<?>> classes) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (Class<?> type : classes) {
        String entry = type.getName().replace('.', '/') + ".class";
        zip.putNextEntry(new ZipEntry(entry));
        try (InputStream bytes = type.getClassLoader().getResourceAsStream(entry)) {
          bytes.transferTo(zip);
        }
      }
    }
  }
}
