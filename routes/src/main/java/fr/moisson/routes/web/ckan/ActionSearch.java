package fr.moisson.routes.web.ckan;

import static java.util.Comparator.naturalOrder;

import fr.moisson.connectors.ckan.CkanView;
import fr.moisson.harvesters.values.Themes;
import fr.moisson.routes.portal.CatalogueQuery;
import fr.moisson.routes.portal.Shelf;
import fr.moisson.routes.portal.SortKey;
import fr.moisson.routes.portal.SortKey.By;
import fr.moisson.routes.portal.SortedQuery;
import fr.moisson.routes.web.api.Parameters;
import fr.moisson.routes.web.api.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The query of {@code package_search}, in the subset of <a
 * href="https://solr.apache.org/guide/solr/latest/query-guide/standard-query-parser.html">Solr's
 * syntax</a> that we support: words, all of which must be found, and {@code field:value} for {@code
 * organization}, {@code groups}, {@code id}, {@code name}, {@code guid} and {@code
 * metadata_modified:[… TO …]}. Fields with the same value for all datasets ({@code type}, {@code
 * state}, {@code private}) may also be excluded.
 */
final class ActionSearch {

  /** The parameters of CKAN that select datasets, and those that do not change the answer. */
  private static final List<String> KNOWN =
      List.of(
          "q",
          "fq",
          "sort",
          "rows",
          "start",
          "facet",
          "facet.field",
          "facet.limit",
          "facet.mincount",
          "include_drafts",
          "include_deleted",
          "include_private",
          "use_default_schema");

  /**
   * A sign before a field or a parenthesis is not matched as a word: the exclusion would become a
   * requirement. Quotations are matched possessively, since backtracking would take a stack frame
   * for each character.
   */
  private static final Pattern TERM =
      Pattern.compile(
          "\\s*(?:(?<and>AND\\b|&&|[()])"
              + "|(?<not>[+!-]|NOT\\s+)?(?:(?<field>\\w+|\\*):)?"
              + "(?<value>\"(?:[^\"\\\\]|\\\\.)*+\"|\\[[^\\]]*\\]|(?![+!-]\\s*(?:\\(|\\w+:))[^\\s()\"\\[]+))\\s*");

  private static final Pattern RANGE = Pattern.compile("\\[(\\S+) TO (\\S+)]");

  private static final Map<String, String> CONSTANT =
      Map.of(
          "type", "dataset",
          "dataset_type", "dataset",
          "state", "active",
          "private", "false",
          "capacity", "public");

  /** As CKAN does without any wish. */
  private static final SortKey LATEST_FIRST = new SortKey(By.CHANGE, true);

  private final Shelf shelf;
  private final ActionRequest request;
  private CatalogueQuery query;
  private @Nullable String key;
  private @Nullable Instant from;
  private @Nullable Instant to;
  private boolean isEmpty;

  ActionSearch(Shelf shelf, ActionRequest request) {
    this.shelf = shelf;
    this.request = request;
    this.query = request.part();
  }

  /** Finds one dataset, if it is in the part of the catalogue. */
  static SortedQuery only(CatalogueQuery part, String key) {
    return new SortedQuery(part, key, null, null, new SortKey(By.KEY, false));
  }

  /** Finds all of a part, the latest changes first, as CKAN does. */
  static SortedQuery all(CatalogueQuery part) {
    return new SortedQuery(part, null, null, null, LATEST_FIRST);
  }

  SortedQuery query() {
    Parameters parameters = request.parameters().knowing(KNOWN);
    parameters.text("q").ifPresent(this::read);
    parameters.text("fq").ifPresent(this::read);
    // No dataset has this key.
    String wanted = isEmpty ? "" : key;
    SortKey order = parameters.text("sort").flatMap(ActionSorting::key).orElse(LATEST_FIRST);
    return new SortedQuery(query, wanted, from, to, order);
  }

  private void read(String text) {
    Matcher term = TERM.matcher(text);
    int end = 0;
    while (end < text.length()) {
      term.region(end, text.length());
      if (!term.lookingAt() || term.end() == end) {
        throw Problem.bad("ckan.syntax", text);
      }
      end = term.end();
      if (term.group("and") == null) {
        String sign = Optional.ofNullable(term.group("not")).orElse("+").strip();
        term(sign.equals("+"), term.group("field"), value(term.group("value"), text));
      }
    }
  }

  private static String value(String written, String text) {
    if (written.startsWith("\"")) {
      return written.substring(1, written.length() - 1).replaceAll("\\\\(.)", "$1");
    }
    boolean isOperator = written.equals("OR") || written.equals("NOT") || written.equals("||");
    boolean isPattern = written.length() > 1 && written.matches("[^\\[].*[*?~^].*|[*?].*");
    if (isOperator || isPattern || written.contains(":") && !written.startsWith("[")) {
      throw Problem.bad("ckan.syntax", text);
    }
    return written;
  }

  private void term(boolean wanted, @Nullable String field, String value) {
    if (field == null ? value.equals("*") : field.equals("*") && value.equals("*")) {
      isEmpty |= !wanted;
    } else if (field == null && wanted) {
      query = query.withText((query.text() + " " + value).strip());
    } else if (field != null && CONSTANT.containsKey(field)) {
      isEmpty |= wanted != value.equalsIgnoreCase(CONSTANT.get(field));
    } else if (field != null && wanted) {
      filter(field, value);
    } else {
      throw Problem.bad("ckan.syntax", "-" + (field == null ? "" : field + ":") + value);
    }
  }

  private void filter(String field, String value) {
    switch (field) {
      case "organization", "owner_org" -> {
        String producer = producer(shelf, value);
        once(field, query.producer(), producer);
        query = query.withProducer(producer);
      }
      case "groups" -> {
        String theme = theme(value);
        once(field, query.theme(), theme);
        query = query.withTheme(theme);
      }
      case "id", "name", "guid" -> {
        once(field, key, value);
        key = value;
      }
      case "metadata_modified" -> {
        Matcher range = RANGE.matcher(value);
        if (!range.matches()) {
          throw Problem.bad("ckan.range", value);
        }
        from = narrower(from, moment(range.group(1)), BinaryOperator.maxBy(naturalOrder()));
        to = narrower(to, moment(range.group(2)), BinaryOperator.minBy(naturalOrder()));
      }
      default ->
          throw Problem.bad(
              "ckan.field", field, "organization, groups, id, name, guid, metadata_modified");
    }
  }

  /** Two values of a field would require a dataset to have both. */
  private static void once(String field, @Nullable String before, String now) {
    if (before != null && !before.equals(now)) {
      throw Problem.bad("ckan.twice", field, before, now);
    }
  }

  /** The producer whose organisation has this name; its datasets in the part may all be gone. */
  static String producer(Shelf shelf, String organisation) {
    return shelf.producers(CatalogueQuery.EVERYTHING).keySet().stream()
        .filter(name -> !name.isEmpty() && CkanView.organisation(name).equals(organisation))
        .findFirst()
        .orElseThrow(() -> Problem.missing("ckan.organisationless", organisation));
  }

  static String theme(String group) {
    String code = group.toUpperCase(Locale.ROOT);
    if (!CkanView.group(code).equals(group) || Themes.name(code).isEmpty()) {
      throw Problem.missing("ckan.groupless", group);
    }
    return code;
  }

  /** The narrower of two bounds: all ranges must hold, like all filters. */
  private static @Nullable Instant narrower(
      @Nullable Instant one, @Nullable Instant other, BinaryOperator<Instant> choice) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return choice.apply(one, other);
  }

  private static @Nullable Instant moment(String text) {
    if (text.equals("*")) {
      return null;
    }
    try {
      return text.endsWith("Z")
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw Problem.bad("ckan.range", text);
    }
  }
}
