package fr.moisson.harvesters.model;

import org.jspecify.annotations.Nullable;

/** The time that the data are about, as ISO 8601 dates; either end may be open. */
public record Period(@Nullable String start, @Nullable String end) {}
