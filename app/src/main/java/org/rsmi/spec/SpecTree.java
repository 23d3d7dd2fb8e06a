package org.rsmi.spec;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rsmi.spec.SpecValue.Items;
import org.rsmi.spec.SpecValue.Refused;
import org.rsmi.spec.SpecValue.Scalar;
import org.rsmi.spec.SpecValue.Table;
import org.rsmi.spec.SpecValue.Text;

/// The settings of one experiment, named by paths such as `experiment.data.model.temperature`.
///
/// @param path what the root is called
public record SpecTree(String path, Table root) {
  private static final Pattern BARE_TEXT = Pattern.compile("[\\p{L}$./~_][^\\s\"'\\[\\]{},=#]*");

  /// Reads TOML.
  ///
  /// @param source what to call the text in an error
  /// @param path what to call the root
  public static SpecTree parse(String toml, String source, String path) {
    return new SpecTree(path, Toml.parse(toml, source));
  }

  /// The value under a key with dots, `data.model.temperature`.
  public Optional<SpecValue> find(String key) {
    Optional<SpecValue> found = Optional.of(root);
    for (String name : names(key)) {
      found =
          found.flatMap(
              value ->
                  value instanceof Table(Map<String, SpecValue> entries)
                      ? Optional.ofNullable(entries.get(name))
                      : Optional.empty());
    }
    return found;
  }

  /// The same tree with one setting replaced or added, whatever its [PointOverride]s say.
  ///
  /// @param key with dots, `training.batch`
  /// @param toml a TOML value; a single word needs no quotes, as in `InfoNce` or `data/spins.npy`
  public SpecTree override(String key, String toml) {
    return override(key, parsed(toml.strip(), path + "." + key));
  }

  /// The same tree with one setting replaced or added, whatever its [PointOverride]s say.
  ///
  /// @param key with dots, `training.batch`
  public SpecTree override(String key, SpecValue value) {
    return PointOverride.overruled(with(key, value), key, value);
  }

  /// The same tree with one setting replaced or added, where its [PointOverride]s say nothing else.
  ///
  /// @param key with dots, `training.batch`
  public SpecTree with(String key, SpecValue value) {
    return new SpecTree(path, replaced(root, names(key), value, path));
  }

  private List<String> names(String key) {
    List<String> names = List.of(key.split("\\.", -1));
    if (names.stream().anyMatch(String::isBlank)) {
      throw new SpecException(
          "\"" + key + "\" is no key of " + path + ": want one like data.model");
    }
    return names;
  }

  private static SpecValue parsed(String toml, String where) {
    try {
      Table table = Toml.parse("value = " + toml, where);
      if (table.entries().size() == 1) {
        return table.entries().values().iterator().next();
      }
    } catch (SpecException _) {
      if (BARE_TEXT.matcher(toml).matches()) {
        return new Text(toml);
      }
    }
    throw new SpecException(where + " = " + toml + ": want a TOML value");
  }

  private static Table replaced(Table table, List<String> names, SpecValue value, String path) {
    String name = names.getFirst();
    if (names.size() == 1) {
      return table.with(name, value);
    }
    String inner = path + "." + Table.key(name);
    SpecValue found = table.entries().getOrDefault(name, Table.EMPTY);
    if (!(found instanceof Table below)) {
      throw SpecException.wanting("a table that can take " + names.get(1), found, inner);
    }
    return table.with(name, replaced(below, names.subList(1, names.size()), value, inner));
  }

  /// The content as TOML with sorted keys, one line for each key of the root: the same for two
  /// files that differ in comments, layout or order alone.
  public String canonical() {
    return new TreeMap<>(root.entries())
        .entrySet().stream()
            .map(entry -> Table.key(entry.getKey()) + " = " + sorted(entry.getValue()).toml())
            .collect(Collectors.joining("\n", "", "\n"));
  }

  private static SpecValue sorted(SpecValue value) {
    return switch (value) {
      case Table(Map<String, SpecValue> entries) -> {
        Map<String, SpecValue> sorted = new TreeMap<>();
        entries.forEach((key, entry) -> sorted.put(key, sorted(entry)));
        yield new Table(sorted);
      }
      case Items(List<SpecValue> values) ->
          new Items(values.stream().map(SpecTree::sorted).toList());
      case Scalar scalar -> scalar;
      case Refused refused -> refused;
    };
  }

  /// SHA-256 of [#canonical()], in hexadecimal.
  public String sha256() {
    return sha256(canonical());
  }

  static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
