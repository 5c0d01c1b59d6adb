package fr.moisson.harvesters.model;

/** Nothing will improve until somebody changes the configuration, here or there. */
public final class Misconfigured extends HarvestException {

  public Misconfigured(Notice notice) {
    super(notice, null);
  }

  public Misconfigured(Notice notice, Throwable cause) {
    super(notice, cause);
  }
}
