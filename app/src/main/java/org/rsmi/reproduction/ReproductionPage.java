package org.rsmi.reproduction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.rsmi.report.TextTable;

/// All reproductions as one page of Markdown.
///
/// @param done in any order
/// @param images folder of the figures as the page refers to it
public record ReproductionPage(List<Reproduced> done, String images) {
  public ReproductionPage {
    done =
        done.stream()
            .sorted(Comparator.comparingInt(Reproduced::number).thenComparing(Reproduced::name))
            .toList();
  }

  /// The page.
  public String text() {
    List<String> lines = new ArrayList<>();
    lines.add("# The papers, reproduced");
    lines.add("");
    lines.add(
        "Made by `rsmi reproduce --page` from finished runs: do not edit. Information is in nats and held out. "
            + "\"exact\" and \"published\" stand where they are known; ≥ 95 % is the share of the runs that converged "
            + "to 95 % of the best run's information or within two errors of it, – where there is nothing to find.");
    lines.add("");
    lines.addAll(overview().markdown());
    done.forEach(each -> add(lines, each));
    return String.join("\n", lines) + "\n";
  }

  private TextTable overview() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("#", "experiment", "file", "size", "runs", "thread time", "verdict"));
    for (Reproduced each : done) {
      rows.add(
          List.of(
              Integer.toString(each.number()),
              each.title(),
              "`" + each.name() + "`",
              each.size().word(),
              Integer.toString(runs(each)),
              time(each.seconds()),
              each.verdict().word()));
    }
    return new TextTable(rows);
  }

  private static int runs(Reproduced each) {
    return each.census().rows().stream().mapToInt(Census.Row::runs).sum();
  }

  private void add(List<String> lines, Reproduced each) {
    ReproductionTables tables = new ReproductionTables(each);
    lines.add("");
    lines.add("## %d. %s".formatted(each.number(), each.title()));
    lines.add("");
    lines.add(
        "`rsmi reproduce %s%s` – %s; spec %s; %s of one thread."
            .formatted(
                each.name(),
                each.size() == Size.QUICK ? " --quick" : "",
                each.source(),
                each.spec().substring(0, Math.min(12, each.spec().length())),
                time(each.seconds())));
    lines.add("");
    lines.add(each.text());
    for (String figure : each.figures()) {
      lines.add("");
      lines.add(
          "![%s](%s/%s)"
              .formatted(figure.replace('-', ' '), images, each.picture(figure) + ".png"));
    }
    lines.add("");
    lines.addAll(tables.comparison().markdown());
    tables.reasons().forEach(reason -> lines.addAll(List.of("", reason)));
    lines.add("");
    lines.addAll(tables.census().markdown());
    if (!tables.omitted().isEmpty()) {
      lines.addAll(List.of("", tables.omitted()));
    }
  }

  /// Seconds as one says them.
  public static String time(double seconds) {
    if (!Double.isFinite(seconds)) {
      return "unknown";
    }
    return seconds < 90
        ? String.format(Locale.ROOT, "%.0f s", seconds)
        : seconds < 5_400
            ? String.format(Locale.ROOT, "%.0f min", seconds / 60)
            : String.format(Locale.ROOT, "%.1f h", seconds / 3_600);
  }
}
