package fr.moisson.harvesters.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why work stopped. There are three kinds, because only three reactions exist: try again later
 * ({@link Unavailable}), have somebody change the configuration ({@link Misconfigured}), leave this
 * entry out ({@link BadItem}).
 */
public abstract sealed class HarvestException extends RuntimeException
    permits Unavailable, Misconfigured, BadItem {

  private final transient Notice notice;

  HarvestException(Notice notice, @Nullable Throwable cause) {
    super(Messages.of(notice, Locale.ENGLISH), cause);
    this.notice = notice;
  }

  /** The reason, readable in the officer's language. */
  public Notice notice() {
    return notice;
  }
}
