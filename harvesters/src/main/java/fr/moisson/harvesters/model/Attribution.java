package fr.moisson.harvesters.model;

/**
 * A party and its part in a dataset ({@code prov:Attribution}).
 *
 * @param role code of ISO 19115's {@code CI_RoleCode}: {@code owner}, {@code distributor}…
 */
public record Attribution(String role, Agent agent) {}
