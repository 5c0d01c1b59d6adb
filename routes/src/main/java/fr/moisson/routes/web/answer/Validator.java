package fr.moisson.routes.web.answer;

import fr.moisson.harvesters.dcat.writing.CatalogueHeader;
import fr.moisson.routes.portal.Shelf;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jetty.http.DateGenerator;
import org.eclipse.jetty.http.HttpDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Validators of an answer, by which a client recognises what it already has (RFC 9110, sections 8.8
 * and 13).
 *
 * @param state a string that differs whenever the content differs
 */
public record Validator(String state, @Nullable Instant modified) {

  /** When this program started: another build, or other settings, may answer differently. */
  private static final Instant BEGUN = Instant.now();

  /**
   * Time after which a change, which is dated before it becomes visible, is visible to all readers.
   */
  private static final Duration SETTLING = Duration.ofSeconds(2);

  /** For an answer that depends on the whole shelf and on the catalogue's header. */
  public static Validator of(Shelf.Head head, CatalogueHeader header) {
    return new Validator(head.version() + "-" + Build.edition(header), head.changed().orElse(null));
  }

  /**
   * Sends the validators, and answers 304 if the client already has this state.
   *
   * @return whether the request is settled
   */
  public boolean settles(Context ctx) {
    Optional<Instant> told =
        Optional.ofNullable(modified).flatMap(moment -> told(moment, BEGUN, Instant.now()));
    ctx.header("ETag", etag());
    told.ifPresent(moment -> ctx.header("Last-Modified", DateGenerator.formatDate(moment)));
    boolean known = isKnown(ctx, told);
    if (known) {
      ctx.status(HttpStatus.NOT_MODIFIED);
    }
    return known;
  }

  /** Weak, because the same content is sent compressed and uncompressed. */
  private String etag() {
    return "W/\"" + state + "\"";
  }

  private boolean isKnown(Context ctx, Optional<Instant> told) {
    String tags = ctx.header("If-None-Match");
    if (tags != null) {
      return Stream.of(tags.split(",")).map(String::strip).anyMatch(this::matches);
    }
    String since = ctx.header("If-Modified-Since");
    return since != null && told.filter(moment -> !moment.isAfter(parsed(since))).isPresent();
  }

  /**
   * The moment sent as the last change, in whole seconds: from then on, this content is what was
   * read, whichever clock the reader noted the time by. Empty while that moment is in the future.
   *
   * @param begun when this program started
   */
  static Optional<Instant> told(Instant modified, Instant begun, Instant now) {
    Instant settled =
        (modified.isAfter(begun) ? modified : begun).truncatedTo(ChronoUnit.SECONDS).plus(SETTLING);
    return Optional.of(settled).filter(moment -> !moment.isAfter(now));
  }

  private boolean matches(String tag) {
    return tag.equals("*") || tag.equals(etag()) || ("W/" + tag).equals(etag());
  }

  /**
   * Parses any of the three date forms (RFC 9110, section 5.6.7). An unreadable date must be
   * ignored: the earliest instant is returned, and nothing is older.
   */
  static Instant parsed(String httpDate) {
    try {
      return Instant.from(HttpDateTime.parse(httpDate));
    } catch (IllegalArgumentException e) {
      return Instant.MIN;
    }
  }
}
