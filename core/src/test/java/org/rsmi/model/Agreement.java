package org.rsmi.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.rsmi.num.Estimate;

/// A table of measured numbers against their truth: every distance below four standard errors, and
/// their mean square that of correct errors.
final class Agreement {
  private static final double FARTHEST = 4;
  private static final double CHI_SQUARE = 1.5;
  private static final int FEWEST = 8;

  private final List<Double> distances = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();

  /// Adds a measured number beside an exact one.
  void add(String name, Estimate found, double exact) {
    add(name, found, exact, 0);
  }

  /// Adds a measured number beside another, known to ± error.
  void add(String name, Estimate found, double truth, double error) {
    double z = (found.value() - truth) / Math.hypot(found.error(), error);
    distances.add(z);
    lines.add("%s: %s against %s, z = %.2f".formatted(name, found, truth, z));
  }

  double chiSquarePerDegree() {
    return distances.stream().mapToDouble(z -> z * z).average().orElse(Double.NaN);
  }

  /// The whole table agrees.
  void hold() {
    for (int row = 0; row < lines.size(); row++) {
      assertThat(Math.abs(distances.get(row))).as(lines.get(row)).isLessThan(FARTHEST);
    }
    if (lines.size() >= FEWEST) {
      assertThat(chiSquarePerDegree()).as(String.join("\n", lines)).isLessThan(CHI_SQUARE);
    }
  }
}
