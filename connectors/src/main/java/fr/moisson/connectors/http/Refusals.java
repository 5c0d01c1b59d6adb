package fr.moisson.connectors.http;

import fr.moisson.harvesters.formats.file.FormatMismatch;
import fr.moisson.harvesters.formats.text.Text;
import fr.moisson.harvesters.model.Door.Body;
import fr.moisson.harvesters.model.Door.Reply;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.hc.core5.http.impl.EnglishReasonPhraseCatalog;

/** Translates error statuses, and inspects failures that came through a door. */
public final class Refusals {

  /**
   * Why a write was refused, in the same words as for a read ({@link Statuses}).
   *
   * @param reply with an error status
   */
  public static HarvestException of(URI uri, Reply reply) {
    return reply.status() / 100 == 3
        ? new Unavailable(redirect(uri, reply.headers().getOrDefault("location", "")))
        : of(Masking.shown(uri), reply.status(), quote(reply));
  }

  /**
   * A redirect of a write, which is not followed.
   *
   * @param location may be empty
   */
  public static Notice redirect(URI uri, String location) {
    String elsewhere = location.isBlank() ? "…" : Masking.shown(location.strip());
    return Notice.of(Code.WRITE_REDIRECTED, Masking.shown(uri), elsewhere);
  }

  /** Refused credentials, whatever status the server uses for that. */
  public static Misconfigured forbidden(URI uri, Reply reply) {
    return forbidden(Masking.shown(uri), new ErrorStatus(reply.status()), quote(reply));
  }

  private static Misconfigured forbidden(String address, ErrorStatus cause, String quote) {
    String told = told(cause.status, quote);
    return new Misconfigured(Notice.of(Code.FORBIDDEN, address, cause.status, told), cause);
  }

  /** The first words of an answer, without secrets and without its status. */
  public static String quote(Reply reply) {
    return quote(reply.status(), reply.text());
  }

  /** The same for an answer given by its status and text. */
  public static String quote(int status, String text) {
    return withoutStatus(status, ErrorQuote.of(text));
  }

  /**
   * @param quote from the body, without secrets
   */
  public static HarvestException of(String address, int status, String quote) {
    if (status < 400) {
      return new Unavailable(Notice.of(Code.UNEXPECTED_ANSWER, address, "HTTP " + status));
    }
    if (status == 429) {
      return tooMany(address, status);
    }
    ErrorStatus cause = new ErrorStatus(status);
    if (status == 401 || status == 403) {
      return forbidden(address, cause, quote);
    }
    if (status == 407) {
      return new Misconfigured(Notice.of(Code.PROXY_LOGIN, address), cause);
    }
    String told = told(status, quote);
    Notice notice = Notice.of(Code.HTTP_STATUS, address, status, told);
    return isPassing(status) ? new Unavailable(notice, cause) : new Misconfigured(notice, cause);
  }

  /** Never empty. */
  private static String told(int status, String quote) {
    String words = withoutStatus(status, quote);
    return words.isEmpty() ? name(status) : words;
  }

  /** What an error page says besides its status, which is reported separately. */
  private static String withoutStatus(int status, String quote) {
    String repeated = "(?i)^(?:(?:https?(?:/[\\d.]+)?|error|erreur|status|code)\\b[\\s:]*)*+";
    return quote.replaceFirst(repeated + status + "\\b[\\s.:,;–—-]*", "");
  }

  /** The reason phrase of a status; generic for non-standard ones. */
  private static String name(int status) {
    String name =
        status < 600 ? EnglishReasonPhraseCatalog.INSTANCE.getReason(status, Locale.ENGLISH) : null;
    return Objects.requireNonNullElse(name, "…");
  }

  /** Rate limited, for longer than a run can wait or simply for now. */
  static Unavailable tooMany(String address, int status) {
    return new Unavailable(
        Notice.of(Code.TOO_MANY_REQUESTS, address, status), new ErrorStatus(status));
  }

  /** An answer that is not what the interface promises, although the server took it for one. */
  public static Unavailable unexpected(URI address, Object found) {
    return new Unavailable(Notice.of(Code.UNEXPECTED_ANSWER, address, found));
  }

  /** A web page, such as a login or a notice of maintenance, in place of what was asked for. */
  public static Optional<Unavailable> page(Body body, String wanted) {
    try {
      return FormatMismatch.page(body.uri(), Text.headOf(body.file()), wanted)
          .map(Unavailable::new);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An answer that is not what the interface promises; if it is a {@link #page}, that is said. */
  public static Unavailable unexpected(Body body, String wanted, Object found) {
    return page(body, wanted).orElseGet(() -> unexpected(body.uri(), found));
  }

  /** Whether the same request may succeed later. */
  public static boolean isPassing(int status) {
    return status == 408 || status == 429 || status >= 500;
  }

  /** Whether a server answered with one of these statuses. */
  public static boolean hasStatus(HarvestException failure, Collection<Integer> statuses) {
    return failure.getCause() instanceof ErrorStatus error && statuses.contains(error.status);
  }

  /** What a request gives; empty if the server does not have the thing, or no longer has it. */
  public static <T> Optional<T> unlessGone(Supplier<T> request) {
    try {
      return Optional.of(request.get());
    } catch (Misconfigured e) {
      if (hasStatus(e, Set.of(404, 410))) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Whether a server answered with any error status. */
  public static boolean isByServer(HarvestException failure) {
    return failure.getCause() instanceof ErrorStatus;
  }

  /** The status, if there is one, and what else is known; the address is reported separately. */
  public static String reason(HarvestException failure) {
    List<String> facts = failure.notice().args();
    String known = String.join(", ", facts.subList(Math.min(1, facts.size()), facts.size()));
    return isByServer(failure) ? "HTTP " + known : known;
  }

  /** The error status of a refusal, as the cause of the exception thrown for it. */
  private static final class ErrorStatus extends Exception {

    private final int status;

    ErrorStatus(int status) {
      super("HTTP " + status, null, false, false);
      this.status = status;
    }
  }

  private Refusals() {}
}
