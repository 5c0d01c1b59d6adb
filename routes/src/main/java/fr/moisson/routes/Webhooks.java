package fr.moisson.routes;

import fr.moisson.connectors.webhooks.Subscriber;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Event;
import fr.moisson.harvesters.run.LogLine;
import fr.moisson.routes.store.Outbox;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends each webhook its pending events, in order. A webhook that fails is retried after a pause,
 * and does not delay the others; an event that it rejects is skipped.
 */
final class Webhooks {

  private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration WAITED_FOR = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private final Map<String, Subscriber> subscribers;
  private final Outbox outbox;
  private final Function<String, Door> doors;
  private final WorkFolders folders;
  private final URI source;
  private final Clock clock;
  private final Map<String, Pause> pauses = new ConcurrentHashMap<>();

  /** Webhooks that this program had a reason to send something to. */
  private final Set<String> awake = ConcurrentHashMap.newKeySet();

  private volatile Instant until = Instant.MAX;

  /** Until when a webhook is not called. */
  private record Pause(Instant until, Duration length) {}

  /**
   * @param doors opens the door for a named user of the network
   * @param source of all events: our public address
   */
  Webhooks(
      Map<String, Subscriber> subscribers,
      Outbox outbox,
      Function<String, Door> doors,
      WorkFolders folders,
      URI source,
      Clock clock) {
    this.subscribers = subscribers;
    this.outbox = outbox;
    this.doors = doors;
    this.folders = folders;
    this.source = source;
    this.clock = clock;
  }

  List<String> names() {
    return subscribers.keySet().stream().sorted().toList();
  }

  /** Sends a webhook its pending events, unless another process on this data folder does so. */
  void send(String name) {
    awake.add(name);
    Pause pause = pauses.get(name);
    if (pause == null || !clock.instant().isBefore(pause.until())) {
      folders.alone(scope(name), () -> sendAll(name));
    }
  }

  /** Whether everything was sent. */
  private boolean sendAll(String name) {
    Optional<Event> next = outbox.next(name);
    while (next.isPresent() && clock.instant().isBefore(until) && send(name, next.get())) {
      outbox.settle(name, next.get());
      next = outbox.next(name);
    }
    return next.isEmpty();
  }

  /** Whether the event is settled, and need not be sent again. */
  private boolean send(String name, Event event) {
    try {
      Objects.requireNonNull(subscribers.get(name))
          .tell(event, source, doors.apply(scope(name)), clock.instant());
      pauses.remove(name);
      return true;
    } catch (BadItem e) {
      LOG.warn("{}", LogLine.about(scope(name), null, e.notice()));
      return true;
    } catch (RuntimeException e) {
      LOG.warn("{}", LogLine.about(scope(name), null, Harvests.why(scope(name), e)));
      Duration length = pause(name);
      pauses.put(name, new Pause(clock.instant().plus(length), length));
      return false;
    }
  }

  private Duration pause(String name) {
    Pause before = pauses.get(name);
    if (before == null) {
      return FIRST;
    }
    Duration twice = before.length().multipliedBy(2);
    return twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
  }

  private static String scope(String name) {
    return "webhook/" + name;
  }

  /** Stops sending; what is pending is sent when the program runs again. */
  void stop() {
    until = Instant.MIN;
  }

  /**
   * Sends what is pending, for as long as a command may reasonably take to end; a command that
   * caused no event does nothing.
   */
  void sendRest() {
    until = clock.instant().plus(WAITED_FOR);
    awake.forEach(this::send);
  }
}
