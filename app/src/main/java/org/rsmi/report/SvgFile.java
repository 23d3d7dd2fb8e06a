package org.rsmi.report;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// A picture as SVG: text stays text, and the letters it uses are in the file.
record SvgFile(Canvas canvas) {
  private static final String SVG = "http://www.w3.org/2000/svg";
  private static final Pattern DOCTYPE = Pattern.compile("<!DOCTYPE[^>]*>\\s*");

  String text() {
    Document document = document();
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
    context.setComment("Made by RSMI");
    context.setPrecision(3);
    SVGGraphics2D pen = new SVGGraphics2D(context, false);
    pen.setFont(Typeface.REGULAR.font(10));
    canvas.picture().draw(pen, canvas.width(), canvas.height());
    Element root = pen.getRoot();
    size(root);
    describe(document, root);
    StringWriter writer = new StringWriter();
    try {
      pen.stream(root, writer, true, false);
    } catch (IOException fault) {
      throw new UncheckedIOException("an SVG file cannot be made: " + fault, fault);
    }
    return DOCTYPE.matcher(writer.toString()).replaceFirst(""); // asks the network for a grammar
  }

  private static Document document() {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(SVG, "svg", null);
    } catch (ParserConfigurationException missing) {
      throw new AssertionError("every Java makes XML documents", missing);
    }
  }

  private void size(Element root) {
    String width = Drawing.coordinate(canvas.width());
    String height = Drawing.coordinate(canvas.height());
    root.setAttributeNS(null, "width", width + "pt");
    root.setAttributeNS(null, "height", height + "pt");
    root.setAttributeNS(null, "viewBox", "0 0 " + width + " " + height);
    root.setAttributeNS(null, "role", "img");
  }

  private void describe(Document document, Element root) {
    Element style = document.createElementNS(SVG, "style");
    style.setTextContent(faces(root));
    root.insertBefore(style, root.getFirstChild());
    Element description = document.createElementNS(SVG, "desc");
    description.setTextContent(canvas.description());
    root.insertBefore(description, style);
    Element title = document.createElementNS(SVG, "title");
    title.setTextContent(canvas.title());
    root.insertBefore(title, description);
  }

  /// The letters that the picture uses, of each face, as a stylesheet.
  private static String faces(Element root) {
    Set<Integer> letters = new TreeSet<>();
    root.getTextContent().codePoints().forEach(letters::add);
    Set<String> families = new HashSet<>();
    families(root, families);
    StringBuilder style = new StringBuilder();
    for (Typeface face : Typeface.values()) {
      if (families.contains(face.family())) {
        String data = Base64.getEncoder().encodeToString(face.subset(letters));
        style.append(
            "@font-face{font-family:'%s';src:url(data:font/ttf;base64,%s)}"
                .formatted(face.family(), data));
      }
    }
    return style.toString();
  }

  private static void families(Element element, Set<String> families) {
    families.add(element.getAttribute("font-family").replace("'", ""));
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element part) {
        families(part, families);
      }
    }
  }
}
