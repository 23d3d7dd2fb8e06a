package org.rsmi.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rsmi.spec.SpecValue.Items;
import org.rsmi.spec.SpecValue.Refused;
import org.rsmi.spec.SpecValue.Table;
import org.rsmi.spec.SpecValue.Text;
import org.rsmi.spec.SpecValue.Whole;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.toml.TomlFactory;

/// The only place that knows who parses TOML. It reads tokens because that starts five times faster
/// than an object mapper.
final class Toml {
  private static final TomlFactory FACTORY = new TomlFactory();

  private Toml() {}

  /// @param source what to call the text when it is not TOML
  static Table parse(String text, String source) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      parser.nextToken();
      return table(parser);
    } catch (JacksonException e) {
      throw new SpecException(source + place(e.getLocation()) + ": " + e.getOriginalMessage(), e);
    }
  }

  private static String place(@Nullable TokenStreamLocation location) {
    return location == null
        ? ""
        : ", line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  private static Table table(JsonParser parser) {
    Map<String, SpecValue> entries = new LinkedHashMap<>();
    for (String key = parser.nextName(); key != null; key = parser.nextName()) {
      parser.nextToken();
      entries.put(key, value(parser));
    }
    return new Table(entries);
  }

  private static Items items(JsonParser parser) {
    List<SpecValue> values = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      values.add(value(parser));
    }
    return new Items(values);
  }

  private static SpecValue value(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> table(parser);
      case START_ARRAY -> items(parser);
      case VALUE_STRING -> new Text(parser.getString());
      case VALUE_NUMBER_INT -> whole(parser);
      case VALUE_NUMBER_FLOAT -> SpecValue.of(Double.parseDouble(parser.getString()));
      default -> new Refused(parser.getString());
    };
  }

  private static SpecValue whole(JsonParser parser) {
    return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        ? new Refused(parser.getString())
        : new Whole(parser.getLongValue());
  }
}
