package fr.moisson.routes.portal;

import java.util.List;
import java.util.Map;

/**
 * One page of search results. The counts of a filter say how many datasets each of its values would
 * find if the other filters stay as they are.
 *
 * @param page the page of these entries; the last one if the requested page is beyond it
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
