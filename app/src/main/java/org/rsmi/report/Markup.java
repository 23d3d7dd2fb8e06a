package org.rsmi.report;

import java.util.regex.Pattern;

/// Text inside HTML and SVG.
final class Markup {
  private static final Pattern INFORMATION = Pattern.compile("\\bI\\(([HV]):E\\)");
  private static final Pattern MINUS = Pattern.compile("(?<![\\w)])-(?=\\d)");

  private Markup() {}

  /// Text that no browser takes for markup, in an element or an attribute; characters that XML
  /// forbids become `�`.
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints().forEach(point -> append(escaped, point));
    return escaped.toString();
  }

  private static void append(StringBuilder escaped, int point) {
    switch (point) {
      case '&' -> escaped.append("&amp;");
      case '<' -> escaped.append("&lt;");
      case '>' -> escaped.append("&gt;");
      case '"' -> escaped.append("&quot;");
      case '\'' -> escaped.append("&#39;");
      default -> escaped.appendCodePoint(isAllowed(point) ? point : 0xfffd);
    }
  }

  private static boolean isAllowed(int point) {
    return point == '\n'
        || point == '\t'
        || (point >= 0x20 && point < 0xd800)
        || (point > 0xdfff && point != 0xfffe && point != 0xffff);
  }

  /// Escaped text for HTML, its informations in italics as in print and its minus signs true ones.
  static String html(String text) {
    String italics = INFORMATION.matcher(escape(text)).replaceAll("<i>I</i>(<i>$1</i>:<i>E</i>)");
    return MINUS.matcher(italics).replaceAll("−");
  }

  /// The same for text in SVG.
  static String svg(String text) {
    String italics =
        INFORMATION
            .matcher(escape(text))
            .replaceAll(
                "<tspan class='math'>I</tspan>(<tspan class='math'>$1</tspan>:"
                    + "<tspan class='math'>E</tspan>)");
    return MINUS.matcher(italics).replaceAll("−");
  }
}
