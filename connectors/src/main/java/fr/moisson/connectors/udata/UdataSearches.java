package fr.moisson.connectors.udata;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.connectors.json.JsonPage;
import fr.moisson.connectors.paging.Envelope;
import fr.moisson.connectors.paging.Listing;
import fr.moisson.connectors.paging.Paging;
import fr.moisson.connectors.paging.Question;
import fr.moisson.connectors.paging.Scope;
import fr.moisson.connectors.paging.TerritoryValues;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.territory.SearchNames;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Expands the searches of a preset for a territory: one that contains a placeholder for each zone,
 * département, region, name or organisation becomes as many searches.
 */
final class UdataSearches {

  /** Maximum number of communes to search by name: all, except in a few large EPCI. */
  private static final int NAMED = 60;

  /** Number of communes for which organisations are searched, and of results for each. */
  private static final int PUBLISHING = 10;

  private static final int SUGGESTED = 20;

  private static final String ORGANISATION = "organization";
  private static final String IDENTIFIER = "[0-9a-f]{24}";

  private final String organisations;
  private final Run run;
  private final Territory territory;
  private final TerritoryValues words;

  private final UdataPublishers publishers;

  UdataSearches(UdataSource source, Run run, UdataPublishers publishers) {
    this.organisations = RequestUris.root(source.url()) + "/api/1/organizations/";
    this.run = run;
    this.publishers = publishers;
    this.territory = run.territory();
    this.words = Scope.WHOLE.questions(run).get(0);
  }

  Stream<Map<String, String>> expanded(Map<String, String> search) {
    String all = String.join(" ", search.values());
    return Stream.of("zones", "departement", "region", "nom", "organisations")
        .filter(word -> all.contains("{" + word + "}"))
        .findFirst()
        .map(word -> values(word).map(value -> words.with(word, value).fill(search)))
        .orElseGet(() -> Stream.of(words.fill(search)))
        .map(this::byIdentifier);
  }

  private Stream<String> values(String word) {
    return switch (word) {
      // Regions have too many datasets, which are seldom about the territory.
      case "zones" ->
          territory.zones().stream()
              .filter(zone -> !zone.startsWith("region:"))
              .map(zone -> "fr:" + zone);
      case "departement" -> territory.departements().stream();
      case "region" -> territory.regions().stream();
      case "nom" -> SearchNames.of(territory, NAMED).stream().flatMap(SearchNames::inTexts);
      default -> organisations();
    };
  }

  private Stream<String> organisations() {
    return SearchNames.of(territory, PUBLISHING).stream()
        .flatMap(this::suggested)
        .filter(publishers::isOfTheTerritory)
        .map(organisation -> organisation.path("id").asText(""))
        .filter(id -> id.matches(IDENTIFIER))
        .distinct();
  }

  /** Organisations whose names contain the name, such as « Ville de Niort » and « Niort Agglo ». */
  private Stream<JsonNode> suggested(String name) {
    Map<String, String> parameters = Map.of("q", name, "size", String.valueOf(SUGGESTED));
    Question question = Question.of(URI.create(organisations + "suggest/"), parameters);
    return new Listing(run, question, Paging.NONE, Envelope.of("")).stream();
  }

  /** Replaces the slug of an organisation, as its page shows it, by the identifier to filter by. */
  private Map<String, String> byIdentifier(Map<String, String> search) {
    String stated = search.get(ORGANISATION);
    if (stated == null || stated.matches(IDENTIFIER)) {
      return search;
    }
    URI address = URI.create(organisations + RequestUris.step(stated) + "/");
    JsonNode found = JsonPage.object(run.door().get(Question.of(address, Map.of()).request()));
    Map<String, String> filters = new TreeMap<>(search);
    filters.put(ORGANISATION, found.path("id").asText(stated));
    return filters;
  }
}
