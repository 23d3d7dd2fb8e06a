package org.rsmi.spec;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;

/// What a record takes, read off the record itself.
///
/// @param name as `type = "…"` takes it
/// @param settings in the order of the components
public record Description(String name, List<Setting> settings) {
  public Description {
    settings = List.copyOf(settings);
  }

  /// One key.
  ///
  /// @param type in words: `whole number`, `list of numbers`, `one of [periodic, open]`, an
  /// interface
  /// @param standard what an omitted key means, as TOML; empty if it cannot be omitted
  public record Setting(String name, String type, String standard) {}

  /// Reads one record.
  public static Description of(Class<?> record) {
    Optional<Object> base = Factory.defaults(record);
    return new Description(
        record.getSimpleName(),
        new RecordShape(record)
            .components().stream().map(component -> setting(component, base)).toList());
  }

  private static Setting setting(RecordComponent component, Optional<Object> base) {
    String standard =
        RecordShape.omitted(component, base)
            .map(value -> Unbinder.value(value, component.getType()).toml())
            .orElse("");
    return new Setting(component.getName(), words(component.getGenericType()), standard);
  }

  private static String words(Type type) {
    return switch (type) {
      case ParameterizedType list when list.getRawType() == List.class ->
          "list of " + words(list.getActualTypeArguments()[0]) + "s";
      case ParameterizedType _ -> "table";
      case Class<?> plain when plain.isEnum() -> "one of " + Scalars.constants(plain);
      case Class<?> plain -> word(plain);
      default -> type.getTypeName();
    };
  }

  private static String word(Class<?> type) {
    return switch (type.getSimpleName()) {
      case "int", "Integer", "long", "Long" -> "whole number";
      case "double", "Double" -> "number";
      case "String" -> "text";
      case String name -> name;
    };
  }
}
