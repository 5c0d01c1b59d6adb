package fr.moisson.harvesters.dcat.writing;

import java.time.Instant;

/**
 * Since when our catalogue lists a dataset ({@code dcat:CatalogRecord}). It says nothing of the
 * data themselves, whose dates are their publisher's.
 *
 * @param changed when what we say of the dataset last changed
 */
public record CatalogRecord(Instant since, Instant changed) {}
