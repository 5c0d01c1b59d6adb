package fr.moisson.harvesters.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A party and its part in a dataset ({@code prov:Attribution}).
 *
 * @param role code of ISO 19115's {@code CI_RoleCode}: {@code owner}, {@code distributor}…
 * @param email of the party; null when the source does not give it
 */
public record Attribution(
    String role, Agent agent, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String email) {

  public Attribution(String role, Agent agent) {
    this(role, agent, null);
  }
}
