package fr.moisson.connectors.rest;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.paging.Listing;
import fr.moisson.connectors.paging.Scope;
import fr.moisson.connectors.paging.SeenTexts;
import fr.moisson.connectors.paging.Spool;
import fr.moisson.connectors.paging.TerritoryValues;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.OneOrMore;
import fr.moisson.harvesters.model.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Passes on the rows that were asked for, each once: a service that ignores a filter answers every
 * question with everything it has, and the areas of questions overlap.
 */
final class RowFilter {

  private final Endpoint endpoint;
  private final Spool spool;
  private final Shaping shaping;
  private final @Nullable SeenTexts seen;
  private final boolean isByCommune;
  private final SeenTexts ofOtherCommunes = new SeenTexts();
  private SeenTexts ofTheseCommunes = new SeenTexts();
  private long beyond;

  RowFilter(Endpoint endpoint, Spool spool) {
    this.endpoint = endpoint;
    this.spool = spool;
    this.shaping = new Shaping(endpoint.shape());
    this.seen = endpoint.scope().overlaps() ? new SeenTexts() : null;
    this.isByCommune = endpoint.scope().by() == Scope.By.COMMUNES;
  }

  /** The values that rows must have to answer one question. */
  private record Rule(@Nullable JsonPointer pointer, String column, Set<String> allowed) {

    static Rule of(String column, OneOrMore values, TerritoryValues words) {
      Set<String> allowed = new HashSet<>();
      values.stream().map(words::each).forEach(allowed::addAll);
      boolean isPointer = column.startsWith("/");
      return new Rule(isPointer ? JsonPointer.compile(column) : null, column, allowed);
    }

    boolean holds(JsonNode row, JsonNode shaped) {
      JsonNode value = pointer == null ? Shaping.properties(shaped).path(column) : row.at(pointer);
      return allowed.contains(value.asText(""));
    }
  }

  /** Receives the rows that answer one question. */
  Listing.Sink of(TerritoryValues words) {
    ofOtherCommunes.addAll(ofTheseCommunes);
    ofTheseCommunes = new SeenTexts();
    List<Rule> rules = new ArrayList<>();
    for (Map.Entry<String, OneOrMore> rule : endpoint.filter().entrySet()) {
      rules.add(Rule.of(rule.getKey(), rule.getValue(), words));
    }
    String code = words.fill("{code}");
    return row -> take(row, code, rules);
  }

  private void take(JsonNode row, String code, List<Rule> rules) throws IOException {
    if (row.isMissingNode()) {
      spool.add(row);
      return;
    }
    boolean isEntry = endpoint.entries() != null;
    JsonNode shaped = isEntry ? row : shaping.apply(row, code);
    if (!rules.stream().allMatch(rule -> rule.holds(row, shaped)) || isOfOthers(shaped)) {
      beyond++;
    } else if (seen == null || seen.add(shaped.toString())) {
      spool.add(shaped);
    }
  }

  /** Rows of one answer may be alike; a row that answers two questions shows an ignored filter. */
  private boolean isOfOthers(JsonNode row) {
    if (!isByCommune || seen != null) {
      return false;
    }
    String text = row.toString();
    ofTheseCommunes.add(text);
    return ofOtherCommunes.contains(text);
  }

  /** To be called once all rows have come. */
  void finish(Run run) throws IOException {
    spool.drop(shaping.dead());
    if (beyond > 0) {
      run.tell(Notice.of(Notice.Code.FILTER_IGNORED, endpoint.path(), beyond));
    }
  }
}
