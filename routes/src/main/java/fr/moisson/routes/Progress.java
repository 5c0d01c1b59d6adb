package fr.moisson.routes;

import fr.moisson.harvesters.model.RunReport;
import fr.moisson.harvesters.run.PortalReport;

/** Listens to the work in progress. Called from several threads. */
public interface Progress {

  /** A harvest begins; {@code territory/source}. */
  default void started(String harvest) {}

  /** One more entry was read. */
  default void read(String harvest) {}

  default void ended(RunReport report) {}

  default void ended(PortalReport report) {}

  /** Ignores everything. */
  Progress NONE = new Progress() {};
}
