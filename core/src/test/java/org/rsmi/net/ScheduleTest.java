package org.rsmi.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScheduleTest {

  @Test
  void exponentialFallsToItsFloorAndStaysThere() {
    Schedule schedule = new Exponential(0.5, 0.1, 5e-3);
    assertThat(schedule.at(0)).isEqualTo(0.5);
    assertThat(schedule.at(100)).isCloseTo(0.5 * Math.exp(-0.5), within(1e-15));
    assertThat(schedule.at(schedule.settled() - 1)).isGreaterThan(0.1);
    assertThat(schedule.at(schedule.settled())).isEqualTo(0.1);
    assertThat(schedule.at(1_000_000)).isEqualTo(0.1);
  }

  @Test
  void exponentialThatNeverMovesIsSettledAtOnce() {
    assertThat(new Exponential(0.5, 0.5, 1).settled()).isZero();
    assertThat(new Exponential(0.5, 0.1, 0).settled()).isZero();
    assertThat(new Exponential(0.5, 0.1, 0).at(1000)).isEqualTo(0.5);
  }

  @Test
  void exponentialWithoutFloorNeverSettles() {
    assertThat(new Exponential(1, 0, 0.1).settled()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void constantIsTheSameForEver() {
    assertThat(Schedule.of(5e-3).at(0)).isEqualTo(5e-3).isEqualTo(Schedule.of(5e-3).at(1 << 30));
    assertThat(Schedule.of(5e-3).settled()).isZero();
  }

  @Test
  void impossibleSchedulesAreRejected() {
    assertThatThrownBy(() -> Schedule.of(0)).hasMessage("value = 0.0 is not positive");
    assertThatThrownBy(() -> Schedule.of(Double.NaN)).hasMessage("value = NaN is not positive");
    assertThatThrownBy(() -> new Exponential(0.1, 0.5, 1))
        .hasMessage(
            "start = 0.1, floor = 0.5, rate = 1.0: want start > 0, 0 ≤ floor ≤ start, rate ≥ 0");
    assertThatThrownBy(() -> new Exponential(1, 0, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
