package fr.moisson.connectors.http;

import java.time.Duration;

/** How waiting is done; tests only take note of it. */
@FunctionalInterface
interface Sleeper {

  Sleeper REAL = pause -> Thread.sleep(pause.toMillis());

  void sleep(Duration pause) throws InterruptedException;
}
