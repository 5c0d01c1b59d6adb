package fr.moisson.harvesters.model;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The organisation that publishes a dataset ({@code foaf:Agent}).
 *
 * @param siren nine digits, when known
 */
public record Agent(String name, @Nullable URI homepage, @Nullable String siren) {}
