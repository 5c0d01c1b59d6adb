package fr.moisson.harvesters.formats.file;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import fr.moisson.harvesters.formats.text.Encoding;
import fr.moisson.harvesters.formats.text.Prolog;
import fr.moisson.harvesters.formats.text.Text;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Table.Format;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Faults of files that are not of their stated format, or not well-formed in it. */
public final class FormatMismatch {

  private static final int EXCERPT = 80;

  /** Characters of a page within which its title is. */
  private static final int SPOKEN = 4096;

  private static final Pattern TAGS =
      Pattern.compile("(?is)<(script|style)\\b.*?</\\1\\s*>|<[^>]*>");
  private static final Pattern JSON = Pattern.compile("\\s*(\\{\\s*[\"}]|\\[\\s*[{\\]])");

  /** An element, with attributes or without: « &lt;Date (TU)&gt; » is the name of a column. */
  private static final Pattern MARKUP =
      Pattern.compile(
          "\\s*<(?:[!?]|[a-zA-Z][\\w:.-]*+\\s*+(?:[/>]|$|[\\w:.-]++(?:\\s*=|[\\s/>])))");

  /** Name of the first element of XML, which may contain rows whatever its name. */
  private static final Pattern ROOT = Pattern.compile("<([\\p{L}_][\\w:.-]{0,60})[\\s>]");

  private static final Set<Format> OF_CELLS = Set.of(Format.CSV, Format.GTFS);
  private static final Set<Format> OF_XML = Set.of(Format.KML, Format.GPX, Format.GML);

  /** Names of the map formats of other programs, by the extension of their files. */
  private static final Map<String, String> MAPS =
      Map.of(
          "tab", "MapInfo TAB",
          "mif", "MapInfo MIF",
          "gdbtable", "Geodatabase (Esri)",
          "fgb", "FlatGeobuf",
          "dxf", "DXF",
          "dwg", "DWG");

  private static final int SHOWN_BYTES = 8;
  private static final int MOST_NAMED = 5;

  /** Whether a text begins like a JSON object, or an array of objects. */
  public static boolean isJson(String head) {
    return JSON.matcher(head).lookingAt();
  }

  /** Why an address is of no use that answers with a web page; empty for any other text. */
  public static Optional<Notice> page(URI address, String head, String wanted) {
    return isPage(head)
        ? Optional.of(Notice.of(Notice.Code.PAGE_INSTEAD, address, wanted, excerpt(words(head))))
        : Optional.empty();
  }

  private static boolean isPage(String head) {
    return TextMagic.of(head).equals(Optional.of(TextMagic.HTML));
  }

  /** Refuses binary files if the format is text, before any guess about the characters. */
  public static void refuseBinary(Table table) throws IOException {
    Magic magic = Magic.of(table.file());
    if (magic == Magic.COMPOUND) {
      throw of(table, Compound.of(table.file()));
    }
    if (magic == Magic.ZIP) {
      throw zipped(table);
    }
    if (magic != Magic.OTHER) {
      throw foreign(table, magic.label(), magic.instead());
    }
    if (Encoding.isBinary(table.file())) {
      throw notThat(table, firstBytes(table.file()));
    }
  }

  /** Refuses a text of another format than the stated one. */
  public static void refuseForeign(Table table, String head) {
    if (isAnswered(table) && isPage(head)) {
      throw notThat(table, head);
    }
    Optional<TextMagic> foreign = TextMagic.of(head);
    if (foreign.isPresent() && foreign.get().instead() == Instead.NOTHING) {
      throw notThat(table, foreign.get().label() + " – " + words(head));
    }
    if (foreign.isPresent()) {
      throw foreign(table, foreign.get().label(), foreign.get().instead());
    }
    boolean isMarkup = MARKUP.matcher(head).lookingAt();
    Matcher root = ROOT.matcher(Prolog.skipped(head));
    boolean isXml = isMarkup && head.stripLeading().startsWith("<?xml") && root.lookingAt();
    if (isXml && OF_CELLS.contains(table.format())) {
      throw foreign(table, "XML <" + root.group(1) + ">", Instead.EITHER);
    }
    boolean isJson = isJson(head);
    if (OF_XML.contains(table.format())
        ? !isMarkup
        : isMarkup || (isJson && OF_CELLS.contains(table.format()))) {
      throw notThat(table, head);
    }
  }

  /** Refuses a file that is not a zip if the format is one. */
  public static void refuseUnzipped(Table table) throws IOException {
    Magic magic = Magic.of(table.file());
    if (magic != Magic.ZIP && magic != Magic.EMPTY_ZIP) {
      refuseBinary(table);
      throw notThat(table, Text.headOf(table.file()));
    }
  }

  /** For a compound file that is not the expected workbook. */
  public static BadItem of(Table table, Compound compound) {
    return switch (compound) {
      case ENCRYPTED -> new BadItem(Notice.of(Notice.Code.PASSWORD_PROTECTED, table.origin()));
      case BROKEN -> new BadItem(Notice.of(Notice.Code.DAMAGED_ARCHIVE, table.origin()));
      default -> foreign(table, compound.label(), compound.instead());
    };
  }

  private static BadItem foreign(Table table, String label, Instead instead) {
    return switch (instead) {
      case NOTHING -> notThat(table, label);
      case LAYER -> bad(Notice.Code.SERVICE_INSTEAD, table, label, instead);
      default -> bad(Notice.Code.UNREAD_FORMAT, table, label, instead);
    };
  }

  /** For a map of another program, of which nothing is read. */
  public static BadItem unread(Table table, String label) {
    return foreign(table, label, Instead.MAP);
  }

  private static BadItem bad(Notice.Code code, Table table, String label, Instead instead) {
    return new BadItem(Notice.of(code, table.origin(), label, instead.formats()));
  }

  private static BadItem zipped(Table table) throws IOException {
    try (Zip zip = Zip.open(table.file(), table.origin())) {
      Optional<String> map =
          zip.members().stream().map(FormatMismatch::ending).filter(MAPS::containsKey).findFirst();
      return map.isPresent()
          ? foreign(table, MAPS.get(map.get()) + " (.zip)", Instead.MAP)
          : notThat(table, label(zip));
    }
  }

  private static String ending(String member) {
    return member.substring(member.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /** Usual name of an archive of no supported format, the same in all languages. */
  private static String label(Zip zip) throws IOException {
    if (zip.has("word/document.xml")) {
      return "DOCX (Word)";
    }
    if (zip.has("ppt/presentation.xml")) {
      return "PPTX (PowerPoint)";
    }
    if (zip.has("xl/workbook.bin")) {
      return "XLSB (Excel)";
    }
    return zip.mediaType().orElseGet(() -> Magic.ZIP.label() + " – " + some(zip.members()));
  }

  private static String some(List<String> members) {
    List<String> files = members.stream().filter(MemberNames::isContent).limit(MOST_NAMED).toList();
    return String.join(", ", files) + (files.size() < members.size() ? "…" : "");
  }

  private static String firstBytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return "0x" + HexFormat.of().formatHex(in.readNBytes(SHOWN_BYTES));
    }
  }

  /** Refuses a file by its first characters. */
  public static BadItem notThat(Table table, String head) {
    return new BadItem(
        Optional.of(table)
            .filter(FormatMismatch::isAnswered)
            .flatMap(answered -> page(answered.origin(), head, wanted(answered)))
            .orElseGet(
                () ->
                    Notice.of(
                        Notice.Code.NOT_THE_FORMAT,
                        table.origin(),
                        table.format(),
                        excerpt(head))));
  }

  private static boolean isAnswered(Table table) {
    return table.origin().toString().startsWith("http");
  }

  /** What the address promises: a page was taken for CSV for want of a better guess. */
  private static String wanted(Table table) {
    String ending = ending(Objects.requireNonNullElse(table.origin().getPath(), ""));
    return Stream.of(Format.values())
        .map(Format::fileType)
        .filter(type -> type.equalsIgnoreCase(ending))
        .findFirst()
        .orElse(table.format().toString());
  }

  /** The human-readable words of a page or a report, if there are any. */
  private static String words(String head) {
    String beginning = head.substring(0, Math.min(SPOKEN, head.length()));
    String words = TAGS.matcher(beginning).replaceAll(" ").replaceAll("\\s+", " ").strip();
    return words.isEmpty() ? excerpt(head) : words;
  }

  private static String excerpt(String head) {
    String text = head.strip();
    return text.substring(0, Math.min(EXCERPT, text.length()));
  }

  public static BadItem malformed(Table table, JsonProcessingException fault) {
    JsonLocation at = fault.getLocation() == null ? JsonLocation.NA : fault.getLocation();
    return malformed(table, at.getLineNr(), at.getColumnNr(), fault);
  }

  /** Gives the parser's position, but not its message, which is English, and about tokens. */
  public static BadItem malformed(Table table, long line, long column, Exception fault) {
    return new BadItem(malformed(table, line, column), fault);
  }

  /** Position where a file stops being of its format, although no parser failed there. */
  public static Notice malformed(Table table, long line, long column) {
    // A position that is not known is given as the very beginning.
    return Notice.of(
        Notice.Code.MALFORMED,
        table.origin(),
        table.format(),
        Math.max(1, line),
        Math.max(1, column));
  }

  private FormatMismatch() {}
}
