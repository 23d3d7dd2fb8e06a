package org.rsmi.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Numbers of a text file, one row a line; empty lines and what follows a `#` do not count, nor
/// does
/// a first line of names, none of which is a number.
///
/// @param separator what stands between two numbers of a line
/// @param shape `[lines × numbers in the first line]`
record TextNumbers(Path file, Separator separator, List<Integer> shape) implements Numbers {
  /// Values beyond all floats, as numpy and C write them.
  private static final Pattern NOT_FINITE =
      Pattern.compile("[-+]?(nan|inf|infinity)", Pattern.CASE_INSENSITIVE);

  private static final Pattern HEADING = Pattern.compile("[\"'\\p{L}_].*");

  /// What stands between two numbers.
  enum Separator {
    /// One or more blanks or tabs.
    BLANKS,
    /// One comma, with or without blanks.
    COMMAS;

    /// The parts of a line that neither starts nor ends with a blank.
    List<String> split(String line) {
      List<String> parts = new ArrayList<>();
      int start = 0;
      for (int at = start; at <= line.length(); at++) {
        if (at == line.length() || separates(line.charAt(at))) {
          if (this == COMMAS || at > start) {
            parts.add(line.substring(start, at).strip());
          }
          start = at + 1;
        }
      }
      return parts;
    }

    private boolean separates(char letter) {
      return switch (this) {
        case BLANKS -> Character.isWhitespace(letter);
        case COMMAS -> letter == ',';
      };
    }
  }

  /// Looks through a file once, for its shape.
  static TextNumbers open(Path file, Separator separator) {
    int[] shape = new int[2];
    new TextNumbers(file, separator, List.of())
        .lines(
            (_, line) -> {
              if (shape[0] == 0) {
                shape[1] = separator.split(line).size();
              }
              shape[0] = Math.incrementExact(shape[0]);
            });
    return new TextNumbers(file, separator, List.of(shape[0], shape[1]));
  }

  @Override
  public boolean integers() {
    return false;
  }

  @Override
  public Optional<SampleSet> lying(List<Integer> shape) {
    return Optional.empty();
  }

  @Override
  public void visit(Visitor visitor) {
    double[] block = new double[shape.getLast()];
    long[] first = {0};
    lines(
        (number, line) -> {
          List<String> tokens = separator.split(line);
          if (tokens.size() != block.length) {
            throw new IllegalArgumentException(
                "line %d holds %d numbers, the first one %d"
                    .formatted(number, tokens.size(), block.length));
          }
          for (int column = 0; column < block.length; column++) {
            block[column] = number(tokens.get(column), number, column + 1);
          }
          visitor.accept(first[0], block, block.length);
          first[0] += block.length;
        });
  }

  private interface Row {
    /// @param number of the line in the file, from 1
    void accept(long number, String line);
  }

  /// Every line that holds something.
  private void lines(Row row) {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      long number = 0;
      boolean begun = false;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        String content = content(line);
        if (!content.isEmpty() && (begun || !isHeading(content))) {
          row.accept(number, content);
        }
        begun |= !content.isEmpty();
      }
    } catch (CharacterCodingException _) {
      throw new IllegalArgumentException("is no text: its bytes are not UTF-8");
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /// Whether a line holds names, such as `x1,x2,y1`: parts that begin with a letter or a quote and
  /// are no numbers.
  private boolean isHeading(String line) {
    return separator.split(line).stream()
        .allMatch(name -> HEADING.matcher(name).matches() && !NOT_FINITE.matcher(name).matches());
  }

  /// A line without its comment; a spreadsheet's byte order mark is none of the content.
  private static String content(String line) {
    int comment = line.indexOf('#');
    String content = comment < 0 ? line : line.substring(0, comment);
    return (content.startsWith("\uFEFF") ? content.substring(1) : content).strip();
  }

  private static double number(String token, long line, int column) {
    if (isPlain(token)) {
      try {
        return Double.parseDouble(token);
      } catch (NumberFormatException _) {
        // "1.2.3" or "-": reported below
      }
    }
    if (NOT_FINITE.matcher(token).matches()) {
      return Double.NaN;
    }
    String shown = token.length() <= 40 ? token : token.substring(0, 40) + "…";
    throw new IllegalArgumentException(
        "line %d, column %d: [%s] is not a number%s"
            .formatted(line, column, shown, line == 1 ? "; a heading is all names" : ""));
  }

  /// Java alone would also read `1f`, `2d` and `0x1p3`.
  private static boolean isPlain(String token) {
    for (int at = 0; at < token.length(); at++) {
      char letter = token.charAt(at);
      if ((letter < '0' || letter > '9') && "+-.eE".indexOf(letter) < 0) {
        return false;
      }
    }
    return true;
  }
}
