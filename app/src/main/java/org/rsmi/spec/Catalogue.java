package org.rsmi.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The records that stand beside an interface: public, in its package or inside it. Nothing
/// registers them.
public final class Catalogue {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
  private static final String CLASS = ".class";

  private Catalogue() {}

  /// All of them, sorted by name, found where the interface itself was loaded from: a folder of
  /// classes or a jar.
  public static <T> List<Class<? extends T>> implementations(Class<T> type) {
    return simpleNames(type)
        .distinct()
        .<Class<? extends T>>mapMulti((name, to) -> find(type, name).ifPresent(to))
        .sorted(Comparator.comparing(Class::getSimpleName))
        .toList();
  }

  /// Their names, as `type = "…"` takes them.
  public static List<String> names(Class<?> type) {
    return implementations(type).stream().map(Class::getSimpleName).toList();
  }

  /// The one of this name.
  public static <T> Optional<Class<? extends T>> find(Class<T> type, String name) {
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    return Stream.of(type.getPackageName() + "." + name, type.getName() + "$" + name)
        .flatMap(full -> load(type, full).stream())
        .filter(found -> isCandidate(type, found))
        .<Class<? extends T>>map(found -> found.asSubclass(type))
        .findFirst();
  }

  private static boolean isCandidate(Class<?> type, Class<?> found) {
    return found.isRecord()
        && Modifier.isPublic(found.getModifiers())
        && type.isAssignableFrom(found);
  }

  /// A name in the wrong case is a linkage error where file systems ignore case.
  private static Optional<Class<?>> load(Class<?> type, String name) {
    try {
      return Optional.of(Class.forName(name, false, type.getClassLoader()));
    } catch (ClassNotFoundException | LinkageError _) {
      return Optional.empty();
    }
  }

  private static Stream<String> simpleNames(Class<?> type) {
    String inside = type.getName().substring(type.getPackageName().length() + 1) + "$";
    return classFiles(type).stream()
        .filter(file -> file.endsWith(CLASS))
        .map(file -> file.substring(0, file.length() - CLASS.length()))
        .map(name -> name.startsWith(inside) ? name.substring(inside.length()) : name)
        .filter(name -> NAME.matcher(name).matches());
  }

  private static List<String> classFiles(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    try {
      Path place = Path.of(source.getLocation().toURI());
      if (Files.isDirectory(place)) {
        return list(place, type);
      }
      try (FileSystem jar = FileSystems.newFileSystem(place)) {
        return list(jar.getPath("/"), type);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new AssertionError(source.getLocation() + " is no place", e);
    }
  }

  private static List<String> list(Path root, Class<?> type) throws IOException {
    Path folder = root.resolve(type.getPackageName().replace('.', '/'));
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }
}
