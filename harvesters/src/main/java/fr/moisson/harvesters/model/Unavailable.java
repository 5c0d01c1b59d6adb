package fr.moisson.harvesters.model;

/** The other side does not answer as it should, for now; the same call may succeed later. */
public final class Unavailable extends HarvestException {

  public Unavailable(Notice notice) {
    super(notice, null);
  }

  public Unavailable(Notice notice, Throwable cause) {
    super(notice, cause);
  }
}
