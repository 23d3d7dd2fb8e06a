package org.rsmi.spec;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rsmi.spec.SpecValue.Items;
import org.rsmi.spec.SpecValue.Real;
import org.rsmi.spec.SpecValue.Refused;
import org.rsmi.spec.SpecValue.Table;
import org.rsmi.spec.SpecValue.Text;
import org.rsmi.spec.SpecValue.Whole;

/// A place for a record: of one known type, or any that implements an interface.
record Choice(Class<?> type) {
  private static final String TYPE = "type";

  Object bind(SpecValue found, String path) {
    return switch (found) {
      case Table table when namesType(table) -> named(table, path);
      case Table table when type.isRecord() -> build(type, table, path);
      case Table table -> unnamed(table, path);
      case Text(String name) when type.isInterface() || name.equals(type.getSimpleName()) ->
          build(named(name, path), Table.EMPTY, path);
      case Whole whole -> whole(whole, path);
      case Real(double number) -> number(number, found, path);
      case Text _, Items _, Refused _ -> throw SpecException.wanting(wanted(), found, path);
    };
  }

  private boolean namesType(Table table) {
    return table.entries().containsKey(TYPE)
        && !(type.isRecord() && new RecordShape(type).keys().contains(TYPE));
  }

  private Object named(Table table, String path) {
    SpecValue name = table.entries().getOrDefault(TYPE, Table.EMPTY);
    String where = path + "." + TYPE;
    if (!(name instanceof Text(String text))) {
      throw SpecException.wanting("one of " + names(), name, where);
    }
    return build(named(text, where), table.without(TYPE), path);
  }

  /// A table of an interface that says which record it means when nothing else is said.
  private Object unnamed(Table table, String path) {
    Optional<Object> base = Factory.defaults(type);
    if (base.isEmpty()) {
      throw new SpecException(path + " wants " + TYPE + "; there are " + names());
    }
    return new RecordShape(base.get().getClass()).build(table, base, path);
  }

  private static Object build(Class<?> record, Table table, String path) {
    return new RecordShape(record).build(table, Factory.defaults(record), path);
  }

  private Class<?> named(String name, String path) {
    if (type.isRecord() && name.equals(type.getSimpleName())) {
      return type;
    }
    return Catalogue.find(type, name)
        .orElseThrow(
            () ->
                new SpecException(
                    "%s = %s: no such %s; there are %s%s"
                        .formatted(
                            path,
                            new Text(name).toml(),
                            type.getSimpleName(),
                            names(),
                            Spelling.hint(List.of(name), names()))));
  }

  private Object whole(Whole found, String path) {
    Optional<Factory> ofInt = Factory.find(type, "of", int.class);
    if (ofInt.isPresent()) {
      return ofInt.get().call(path, Scalars.wholeInt(found, path));
    }
    Optional<Factory> ofLong = Factory.find(type, "of", long.class);
    return ofLong.isPresent()
        ? ofLong.get().call(path, found.number())
        : number((double) found.number(), found, path);
  }

  private Object number(double number, SpecValue found, String path) {
    return Factory.find(type, "of", double.class)
        .orElseThrow(() -> SpecException.wanting(wanted(), found, path))
        .call(path, number);
  }

  private List<String> names() {
    return type.isRecord() ? List.of(type.getSimpleName()) : Catalogue.names(type);
  }

  private String wanted() {
    String record =
        type.isRecord() ? "a table of " + new RecordShape(type).keys() : "one of " + names();
    boolean whole =
        Stream.of(int.class, long.class).anyMatch(n -> Factory.find(type, "of", n).isPresent());
    if (Factory.find(type, "of", double.class).isPresent()) {
      return record + " or a number";
    }
    return whole ? record + " or a whole number" : record;
  }
}
