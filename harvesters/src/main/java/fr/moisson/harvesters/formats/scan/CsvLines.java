package fr.moisson.harvesters.formats.scan;

/**
 * Structure of the lines of a CSV file, in a charset where bytes below 128 are always ASCII.
 *
 * @param separator in ASCII
 * @param quote in ASCII; zero if there is none
 * @param cells maximum number of cells in a line
 * @param x index of the cell with the longitude, from 0
 * @param y index of the cell with the latitude
 * @param first line number of the first row
 * @param inUtf8 whether the bytes must be UTF-8
 */
public record CsvLines(
    char separator, char quote, int cells, int x, int y, long first, boolean inUtf8) {}
