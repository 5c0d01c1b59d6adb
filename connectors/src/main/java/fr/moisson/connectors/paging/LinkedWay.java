package fr.moisson.connectors.paging;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.http.NextLink;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.connectors.json.ApiLinks;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Door.Body;
import fr.moisson.harvesters.model.Door.Request;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Run;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Leads from one page of an OGC API to the next by the links in the answer or in its header. If a
 * full page has none, and no total beyond itself, the rest is requested by {@code offset}, which
 * most servers understand: those of pg_featureserv never have a link, and pygeoapi takes the rows
 * that it has read from a CSV file for all.
 */
public final class LinkedWay implements Way {

  private final Question question;
  private final String rows;
  private final int limit;
  private final Run run;
  private @Nullable URI guess;
  private long received;

  /**
   * @param rows pointer to the rows
   * @param limit number of rows requested per page
   */
  public LinkedWay(Question question, String rows, int limit, Run run) {
    this.question = question;
    this.rows = rows;
    this.limit = limit;
    this.run = run;
  }

  @Override
  public Request first() {
    return question.request();
  }

  @Override
  public String rows() {
    return rows;
  }

  @Override
  public List<JsonNode> totals(JsonNode envelope) {
    return List.of(envelope.path("numberMatched"));
  }

  @Override
  public Optional<Body> answer(Door door, Request request) {
    try {
      return Optional.of(door.get(request));
    } catch (Misconfigured e) {
      if (!request.uri().equals(guess)) {
        throw e;
      }
      run.tell(Notice.of(Code.LISTING_UNPROVEN, question.url(), received));
      run.mayHaveMissed();
      return Optional.empty();
    }
  }

  @Override
  public Optional<Request> next(Page page) {
    Optional<String> next =
        ApiLinks.of(page.envelope(), "next")
            .filter(link -> !ApiLinks.isPage(link))
            .findFirst()
            .map(link -> link.path("href").asText())
            .or(() -> NextLink.of(page.body()));
    if (next.isEmpty() && page.rows() >= limit && page.announced() <= page.rows()) {
      return Optional.of(guessed(page));
    }
    return next.map(href -> RequestUris.next(question.url(), page.body().uri(), href))
        .map(question::continued);
  }

  private Request guessed(Page page) {
    received = page.received();
    Request request = question.with(Map.of("offset", String.valueOf(received))).request();
    guess = request.uri();
    return request;
  }
}
