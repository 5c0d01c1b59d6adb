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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Pages of one catalogue, in the richest record schema that its server supports. */
final class SchemaChoice {

  private static final int MOST_PAGES = 100_000;

  /** How servers call the filter that they refuse. */
  private static final Pattern OF_FILTER =
      Pattern.compile("(?i)\\b(?:constraint|filter|cql|queryables?|property ?name)");

  /** GeoNetwork 4 fails if it cannot convert one record, which it names by its number. */
  private static final Pattern OF_ONE_RECORD = Pattern.compile("\\bmetadata with (?:id )?'\\d");

  private final CswSource source;
  private final URI service;
  private final Run run;
  private @Nullable GetRecords settled;
  private boolean isProven;
  private int plainRecords;
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
    CswPage page = settled == null ? first(start, count) : ask(settled, start, count);
    isProven = true;
    return page;
  }

  private CswPage first(long start, int count) {
    List<Schema> schemas = Schema.of(source);
    for (Schema schema : schemas.subList(0, schemas.size() - 1)) {
      try {
        return first(schema, start, count);
      } catch (Misconfigured | Unavailable refusal) {
        if (isOfFilter(refusal)) {
          throw new Misconfigured(refusedFilter(refusal));
        }
        if (isOfOneRecord(refusal) || !isRefusalOf(schema, refusal)) {
          throw refusal;
        }
        settled = null;
      }
    }
    return first(plain(), start, count);
  }

  private CswPage first(Schema schema, long start, int count) {
    settled = in(schema);
    return ask(settled, start, count);
  }

  private GetRecords in(Schema schema) {
    return new GetRecords(source, service, run.territory().contour().getEnvelopeInternal(), schema);
  }

  /**
   * Records in the schema that every server has; none if all are requested in it anyway, or if it
   * fails.
   */
  List<String> plainRecords(long start, int count) {
    List<String> records = new ArrayList<>();
    try (CswPage page = plainPage(start, count).orElse(null)) {
      for (String record = next(page); record != null; record = next(page)) {
        records.add(record);
      }
    } catch (Unavailable e) {
      return List.of();
    }
    return records;
  }

  private static @Nullable String next(@Nullable CswPage page) {
    return page == null ? null : page.next();
  }

  private Optional<CswPage> plainPage(long start, int count) {
    if (settled == null || settled.schema().equals(plain())) {
      return Optional.empty();
    }
    try {
      return Optional.of(ask(in(plain()), start, count));
    } catch (Misconfigured | Unavailable e) {
      return Optional.empty();
    }
  }

  /** The last schema to try, which every server has. */
  private Schema plain() {
    List<Schema> schemas = Schema.of(source);
    return schemas.get(schemas.size() - 1);
  }

  /**
   * The same for one record that cannot be converted. If this holds for as many records as a page
   * has, and none has come otherwise, the server cannot convert anything.
   */
  Optional<CswPage> plainRecord(long position) {
    Optional<CswPage> page = plainPage(position, 1);
    if (page.isPresent() && ++plainRecords >= source.pageSize() && !isProven) {
      settled = in(plain());
    }
    return page;
  }

  private boolean isOfFilter(HarvestException failure) {
    return filter().isPresent()
        && isRefused(failure)
        && OF_FILTER.matcher(String.join(" ", failure.notice().args())).find();
  }

  private Optional<String> filter() {
    return in(plain()).filter();
  }

  /**
   * A listing that may be refused has ended. If it has not even begun, its filter was refused, and
   * the officer is told, since nobody would notice what is missing.
   */
  void end(long start, HarvestException refusal) {
    if (start == 1) {
      boolean isTold = refusal.notice().code() == Code.FILTER_REFUSED;
      run.tell(isTold ? refusal.notice() : refusedFilter(refusal));
    }
  }

  private Notice refusedFilter(HarvestException refusal) {
    String words = String.join(" ", refusal.notice().args());
    return Notice.of(Code.FILTER_REFUSED, service, filter().orElse(""), words);
  }

  /** Whether the request as such is refused, and not one of its records. */
  static boolean isRefused(HarvestException failure) {
    Code code = failure.notice().code();
    return !isOfOneRecord(failure)
        && (code == Code.ERROR_INSIDE_SUCCESS
            || code == Code.FILTER_REFUSED
            || isRefusedByStatus(failure));
  }

  private static boolean isRefusedByStatus(HarvestException failure) {
    return failure.notice().code() == Code.HTTP_STATUS && failure instanceof Misconfigured;
  }

  /** Whether a failure is about one record, and not about the schema. */
  static boolean isOfOneRecord(HarvestException failure) {
    return OF_ONE_RECORD.matcher(String.join(" ", failure.notice().args())).find();
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
    return isRefusedByStatus(refusal)
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
