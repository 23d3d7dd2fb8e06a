package org.rsmi.spec;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rsmi.spec.SpecValue.Items;
import org.rsmi.spec.SpecValue.Refused;
import org.rsmi.spec.SpecValue.Scalar;
import org.rsmi.spec.SpecValue.Table;

/// Binds settings to records by the names of their components.
///
/// | a component of type | takes |
/// |---|---|
/// | `int`, `long` | a whole number in range |
/// | `double` | a finite number |
/// | `String` | a text |
/// | an enum | the name of a constant in any case |
/// | a `List` | an array, or one value for a list of one |
/// | a record | a table of its components; a number if it has a static `of` of one |
/// | an interface | the same of a record beside it, named by `type`; or the bare name |
/// | a `Map` from `String` | a table with any keys |
///
/// A key that is left out has the value it has in the record's static `defaults()`, or else the
/// `defaults()` of the interface that stands there. See [Catalogue] for which records stand beside
/// an interface.
public final class Binder {
  private Binder() {}

  /// The record that a tree describes.
  ///
  /// @throws SpecException naming the path, what was found and what is wanted
  public static <T> T bind(Class<T> type, SpecTree tree) {
    return bind(type, tree.root(), tree.path());
  }

  /// The record that a value describes.
  ///
  /// @param type a record or an interface with records beside it
  /// @param path of the value, for errors
  /// @throws SpecException naming the path, what was found and what is wanted
  public static <T> T bind(Class<T> type, SpecValue value, String path) {
    return type.cast(new Choice(type).bind(value, path));
  }

  static Object bound(Type type, SpecValue found, String path) {
    return switch (type) {
      case ParameterizedType list when list.getRawType() == List.class ->
          list(list.getActualTypeArguments()[0], found, path);
      case ParameterizedType map when map.getRawType() == Map.class ->
          map(map.getActualTypeArguments()[1], found, path);
      case Class<?> plain -> single(plain, found, path);
      default -> throw unbindable(type);
    };
  }

  private static List<Object> list(Type element, SpecValue found, String path) {
    if (!(found instanceof Items(List<SpecValue> values))) {
      return List.of(bound(element, found, path));
    }
    List<Object> list = new ArrayList<>();
    for (SpecValue value : values) {
      list.add(bound(element, value, path + "[" + list.size() + "]"));
    }
    return List.copyOf(list);
  }

  private static Map<String, Object> map(Type element, SpecValue found, String path) {
    if (!(found instanceof Table(Map<String, SpecValue> entries))) {
      throw SpecException.wanting("a table", found, path);
    }
    Map<String, Object> map = new LinkedHashMap<>();
    entries.forEach((key, value) -> map.put(key, bound(element, value, inner(path, key))));
    return Collections.unmodifiableMap(map);
  }

  private static Object single(Class<?> type, SpecValue found, String path) {
    if (type == int.class || type == Integer.class) {
      return Scalars.wholeInt(found, path);
    }
    if (type == long.class || type == Long.class) {
      return Scalars.wholeLong(found, path);
    }
    if (type == double.class || type == Double.class) {
      return Scalars.number(found, path);
    }
    if (type == String.class) {
      return Scalars.text(found, path);
    }
    if (type == Object.class) {
      return free(found, path);
    }
    if (type.isEnum()) {
      return Scalars.constant(type, found, path);
    }
    if (type.isRecord() || type.isInterface()) {
      return new Choice(type).bind(found, path);
    }
    throw unbindable(type);
  }

  private static Object free(SpecValue found, String path) {
    return switch (found) {
      case Scalar scalar -> scalar.plain();
      case Items items -> list(Object.class, items, path);
      case Table table -> map(Object.class, table, path);
      case Refused refused ->
          throw SpecException.wanting("a finite number, a text, a list or a table", refused, path);
    };
  }

  static String inner(String path, String key) {
    return path + "." + Table.key(key);
  }

  private static AssertionError unbindable(Type type) {
    return new AssertionError("no setting can hold a " + type.getTypeName());
  }
}
