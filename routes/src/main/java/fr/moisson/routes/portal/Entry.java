package fr.moisson.routes.portal;

import fr.moisson.harvesters.model.Dataset;
import java.time.Instant;

/**
 * A dataset on the shelf.
 *
 * @param key its name in addresses
 * @param firstPublished when it was first put on the shelf
 * @param changed when what is shown of it last changed
 */
public record Entry(String key, Dataset dataset, Instant firstPublished, Instant changed) {}
