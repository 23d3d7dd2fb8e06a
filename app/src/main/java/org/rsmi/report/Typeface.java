package org.rsmi.report;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;

/// The letters of figures: DejaVu Sans Condensed, shipped with the program, so that Greek and
/// mathematics look the same on every machine, also on one without fonts.
enum Typeface {
  REGULAR("DejaVuSansCondensed"),
  BOLD("DejaVuSansCondensed-Bold"),
  ITALIC("DejaVuSansCondensed-Oblique");

  private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

  private final String file;
  private final Font font;

  Typeface(String file) {
    this.file = file;
    try (InputStream data = data()) {
      this.font = Font.createFont(Font.TRUETYPE_FONT, data);
    } catch (IOException | FontFormatException damage) {
      throw new AssertionError(file + " comes with the program", damage);
    }
  }

  /// The name by which files know it.
  String family() {
    return font.getFamily(Locale.ROOT);
  }

  /// The whole font file.
  InputStream data() {
    return Objects.requireNonNull(Typeface.class.getResourceAsStream("fonts/" + file + ".ttf"));
  }

  /// A font file of some letters alone.
  byte[] subset(Set<Integer> letters) {
    try (InputStream data = data();
        TrueTypeFont whole = new TTFParser().parseEmbedded(data)) {
      TTFSubsetter subsetter = new TTFSubsetter(whole);
      subsetter.addAll(letters);
      ByteArrayOutputStream part = new ByteArrayOutputStream();
      subsetter.writeToStream(part);
      return part.toByteArray();
    } catch (IOException damage) {
      throw new AssertionError(file + " comes with the program", damage);
    }
  }

  /// @param size in points
  Font font(double size) {
    return font.deriveFont((float) size);
  }

  /// In points.
  double width(String text, double size) {
    return font(size).getStringBounds(text, CONTEXT).getWidth();
  }

  /// The text in lines that fit, broken at blanks; a longer word has a line of its own.
  ///
  /// @param width of a line, points
  List<String> wrapped(String text, double size, double width) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.split(" ")) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && width(longer, size) > width) {
        lines.add(line);
        line = word;
      } else {
        line = longer;
      }
    }
    if (!line.isEmpty()) {
      lines.add(line);
    }
    return lines;
  }

  /// What this program's letters can show; the rest as `�`.
  static String known(String text) {
    return text.codePoints()
        .map(point -> REGULAR.font.canDisplay(point) ? point : 0xfffd)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
