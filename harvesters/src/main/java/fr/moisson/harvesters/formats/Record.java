package fr.moisson.harvesters.formats;

import java.util.List;

/**
 * One row of a table as it is written.
 *
 * @param cells as many as there are, untrimmed
 * @param line its number, as a spreadsheet shows it for CSV and sheets; rank from 1 for features
 */
public record Record(List<String> cells, long line) {}
