package fr.moisson.routes.store;

import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.run.LogLine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs a {@link StorageFailure} at most once a minute, however many callers meet it. */
public final class Outage {

  private static final Logger LOG = LoggerFactory.getLogger(Outage.class);
  private static final Duration SILENCE = Duration.ofMinutes(1);

  private final Clock clock;
  private Instant told = Instant.EPOCH;

  public Outage(Clock clock) {
    this.clock = clock;
  }

  public synchronized void tell(Notice why) {
    Instant now = clock.instant();
    if (now.isAfter(told.plus(SILENCE))) {
      told = now;
      LOG.error("{}", LogLine.about("store", null, why));
    }
  }
}
