package fr.moisson.harvesters.model;

import java.time.ZoneId;

/**
 * The time zone of officers and readers, whatever that of the machine is: containers run on UTC.
 */
public final class LegalTime {

  /** Mainland France; schedules and pages overseas use it too. */
  public static final ZoneId FRANCE = ZoneId.of("Europe/Paris");

  private LegalTime() {}
}
