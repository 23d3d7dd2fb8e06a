package org.rsmi.report;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// A picture as PDF of one page: text stays text, and the letters it uses are in the file.
record PdfFile(Canvas canvas) {
  /// Instead of one made of the time.
  private static final long IDENTITY = 1;

  byte[] bytes() {
    try (PDDocument document = new PDDocument()) {
      document.getDocumentInformation().setTitle(canvas.title());
      document.getDocumentInformation().setSubject(canvas.description());
      document.getDocumentInformation().setCreator("RSMI");
      document.setDocumentId(IDENTITY);
      draw(document);
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      document.save(file);
      return file.toByteArray();
    } catch (IOException fault) {
      throw new UncheckedIOException("a PDF file cannot be made: " + fault, fault);
    }
  }

  private void draw(PDDocument document) throws IOException {
    float width = (float) canvas.width();
    float height = (float) canvas.height();
    PDPage page = new PDPage(new PDRectangle(width, height));
    document.addPage(page);
    PdfBoxGraphics2D pen = new PdfBoxGraphics2D(document, width, height);
    pen.setFontTextDrawer(letters(document));
    canvas.picture().draw(pen, width, height);
    pen.dispose();
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      content.drawForm(pen.getXFormObject());
    }
  }

  private static PdfBoxGraphics2DFontTextDrawer letters(PDDocument document) throws IOException {
    PdfBoxGraphics2DFontTextDrawer drawer = new PdfBoxGraphics2DFontTextDrawer();
    for (Typeface face : Typeface.values()) {
      try (InputStream data = face.data()) {
        drawer.registerFont(face.font(1).getFontName(), PDType0Font.load(document, data));
      }
    }
    return drawer;
  }
}
