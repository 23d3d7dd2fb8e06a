package org.rsmi.cli;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A length on paper with its unit, as points of 1/72 inch.
final class Length implements ITypeConverter<Double> {
  private static final Map<String, Double> POINTS =
      Map.of("in", 72.0, "cm", 72 / 2.54, "mm", 7.2 / 2.54, "pt", 1.0, "px", 0.75);
  private static final Pattern LENGTH = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)(in|cm|mm|pt|px)");

  @Override
  public Double convert(String text) {
    Matcher length = LENGTH.matcher(text.strip());
    if (!length.matches()) {
      throw new TypeConversionException(
          "'" + text + "' is no length: want a number with in, cm, mm, pt or px, e.g. 3.4in");
    }
    return Double.parseDouble(length.group(1)) * POINTS.getOrDefault(length.group(2), 1.0);
  }
}
