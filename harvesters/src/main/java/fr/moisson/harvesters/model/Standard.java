package fr.moisson.harvesters.model;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A specification or a reference system that data follow ({@code dct:Standard}). */
public record Standard(String title, @Nullable URI uri) {}
