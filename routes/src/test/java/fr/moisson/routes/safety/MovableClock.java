package fr.moisson.routes.safety;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that advances only when a test says so. */
public final class MovableClock extends Clock {

  private Instant now;

  public MovableClock() {
    this(Instant.parse("2026-03-02T08:00:00Z"));
  }

  public MovableClock(Instant now) {
    this.now = now;
  }

  public void passDays(int days) {
    pass(Duration.ofDays(days));
  }

  public void pass(Duration duration) {
    now = now.plus(duration);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
