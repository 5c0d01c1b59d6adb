package fr.moisson.harvesters.formats.scan;

/**
 * What lines of a CSV file look like, in a charset that has the bytes of ASCII for nothing else.
 *
 * @param separator in ASCII
 * @param quote in ASCII; zero if there is none
 * @param cells how many a line may have
 * @param x which cell holds the longitude, from 0
 * @param y which cell holds the latitude
 * @param first line number of the first row
 * @param inUtf8 whether the bytes have to be UTF-8
 */
public record CsvLines(
    char separator, char quote, int cells, int x, int y, long first, boolean inUtf8) {}
