package fr.moisson.routes.portal;

import fr.moisson.harvesters.model.Dataset;
import java.time.Instant;

/**
 * A dataset on the shelf.
 *
 * @param key its name in addresses
 * @param number its permanent position in feeds, from 1, in order of first publication
 * @param version of its last change
 * @param firstPublished when it was first put on the shelf
 * @param changed when its content last changed
 */
public record Entry(
    String key,
    Dataset dataset,
    long number,
    long version,
    Instant firstPublished,
    Instant changed) {}
