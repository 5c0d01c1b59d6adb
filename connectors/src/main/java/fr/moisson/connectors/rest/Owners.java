package fr.moisson.connectors.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.json.JsonFields;
import fr.moisson.connectors.json.Pointers;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Attribution;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The organisations that are responsible for the data of an entry, besides its publisher. One that
 * is known by its number alone is left out, since parties have names.
 *
 * @param rows the array of organisations
 * @param name of an organisation, relative to it
 * @param siren of an organisation, relative to it
 */
public record Owners(
    @JsonPropertyDescription("La liste des organismes.") @JsonProperty(required = true) String rows,
    @JsonPropertyDescription("Le nom d’un organisme.") @JsonProperty(required = true) String name,
    @JsonPropertyDescription("Le SIREN d’un organisme.") @Nullable String siren) {

  public Owners {
    Pointers.check("rows", rows);
    Pointers.check("name", name);
    Pointers.check("siren", siren);
  }

  List<Attribution> of(JsonNode entry) {
    return entry
        .at(rows)
        .valueStream()
        .flatMap(
            organisation ->
                Stream.ofNullable(JsonFields.scalar(organisation.at(name)))
                    .map(named -> new Agent(named, null, number(organisation))))
        .map(agent -> new Attribution("owner", agent))
        .toList();
  }

  private @Nullable String number(JsonNode organisation) {
    return Optional.ofNullable(siren)
        .map(pointer -> JsonFields.scalar(organisation.at(pointer)))
        .flatMap(Agent::sirenOf)
        .orElse(null);
  }
}
