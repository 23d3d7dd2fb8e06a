package org.rsmi.spec;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rsmi.spec.SpecValue.Items;
import org.rsmi.spec.SpecValue.Refused;
import org.rsmi.spec.SpecValue.Table;
import org.rsmi.spec.SpecValue.Text;
import org.rsmi.spec.SpecValue.Whole;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.toml.TomlMapper;

/// The only place that knows who parses TOML.
final class Toml {
  private static final TomlMapper MAPPER = new TomlMapper();

  private Toml() {}

  /// @param source what to call the text when it is not TOML
  static Table parse(String text, String source) {
    try {
      return table((ObjectNode) MAPPER.readTree(text));
    } catch (JacksonException e) {
      throw new SpecException(source + place(e.getLocation()) + ": " + e.getOriginalMessage(), e);
    }
  }

  private static String place(@Nullable TokenStreamLocation location) {
    return location == null
        ? ""
        : ", line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  private static Table table(JsonNode node) {
    Map<String, SpecValue> entries = new LinkedHashMap<>();
    node.properties().forEach(entry -> entries.put(entry.getKey(), value(entry.getValue())));
    return new Table(entries);
  }

  private static SpecValue value(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> table(node);
      case ARRAY -> new Items(node.valueStream().map(Toml::value).toList());
      case STRING -> new Text(node.stringValue());
      case NUMBER -> number(node);
      default -> new Refused(node.asString());
    };
  }

  private static SpecValue number(JsonNode node) {
    if (node.isIntegralNumber()) {
      return node.canConvertToLong() ? new Whole(node.longValue()) : new Refused(node.asString());
    }
    return SpecValue.of(Double.parseDouble(node.asString()));
  }
}
