package org.rsmi.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The rows behind a chart, by columns: half the bytes of objects that repeat every name.
///
/// Numbers have six significant digits, what is not finite is `null`, and what repeats itself
/// stands once. Columns
/// with a title are
/// those of the CSV file.
final class ChartData {
  private static final MathContext DIGITS = new MathContext(6);
  private static final int REPEATS = 3;
  private static final JsonMapper JSON = new JsonMapper();

  private final Map<String, ArrayNode> columns = new LinkedHashMap<>();
  private final Map<String, String> titles = new LinkedHashMap<>();

  /// A column that is drawn and told.
  ///
  /// @param name by which the chart calls it
  /// @param title at the head of the CSV file
  ChartData column(String name, String title) {
    titles.put(name, title);
    return column(name);
  }

  /// A column that is only drawn.
  ChartData column(String name) {
    columns.put(name, JSON.createArrayNode());
    return this;
  }

  /// Appends a row, one value for each column in their order.
  ///
  /// @param values numbers and texts
  void row(Object... values) {
    int place = 0;
    for (ArrayNode column : columns.values()) {
      add(column, values[place++]);
    }
  }

  private static void add(ArrayNode column, Object value) {
    switch (value) {
      case Double number when Double.isFinite(number) -> column.add(rounded(number));
      case Double _ -> column.addNull();
      case Integer number -> column.add(number);
      case Long number -> column.add(number);
      default -> column.add(value.toString());
    }
  }

  /// Six significant digits.
  static double rounded(double value) {
    return Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() : value;
  }

  int rows() {
    return columns.values().stream().findFirst().map(ArrayNode::size).orElse(0);
  }

  /// Name to values. Of a column that repeats itself every value stands once in `names`, and their
  /// numbers in `of`, or where these are those of an earlier column its name in `like`.
  ObjectNode values() {
    ObjectNode node = JSON.createObjectNode();
    Map<ArrayNode, String> known = new HashMap<>();
    columns.forEach((name, column) -> node.set(name, coded(name, column, known)));
    return node;
  }

  private static JsonNode coded(String name, ArrayNode values, Map<ArrayNode, String> known) {
    Map<JsonNode, Integer> numbers = new LinkedHashMap<>();
    ArrayNode of = JSON.createArrayNode();
    for (JsonNode value : values) {
      of.add(numbers.computeIfAbsent(value, _ -> numbers.size()));
    }
    if (REPEATS * numbers.size() > values.size()) {
      return values;
    }
    ObjectNode node = JSON.createObjectNode();
    String like = known.putIfAbsent(of, name);
    if (like == null) {
      node.set("of", of);
    } else {
      node.put("like", like);
    }
    numbers.keySet().forEach(node.putArray("names")::add);
    return node;
  }

  /// Name to title.
  ObjectNode header() {
    ObjectNode node = JSON.createObjectNode();
    titles.forEach(node::put);
    return node;
  }

  /// The table that reads like the CSV file.
  HtmlTable table() {
    List<HtmlTable.Heading> headings =
        titles.entrySet().stream()
            .map(
                title ->
                    new HtmlTable.Heading(
                        title.getValue(),
                        "",
                        isText(title.getKey()) ? HtmlTable.Align.WORDS : HtmlTable.Align.NUMBERS))
            .toList();
    List<String> rows = IntStream.range(0, rows()).mapToObj(this::cells).toList();
    return new HtmlTable(headings, rows);
  }

  private boolean isText(String name) {
    ArrayNode column = columns.getOrDefault(name, JSON.createArrayNode());
    return !column.isEmpty() && column.get(0).isString();
  }

  private String cells(int row) {
    return titles.keySet().stream()
        .map(name -> columns.getOrDefault(name, JSON.createArrayNode()).get(row))
        .map(
            value ->
                value.isString()
                    ? HtmlTable.cell("text", value.asString())
                    : HtmlTable.cell(value.isNull() ? Notation.NOTHING : value.asString()))
        .collect(Collectors.joining());
  }
}
