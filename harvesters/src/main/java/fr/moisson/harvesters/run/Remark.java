package fr.moisson.harvesters.run;

import fr.moisson.harvesters.model.Notice;

/**
 * Information about one dataset on a portal that is not a failure.
 *
 * @param title of the dataset
 */
public record Remark(String title, Notice notice) {}
