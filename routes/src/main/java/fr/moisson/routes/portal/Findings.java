package fr.moisson.routes.portal;

import java.util.List;
import java.util.Map;

/**
 * One page of what was found. The counts of a filter say how many datasets each of its values would
 * leave, the other filters staying as they are.
 *
 * @param page the page that these entries are of: the last one, if the page asked for lies beyond
 * @param pages at least one
 */
public record Findings(
    List<Entry> entries,
    long total,
    int page,
    int pages,
    Map<String, Long> themes,
    Map<String, Long> producers,
    Map<String, Long> territories) {

  public Findings {
    entries = List.copyOf(entries);
    themes = Map.copyOf(themes);
    producers = Map.copyOf(producers);
    territories = Map.copyOf(territories);
  }
}
