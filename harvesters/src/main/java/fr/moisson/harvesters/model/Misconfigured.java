package fr.moisson.harvesters.model;

/** Retrying will not help until somebody changes the configuration, on this side or the other. */
public final class Misconfigured extends HarvestException {

  public Misconfigured(Notice notice) {
    super(notice, null);
  }

  public Misconfigured(Notice notice, Throwable cause) {
    super(notice, cause);
  }
}
