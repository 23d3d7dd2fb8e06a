package org.rsmi.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.rsmi.sample.Replacement;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/// What one analysis found: `analysis/<analysis>.json` of a run folder.
///
/// @param analysis name of the analysis
/// @param findings in its order
public record Findings(String analysis, List<Finding> findings) {
  private static final String FOLDER = "analysis";
  private static final JsonMapper JSON = mapper();

  public Findings {
    findings = List.copyOf(findings);
  }

  /// Writes them into a run folder.
  ///
  /// @param root the run folder
  public void write(Path root) {
    Path folder = root.resolve(FOLDER);
    try {
      Files.createDirectories(folder);
    } catch (IOException fault) {
      throw new UncheckedIOException(folder + " cannot be made: " + fault, fault);
    }
    new Replacement(folder.resolve(analysis + ".json"))
        .write(file -> Files.writeString(file, json()));
  }

  /// As JSON; numbers that are not finite are `null`.
  public String json() {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
  }

  /// All findings that lie in a run folder, by the names of their analyses.
  ///
  /// @throws IllegalArgumentException naming the file if one is damaged
  public static List<Findings> read(Path root) {
    Path folder = root.resolve(FOLDER);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(Findings::parse)
          .toList();
    } catch (IOException fault) {
      throw new UncheckedIOException(folder + " cannot be listed: " + fault, fault);
    }
  }

  private static Findings parse(Path file) {
    try {
      return JSON.readValue(file, Findings.class);
    } catch (JacksonException damage) {
      throw new IllegalArgumentException(
          file + " holds no findings: " + damage.getOriginalMessage(), damage);
    }
  }

  private static JsonMapper mapper() {
    SimpleModule finite = new SimpleModule();
    finite.addSerializer(double.class, new FiniteNumber());
    finite.addSerializer(Double.class, new FiniteNumber());
    finite.addSerializer(new FiniteNumbers());
    finite.addDeserializer(double.class, new AnyNumber());
    finite.addDeserializer(double[].class, new AnyNumbers());
    return JsonMapper.builder().addModule(finite).build();
  }

  private static void write(double value, JsonGenerator to) {
    if (Double.isFinite(value)) {
      to.writeNumber(value);
    } else {
      to.writeNull();
    }
  }

  private static final class FiniteNumber extends StdSerializer<Double> {
    FiniteNumber() {
      super(Double.class);
    }

    @Override
    public void serialize(Double value, JsonGenerator to, SerializationContext context) {
      write(value, to);
    }
  }

  private static final class FiniteNumbers extends StdSerializer<double[]> {
    FiniteNumbers() {
      super(double[].class);
    }

    @Override
    public void serialize(double[] values, JsonGenerator to, SerializationContext context) {
      to.writeStartArray();
      for (double value : values) {
        write(value, to);
      }
      to.writeEndArray();
    }
  }

  private static final class AnyNumber extends StdDeserializer<Double> {
    AnyNumber() {
      super(double.class);
    }

    @Override
    public Double deserialize(JsonParser from, DeserializationContext context) {
      return from.getDoubleValue();
    }

    @Override
    public Object getNullValue(DeserializationContext context) {
      return Double.NaN;
    }
  }

  private static final class AnyNumbers extends StdDeserializer<double[]> {
    AnyNumbers() {
      super(double[].class);
    }

    @Override
    public double[] deserialize(JsonParser from, DeserializationContext context) {
      DoubleStream.Builder values = DoubleStream.builder();
      while (from.nextToken() != JsonToken.END_ARRAY) {
        values.add(
            from.currentToken() == JsonToken.VALUE_NULL ? Double.NaN : from.getDoubleValue());
      }
      return values.build().toArray();
    }
  }
}
