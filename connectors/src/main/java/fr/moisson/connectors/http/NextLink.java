package fr.moisson.connectors.http;

import fr.moisson.harvesters.model.Door.Body;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The next page, as a header names it: {@code Link: <https://…>; rel="next"} (RFC 8288). */
public final class NextLink {

  /** Among other links. */
  private static final Pattern LINK =
      Pattern.compile("<([^<>]*+)>\\s*+(?:;[^,<]*)?;\\s*+rel=\"?next\"?", Pattern.CASE_INSENSITIVE);

  /** Perhaps relative to the address of the answer; empty for a single or last page. */
  public static Optional<String> of(Body answer) {
    Matcher link = LINK.matcher(answer.headers().getOrDefault("link", ""));
    return link.find() ? Optional.of(link.group(1)).filter(to -> !to.isEmpty()) : Optional.empty();
  }

  private NextLink() {}
}
