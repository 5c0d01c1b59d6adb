package fr.moisson.routes;

import fr.moisson.harvesters.model.RunReport;
import fr.moisson.harvesters.run.PortalReport;

/** Follows the work while it goes on. Called from several threads. */
public interface Progress {

  /** A harvest begins; {@code territory/source}. */
  default void started(String harvest) {}

  /** One more entry was read. */
  default void read(String harvest) {}

  default void ended(RunReport report) {}

  default void ended(PortalReport report) {}

  /** Nobody looks. */
  Progress NONE = new Progress() {};
}
