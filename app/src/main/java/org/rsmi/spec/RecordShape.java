package org.rsmi.spec;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rsmi.spec.SpecValue.Table;

/// The components of a record, as keys of a table.
record RecordShape(Class<?> type) {

  List<RecordComponent> components() {
    return List.of(type.getRecordComponents());
  }

  List<String> keys() {
    return components().stream().map(RecordComponent::getName).toList();
  }

  /// The record a table describes.
  ///
  /// @param base an instance that lends the values of the keys left out
  Object build(Table table, Optional<Object> base, String path) {
    Map<String, SpecValue> given = table.entries();
    requireKnown(given, path);
    requireComplete(given, base, path);
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : components()) {
      SpecValue found = given.get(component.getName());
      values.add(
          found == null
              ? omitted(component, base).orElseThrow()
              : Binder.bound(
                  component.getGenericType(), found, Binder.inner(path, component.getName())));
    }
    return Factory.at(path, () -> constructor().newInstance(values.toArray()));
  }

  private void requireKnown(Map<String, SpecValue> given, String path) {
    List<String> keys = keys();
    List<String> unknown = given.keySet().stream().filter(key -> !keys.contains(key)).toList();
    if (!unknown.isEmpty()) {
      throw new SpecException(
          path + " does not know " + unknown + "; it takes " + keys + Spelling.hint(unknown, keys));
    }
  }

  private void requireComplete(Map<String, SpecValue> given, Optional<Object> base, String path) {
    List<String> missing =
        components().stream()
            .filter(component -> !given.containsKey(component.getName()))
            .filter(component -> omitted(component, base).isEmpty())
            .map(RecordComponent::getName)
            .toList();
    if (!missing.isEmpty()) {
      throw new SpecException(
          path + " wants " + String.join(", ", missing) + "; it takes " + keys());
    }
  }

  /// The value of a key that is left out.
  static Optional<Object> omitted(RecordComponent component, Optional<Object> base) {
    if (base.isPresent()) {
      return base.map(instance -> read(component, instance));
    }
    return component.getType().isInterface()
        ? Factory.defaults(component.getType())
        : Optional.empty();
  }

  static Object read(RecordComponent component, Object instance) {
    return Factory.at(component.getName(), () -> component.getAccessor().invoke(instance));
  }

  private Constructor<?> constructor() throws NoSuchMethodException {
    return type.getDeclaredConstructor(
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new));
  }
}
