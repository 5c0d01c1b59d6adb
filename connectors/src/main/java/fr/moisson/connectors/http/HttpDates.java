package fr.moisson.connectors.http;

import java.time.Instant;
import java.util.Optional;
import org.apache.hc.client5.http.utils.DateUtils;
import org.jspecify.annotations.Nullable;

/** Dates of headers, in any of the three forms of RFC 9110, 5.6.7. */
public final class HttpDates {

  /** Empty if the header is absent, or is not a date. */
  public static Optional<Instant> read(@Nullable String header) {
    return Optional.ofNullable(header).map(DateUtils::parseStandardDate);
  }

  private HttpDates() {}
}
