package fr.moisson.routes.web.answer;

import fr.moisson.harvesters.dcat.writing.CatalogueHeader;
import fr.moisson.harvesters.model.Hashes;
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
 * By what a reader knows again what it has already (RFC 9110, sections 8.8 and 13).
 *
 * @param state another one whenever the content is another
 */
public record Validator(String state, @Nullable Instant modified) {

  /** Another build, or other settings, may answer otherwise. */
  private static final Instant BEGUN = Instant.now();

  /** Until whoever reads is sure to see a change, which has its moment before it can be seen. */
  private static final Duration SETTLING = Duration.ofSeconds(2);

  /** Of what depends on the whole shelf, and on what the catalogue says of itself. */
  public static Validator of(Shelf.Head head, CatalogueHeader header) {
    return new Validator(
        head.version() + "-" + Hashes.sha256(header.toString()).substring(0, 12),
        head.changed().orElse(null));
  }

  /**
   * Tells the reader the state of what it asks for, and settles the request if it has that.
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

  /** Weak, because the same content goes out compressed and not. */
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
   * The moment that is told as the last change, in whole seconds: that from which on this is what
   * was read, by whatever clock a reader took down when. Empty as long as it is to come.
   *
   * @param begun when this program did
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
   * In any of the three forms of a date (RFC 9110, section 5.6.7). One that cannot be read must be
   * ignored: nothing is older than this.
   */
  static Instant parsed(String httpDate) {
    try {
      return Instant.from(HttpDateTime.parse(httpDate));
    } catch (IllegalArgumentException e) {
      return Instant.MIN;
    }
  }
}
