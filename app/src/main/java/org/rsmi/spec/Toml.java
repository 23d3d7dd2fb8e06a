package org.rsmi.spec;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
///
/// Jackson's parser drops the first nine digits of every integer that has nineteen and fits into 64
/// bits. Such integers are handed to it as texts behind a mark.
final class Toml {
  private static final TomlFactory FACTORY = new TomlFactory();

  /// A noncharacter: no text has it.
  private static final String MARK = "\uFDD0";

  /// Strings of four kinds, comments, and as `long` the integers of nineteen digits.
  private static final Pattern TOKEN =
      Pattern.compile(
          String.join(
              "|",
              "\"\"\"[\\s\\S]*?(?<!\\\\)\"\"\"",
              "'''[\\s\\S]*?'''",
              "\"[^\"\\\\\n]*+(?:\\\\.[^\"\\\\\n]*+)*+\"",
              "'[^'\n]*+'",
              "#.*",
              "(?<![\\w.+-])(?<long>[+-]?\\d(?:_?\\d){18})(?![\\w.+:-]|\\s*=)"));

  private Toml() {}

  /// @param source what to call the text when it is not TOML
  static Table parse(String text, String source) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), marked(text))) {
      parser.nextToken();
      return table(parser);
    } catch (JacksonException e) {
      throw new SpecException(source + place(e.getLocation()) + ": " + e.getOriginalMessage(), e);
    }
  }

  private static String marked(String text) {
    return TOKEN
        .matcher(text)
        .replaceAll(
            token ->
                Matcher.quoteReplacement(
                    token.group("long") == null
                        ? token.group()
                        : '"' + MARK + token.group().replace("_", "") + '"'));
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
      case VALUE_STRING -> text(parser.getString());
      case VALUE_NUMBER_INT -> whole(parser.getBigIntegerValue());
      case VALUE_NUMBER_FLOAT -> SpecValue.of(Double.parseDouble(parser.getString()));
      default -> new Refused(parser.getString());
    };
  }

  private static SpecValue text(String text) {
    return text.startsWith(MARK)
        ? whole(new BigInteger(text.substring(MARK.length())))
        : new Text(text);
  }

  private static SpecValue whole(BigInteger number) {
    return number.bitLength() < Long.SIZE
        ? new Whole(number.longValueExact())
        : new Refused(number.toString());
  }
}
