package org.rsmi.mi;

import java.util.List;
import org.rsmi.net.Adam;
import org.rsmi.net.Parameter;
import org.rsmi.num.Estimate;

/// A learner that plays a script: the select value of each epoch, and its one weight counts steps.
final class Scripted implements Learner {
  private final List<Double> select;
  private final double error;
  private final double training;
  private final long settled;
  private final Parameter weight = Parameter.zeros("steps", 1);
  private final Adam adam = new Adam(List.of(weight));
  private final long pass;
  private int epoch;

  /// @param select value of each epoch, the last one repeated for ever
  /// @param error of each select value
  /// @param training value of every step
  /// @param settled see [#settled()]
  Scripted(List<Double> select, double error, double training, long settled) {
    this(select, error, training, settled, Long.MAX_VALUE);
  }

  /// @param pass see [#pass()]
  Scripted(List<Double> select, double error, double training, long settled, long pass) {
    this.select = select;
    this.error = error;
    this.training = training;
    this.settled = settled;
    this.pass = pass;
  }

  static Scripted selecting(Double... values) {
    return new Scripted(List.of(values), 0.01, 1, 0);
  }

  @Override
  public double step(long step) {
    weight.value()[0]++;
    return training;
  }

  @Override
  public Estimate select() {
    return new Estimate(select.get(Math.min(epoch++, select.size() - 1)), error, "nats");
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(weight);
  }

  @Override
  public Adam optimiser() {
    return adam;
  }

  @Override
  public double temperature(long step) {
    return 1.0 / (1 + step);
  }

  @Override
  public long settled() {
    return settled;
  }

  @Override
  public long pass() {
    return pass;
  }
}
