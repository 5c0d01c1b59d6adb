package fr.moisson.harvesters.model;

/** One entry cannot be understood; the run goes on without it. */
public final class BadItem extends HarvestException {

  public BadItem(Notice notice) {
    super(notice, null);
  }

  public BadItem(Notice notice, Throwable cause) {
    super(notice, cause);
  }
}
