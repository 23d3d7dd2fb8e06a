package org.rsmi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The package table of ARCHITECTURE.md: who may import whom.
///
/// Every row is `| name | what it holds | may import |`; the last cell is `–` for nothing, names of
/// rows above, or `everything above`. A row whose middle cell ends with *planned* need not exist
/// yet.
///
/// @param rows in the order of the table
record Architecture(List<Row> rows) {
  private static final Pattern ROW =
      Pattern.compile("^\\|\\s*`(\\w+)`\\s*\\|(.*)\\|([^|]*)\\|\\s*$", Pattern.MULTILINE);
  private static final Pattern NAME = Pattern.compile("`(\\w+)`");

  /// One package, `org.rsmi.<name>`, and the packages it may import.
  record Row(String name, Set<String> mayImport, Status status) {}

  /// Whether the package has to exist.
  enum Status {
    EXISTS,
    PLANNED
  }

  Architecture {
    rows = List.copyOf(rows);
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("ARCHITECTURE.md has no package table");
    }
  }

  static Architecture parse(String markdown) {
    Map<String, Row> rows = new LinkedHashMap<>();
    Matcher match = ROW.matcher(markdown);
    while (match.find()) {
      String imports = match.group(3).strip();
      Set<String> mayImport =
          imports.equals("everything above") ? Set.copyOf(rows.keySet()) : names(imports);
      Status status = match.group(2).strip().endsWith("*planned*") ? Status.PLANNED : Status.EXISTS;
      rows.put(match.group(1), new Row(match.group(1), mayImport, status));
    }
    return new Architecture(List.copyOf(rows.values()));
  }

  /// Every sentence that is untrue of the table itself or of the imports found in the classes.
  ///
  /// @param imports for each package that exists, the packages of RSMI its classes name
  List<String> violations(Map<String, Set<String>> imports) {
    List<String> violations = new ArrayList<>(upwardRows());
    Map<String, Row> byName = new TreeMap<>();
    rows.forEach(row -> byName.put(row.name(), row));
    for (Row row : rows) {
      if (row.status() == Status.EXISTS && !imports.containsKey(row.name())) {
        violations.add(row.name() + " is listed and does not exist");
      }
    }
    new TreeMap<>(imports)
        .forEach(
            (name, found) -> {
              Row row = byName.get(name);
              if (row == null) {
                violations.add(name + " is not listed");
              } else {
                violations.addAll(extraEdges(row, found));
              }
            });
    return violations;
  }

  /// Data flows one way: a row imports only rows above it.
  private List<String> upwardRows() {
    List<String> violations = new ArrayList<>();
    Set<String> above = new LinkedHashSet<>();
    for (Row row : rows) {
      for (String name : new TreeSet<>(row.mayImport())) {
        if (!above.contains(name)) {
          violations.add(row.name() + " stands above " + name + ", which it imports");
        }
      }
      above.add(row.name());
    }
    return violations;
  }

  private static List<String> extraEdges(Row row, Set<String> found) {
    return new TreeSet<>(found)
        .stream()
            .filter(name -> !name.equals(row.name()) && !row.mayImport().contains(name))
            .map(name -> row.name() + " imports " + name)
            .toList();
  }

  private static Set<String> names(String cell) {
    Set<String> names = new TreeSet<>();
    Matcher match = NAME.matcher(cell);
    while (match.find()) {
      names.add(match.group(1));
    }
    return names;
  }
}
