package fr.moisson.harvesters.model;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell the officer or the producer: a stable code and what it is about. It is kept as
 * data, not as a sentence, so that it can later be read in French or in English ({@link Messages}).
 *
 * @param args fill the message's {@code {0}}, {@code {1}}…; secrets are masked and long texts cut
 * @param row of a table, if it is about one: of CSV, as a spreadsheet numbers it, otherwise the
 *     rank from 1
 */
public record Notice(Code code, List<String> args, @Nullable Long row) {

  private static final int LONGEST_ARGUMENT = 300;

  public Notice {
    args = args.stream().map(Notice::presentable).toList();
  }

  /**
   * @param args lists are cut after a whole element
   */
  public static Notice of(Code code, Object... args) {
    return new Notice(code, Stream.of(args).map(Notice::text).toList(), null);
  }

  /**
   * The notice for a failure: its own, one about disk or memory, or that it is a bug of Moisson.
   */
  public static Notice why(Throwable failure) {
    return failure instanceof HarvestException known
        ? known.notice()
        : DiskFailure.of(failure)
            .orElseGet(() -> isOfMemory(failure) ? of(Code.MEMORY_FULL) : of(Code.BUG, failure));
  }

  /** Whether the heap is too small for what this process was given to read. */
  private static boolean isOfMemory(Throwable failure) {
    return Causes.of(failure, OutOfMemoryError.class).findAny().isPresent();
  }

  /** The same about one row of a table. */
  public Notice at(long row) {
    return new Notice(code, args, row);
  }

  /** The column of a table, if the notice is about a single one. */
  public @Nullable String column() {
    return code.column == Code.NONE
        ? null
        : args.stream().skip(code.column).findFirst().orElse(null);
  }

  private static String text(Object arg) {
    if (arg instanceof Collection<?> list) {
      return Beginning.ofList(list.stream().map(Notice::text).toList(), LONGEST_ARGUMENT);
    }
    return arg instanceof URI address ? text(address) : String.valueOf(arg);
  }

  /** Files of this machine are shown by their path, other addresses without their secrets. */
  private static String text(URI address) {
    return Origin.isHere(address) ? Origin.name(address) : NamedSecrets.mask(address.toString());
  }

  private static String presentable(String text) {
    String line = Secret.mask(text).replaceAll("\\p{Cntrl}+", " ").strip();
    return Beginning.withEllipsis(line, LONGEST_ARGUMENT);
  }

  /** How important it is to an officer. */
  public enum Severity {
    INFO,
    WARNING,
    ERROR
  }

  /**
   * Every kind of notice, by area; comments on single codes also name their arguments. A code is
   * never renamed and never reused, because dashboards count them. The sentences are in {@code
   * messages_fr.properties} and {@code messages_en.properties}.
   */
  public enum Code {

    // Records of datasets, as sources describe them

    /** The source gives no identifier. */
    NO_IDENTIFIER(Severity.ERROR),
    /** The entry has no title. */
    NO_TITLE(Severity.ERROR),
    /** Two entries of one run carry the same identifier; the first one was kept. */
    DUPLICATE_IDENTIFIER(Severity.WARNING),
    /** The entry does not concern the territory. */
    OUTSIDE_TERRITORY(Severity.INFO),
    /** Nothing in a dataset says what place it is about: its title, the territory. */
    NOTHING_LEADS_HERE(Severity.INFO),
    /** The entry is hidden, archived or deleted at its source. */
    NOT_PUBLIC(Severity.INFO),
    /** The entry describes an application or the like, not data. */
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
    /** The record lacks these properties, which were taken from the defaults of its source. */
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
    /** A text was cut because no portal would accept it. */
    LONG_TEXT(Severity.WARNING),
    /** A bounding box is impossible, and was left out. */
    BAD_BBOX(Severity.WARNING),
    /** Corners or axes of a bounding box were swapped, and were put right. */
    BBOX_REPAIRED(Severity.INFO),
    /** The dataset has no file. */
    NO_DISTRIBUTION(Severity.INFO),

    // Tables and files: reading rows, placing them, writing extracts

    /** Rows lie outside the territory, and were left out of the extract. */
    ROWS_OUTSIDE(Severity.INFO),
    /** Rows outside name the territory near which they lie: how many, its name, and which. */
    ROWS_BESIDE(Severity.WARNING),
    /** Rows have neither a position nor a commune, and were left out of the extract. */
    ROWS_WITHOUT_PLACE(Severity.WARNING),
    /** Rows without a position cannot be placed in a territory that is not made of communes. */
    AREA_WITHOUT_COMMUNES(Severity.INFO),
    /** Rows could not be read. */
    ROWS_BROKEN(Severity.WARNING),
    /** None of the rows has a place; what was published is kept: rows, territory, columns. */
    ROWS_NOWHERE(Severity.WARNING),
    /**
     * An answer of a service says that there are more rows than it has: these, or 0 if not counted,
     * of how many or 0.
     */
    PAGE_OF_MORE(Severity.WARNING),
    /** A file leads to others with more rows, which were not read. */
    LINKS_BESIDE(Severity.WARNING),
    /** A row is larger than any that can be read, and was left out. */
    ROW_TOO_LARGE(Severity.WARNING),
    /** A table has no header; its columns were named by number. */
    NO_HEADER(Severity.WARNING),
    /** The header is repeated between the rows; these lines were not taken for rows. */
    HEADER_REPEATED(Severity.INFO),
    /** Other tables stand below the first, and were not read. */
    OTHER_TABLES_BELOW(Severity.WARNING),
    /** Cells lead to addresses that their texts do not say, and that further columns have. */
    CELLS_LINKED(Severity.INFO),
    /** The lines of a table have several rows side by side. */
    SIDE_BY_SIDE(Severity.WARNING),
    /** Titles of groups stand between the rows, which have them in a column instead. */
    GROUP_TITLES(Severity.WARNING),
    /** Each line is a single quoted cell that contains the cells of a row. */
    LINES_WRAPPED(Severity.INFO),
    /** Texts of some rows are written as formulas, and were read as these texts. */
    TEXT_FORMULAS(Severity.INFO),
    /** Rows begin with numbers that the header has no name for. */
    ROWS_NUMBERED(Severity.INFO, 0),
    /** Rows have more cells than the header has names. */
    NAMES_LACK(Severity.WARNING),
    /** Lines above the header of a table were taken for titles. */
    TITLES_ABOVE(Severity.INFO),
    /** An object of objects was taken for rows with names. */
    KEYED_ROWS(Severity.INFO),
    /** A row has one geometry; the properties that have others. */
    GEOMETRIES_LEFT(Severity.INFO),
    /** Things of several types are in one table: the types, the column that tells them. */
    TYPES_TOGETHER(Severity.INFO),
    /** Totals, sources and notes that end a table. */
    FOOTNOTES(Severity.INFO),
    /** Sums or averages between the rows of a table, read like these. */
    SUBTOTALS(Severity.WARNING),
    /** A line below the names of the columns was taken for their units or labels. */
    UNITS_BELOW(Severity.INFO),
    /** A text is written in two encodings. */
    ENCODING_MIXED(Severity.WARNING),
    /** A text is not in the encoding that its server or its package states. */
    ENCODING_CONTRADICTED(Severity.WARNING),
    /** A text has bytes that are not valid in its encoding. */
    ENCODING_BROKEN(Severity.WARNING),
    /** The file's encoding was guessed. */
    ENCODING_GUESSED(Severity.INFO),
    /** INSEE codes had lost their leading zero. */
    ZEROS_RESTORED(Severity.INFO, 1),
    DECIMALS_REMOVED(Severity.INFO, 1),
    /** A column of dates has some that do not exist. */
    NO_SUCH_DAY(Severity.WARNING, 1),
    /** Latitude and longitude were swapped. */
    AXES_SWAPPED(Severity.INFO),
    /** Invalid geometries were repaired. */
    GEOMETRIES_REPAIRED(Severity.INFO),
    /** Geometries are empty or at 0, 0, or become empty when repaired. */
    GEOMETRIES_EMPTY(Severity.INFO),
    /** Texts were longer than a cell of a workbook holds, and were cut. */
    TEXTS_CUT(Severity.WARNING),
    /** There are more rows than a worksheet holds; they continue on further sheets. */
    SHEETS_FULL(Severity.WARNING),
    /** A table has more columns than a format holds. */
    TOO_MANY_COLUMNS(Severity.ERROR),
    /** Files cannot be written in the coordinate system that is asked for. */
    CRS_NOT_WRITTEN(Severity.ERROR),
    /** No row concerns the territory. */
    NO_ROW_INSIDE(Severity.WARNING),
    /** Quotes in a CSV file are never closed; each was read as an ordinary character. */
    UNCLOSED_QUOTE(Severity.WARNING),
    /** A fault ended a table; files were made of the rows before it and lack all others. */
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
    /** The shapes of a Shapefile come without its table of attributes. */
    NO_ATTRIBUTES(Severity.WARNING),
    /** The only table of attributes beside the shapes of a Shapefile has another name. */
    ATTRIBUTES_MISNAMED(Severity.WARNING),
    /** The table of attributes of a Shapefile comes without its shapes. */
    NO_SHAPES(Severity.WARNING),
    /** No name of a column says a place; the values of some do. */
    PLACE_GUESSED(Severity.WARNING),
    /** Columns hold coordinates, and no row could be placed by them. */
    PLACE_NOT_READ(Severity.WARNING, 0),
    /** The file names no coordinate system; the values say which one it is. */
    CRS_DEDUCED(Severity.INFO),
    /** Several coordinate systems fit the values, and the most usual one was taken. */
    CRS_SUPPOSED(Severity.WARNING),
    /** Several coordinate systems fit the values, and none was guessed. */
    CRS_DOUBTFUL(Severity.WARNING),
    /** Values are in metres, and in no known coordinate system do they lie in France. */
    CRS_NOT_FOUND(Severity.WARNING),
    /** Some rows of a table in degrees have numbers that are none. */
    COORDINATES_NOWHERE(Severity.WARNING),
    /** The values are not in the coordinate system that is declared. */
    CRS_CONTRADICTED(Severity.WARNING),
    /** The file can only be opened with a password. */
    PASSWORD_PROTECTED(Severity.ERROR),
    /** A file, or each of its tables, has no rows. */
    NO_ROWS(Severity.WARNING),
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
    /** A large archive was split, and the file is only one of its volumes. */
    VOLUME_OF_ARCHIVE(Severity.ERROR),
    /** An archive has more members than any is read of, or its directory is huge. */
    TOO_MANY_MEMBERS(Severity.ERROR),
    /** Unpacking a file would take more memory than with any usual setting. */
    TOO_MUCH_MEMORY(Severity.ERROR),
    /** The first of many tables in an archive have no rows; the others were not tried. */
    EMPTY_MEMBERS(Severity.ERROR),
    /** Columns about persons were left out. */
    PERSONAL_COLUMNS(Severity.WARNING),
    /** Columns that an officer wants left out are not in the file: their names, its columns. */
    PERSONAL_IN_VAIN(Severity.INFO),
    /** Cells about persons were emptied, or masked in part. */
    PERSONAL_VALUES(Severity.WARNING),
    /** Sensitive observations are shown as precisely as their source allows. */
    SENSITIVE_BLURRED(Severity.INFO),
    /** Sensitive observations were left out. */
    SENSITIVE_LEFT_OUT(Severity.WARNING),
    /** Rows were left out that their producer marks so: how many, and in which columns. */
    ROWS_WITHHELD(Severity.WARNING),
    /** The file is not what its name or its media type says. */
    NOT_THE_FORMAT(Severity.ERROR),
    /** The file is of a format that other programs write, and that is not read. */
    UNREAD_FORMAT(Severity.ERROR),
    /** The shapes are volumes, of which no plane geometry is made. */
    SHAPES_IN_3D(Severity.ERROR),
    /** The file describes a service, and contains no data. */
    SERVICE_INSTEAD(Severity.ERROR),
    /** The file contains only a link to the data: the address. */
    LINK_INSTEAD(Severity.ERROR),
    /** Layers of a map whose data are not in its file: their names and addresses. */
    LAYERS_ELSEWHERE(Severity.WARNING),
    /** The file begins as its format, and is not well-formed further on. */
    MALFORMED(Severity.ERROR),
    /** A CSV file ends in the middle of a cell in quotes. */
    CUT_OFF(Severity.ERROR),

    // Mapping tables to a schema

    /** Columns that had values, and no longer have any, in the published file. */
    COLUMNS_LOST(Severity.WARNING),
    /** Rows of the published file break its schema: how many, of how many, the schema. */
    ROWS_FAULTY(Severity.WARNING),
    /** Rows are not of the schema's theme, and were left out. */
    ROWS_EXCLUDED(Severity.INFO),
    /** Values have no equivalent in a column of the schema, which stays empty. */
    VALUES_NOT_MAPPED(Severity.WARNING, 1),
    /** Values have no equivalent in a column of the schema, and went to its column of remarks. */
    VALUES_IN_REMARKS(Severity.WARNING, 1),
    /** Rows give the code of another commune than the one in which they lie. */
    COMMUNE_CONTRADICTED(Severity.WARNING),
    /** Values that the schema does not list were mapped to its value for others. */
    VALUES_AS_OTHER(Severity.INFO, 1),
    /** Surfaces are others than those of the contours, and were measured again. */
    SURFACES_MEASURED(Severity.INFO, 1),
    /** Columns of the source have no place in the schema, and were left out. */
    COLUMNS_NOT_MAPPED(Severity.INFO),
    /** A user's own mapping has names that neither the schema nor the table has. */
    MAPPING_IN_VAIN(Severity.INFO),
    /** The unit of a column was guessed from how large its values are. */
    UNIT_GUESSED(Severity.INFO, 0),
    /** The unit of a column cannot be told. */
    UNIT_UNKNOWN(Severity.WARNING, 0),
    /** Some dates of a column can only have the month first, so all were read that way. */
    DATES_MONTH_FIRST(Severity.WARNING, 0),
    /** A column has dates with the day first and others with the month first. */
    DATES_MIXED(Severity.WARNING, 0),

    // Sources: the network, answers, listings, local files, contours

    /** The host could not be reached. */
    UNREACHABLE(Severity.ERROR),
    /** The host name cannot be resolved. */
    HOST_NOT_FOUND(Severity.ERROR),
    /** Nothing listens on the port of the host. */
    CONNECTION_REFUSED(Severity.ERROR),
    /** The connection cannot be secured: a certificate has expired, or is another host's. */
    NOT_TRUSTED(Severity.ERROR),
    /** A certificate is from an authority that this machine does not know: whose. */
    AUTHORITY_UNKNOWN(Severity.ERROR),
    /** The proxy on the way to a host cannot be reached: the proxy, the host. */
    PROXY_DOWN(Severity.ERROR),
    /** The proxy on the way to a host wants a login: the host. */
    PROXY_LOGIN(Severity.ERROR),
    /** A variable of the environment is no address of a proxy: which, an example. */
    PROXY_UNUSABLE(Severity.ERROR),
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
    /**
     * The address is one where cloud hosts give machines their credentials: the host, the address.
     */
    CLOUD_ADDRESS(Severity.ERROR),
    /** Too many redirects, or a redirect to nowhere. */
    BAD_REDIRECT(Severity.ERROR),
    /** A redirect of a write, which is not followed: where it leads. */
    WRITE_REDIRECTED(Severity.ERROR),
    /** An address is too long to be requested: its host, its length. */
    LONG_ADDRESS(Severity.ERROR),
    /** The server refuses a user's password or key. */
    LOGIN_REFUSED(Severity.ERROR),
    /** The server does not present the configured host key. */
    UNKNOWN_HOST_KEY(Severity.ERROR),
    /** The answer is larger than allowed. */
    TOO_LARGE(Severity.ERROR),
    /** The compressed answer expands beyond what is allowed. */
    COMPRESSION_BOMB(Severity.ERROR),
    /** The answers of one harvest are larger than allowed in all: the host, the limit in bytes. */
    RUN_TOO_LARGE(Severity.ERROR),
    /** One harvest asks the network for longer than allowed: the host, the limit in hours. */
    RUN_TOO_LONG(Severity.ERROR),
    /** The answer stops before its end. */
    TRUNCATED(Severity.ERROR),
    /** A text has a syntax error at some line and column. */
    INVALID_SYNTAX(Severity.ERROR),
    /** JSON-LD is nested deeper than its reader goes. */
    NESTED_TOO_DEEPLY(Severity.ERROR),
    /** JSON that is not valid JSON-LD: the standard's name of the error. */
    INVALID_JSON_LD(Severity.ERROR),
    /** JSON-LD is read without invalid members: the standard's name of the error, their names. */
    JSON_LD_LEFT_OUT(Severity.WARNING),
    /** RDF that is not valid is read after a repair: its syntax, the first fault. */
    RDF_REPAIRED(Severity.INFO),
    /** JSON-LD refers to a remote context, which is not fetched. */
    CONTEXT_ELSEWHERE(Severity.ERROR),
    /** The answer is not of the expected form. */
    UNEXPECTED_ANSWER(Severity.ERROR),
    /** The answer is empty. */
    EMPTY_ANSWER(Severity.ERROR),
    /** A DCAT feed mentions no catalogue, dataset or service: its syntax, its first words. */
    WITHOUT_DATASETS(Severity.ERROR),
    /** The answer is an HTML page. */
    PAGE_INSTEAD(Severity.ERROR),
    /** The answer is an error inside a success status. */
    ERROR_INSIDE_SUCCESS(Severity.ERROR),
    /** Paging returns to a page already read, or never ends. */
    ENDLESS_PAGING(Severity.ERROR),
    /** A page leads to another host. */
    FOREIGN_NEXT_PAGE(Severity.ERROR),
    /** Fewer entries came than were announced. */
    FEWER_THAN_ANNOUNCED(Severity.ERROR),
    /** One record of a catalogue cannot be fetched or read; the others were. */
    RECORD_UNREADABLE(Severity.WARNING),
    /** The catalogue shows only its first entries; the others could not be listed. */
    LISTING_CAPPED(Severity.WARNING),
    /** A listing ends where servers stop counting; there may be more entries. */
    LISTING_AT_LIMIT(Severity.WARNING),
    /** Entries were deleted while pages were read, so that others may have been skipped. */
    LISTING_SHRANK(Severity.WARNING),
    /** A full page leads to no other and nothing tells how many entries there are. */
    LISTING_UNPROVEN(Severity.WARNING),
    /** A service cannot be asked what has changed; everything was read. */
    CHANGES_UNKNOWN(Severity.WARNING),
    /** Other software answers than its source expects: the address, the expected, a source. */
    OTHER_SOFTWARE(Severity.ERROR),
    /** A service gives more than what it was asked for; the rest was left out. */
    FILTER_IGNORED(Severity.INFO),
    /** A catalogue does not understand a filter of ours: its address, the filter, its words. */
    FILTER_REFUSED(Severity.WARNING),
    /** A service has no layer or collection of this name, or no longer has it. */
    UNKNOWN_LAYER(Severity.ERROR),
    /** A query takes more resources than its server grants. */
    QUERY_TOO_HEAVY(Severity.ERROR),
    /** Areas of a map have no closed outline there, and are shown as points. */
    OUTLINES_OPEN(Severity.WARNING),
    /** Products that a search gave do not touch the territory, and were left out. */
    PRODUCTS_OUTSIDE(Severity.INFO),
    /** An extract was ordered, and is being prepared by its producer. */
    EXTRACT_ORDERED(Severity.INFO),
    /** The extract that we hold is still what its producer would give today. */
    EXTRACT_CURRENT(Severity.INFO),
    /** An extract that was ordered is not available. */
    EXTRACT_REFUSED(Severity.WARNING),
    /** A series announces a part that is not available, or not yet. */
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
    /** The output file is the input file. */
    OUTPUT_IS_INPUT(Severity.ERROR),
    /** The report would replace a file that it is about. */
    REPORT_IS_OUTPUT(Severity.ERROR),
    /** A dropped file was written a moment ago, and may still grow. */
    FILE_BEING_WRITTEN(Severity.WARNING),
    /** The name of a dropped file is not in the encoding of this system. */
    FILE_NAME_UNDECODED(Severity.ERROR),
    /** A dropped database is open in a program, and lacks what that has not written yet. */
    FILE_BEING_EDITED(Severity.WARNING),
    /** A word stands for a territory that is none of the configured ones. */
    NO_SUCH_TERRITORY(Severity.ERROR),
    /** The territory is unknown, or its contour cannot be fetched. */
    UNKNOWN_TERRITORY(Severity.ERROR),
    /** A file of contours has no feature. */
    CONTOUR_EMPTY(Severity.ERROR),
    /** A feature of a file of contours does not say which commune it is: the file, and its code. */
    CONTOUR_WITHOUT_CODE(Severity.ERROR),
    /** A feature of a file of contours has no polygon: the file, and which. */
    CONTOUR_WITHOUT_GROUND(Severity.ERROR),
    /** A file of contours has no such commune: the file, and which. */
    CONTOUR_LACKS(Severity.ERROR),
    /** Nobody tells the territory's contour anew: who would, and of which year the kept one is. */
    CONTOUR_OF_EARLIER(Severity.WARNING),
    /** A portal is for a commune that its territory does not have. */
    NOT_A_MEMBER(Severity.ERROR),
    /** A portal is for a commune that has merged: its code, and the name and code it has now. */
    MEMBER_HAS_MERGED(Severity.ERROR),
    /** The file of a territory has no polygon. */
    NO_AREA(Severity.ERROR),

    // The catalogue and portals: withdrawals, duplicates, publishing

    /** The source lists nothing, and never has. */
    NOTHING_LISTED(Severity.INFO),
    /** The source no longer lists anything. */
    EMPTY_SOURCE(Severity.WARNING),
    /** Datasets are still published whose source is no longer configured. */
    SOURCE_NOT_CONFIGURED(Severity.WARNING),
    PORTAL_NOT_CONFIGURED(Severity.WARNING),
    /** Too many datasets have vanished at once. */
    HELD(Severity.WARNING),
    /** Too many datasets, which their source still lists, would be withdrawn at once. */
    HELD_OUTSIDE(Severity.WARNING),
    HELD_NOT_CHOSEN(Severity.WARNING),
    /** Datasets, which their source still lists, have lost all their rows. */
    HELD_EMPTIED(Severity.WARNING),
    /** For several reasons, one of which may be that their source no longer lists them. */
    HELD_REFUSED(Severity.WARNING),
    /** A dataset has vanished from its source, and will be withdrawn after the grace period. */
    MISSING(Severity.INFO),
    /** Datasets were withdrawn: how many, the source, titles of some. */
    DATASETS_WITHDRAWN(Severity.WARNING),
    /**
     * The same if all were withdrawn by the officer's own choice, which restoring would not undo.
     */
    DATASETS_LEFT_OUT(Severity.INFO),
    /** The source still lists the dataset, but without any row. */
    EMPTIED(Severity.WARNING),
    /** Many rows of an extract have gone from the source. */
    ROWS_LOST(Severity.WARNING),
    /** Datasets have appeared under new identifiers in the place of some that have vanished. */
    RENAMED(Severity.WARNING),
    /** The run is already going on elsewhere. */
    ALREADY_RUNNING(Severity.WARNING),
    /** A webhook refuses an event: its type, its subject, the status, the message. */
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
    /** The same dataset as one that has vanished from the source, under another identifier. */
    SAME_AS_VANISHED(Severity.INFO),
    /** The portal refuses the record. */
    PORTAL_REFUSES(Severity.ERROR),
    /**
     * The account may not publish in the organisation: the portal, the organisation, those it may.
     */
    PORTAL_NOT_ALLOWED(Severity.ERROR),
    /** The portal's record of this name is not ours. */
    PORTAL_NAME_TAKEN(Severity.ERROR),
    /** The portal keeps a record of ours from us, and no other: the address, status and words. */
    PORTAL_RECORD_FORBIDDEN(Severity.ERROR),
    /** Too many datasets would leave this portal at once. */
    PORTAL_HELD(Severity.WARNING),
    /** A portal of this name was on another site before: the old site, the new one. */
    PORTAL_MOVED(Severity.WARNING),
    /**
     * None of our records on this site is of the owner that is configured: the old, the new one.
     */
    PORTAL_OTHER_OWNER(Severity.WARNING),
    /**
     * Its files are not yet cut to the portal's territory, which has a new code or is new there.
     */
    PORTAL_AWAITS_CUT(Severity.WARNING),
    /** Somebody edited fields of our record on the portal, and they stay so. */
    PORTAL_EDITS_KEPT(Severity.INFO),
    /** Somebody edited fields of our record on the portal, and the source had the last word. */
    PORTAL_EDITS_OVERWRITTEN(Severity.INFO),
    /** Somebody deleted our record on the portal; it stays deleted until the dataset changes. */
    PORTAL_RECORD_GONE(Severity.WARNING),
    /** A record that we had hidden was visible on the portal, and is hidden again. */
    PORTAL_SHOWN_AGAIN(Severity.WARNING),
    /** The portal has the same dataset from somebody else. */
    PORTAL_HAS_ANOTHER(Severity.WARNING),
    /** The portal has the same dataset from another of its organisations: the page, and which. */
    PORTAL_ANOTHER_OWNS(Severity.WARNING),
    /** The portal could not hold a part of the record. */
    PORTAL_LOSES(Severity.WARNING),
    /** The same part of several records: which, and of how many others. */
    PORTAL_LOSES_OF_SEVERAL(Severity.WARNING),
    /** The portal lacks a group into which records were to be put: its name or id. */
    PORTAL_WITHOUT_GROUP(Severity.WARNING),
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

    // Configuration files

    /** A configuration file is too long, or nested too deep. */
    CONFIG_UNREADABLE(Severity.ERROR),
    /** A configuration file has a second YAML document. */
    CONFIG_TWO_DOCUMENTS(Severity.ERROR),
    /** A list where one value is expected: the key. */
    CONFIG_ONE_VALUE(Severity.ERROR),
    /** The same for the code of a territory: the key. */
    CONFIG_ONE_PLACE(Severity.ERROR),
    /** A line of a configuration file is not YAML: the line. */
    CONFIG_SYNTAX(Severity.ERROR),
    /** A folder of the configuration is missing. */
    CONFIG_NO_FOLDER(Severity.ERROR),
    /** An empty configuration file. */
    CONFIG_EMPTY(Severity.ERROR),
    /** A configuration file whose name hardly differs from those that are read. */
    CONFIG_FILE_NAME(Severity.ERROR),
    /** A configuration file in another encoding than UTF-8: which, and a line that shows it. */
    CONFIG_NOT_UTF8(Severity.ERROR),
    /** A character that YAML does not allow: which, and the line. */
    CONFIG_CHARACTER(Severity.ERROR),
    /** A tab where YAML wants spaces: the line. */
    CONFIG_TAB(Severity.ERROR),
    /** A colon or a dash without a space after it: which, and the line. */
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
    /** Text after the closing quote, often caused by an apostrophe in single quotes: the line. */
    CONFIG_AFTER_QUOTE(Severity.ERROR),
    /** An invalid escape sequence in double quotes: the line. */
    CONFIG_BACKSLASH(Severity.ERROR),
    /** A line that is more, or less, indented than its level: the line. */
    CONFIG_INDENT(Severity.ERROR),
    /** A bracket or brace without its counterpart: which, and the line. */
    CONFIG_BRACKET(Severity.ERROR),
    /** A value that must be quoted because of how it begins: its beginning, and the line. */
    CONFIG_NEEDS_QUOTES(Severity.ERROR),
    /** An alias, which a file could use to grow beyond measure. */
    CONFIG_ALIAS(Severity.ERROR),
    /** A duplicate key; the first value would be lost. */
    CONFIG_DUPLICATE_KEY(Severity.ERROR),
    /** A key, or an item of a list, without a value. */
    CONFIG_NO_VALUE(Severity.ERROR),
    /** A decimal comma, which separates keys: the digits before it, and those after it. */
    CONFIG_DECIMAL_COMMA(Severity.ERROR),
    /** Text that YAML takes for a number or for true and false. */
    CONFIG_UNQUOTED(Severity.ERROR),
    /** An unknown key. */
    CONFIG_UNKNOWN_KEY(Severity.ERROR),
    /** A required key is missing. */
    CONFIG_MISSING_KEY(Severity.ERROR),
    /** One of several keys is required, and none is there. */
    CONFIG_MISSING_CHOICE(Severity.ERROR),
    /** An invalid value. */
    CONFIG_BAD_VALUE(Severity.ERROR),
    /** An unknown placeholder. */
    CONFIG_UNKNOWN_WORD(Severity.ERROR),
    /** Something else where a list is expected. */
    CONFIG_NOT_A_LIST(Severity.ERROR),
    /** Something else where keys with values are expected. */
    CONFIG_NOT_KEYS(Severity.ERROR),
    /** A SIREN whose check digit is wrong. */
    CONFIG_MISTYPED_SIREN(Severity.ERROR),
    /** A SIRET whose check digits are wrong. */
    CONFIG_MISTYPED_SIRET(Severity.ERROR),
    /** A name that refers to nothing. */
    CONFIG_UNKNOWN_NAME(Severity.ERROR),
    /** The same for a preset: the name, and names to choose from. */
    CONFIG_UNKNOWN_PRESET(Severity.ERROR),
    /** A preset that only works with options of the territory's file: its name. */
    CONFIG_TO_COMPLETE(Severity.ERROR),
    /** Two things have the same name. */
    CONFIG_DUPLICATE_NAME(Severity.ERROR),
    /** Two portals of a territory are the same portal. */
    CONFIG_SAME_PORTAL(Severity.ERROR),
    /** The files of two territories publish the same on a portal: the other portal, a source. */
    CONFIG_SHARED_PORTAL(Severity.ERROR),
    /** A column is configured for two purposes: the column, and the two keys. */
    CONFIG_SAME_COLUMN(Severity.ERROR),
    /** A portal is for a place that its territory cannot have: its code, and the territory's. */
    CONFIG_OTHER_TERRITORY(Severity.ERROR),
    /** An environment variable where none is read. */
    CONFIG_NOT_A_SECRET(Severity.ERROR),
    /** A secret written in clear. */
    CONFIG_SECRET_IN_CLEAR(Severity.ERROR),
    /** The address of a source or portal contains a login. */
    CONFIG_LOGIN_IN_ADDRESS(Severity.ERROR),
    /** A secret that cannot be found. */
    CONFIG_NO_SECRET(Severity.ERROR),

    // Table schemas

    /** A table schema is not JSON, or is nested too deep. */
    SCHEMA_UNREADABLE(Severity.ERROR),
    /** A table schema lists no fields. */
    SCHEMA_WITHOUT_FIELDS(Severity.ERROR),
    /** No schema has this name. */
    UNKNOWN_SCHEMA(Severity.ERROR),
    /** A data package describes other tables than the one to validate. */
    NOT_IN_PACKAGE(Severity.ERROR),
    /** A schema cannot be fetched from where it is published, and is taken from elsewhere. */
    SCHEMA_NOT_FETCHED(Severity.INFO),
    /** The same, and a copy is used. */
    SCHEMA_COPIED(Severity.INFO),
    /** A field of a table schema uses something that Table Schema does not define. */
    SCHEMA_BAD_FIELD(Severity.ERROR),

    // RDF files and SHACL shapes

    /** A file is not RDF, or is broken. */
    RDF_UNREADABLE(Severity.ERROR),
    /** A JSON-LD file is too large for the memory: the file, the limit in megabytes. */
    RDF_TOO_LARGE(Severity.ERROR),
    /** A literal in an RDF file, or the errors of one subject, are too large for the memory. */
    RDF_THING_TOO_LARGE(Severity.ERROR),
    /** An RDF file has nothing that the shapes target: the file, the names of the shapes. */
    RDF_NOTHING_TO_CHECK(Severity.ERROR),
    /** A file of SHACL shapes has none that can be used. */
    SHAPES_UNUSABLE(Severity.ERROR),
    /** A file of SHACL shapes refers to undefined ones; they are left out. */
    SHAPES_UNDEFINED(Severity.WARNING),
    /** A file of SHACL shapes refers to another, which is not fetched. */
    SHAPES_NOT_IMPORTED(Severity.WARNING),

    // This installation

    /** The data folder or the database cannot be used. */
    DATA_UNUSABLE(Severity.ERROR),
    /** The folder that was named is no data folder, or does not exist: which. */
    NO_DATA_FOLDER(Severity.ERROR),
    /** The file of the database is not readable as one: which, the message of SQLite. */
    DATABASE_DAMAGED(Severity.ERROR),
    /** Another program has locked the file of the database: which. */
    DATABASE_BUSY(Severity.ERROR),
    /** The database server cannot be reached, or refuses us: its address, its message. */
    DATABASE_REFUSES(Severity.ERROR),
    /** A later version of Moisson has changed the database: where it is, its version. */
    DATABASE_NEWER(Severity.ERROR),
    /** The disk is full. */
    DISK_FULL(Severity.ERROR),
    /** The heap of this process is too small for what it was given to read. */
    MEMORY_FULL(Severity.ERROR),
    /** A file or folder of Moisson may not be read or written by whoever runs it: which one. */
    FILE_DENIED(Severity.ERROR),
    /** The database fails while it is used: its message. */
    DATABASE_DOWN(Severity.ERROR),
    /** The output folder contains files that Moisson did not write: the folder. */
    FOLDER_TAKEN(Severity.ERROR),
    /**
     * The catalogue never held anything, but the output folder holds a site with datasets: the data
     * folder, the output folder, the number of datasets.
     */
    SITE_EMPTIED(Severity.ERROR),
    /**
     * The files of a dataset are no longer in the data folder: the address of one, the source that
     * makes them again.
     */
    EXTRACT_LOST(Severity.ERROR),
    /** The same, but the source is no longer configured. */
    EXTRACT_ORPHANED(Severity.ERROR),
    /** A page of the site could not be rendered for export: its address, the status. */
    PAGE_FAILED(Severity.ERROR),
    /** Files that nobody needs any more could not be deleted: why. */
    TIDYING_STOPPED(Severity.WARNING),
    /** A file could not be read to be shown on its page: why. */
    PREVIEW_FAILED(Severity.WARNING),
    /** A stored notice whose code this version does not have. */
    @JsonEnumDefaultValue
    OF_ANOTHER_VERSION(Severity.INFO),
    /** A bug of Moisson itself. */
    BUG(Severity.ERROR);

    private static final int NONE = -1;

    private final Severity severity;
    private final int column;

    Code(Severity severity) {
      this(severity, NONE);
    }

    /**
     * @param column index of the argument that is the name of a column
     */
    Code(Severity severity, int column) {
      this.severity = severity;
      this.column = column;
    }

    public Severity severity() {
      return severity;
    }
  }
}
