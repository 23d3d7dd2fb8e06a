package org.rsmi.report;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// SVG read back with the XML parser of the JDK.
final class SvgText {
  private static final Pattern SVG = Pattern.compile("<svg.*?</svg>", Pattern.DOTALL);

  private SvgText() {}

  static Document parse(String text) {
    try {
      return DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(text)));
    } catch (SAXException | IOException | ParserConfigurationException fault) {
      throw new AssertionError(fault.getMessage(), fault);
    }
  }

  /// Every picture inside a page.
  static List<Document> inside(String html) {
    return SVG.matcher(html).results().map(MatchResult::group).map(SvgText::parse).toList();
  }

  /// Elements of one tag with a class among their classes.
  static List<Element> styled(Document svg, String tag, String style) {
    NodeList nodes = svg.getElementsByTagName(tag);
    return IntStream.range(0, nodes.getLength())
        .mapToObj(i -> (Element) nodes.item(i))
        .filter(element -> List.of(element.getAttribute("class").split(" ")).contains(style))
        .toList();
  }
}
