package org.rsmi.report;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rsmi.result.Filter;
import org.rsmi.result.PointSummary;
import org.rsmi.result.RunRecord;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// All runs in little room: where they belong, what they know, and their filters in steps of
/// 1/127 of the largest weight of each.
///
/// The sign of a filter means nothing; it is turned so that it agrees with the best run at its
/// point.
///
/// @param runs in the order that marks of findings count them
/// @param points the same runs by point
record PackedRuns(List<RunRecord> runs, List<PointSummary> points) {
  /// Bytes of filters that a page holds; of more, every second run is left out, every third, ….
  private static final int MOST_BYTES = 1_000_000;

  /// Names by their numbers, in order of appearance.
  private static final class Index {
    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    int of(String name) {
      return numbers.computeIfAbsent(name, _ -> numbers.size());
    }

    ArrayNode names() {
      return VegaChart.texts(numbers.keySet());
    }
  }

  ObjectNode json(BlockPicture picture) {
    ObjectNode node = new JsonMapper().createObjectNode();
    Index places = new Index();
    Index outcomes = new Index();
    ArrayNode point = node.putArray("point");
    ArrayNode repeat = node.putArray("repeat");
    ArrayNode outcome = node.putArray("outcome");
    ArrayNode information = node.putArray("information");
    ArrayNode error = node.putArray("error");
    for (RunRecord run : runs) {
      point.add(places.of(Notation.point(run.point())));
      repeat.add(run.repeat());
      outcome.add(outcomes.of(run.estimate().outcome().name()));
      add(information, run.estimate().information().value());
      add(error, run.estimate().information().error());
    }
    node.set("points", places.names());
    node.set("outcomes", outcomes.names());
    if (!runs.isEmpty()) {
      filters(node, picture);
    }
    return node;
  }

  private static void add(ArrayNode to, double value) {
    if (Double.isFinite(value)) {
      to.add(ChartData.rounded(value));
    } else {
      to.addNull();
    }
  }

  private void filters(ObjectNode node, BlockPicture picture) {
    List<Integer> shape = runs.getFirst().filter().blockShape();
    int sites = runs.getFirst().filter().weights()[0].length;
    long bytes = runs.stream().mapToLong(run -> (long) sites * run.filter().components()).sum();
    int every = (int) Math.max(1, (bytes + MOST_BYTES - 1) / MOST_BYTES);
    Map<Map<String, Object>, Filter> best = new HashMap<>();
    FilterGallery.best(points).forEach(tile -> best.put(tile.run().point(), tile.filter()));
    List<Byte> packed = new ArrayList<>();
    ArrayNode components = node.putArray("components");
    ArrayNode largest = node.putArray("largest");
    for (int r = 0; r < runs.size(); r++) {
      Filter filter = runs.get(r).filter();
      boolean kept = r % every == 0 && filter.blockShape().equals(shape);
      components.add(kept ? filter.components() : 0);
      for (int c = 0; kept && c < filter.components(); c++) {
        FilterScale scale = FilterScale.of(filter, c);
        int sign = Gauge.sign(best.getOrDefault(runs.get(r).point(), filter), filter, c);
        largest.add(ChartData.rounded(scale.largest()));
        for (double weight : filter.weights()[c]) {
          packed.add(step(sign * scale.share(weight)));
        }
      }
    }
    node.put("every", every);
    node.put("filters", base64(packed));
    node.set("shapes", picture.shapes(shape).json());
  }

  /// −128 for a weight that is not finite.
  private static byte step(double share) {
    return Double.isNaN(share) ? Byte.MIN_VALUE : (byte) Math.round(127 * share);
  }

  private static String base64(List<Byte> packed) {
    byte[] bytes = new byte[packed.size()];
    for (int k = 0; k < bytes.length; k++) {
      bytes[k] = packed.get(k);
    }
    return Base64.getEncoder().encodeToString(bytes);
  }
}
