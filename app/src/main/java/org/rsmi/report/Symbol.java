package org.rsmi.report;

/// The shape of a mark. With seven colours and four shapes in turn, 28 lines can be told apart.
enum Symbol {
  CIRCLE,
  SQUARE,
  DIAMOND,
  TRIANGLE;

  static Symbol of(int index) {
    return values()[index % values().length];
  }
}
