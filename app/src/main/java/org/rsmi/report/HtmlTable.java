package org.rsmi.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A table of the page.
///
/// @param rows the cells of each row, in markup
record HtmlTable(List<Heading> headings, List<String> rows) {

  /// What stands over a column.
  ///
  /// @param title plain text
  /// @param unit plain text under it, "" for none
  /// @param align how the column is set
  record Heading(String title, String unit, Align align) {
    private String html() {
      return "<th scope=\"col\" class=\"%s\">%s<small>%s</small></th>"
          .formatted(align.style, Markup.html(title), Markup.html(unit));
    }
  }

  /// Words stand to the left, numbers to the right.
  enum Align {
    WORDS("text"),
    NUMBERS("number");

    private final String style;

    Align(String style) {
      this.style = style;
    }
  }

  /// Columns of numbers without units.
  static Stream<Heading> numbers(Stream<String> titles) {
    return titles.map(title -> new Heading(title, "", Align.NUMBERS));
  }

  /// Columns of words.
  static Stream<Heading> words(Stream<String> titles) {
    return titles.map(title -> new Heading(title, "", Align.WORDS));
  }

  static String cell(String text) {
    return "<td>" + Markup.html(text) + "</td>";
  }

  static String cell(String style, String text) {
    return "<td class=\"" + style + "\">" + Markup.html(text) + "</td>";
  }

  String html() {
    String head = headings.stream().map(Heading::html).collect(Collectors.joining());
    String body = rows.stream().collect(Collectors.joining("</tr>\n<tr>", "<tr>", "</tr>"));
    return """
        <div class="scroll" tabindex="0"><table>
        <thead><tr>%s</tr></thead>
        <tbody>
        %s
        </tbody></table></div>
        """
        .formatted(head, body);
  }
}
