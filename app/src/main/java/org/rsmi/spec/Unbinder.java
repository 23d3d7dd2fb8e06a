package org.rsmi.spec;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rsmi.spec.SpecValue.Items;
import org.rsmi.spec.SpecValue.Table;
import org.rsmi.spec.SpecValue.Text;
import org.rsmi.spec.SpecValue.Whole;

/// The inverse of [Binder]: every setting of a record written out, those left to defaults included.
public final class Unbinder {
  private Unbinder() {}

  /// The table that binds to an equal record.
  public static Table unbind(Record record) {
    Map<String, SpecValue> entries = new LinkedHashMap<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      Object value = RecordShape.read(component, record);
      entries.put(component.getName(), value(value, component.getType()));
    }
    return new Table(entries);
  }

  /// @param declared the type that stands in the component; `Object` where it is not known
  static SpecValue value(Object value, Class<?> declared) {
    return switch (value) {
      case Integer number -> new Whole(number);
      case Long number -> new Whole(number);
      case Double number -> SpecValue.of(number);
      case String text -> new Text(text);
      case Enum<?> constant -> new Text(Scalars.name(constant));
      case List<?> list -> new Items(list.stream().map(item -> value(item, Object.class)).toList());
      case Map<?, ?> map -> table(map);
      case Record record when declared == record.getClass() -> unbind(record);
      case Record record -> named(record);
      default -> throw new AssertionError("no setting can hold a " + value.getClass().getName());
    };
  }

  private static Table table(Map<?, ?> map) {
    Map<String, SpecValue> entries = new LinkedHashMap<>();
    map.forEach((key, value) -> entries.put(String.valueOf(key), value(value, Object.class)));
    return new Table(entries);
  }

  private static SpecValue named(Record record) {
    Text name = new Text(record.getClass().getSimpleName());
    if (record.getClass().getRecordComponents().length == 0) {
      return name;
    }
    Map<String, SpecValue> entries = new LinkedHashMap<>();
    entries.put("type", name);
    entries.putAll(unbind(record).entries());
    return new Table(entries);
  }
}
