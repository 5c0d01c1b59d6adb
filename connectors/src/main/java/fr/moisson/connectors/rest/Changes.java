package fr.moisson.connectors.rest;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.json.JsonPage;
import fr.moisson.connectors.paging.Envelope;
import fr.moisson.connectors.paging.Listing;
import fr.moisson.connectors.paging.Paging;
import fr.moisson.connectors.paging.Question;
import fr.moisson.connectors.paging.TerritoryValues;
import fr.moisson.connectors.paging.TerritoryWords;
import fr.moisson.harvesters.model.Door.Request;
import fr.moisson.harvesters.model.LegalTime;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Run;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to find out with one request in total, or one per question, that nothing has changed since
 * the last run: by a field of some document (the catalogue of INSEE's Melodi), or by a filter that
 * lists only newer rows (GBIF, GeoNature, the ICPE of Géorisques).
 *
 * @param url of the document; may contain placeholders of the territory
 * @param field JSON pointer in it
 * @param parameter of the filter
 * @param format of the filter's value, {@code yyyy-MM-dd} by default; quoted parts are literal
 */
public record Changes(
    @JsonPropertyDescription("Adresse du document qui dit la date de mise à jour.") @TerritoryWords
        @Nullable String url,
    @JsonPropertyDescription("Où est cette date dans le document.") @Nullable String field,
    @JsonPropertyDescription("Paramètre qui ne demande que ce qui a changé depuis une date.")
        @Nullable String parameter,
    @JsonPropertyDescription("Forme de cette date, yyyy-MM-dd par défaut.") String format) {

  public Changes {
    format = format == null ? "yyyy-MM-dd" : format;
    if ((url == null || field == null) == (parameter == null)) {
      throw new Misconfigured(Notice.of(Code.CONFIG_MISSING_KEY, "url + field | parameter"));
    }
    WrittenDate.formatter("format", format);
  }

  /**
   * The current state of the source, to be remembered: the value in the document, or the time of
   * the run.
   */
  String mark(Run run, TerritoryValues words, Question question) {
    return url == null
        ? run.at().toString()
        : documented(run, question.following(URI.create(words.fill(url))));
  }

  private String documented(Run run, Request request) {
    return JsonPage.object(run.door().get(request)).at(field).asText("");
  }

  /** Whether the mark covers all rows, including vanished ones; a filter only lists new ones. */
  boolean isOfAll() {
    return parameter == null;
  }

  /**
   * Whether the filter finds nothing new.
   *
   * @param then what {@link #mark} returned at the last run
   */
  boolean none(String then, Run run, List<Question> questions, Paging paging, Envelope envelope)
      throws IOException {
    String since =
        WrittenDate.formatter("format", format)
            .withZone(LegalTime.FRANCE)
            .format(Instant.parse(then));
    for (Question question : questions) {
      if (hasNews(question, since, run, paging, envelope)) {
        return false;
      }
    }
    return true;
  }

  private boolean hasNews(
      Question question, String since, Run run, Paging paging, Envelope envelope)
      throws IOException {
    Map<String, String> more = new LinkedHashMap<>();
    more.put(String.valueOf(parameter), since);
    if (paging.sizeParameter() != null) {
      more.put(paging.sizeParameter(), "1");
    }
    Question news = question.with(more);
    // One row is enough, so a total, which may count all rows, does not matter.
    return new Listing(run, news, Paging.NONE, envelope.ofOnePage()).read(Changes::drop) > 0;
  }

  private static void drop(JsonNode row) {
    // Only its presence matters.
  }
}
