package fr.moisson.connectors.http;

import java.time.Duration;

/** How to wait; tests record the pauses instead. */
@FunctionalInterface
interface Sleeper {

  Sleeper REAL = pause -> Thread.sleep(pause.toMillis());

  void sleep(Duration pause) throws InterruptedException;
}
