package fr.moisson.harvesters.model;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell the officer or the producer: a stable code and what it is about. It is kept as
 * data, not as a sentence, so that it can be read next week in French or in English ({@link
 * Messages}).
 *
 * @param args fill the message's {@code {0}}, {@code {1}}…; secrets are masked and long texts cut
 * @param row of a table, where it is about one: the line of the file for CSV, the rank from 1 else
 * @param column of a table, where it is about one
 */
public record Notice(Code code, List<String> args, @Nullable Long row, @Nullable String column) {

  private static final int LONGEST_ARGUMENT = 300;

  public Notice {
    args = args.stream().map(Notice::presentable).toList();
  }

  public static Notice of(Code code, Object... args) {
    return new Notice(code, Stream.of(args).map(Notice::text).toList(), null, null);
  }

  /** What is known of a failure: its own notice, one of the disk, or that it is a fault of ours. */
  public static Notice why(Throwable failure) {
    return failure instanceof HarvestException known
        ? known.notice()
        : DiskFailure.of(failure).orElseGet(() -> of(Code.BUG, failure));
  }

  /** The same about one row of a table, or one cell. */
  public Notice at(long row, @Nullable String column) {
    return new Notice(code, args, row, column);
  }

  /** The same about one column of a table. */
  public Notice in(String column) {
    return new Notice(code, args, row, column);
  }

  private static String text(Object arg) {
    return arg instanceof URI address ? text(address) : String.valueOf(arg);
  }

  /** A file of this machine is known by its path to whoever gave it; others tell no secret. */
  private static String text(URI address) {
    if ("file".equals(address.getScheme())) {
      return address.isOpaque() ? address.getSchemeSpecificPart() : address.getPath();
    }
    return NamedSecrets.mask(address.toString());
  }

  private static String presentable(String text) {
    String line = Secret.mask(text).replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() <= LONGEST_ARGUMENT ? line : line.substring(0, LONGEST_ARGUMENT) + "…";
  }

  /** How much an officer should care. */
  public enum Severity {
    INFO,
    WARNING,
    ERROR
  }

  /**
   * Every kind of notice. A code is never renamed and never reused: dashboards count them. The
   * sentences are in {@code messages_fr.properties} and {@code messages_en.properties}.
   */
  public enum Code {
    /** The source gives no identifier. */
    NO_IDENTIFIER(Severity.ERROR),
    /** The entry has no title. */
    NO_TITLE(Severity.ERROR),
    /** Two entries of one run carry the same identifier; the first one was kept. */
    DUPLICATE_IDENTIFIER(Severity.WARNING),
    /** The entry does not concern the territory. */
    OUTSIDE_TERRITORY(Severity.INFO),
    /** Nothing of a dataset says where it is: its title, and the territory. */
    NOTHING_LEADS_HERE(Severity.INFO),
    /** The entry is hidden, archived or deleted at its source. */
    NOT_PUBLIC(Severity.INFO),
    /** The entry describes an application or the like, and no data. */
    NOT_DATA(Severity.INFO),
    /** The officer's choice leaves the dataset out: its title. */
    NOT_CHOSEN(Severity.INFO),
    /** Nothing of the whole source meets this criterion of the officer's choice. */
    CHOICE_UNMET(Severity.WARNING),
    /** No licence is stated. */
    NO_LICENCE(Severity.WARNING),
    /** A licence is stated that we do not know. */
    UNKNOWN_LICENCE(Severity.WARNING),
    /** The update frequency is not one of the European list. */
    UNKNOWN_FREQUENCY(Severity.INFO),
    /** A date cannot be read, and was dropped. */
    BAD_DATE(Severity.WARNING),
    /** A date lies in the future, and was dropped. */
    FUTURE_DATE(Severity.WARNING),
    /** No contact is given. */
    NO_CONTACT(Severity.INFO),
    /** The record says nothing of these, and they are what the officer states of its source. */
    DEFAULTS_USED(Severity.INFO),
    /** The contact's e-mail address is not one, and was dropped. */
    BAD_EMAIL(Severity.WARNING),
    /** An address cannot be used, and its distribution was dropped. */
    BAD_URL(Severity.WARNING),
    LOGIN_IN_URL(Severity.WARNING),
    /** HTML was turned into text. */
    HTML_IN_TEXT(Severity.INFO),
    /** Text that had been decoded with the wrong charset was repaired. */
    MOJIBAKE(Severity.INFO),
    /** Keywords were cleaned. */
    KEYWORDS_CLEANED(Severity.INFO),
    /** The title was too long, and was cut. */
    LONG_TITLE(Severity.INFO),
    /** A text was cut that no portal would take. */
    LONG_TEXT(Severity.WARNING),
    /** A bounding box is impossible, and was left out. */
    BAD_BBOX(Severity.WARNING),
    /** Corners or axes of a bounding box had changed places, and were put back. */
    BBOX_REPAIRED(Severity.INFO),
    /** The dataset has no file. */
    NO_DISTRIBUTION(Severity.INFO),

    /** Rows lie outside the territory, and were left out of the extract. */
    ROWS_OUTSIDE(Severity.INFO),
    /** Rows have neither a position nor a commune, and were left out of the extract. */
    ROWS_WITHOUT_PLACE(Severity.WARNING),
    /** Rows could not be read. */
    ROWS_BROKEN(Severity.WARNING),
    /** None of the rows can be placed, and what is published stays. */
    ROWS_NOWHERE(Severity.WARNING),
    /**
     * An answer of a service says that there are more rows than it has: these, of how many or 0.
     */
    PAGE_OF_MORE(Severity.WARNING),
    /** A row is larger than any that can be read, and was left out. */
    ROW_TOO_LARGE(Severity.WARNING),
    /** No line of a table names its columns, which got names of their number. */
    NO_HEADER(Severity.WARNING),
    /** Lines say the names of the columns once more, and were not taken for rows. */
    HEADER_REPEATED(Severity.INFO),
    /** Lines are one cell in quotes each, with the cells of a row in it. */
    LINES_WRAPPED(Severity.INFO),
    /** Rows begin with numbers that the header has no name for. */
    ROWS_NUMBERED(Severity.INFO),
    /** Rows have more cells than the header has names. */
    NAMES_LACK(Severity.WARNING),
    /** Lines above the header of a table were taken for titles. */
    TITLES_ABOVE(Severity.INFO),
    /** An object of objects was taken for rows with names. */
    KEYED_ROWS(Severity.INFO),
    /** Totals, sources and notes that end a table. */
    FOOTNOTES(Severity.INFO),
    /** A line below the names of the columns was taken for their units or labels. */
    UNITS_BELOW(Severity.INFO),
    /** A text is written in two encodings. */
    ENCODING_MIXED(Severity.WARNING),
    /** A text is not in the encoding that its server or its package states. */
    ENCODING_CONTRADICTED(Severity.WARNING),
    /** A text has bytes that are of no character in its encoding. */
    ENCODING_BROKEN(Severity.WARNING),
    /** The file's encoding was guessed. */
    ENCODING_GUESSED(Severity.INFO),
    /** INSEE codes had lost the zero that they begin with. */
    ZEROS_RESTORED(Severity.INFO),
    /** A column of days has some that are in no calendar. */
    NO_SUCH_DAY(Severity.WARNING),
    /** Latitude and longitude had changed places. */
    AXES_SWAPPED(Severity.INFO),
    /** Invalid geometries were repaired. */
    GEOMETRIES_REPAIRED(Severity.INFO),
    /** Geometries have nothing in them, or nothing is left of them once they are repaired. */
    GEOMETRIES_EMPTY(Severity.INFO),
    /** Texts were longer than a cell of a workbook holds, and were cut. */
    TEXTS_CUT(Severity.WARNING),
    /** Rows were more than a sheet of a workbook holds, and go on in others. */
    SHEETS_FULL(Severity.WARNING),
    /** A table has more columns than a format holds. */
    TOO_MANY_COLUMNS(Severity.ERROR),
    /** Files cannot be written in the coordinate system that is asked for. */
    CRS_NOT_WRITTEN(Severity.ERROR),
    /** No row concerns the territory. */
    NO_ROW_INSIDE(Severity.WARNING),
    /** Quotes in a CSV file are never closed; each was read as a letter. */
    UNCLOSED_QUOTE(Severity.WARNING),
    /** Files were made of the rows before a fault that ended a table; they lack all others. */
    ROWS_BEFORE_FAULT(Severity.ERROR),
    /** A member of an archive is compressed in a way that is not read. */
    UNKNOWN_COMPRESSION(Severity.ERROR),
    /** A cell of a CSV file is longer than any cell can be. */
    LONG_CELL(Severity.ERROR),
    /** A file holds several sheets, layers or members, of which one was read. */
    LAYER_CHOSEN(Severity.INFO),
    /** The sheet, layer or member that the preset names is not in the file. */
    NO_SUCH_LAYER(Severity.ERROR),
    /** The coordinate system of a file cannot be told from its description. */
    UNKNOWN_CRS(Severity.WARNING),
    /** A layer has no column of the name that it states for its geometries, nor any other. */
    NO_GEOMETRY_COLUMN(Severity.WARNING),
    /** A layer states another name for the column of its geometries than the one it has. */
    GEOMETRY_COLUMN_MISNAMED(Severity.WARNING),
    /** No name of a column says a place; the values of some do. */
    PLACE_GUESSED(Severity.WARNING),
    /** Columns hold coordinates, and no row could be placed by them. */
    PLACE_NOT_READ(Severity.WARNING),
    /** The file names no coordinate system; the values say which one it is. */
    CRS_DEDUCED(Severity.INFO),
    /** Several coordinate systems fit the values, and the most usual one was taken. */
    CRS_SUPPOSED(Severity.WARNING),
    /** Several coordinate systems fit the values, and none was guessed. */
    CRS_DOUBTFUL(Severity.WARNING),
    /** Values are in metres, and no coordinate system is known in which they lie in France. */
    CRS_NOT_FOUND(Severity.WARNING),
    /** Some rows of a table in degrees have numbers that are none. */
    COORDINATES_NOWHERE(Severity.WARNING),
    /** The values are not in the coordinate system that is declared. */
    CRS_CONTRADICTED(Severity.WARNING),
    /** The file can only be opened with a password. */
    PASSWORD_PROTECTED(Severity.ERROR),
    /** A file, or all its tables, hold no row. */
    NO_ROWS(Severity.WARNING),
    /** No column of a table is known for one that says a place. */
    NO_PLACE_COLUMN(Severity.WARNING),
    /** Columns of a sheet are hidden, and were left out. */
    HIDDEN_COLUMNS(Severity.INFO),
    /** Columns hold neither text nor numbers, such as pictures, and were left out. */
    COLUMNS_UNREAD(Severity.INFO),
    /** Rows of a sheet are hidden, and not by a filter, and were left out. */
    HIDDEN_ROWS(Severity.INFO),
    /** Formulas of a sheet have no results in the file, and were read as empty cells. */
    FORMULAS_UNCOMPUTED(Severity.WARNING),
    /** Cells merged over several rows stand in each of them. */
    MERGED_CELLS(Severity.INFO),
    /** An archive breaks off, or is not whole. */
    DAMAGED_ARCHIVE(Severity.ERROR),
    /** An archive has more members than any is read of, or its directory is huge. */
    TOO_MANY_MEMBERS(Severity.ERROR),
    /** A file is packed so that to unpack it takes more memory than any usual setting. */
    TOO_MUCH_MEMORY(Severity.ERROR),
    /** The first of many tables in an archive have no row, and no others were tried. */
    EMPTY_MEMBERS(Severity.ERROR),
    /** Columns about persons were left out. */
    PERSONAL_COLUMNS(Severity.WARNING),
    /** Cells about persons were emptied, or masked in part. */
    PERSONAL_VALUES(Severity.WARNING),
    /** Sensitive observations are shown as precisely as their source allows. */
    SENSITIVE_BLURRED(Severity.INFO),
    /** Sensitive observations were left out. */
    SENSITIVE_LEFT_OUT(Severity.WARNING),
    /** The file is not what its name or its media type says. */
    NOT_THE_FORMAT(Severity.ERROR),
    /** The file is of a format that other programs write, and that is not read. */
    UNREAD_FORMAT(Severity.ERROR),
    /** The file holds but a link to where the data are: the address. */
    LINK_INSTEAD(Severity.ERROR),
    /** The file begins as its format, and is not well-formed further on. */
    MALFORMED(Severity.ERROR),
    /** A CSV file ends in the middle of a cell in quotes. */
    CUT_OFF(Severity.ERROR),

    /** Rows are not of the schema's theme, and were left out. */
    ROWS_EXCLUDED(Severity.INFO),
    /** Values cannot be said in a column of the schema, which stays empty. */
    VALUES_NOT_MAPPED(Severity.WARNING),
    /** Values that the schema has no word for stand under its word for all others. */
    VALUES_AS_OTHER(Severity.INFO),
    /** Columns of the source have no place in the schema, and were left out. */
    COLUMNS_NOT_MAPPED(Severity.INFO),
    /** The unit of a column was known by how large its values are. */
    UNIT_GUESSED(Severity.INFO),
    /** The unit of a column cannot be told. */
    UNIT_UNKNOWN(Severity.WARNING),
    /** Some dates of a column can only have the month first, so that all were read so. */
    DATES_MONTH_FIRST(Severity.WARNING),
    /** A column has dates with the day first and others with the month first. */
    DATES_MIXED(Severity.WARNING),

    /** The host could not be reached. */
    UNREACHABLE(Severity.ERROR),
    /** No server is known by the name of the host. */
    HOST_NOT_FOUND(Severity.ERROR),
    /** Nothing listens at the port of the host. */
    CONNECTION_REFUSED(Severity.ERROR),
    /** The connection cannot be made secure: a certificate ran out, or nobody vouches for it. */
    NOT_TRUSTED(Severity.ERROR),
    /** No answer in time. */
    TIMED_OUT(Severity.ERROR),
    /** The server answers with an error status. */
    HTTP_STATUS(Severity.ERROR),
    /** The server asks us to slow down. */
    TOO_MANY_REQUESTS(Severity.ERROR),
    /** The server refuses our credentials. */
    FORBIDDEN(Severity.ERROR),
    /** The address leads to a private network. */
    PRIVATE_ADDRESS(Severity.ERROR),
    /** Too many redirects, or a redirect to nowhere. */
    BAD_REDIRECT(Severity.ERROR),
    /** An address is longer than any that is asked for: its host and its length. */
    LONG_ADDRESS(Severity.ERROR),
    /** The server refuses a user's password or key. */
    LOGIN_REFUSED(Severity.ERROR),
    /** The server does not show the key by which we know it. */
    UNKNOWN_HOST_KEY(Severity.ERROR),
    /** The answer is larger than allowed. */
    TOO_LARGE(Severity.ERROR),
    /** The compressed answer expands beyond what is allowed. */
    COMPRESSION_BOMB(Severity.ERROR),
    /** The answer stops before its end. */
    TRUNCATED(Severity.ERROR),
    /** A text breaks the rules of its language, at some line and column. */
    INVALID_SYNTAX(Severity.ERROR),
    /** JSON-LD is nested deeper than its reader goes. */
    NESTED_TOO_DEEPLY(Severity.ERROR),
    /** JSON that is no JSON-LD, with the name that its standard has for the fault. */
    INVALID_JSON_LD(Severity.ERROR),
    /** JSON-LD takes its words from a context that lies elsewhere, and is not fetched. */
    CONTEXT_ELSEWHERE(Severity.ERROR),
    /** The answer is not of the expected form. */
    UNEXPECTED_ANSWER(Severity.ERROR),
    /** The answer is a page for people. */
    PAGE_INSTEAD(Severity.ERROR),
    /** The answer is an error inside a success status. */
    ERROR_INSIDE_SUCCESS(Severity.ERROR),
    /** A page leads back to one already read, or paging never ends. */
    ENDLESS_PAGING(Severity.ERROR),
    /** A page leads to another host. */
    FOREIGN_NEXT_PAGE(Severity.ERROR),
    /** Fewer entries came than were announced. */
    FEWER_THAN_ANNOUNCED(Severity.ERROR),
    /** One record of a catalogue cannot be had or read; the others were. */
    RECORD_UNREADABLE(Severity.WARNING),
    /** The catalogue shows only its first entries; the others could not be listed. */
    LISTING_CAPPED(Severity.WARNING),
    /** Entries were deleted while pages were read, so that others may have been skipped. */
    LISTING_SHRANK(Severity.WARNING),
    /** A full page leads to no other and nothing tells how many entries there are. */
    LISTING_UNPROVEN(Severity.WARNING),
    /** A service does not answer the question what has changed; all of it is read. */
    CHANGES_UNKNOWN(Severity.WARNING),
    /** The portal runs on other software than its source expects. */
    OTHER_SOFTWARE(Severity.ERROR),
    /** A service gives more than what it was asked for; the rest was left out. */
    FILTER_IGNORED(Severity.INFO),
    /** A service has no layer of this name, or has it no more. */
    UNKNOWN_LAYER(Severity.ERROR),
    /** A query asks more of its server than the server gives. */
    QUERY_TOO_HEAVY(Severity.ERROR),
    /** Areas of a map have no closed outline there, and are shown as points. */
    OUTLINES_OPEN(Severity.WARNING),
    /** Products that a search gave do not touch the territory, and were left out. */
    PRODUCTS_OUTSIDE(Severity.INFO),
    /** An extract was ordered, and is being prepared by its producer. */
    EXTRACT_ORDERED(Severity.INFO),
    /** The extract that we hold is still what its producer would give today. */
    EXTRACT_CURRENT(Severity.INFO),
    /** An extract that was ordered is not to be had. */
    EXTRACT_REFUSED(Severity.WARNING),
    /** A series announces a part that cannot be had, or not yet. */
    PART_MISSING(Severity.INFO),
    /** Nothing was kept to replay this request from. */
    NOT_ARCHIVED(Severity.ERROR),
    /** A local file is missing. */
    NO_SUCH_FILE(Severity.ERROR),
    /** A folder stands where a file is to be read. */
    FOLDER_INSTEAD(Severity.ERROR),
    /** The web server cannot listen there. */
    PORT_TAKEN(Severity.ERROR),
    /** A file cannot be written, or its folder cannot be made. */
    NOT_WRITABLE(Severity.ERROR),
    /** The file to write is the one to read. */
    OUTPUT_IS_INPUT(Severity.ERROR),
    /** The report would replace a file that it tells of. */
    REPORT_IS_OUTPUT(Severity.ERROR),
    /** A dropped file was written a moment ago, and may still grow. */
    FILE_BEING_WRITTEN(Severity.WARNING),
    /** A dropped database is open in a program, and lacks what that has not written yet. */
    FILE_BEING_EDITED(Severity.WARNING),
    /** A word stands for a territory that is none of the configured ones. */
    NO_SUCH_TERRITORY(Severity.ERROR),
    /** The territory is unknown, or its contour cannot be had. */
    UNKNOWN_TERRITORY(Severity.ERROR),
    /** A file of contours has no feature. */
    CONTOUR_EMPTY(Severity.ERROR),
    /** A feature of a file of contours does not say which commune it is. */
    CONTOUR_WITHOUT_CODE(Severity.ERROR),
    /** A feature of a file of contours has no polygon: the file, and which. */
    CONTOUR_WITHOUT_GROUND(Severity.ERROR),
    /** A file of contours has no such commune: the file, and which. */
    CONTOUR_LACKS(Severity.ERROR),
    /** Nobody tells the territory's contour anew: who would, and of which year the kept one is. */
    CONTOUR_OF_EARLIER(Severity.WARNING),
    /** A portal is for a commune that its territory does not have. */
    NOT_A_MEMBER(Severity.ERROR),
    /** The file of a territory has no polygon. */
    NO_AREA(Severity.ERROR),

    /** The source lists nothing, and never has. */
    NOTHING_LISTED(Severity.INFO),
    /** The source lists nothing any more. */
    EMPTY_SOURCE(Severity.WARNING),
    /** Datasets are still published whose source is configured no more. */
    SOURCE_NOT_CONFIGURED(Severity.WARNING),
    /** Too many datasets have vanished at once. */
    HELD(Severity.WARNING),
    /** A dataset has vanished from its source, and will be withdrawn after the grace period. */
    MISSING(Severity.INFO),
    /** Most rows of an extract have gone from the source. */
    ROWS_LOST(Severity.WARNING),
    /** Datasets have come under new identifiers, in the place of some that have vanished. */
    RENAMED(Severity.WARNING),
    /** The run is already going on elsewhere. */
    ALREADY_RUNNING(Severity.WARNING),
    /** A webhook does not take an event: its type, its subject, the status, the words. */
    EVENT_REFUSED(Severity.WARNING),
    /** The dataset was withdrawn because its source does not list it any more. */
    WITHDRAWN(Severity.INFO),
    /** The dataset was withdrawn from one portal because it does not concern its territory. */
    OUTSIDE_PORTAL(Severity.INFO),
    /** Another source gives the same dataset, which is published once. */
    PUBLISHED_ONCE(Severity.INFO),
    /** The same dataset as another one, whose data are cut to the territory. */
    SAME_AS_DATA(Severity.INFO),
    /** A copy of another one, which is published instead. */
    SAME_AS_ORIGINAL(Severity.INFO),
    /** The same dataset as another one, whose source stands before in the territory's file. */
    SAME_AS_EARLIER(Severity.INFO),
    /** The same dataset as one that has vanished from the source, by another identifier. */
    SAME_AS_VANISHED(Severity.INFO),
    /** The portal refuses the record. */
    PORTAL_REFUSES(Severity.ERROR),
    /**
     * The account may not publish in the organisation: the portal, the organisation, those it may.
     */
    PORTAL_NOT_ALLOWED(Severity.ERROR),
    /** The portal's record of this name is not ours. */
    PORTAL_NAME_TAKEN(Severity.ERROR),
    /** Too many datasets would leave this portal at once. */
    PORTAL_HELD(Severity.WARNING),
    /** A portal of this name was another site before: that one, and the one now. */
    PORTAL_MOVED(Severity.WARNING),
    /** Its files are still cut to what the territory was before its code changed. */
    PORTAL_AWAITS_CUT(Severity.WARNING),
    /** Somebody edited fields of our record on the portal, and they stay so. */
    PORTAL_EDITS_KEPT(Severity.INFO),
    /** Somebody edited fields of our record on the portal, and the source had the last word. */
    PORTAL_EDITS_OVERWRITTEN(Severity.INFO),
    /** Somebody deleted our record on the portal, and it stays so until there is news of it. */
    PORTAL_RECORD_GONE(Severity.WARNING),
    /** The portal has the same dataset from somebody else. */
    PORTAL_HAS_ANOTHER(Severity.WARNING),
    /** The portal has the same dataset from another of its organisations: the page, and which. */
    PORTAL_ANOTHER_OWNS(Severity.WARNING),
    /** The portal could not hold a part of the record. */
    PORTAL_LOSES(Severity.WARNING),
    /** The portal lists too few of its records for one to be looked for among them. */
    PORTAL_LISTING_CAPPED(Severity.ERROR),
    /** A CKAN lacks the extensions that harvest feeds. */
    CKAN_WITHOUT_HARVEST(Severity.ERROR),
    /** The portal's software cannot be told to harvest a feed. */
    PORTAL_DOES_NOT_PULL(Severity.ERROR),
    /** The portal cannot reach our catalogue at the address that we know of: it, and the portal. */
    CATALOGUE_OUT_OF_REACH(Severity.ERROR),
    /** The portal was told to harvest our feed, and somebody has to accept that there. */
    REGISTRATION_TO_VALIDATE(Severity.INFO),
    /** The portal will harvest our catalogue, and somebody has to publish there what it reads. */
    REGISTRATION_TO_PUBLISH(Severity.INFO),
    /** The portal will harvest our feed. */
    REGISTERED(Severity.INFO),

    /** A configuration file is too long, or nested too deep. */
    CONFIG_UNREADABLE(Severity.ERROR),
    /** A line of a configuration file is not YAML: the line. */
    CONFIG_SYNTAX(Severity.ERROR),
    /** A folder of the configuration is not there. */
    CONFIG_NO_FOLDER(Severity.ERROR),
    /** A configuration file that says nothing. */
    CONFIG_EMPTY(Severity.ERROR),
    /** A configuration file in another encoding than UTF-8: which, and a line that shows it. */
    CONFIG_NOT_UTF8(Severity.ERROR),
    /** A character that YAML does not allow: which, and the line. */
    CONFIG_CHARACTER(Severity.ERROR),
    /** A tab where YAML wants spaces: the line. */
    CONFIG_TAB(Severity.ERROR),
    /** A colon or a dash without a space behind it: which, and the line. */
    CONFIG_NO_SPACE(Severity.ERROR),
    /** A no-break space where YAML wants a space: the line. */
    CONFIG_HARD_SPACE(Severity.ERROR),
    /** Quotes of a word processor around a value: the value. */
    CONFIG_CURLY_QUOTES(Severity.ERROR),
    /** A key without its colon: the line. */
    CONFIG_NO_COLON(Severity.ERROR),
    /** A colon within a value that has no quotes: the line. */
    CONFIG_COLON(Severity.ERROR),
    /** A quote that is opened and not closed: the line. */
    CONFIG_OPEN_QUOTE(Severity.ERROR),
    /** Text behind the closing quote, as an apostrophe in single quotes makes it: the line. */
    CONFIG_AFTER_QUOTE(Severity.ERROR),
    /** A backslash in double quotes that stands for nothing: the line. */
    CONFIG_BACKSLASH(Severity.ERROR),
    /** A line that is more, or less, indented than its level: the line. */
    CONFIG_INDENT(Severity.ERROR),
    /** A bracket or brace without its counterpart: which, and the line. */
    CONFIG_BRACKET(Severity.ERROR),
    /** A value that begins as none may without quotes: by what, and the line. */
    CONFIG_NEEDS_QUOTES(Severity.ERROR),
    /** An alias, which a file could use to grow beyond measure. */
    CONFIG_ALIAS(Severity.ERROR),
    /** A key that stands twice at one place; the first one would be lost. */
    CONFIG_DUPLICATE_KEY(Severity.ERROR),
    /** A key, or an item of a list, without a value. */
    CONFIG_NO_VALUE(Severity.ERROR),
    /** Text that YAML takes for a number or for true and false. */
    CONFIG_UNQUOTED(Severity.ERROR),
    /** A key that nobody reads. */
    CONFIG_UNKNOWN_KEY(Severity.ERROR),
    /** A key that must be there is not. */
    CONFIG_MISSING_KEY(Severity.ERROR),
    /** One of several keys must be there, and none is. */
    CONFIG_MISSING_CHOICE(Severity.ERROR),
    /** A value that cannot be used. */
    CONFIG_BAD_VALUE(Severity.ERROR),
    /** A word in braces that nothing replaces. */
    CONFIG_UNKNOWN_WORD(Severity.ERROR),
    /** Something else where a list belongs. */
    CONFIG_NOT_A_LIST(Severity.ERROR),
    /** Something else where keys with their values belong. */
    CONFIG_NOT_KEYS(Severity.ERROR),
    /** Nine digits of which the last says that one of them is wrong. */
    CONFIG_MISTYPED_SIREN(Severity.ERROR),
    /** A name that leads to nothing. */
    CONFIG_UNKNOWN_NAME(Severity.ERROR),
    /** Two things of one name. */
    CONFIG_DUPLICATE_NAME(Severity.ERROR),
    /** Two portals of a territory are one. */
    CONFIG_SAME_PORTAL(Severity.ERROR),
    /** A column is stated to be two things at once: the column, and the keys of the two. */
    CONFIG_SAME_COLUMN(Severity.ERROR),
    /** A portal is for a place that its territory cannot have: its code, and the territory's. */
    CONFIG_OTHER_TERRITORY(Severity.ERROR),
    /** An environment variable where none is read. */
    CONFIG_NOT_A_SECRET(Severity.ERROR),
    /** A secret written in clear. */
    CONFIG_SECRET_IN_CLEAR(Severity.ERROR),
    /** A secret that cannot be had. */
    CONFIG_NO_SECRET(Severity.ERROR),

    /** A table schema is no JSON, or too deep to be read. */
    SCHEMA_UNREADABLE(Severity.ERROR),
    /** A table schema lists no fields. */
    SCHEMA_WITHOUT_FIELDS(Severity.ERROR),
    /** No schema has this name. */
    UNKNOWN_SCHEMA(Severity.ERROR),
    /** A schema cannot be had from where it is published, and is taken from elsewhere. */
    SCHEMA_NOT_FETCHED(Severity.INFO),
    /** The same, and a copy serves. */
    SCHEMA_COPIED(Severity.INFO),
    /** A field of a table schema asks for what Table Schema does not know. */
    SCHEMA_BAD_FIELD(Severity.ERROR),

    /** A file is not RDF, or is broken. */
    RDF_UNREADABLE(Severity.ERROR),
    /** A file of JSON-LD is more than the memory holds: the file, how many megabytes that is. */
    RDF_TOO_LARGE(Severity.ERROR),
    /** A text in a file of RDF, or what is wrong with one thing, is more than the memory holds. */
    RDF_THING_TOO_LARGE(Severity.ERROR),
    /** A file of RDF has nothing that shapes look at: the file, the names of the shapes. */
    RDF_NOTHING_TO_CHECK(Severity.ERROR),
    /** A file of SHACL shapes holds none that can be used. */
    SHAPES_UNUSABLE(Severity.ERROR),
    /** A file of SHACL shapes refers to some that nobody defines; they are left out. */
    SHAPES_UNDEFINED(Severity.WARNING),
    /** A file of SHACL shapes refers to another, which is not fetched. */
    SHAPES_NOT_IMPORTED(Severity.WARNING),

    /** The data folder or the database cannot be used. */
    DATA_UNUSABLE(Severity.ERROR),
    /** The database server cannot be reached, or refuses us: its address, what it says. */
    DATABASE_REFUSES(Severity.ERROR),
    /** A later version of Moisson has changed the database: where it is, its version. */
    DATABASE_NEWER(Severity.ERROR),
    /** There is no room left for what is received or written. */
    DISK_FULL(Severity.ERROR),
    /** A file or folder of Moisson may not be read or written by whoever runs it: which one. */
    FILE_DENIED(Severity.ERROR),
    /** The database fails while it is used: what it says. */
    DATABASE_DOWN(Severity.ERROR),
    /** Files were to be written into a folder of somebody else's: the folder. */
    FOLDER_TAKEN(Severity.ERROR),
    /** A page of the site cannot be had to be written: its address, the status of the answer. */
    PAGE_FAILED(Severity.ERROR),
    /** A fault of Moisson itself. */
    BUG(Severity.ERROR);

    private final Severity severity;

    Code(Severity severity) {
      this.severity = severity;
    }

    public Severity severity() {
      return severity;
    }
  }
}
