package fr.moisson.harvesters.dcat.writing;

import java.time.Instant;

/**
 * When our catalogue began to list a dataset ({@code dcat:CatalogRecord}). It says nothing of the
 * data themselves, whose dates come from their publisher.
 *
 * @param changed when our description of the dataset last changed
 */
public record CatalogRecord(Instant since, Instant changed) {}
