package fr.moisson.connectors.udata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.connectors.json.JsonPage;
import fr.moisson.connectors.paging.Question;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.territory.Relevance;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * The numbers (SIRET) of organisations, which tell « Ville de Saint-Denis » in Seine-Saint-Denis
 * from that of La Réunion. udata's lists do not contain them, so an organisation with the name of
 * the territory is requested by itself, once per run.
 */
final class UdataPublishers {

  private static final String NUMBER = "business_number_id";

  private final URI organisations;
  private final Run run;
  private final Relevance relevance;
  private final Map<String, String> numbers = new HashMap<>();

  UdataPublishers(UdataSource source, Run run) {
    this.organisations = URI.create(RequestUris.root(source.url()) + "/api/1/organizations/");
    this.run = run;
    this.relevance = new Relevance(run.territory());
  }

  /** Whether an organisation has the territory's name, and is not in another département. */
  boolean isOfTheTerritory(JsonNode organisation) {
    return isNamed(organisation)
        && !relevance.isElsewhere(Agent.sirenOf(number(organisation)).orElse(null));
  }

  /** The row of a dataset, with the number of its organisation if that has the territory's name. */
  JsonNode withNumber(JsonNode row) {
    JsonNode organisation = row.path("organization");
    if (organisation.has(NUMBER) || !isNamed(organisation)) {
      return row;
    }
    String number = number(organisation);
    if (!number.isEmpty()) {
      ((ObjectNode) organisation).put(NUMBER, number);
    }
    return row;
  }

  private boolean isNamed(JsonNode organisation) {
    return organisation.hasNonNull("id")
        && relevance.isNamedIn(organisation.path("name").asText(""));
  }

  private String number(JsonNode organisation) {
    return numbers.computeIfAbsent(organisation.path("id").asText(), this::ask);
  }

  /** Empty if it has none. */
  private String ask(String id) {
    URI address = URI.create(organisations + RequestUris.step(id) + "/");
    Question question = Question.of(address, Map.of());
    // The datasets of an organisation that has just been deleted are still listed.
    return Refusals.unlessGone(() -> JsonPage.object(run.door().get(question.request())))
        .map(organisation -> organisation.path(NUMBER).asText(""))
        .orElse("");
  }
}
