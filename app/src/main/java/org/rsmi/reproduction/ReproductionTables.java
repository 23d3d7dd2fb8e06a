package org.rsmi.reproduction;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.rsmi.report.TextTable;

/// The two tables of a reproduction.
///
/// @param done what was reproduced
public record ReproductionTables(Reproduced done) {
  private static final int MOST_POINTS = 24;

  /// "published · exact · ours ± error", one row a check.
  public TextTable comparison() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("", "published", "exact", "ours", "agrees if", "verdict"));
    for (Answer answer : done.answers()) {
      rows.add(
          List.of(
              answer.what(),
              NumberColumn.known(answer.published()),
              NumberColumn.known(answer.exact()),
              NumberColumn.measured(answer.ours()),
              answer.accepted(),
              answer.verdict().word()));
    }
    return new TextTable(rows);
  }

  /// How the runs ended, one row a grid point; of many points those with the smallest share.
  public TextTable census() {
    Set<String> axes = new LinkedHashSet<>();
    done.census().rows().forEach(row -> axes.addAll(row.point().keySet()));
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        Stream.concat(
                axes.stream(),
                Stream.of("runs", "converged", "collapsed", "best", "median", "worst", "≥ 95 %"))
            .toList());
    shown().forEach(row -> rows.add(cells(row, axes)));
    return new TextTable(rows);
  }

  private List<Census.Row> shown() {
    List<Census.Row> all = done.census().rows();
    if (all.size() <= MOST_POINTS) {
      return all;
    }
    double limit =
        all.stream().mapToDouble(ReproductionTables::rank).sorted().toArray()[MOST_POINTS - 1];
    return all.stream().filter(row -> rank(row) <= limit).limit(MOST_POINTS).toList();
  }

  private static double rank(Census.Row row) {
    return Double.isFinite(row.share()) ? row.share() : 2;
  }

  /// What the census leaves out.
  public String omitted() {
    int left = done.census().rows().size() - shown().size();
    String points = left > 0 ? left + " more grid points, with larger shares, are left out. " : "";
    return done.census().failed() > 0
        ? points + done.census().failed() + " runs failed."
        : points.strip();
  }

  private static List<String> cells(Census.Row row, Set<String> axes) {
    return Stream.concat(
            axes.stream().map(axis -> axis(row.point(), axis)),
            Stream.of(
                Integer.toString(row.runs()),
                Integer.toString(row.converged()),
                Integer.toString(row.collapsed()),
                NumberColumn.measured(row.best()),
                NumberColumn.measured(row.median()),
                NumberColumn.measured(row.worst()),
                NumberColumn.percent(row.share())))
        .toList();
  }

  private static String axis(Map<String, Object> point, String axis) {
    Object value = point.getOrDefault(axis, "");
    return value instanceof Number
        ? NumberColumn.known(List.of(((Number) value).doubleValue()))
        : value.toString();
  }

  /// The reasons behind differences, one line each.
  public List<String> reasons() {
    return done.answers().stream()
        .filter(answer -> !answer.why().isBlank())
        .map(answer -> answer.what() + ": " + answer.why().strip().replaceAll("\\s+", " "))
        .toList();
  }
}
