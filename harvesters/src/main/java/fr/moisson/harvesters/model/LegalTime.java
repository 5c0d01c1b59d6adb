package fr.moisson.harvesters.model;

import java.time.ZoneId;

/**
 * The time that officers and readers live by, whatever that of the machine is: containers tell UTC.
 */
public final class LegalTime {

  /** Of mainland France; overseas, schedules and pages go by it too. */
  public static final ZoneId FRANCE = ZoneId.of("Europe/Paris");

  private LegalTime() {}
}
