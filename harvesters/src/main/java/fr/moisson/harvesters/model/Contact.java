package fr.moisson.harvesters.model;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Whom to write to about a dataset ({@code vcard:Kind}). */
public record Contact(@Nullable String name, @Nullable String email, @Nullable URI url) {}
