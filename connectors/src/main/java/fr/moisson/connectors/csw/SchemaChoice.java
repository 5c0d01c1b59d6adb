package fr.moisson.connectors.csw;

import fr.moisson.connectors.csw.GetRecords.Schema;
import fr.moisson.harvesters.formats.text.Utf8;
import fr.moisson.harvesters.model.Door.Body;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Unavailable;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Pages of one catalogue, in the richest record schema that its server supports. */
final class SchemaChoice {

  private static final int MOST_PAGES = 100_000;

  private final CswSource source;
  private final URI service;
  private final Run run;
  private @Nullable GetRecords settled;
  private int pages;

  SchemaChoice(CswSource source, URI service, Run run) {
    this.source = source;
    this.service = service;
    this.run = run;
  }

  /**
   * Requests records; the first request also determines the schema.
   *
   * @throws Unavailable also if there are too many pages
   */
  CswPage page(long start, int count) {
    if (++pages > MOST_PAGES) {
      throw endless();
    }
    if (settled != null) {
      return ask(settled, start, count);
    }
    List<Schema> schemas = Schema.of(source);
    for (Schema schema : schemas.subList(0, schemas.size() - 1)) {
      try {
        return first(schema, start, count);
      } catch (Misconfigured | Unavailable refusal) {
        if (!isRefusalOf(schema, refusal)) {
          throw refusal;
        }
        settled = null;
      }
    }
    return first(schemas.get(schemas.size() - 1), start, count);
  }

  private CswPage first(Schema schema, long start, int count) {
    settled =
        new GetRecords(source, service, run.territory().contour().getEnvelopeInternal(), schema);
    return ask(settled, start, count);
  }

  private CswPage ask(GetRecords question, long start, int count) {
    Body body = run.door().get(question.page(start, count));
    return CswPage.of(
        new Body(
            body.uri(),
            Utf8.of(body.file(), body.charset(), run.workFolder(), run::tell),
            body.mediaType(),
            body.charset(),
            body.headers(),
            body.sha256()));
  }

  /** Servers refuse a schema with status 400, or in a message with status 200 or 500. */
  private static boolean isRefusalOf(Schema schema, HarvestException refusal) {
    Notice notice = refusal.notice();
    boolean byStatus = notice.code() == Code.HTTP_STATUS && refusal instanceof Misconfigured;
    return byStatus
        || ((notice.code() == Code.HTTP_STATUS || notice.code() == Code.ERROR_INSIDE_SUCCESS)
            && namesSchema(schema, String.join(" ", notice.args())));
  }

  private static boolean namesSchema(Schema schema, String words) {
    return words.contains("InvalidParameterValue")
        || words.toLowerCase(Locale.ROOT).contains("schema")
        || words.contains(schema.name());
  }

  Unavailable endless() {
    return new Unavailable(Notice.of(Code.ENDLESS_PAGING, service, pages));
  }
}
