package fr.moisson.harvesters.formats;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Table.Format;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The number of rows that the answer of a service announces beside its rows: somebody may have
 * saved only its first page. Only the parts before the first row and after the last are read, a few
 * kilobytes of the file.
 */
final class AnnouncedRows {

  private static final Set<Format> OF_SERVICES =
      Set.of(Format.GEOJSON, Format.JSON, Format.ESRI_JSON, Format.GML);

  private static final int LENGTH = 1 << 14;

  /** Start of the first array of objects that are not links or fields. */
  private static final Pattern FIRST_ROW =
      Pattern.compile("(?<!\"(?:links|fields)\"\\s{0,3}:\\s{0,3})\\[\\s*\\{");

  /**
   * End of the rows before an array of links, with numbers and texts about the answer in between.
   */
  private static final Pattern LAST_ROW =
      Pattern.compile(
          "\\}\\s*\\](?=(?:\\s*,\\s*\"\\w{1,40}\"\\s*:\\s*"
              + "(?:[\\w.+-]++|\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+){0,99}+\")){0,20}+\\s*,\\s*\"links\")");

  private static final Pattern LAST = Pattern.compile("\\}\\s*\\]");

  private static final Pattern TOTAL =
      Pattern.compile(
          "\"(?:numberMatched|totalFeatures|total_count|totalCount|total_results|nhits"
              + "|@iot\\.count)\"\\s*:\\s*(\\d{1,12})\\b");

  /** May also be sums of money or inhabitants: only trusted beside words for paging. */
  private static final Pattern BARE_TOTAL =
      Pattern.compile("\"(?:count|total)\"\\s*:\\s*(\\d{1,12})\\b");

  private static final String ROWS = "\"(?:results|data|items|records|features)\"\\s*:\\s*";

  /** And where the answer has nothing else beside its rows, which are cut out here. */
  private static final Pattern ONLY_TOTAL =
      Pattern.compile(
          "\\A\\s*\\{\\s*(?:%1$s,\\s*)?%2$s\\s*(?:,\\s*%1$s)?\\}\\s*\\z"
              .formatted(ROWS, BARE_TOTAL));

  private static final Pattern PAGING =
      Pattern.compile("\"(?:page|limit|offset|next|previous|per_page|page_size|pageSize)\"\\s*:");

  private static final Pattern MATCHED = Pattern.compile("numberMatched\\s*=\\s*[\"'](\\d{1,12})");

  /** Signs that there are more rows, whatever their number; Overpass remarks that it gave up. */
  private static final Pattern MORE =
      Pattern.compile(
          "\"(?:exceededTransferLimit|nb_obs_limited)\"\\s*:\\s*true"
              + "|\"(?:(?:hydra:)?next|next_page|nextPage|@(?:iot|odata)\\.nextLink)\"\\s*:\\s*\"[^\"]"
              + "|\"remark\"\\s*:\\s*\"runtime error"
              + "|\"total_pages\"\\s*:\\s*(?:[2-9]|\\d{2,9})\\b"
              + "|\"rel\"\\s*:\\s*\"next\""
              + "|\\snext\\s*=\\s*[\"']http");

  /**
   * @param rows number of rows in the file, including unreadable ones
   * @return the notice if there are more rows elsewhere
   */
  static Optional<Notice> more(Table table, long rows) throws IOException {
    if (!OF_SERVICES.contains(table.format()) || rows == 0) {
      return Optional.empty();
    }
    String around = around(table);
    OptionalLong announced =
        totals(table.format(), around)
            .flatMap(total -> total.matcher(around).results())
            .mapToLong(AnnouncedRows::number)
            .max();
    // A total takes precedence: CKAN gives the address of a next page even on the last one.
    boolean isPage =
        announced.isPresent() ? announced.getAsLong() > rows : MORE.matcher(around).find();
    return isPage
        ? Optional.of(Notice.of(Notice.Code.PAGE_OF_MORE, rows, announced.orElse(0)))
        : Optional.empty();
  }

  private static Stream<Pattern> totals(Format format, String around) {
    if (format == Format.GML) {
      return Stream.of(MATCHED);
    }
    return PAGING.matcher(around).find()
        ? Stream.of(TOTAL, BARE_TOTAL)
        : Stream.of(TOTAL, ONLY_TOTAL);
  }

  private static long number(MatchResult found) {
    return Long.parseLong(found.group(1));
  }

  /** Punctuation and digits are the same bytes in all encodings of such answers. */
  private static String around(Table table) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(table.file().toFile(), "r")) {
      String head = read(file, 0);
      if (table.format() == Format.GML) {
        return head.split("ember>", 2)[0];
      }
      Matcher first = FIRST_ROW.matcher(head);
      if (!first.find()) {
        return ""; // A single object, or several by key: its numbers are about itself.
      }
      String tail = read(file, Math.max(0, file.length() - LENGTH));
      int beforeLinks = end(LAST_ROW, tail);
      return head.substring(0, first.start())
          + tail.substring(beforeLinks > 0 ? beforeLinks : end(LAST, tail));
    }
  }

  /** End of the last match; 0 if there is none. */
  private static int end(Pattern pattern, String text) {
    return pattern.matcher(text).results().mapToInt(MatchResult::end).max().orElse(0);
  }

  private static String read(RandomAccessFile file, long from) throws IOException {
    byte[] bytes = new byte[(int) LongStream.of(LENGTH, file.length() - from).min().orElse(0)];
    file.seek(from);
    file.readFully(bytes);
    return new String(bytes, ISO_8859_1);
  }

  private AnnouncedRows() {}
}
