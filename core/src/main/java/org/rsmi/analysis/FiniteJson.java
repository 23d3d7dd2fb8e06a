package org.rsmi.analysis;

import java.util.stream.DoubleStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/// JSON of records in which a number that is not finite is `null`.
public final class FiniteJson {
  private FiniteJson() {}

  /// Writes and reads it.
  public static JsonMapper mapper() {
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
