package fr.moisson.harvesters.formats;

import java.util.List;

/**
 * One line of a table as it is written.
 *
 * @param cells as many as there are, untrimmed
 * @param line number in the file for CSV, in the sheet for spreadsheets; rank from 1 for features
 */
public record Record(List<String> cells, long line) {}
