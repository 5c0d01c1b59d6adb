package fr.moisson.harvesters.run;

import fr.moisson.harvesters.model.Notice;

/**
 * Something to know about one dataset on a portal that is no failure.
 *
 * @param title of the dataset
 */
public record Remark(String title, Notice notice) {}
