package org.rsmi.spec;

import java.io.Serial;

/// Bad input, said in one line: where, what was found, what is wanted.
public final class SpecException extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1;

  /// @param message where, what was found, what is wanted; its lines are joined
  public SpecException(String message) {
    super(line(message));
  }

  SpecException(String message, Throwable cause) {
    super(line(message), cause);
  }

  /// `path = found: want wanted`
  static SpecException wanting(String wanted, SpecValue found, String path) {
    return new SpecException(path + " = " + brief(found.toml()) + ": want " + wanted);
  }

  private static String brief(String toml) {
    return toml.length() <= 60 ? toml : toml.substring(0, 59) + "…";
  }

  private static String line(String message) {
    return message.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
