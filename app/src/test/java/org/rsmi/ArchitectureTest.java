package org.rsmi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rsmi.num.Rng;

class ArchitectureTest {
  private static final Pattern EDGE =
      Pattern.compile(
          "^\\s+org\\.rsmi\\.(\\w+)\\S*\\s+->\\s+org\\.rsmi\\.(\\w+)", Pattern.MULTILINE);

  /// The classes of core and app side by side, without the module descriptor: jdeps then asks for
  /// no library.
  @TempDir static Path classes;

  @BeforeAll
  static void gatherClasses() throws IOException, URISyntaxException {
    copyClasses(Path.of("target", "classes"));
    Path core = Path.of(Rng.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (Files.isDirectory(core)) {
      copyClasses(core);
    } else {
      try (FileSystem jar = FileSystems.newFileSystem(core)) {
        copyClasses(jar.getPath("/"));
      }
    }
  }

  @Test
  void dataFlowsOneWay() throws IOException {
    String markdown = Files.readString(Path.of("..", "ARCHITECTURE.md"));
    assertThat(Architecture.parse(markdown).violations(imports())).isEmpty();
  }

  @Test
  void noClassHidesStateRandomnessOrOutput() throws IOException {
    try (Stream<Path> files = Files.walk(classes)) {
      assertThat(files.filter(Files::isRegularFile).flatMap(ArchitectureTest::violations))
          .isEmpty();
    }
  }

  private static Stream<String> violations(Path classFile) {
    try {
      return ClassRules.violations(Files.readAllBytes(classFile)).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// For each package with classes, the packages of RSMI they name, as jdeps finds them.
  private static Map<String, Set<String>> imports() throws IOException {
    Map<String, Set<String>> imports = new TreeMap<>();
    try (Stream<Path> packages = Files.list(classes.resolve("org").resolve("rsmi"))) {
      packages.forEach(path -> imports.put(path.getFileName().toString(), new TreeSet<>()));
    }
    String[] arguments = {
      "-verbose:package", "-filter:none", "-regex", "org\\.rsmi\\..*", classes.toString()
    };
    StringWriter output = new StringWriter();
    PrintWriter printer = new PrintWriter(output);
    int status = ToolProvider.findFirst("jdeps").orElseThrow().run(printer, printer, arguments);
    assertThat(status).as(output.toString()).isZero();
    Matcher edge = EDGE.matcher(output.toString());
    while (edge.find()) {
      imports.get(edge.group(1)).add(edge.group(2));
    }
    return imports;
  }

  private static void copyClasses(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> walk = Files.walk(root)) {
      files = walk.filter(ArchitectureTest::isClassOfAPackage).toList();
    }
    for (Path file : files) {
      Path copy = classes.resolve(root.relativize(file).toString());
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy);
    }
  }

  private static boolean isClassOfAPackage(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(".class") && !name.equals("module-info.class");
  }
}
