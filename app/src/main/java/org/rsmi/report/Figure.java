package org.rsmi.report;

import org.rsmi.analysis.Finding;

/// A finding as a publication figure: vectors with their letters embedded, or pixels.
///
/// Equal findings give equal bytes: no file holds a date or the name of a machine.
///
/// @param finding not a warning, which is no picture
/// @param style its letters and lines
/// @param width in points, 1/72 inch
/// @param height in points
public record Figure(Finding finding, FigureStyle style, double width, double height) {
  private static final double LEAST = 36;
  private static final double MOST = 7200;

  public Figure {
    requirePicture(finding);
    requireLength("width", width);
    requireLength("height", height);
  }

  /// A figure as high as suits its width.
  public static Figure of(Finding finding, FigureStyle style, double width) {
    requirePicture(finding);
    requireLength("width", width);
    double height = picture(finding, style).height(width);
    return new Figure(finding, style, width, Math.clamp(height, LEAST, MOST));
  }

  /// As this, of another height.
  public Figure high(double points) {
    return new Figure(finding, style, width, points);
  }

  private static void requirePicture(Finding finding) {
    if (finding instanceof Finding.Warning warning) {
      throw new IllegalArgumentException(
          "%s is a warning and no picture: %s".formatted(warning.name(), warning.sentence()));
    }
  }

  private static void requireLength(String name, double length) {
    if (!(length >= LEAST && length <= MOST)) {
      throw new IllegalArgumentException(
          "%s = %.4g points: want %.0f to %.0f (0.5 to 100 inches)"
              .formatted(name, length, LEAST, MOST));
    }
  }

  private static Picture picture(Finding finding, FigureStyle style) {
    return switch (finding) {
      case Finding.Curve curve -> new CurveChart(curve, style).picture();
      case Finding.Scatter scatter -> new ScatterChart(scatter, style).picture();
      case Finding.Histogram histogram -> new HistogramChart(histogram, style).picture();
      case Finding.HeatMap map -> new HeatMapChart(map, style).picture();
      case Finding.FilterMap map -> new FilterMapPicture(map, style);
      case Finding.Table table -> new TablePicture(table, style);
      case Finding.Number number -> new NumberChart(number, style).picture();
      case Finding.Warning warning -> throw new AssertionError(warning.name() + " was refused");
    };
  }

  /// The text of an SVG file, its letters embedded.
  public String svg() {
    return new SvgFile(canvas()).text();
  }

  /// A PDF file of one page, its letters embedded.
  public byte[] pdf() {
    return new PdfFile(canvas()).bytes();
  }

  /// A PNG file that knows its resolution.
  public byte[] png() {
    return new PngFile(canvas(), style.resolution()).bytes();
  }

  private Canvas canvas() {
    Picture picture = picture(finding, style);
    return new Canvas(finding.name(), finding.sentence(), picture, width, height);
  }
}
