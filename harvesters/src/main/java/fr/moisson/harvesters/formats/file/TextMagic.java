package fr.moisson.harvesters.formats.file;

import fr.moisson.harvesters.formats.text.Prolog;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The kind of a text of no supported format, by its first characters. */
enum TextMagic {
  HTML("<(!doctype\\s+html|html|head|body|script)\\b.*", "HTML"),
  RTF("\\{\\\\rtf.*", "RTF"),
  MAPINFO_TAB("!table\\b.*", "MapInfo TAB", Instead.MAP),
  MAPINFO_MIF("version\\s+\\d+\\s+charset\\b.*", "MapInfo MIF", Instead.MAP),
  TOPOJSON(
      "\\{\\s*\"(type\"\\s*:\\s*\"topology\"|[^{]*\"type\"\\s*:\\s*\"topology\").*",
      "TopoJSON",
      Instead.MAP),
  /** Rows without names of columns, as statistics APIs answer them. */
  JSON_LISTS("\\[\\s*\\[.*", "JSON [[…], […]]", Instead.TABLE),
  /** Columns, each with its values by row number. */
  JSON_COLUMNS(
      "\\{\\s*\"[^\"]*\"\\s*:\\s*\\{\\s*\"0\"\\s*:[^{\\[]{1,2000}?,\\s*\"1\"\\s*:.*",
      "JSON {\"…\": {\"0\": …, \"1\": …}}",
      Instead.TABLE),
  /** GeoJSON in a script, as qgis2web exports it, or in a call (JSONP). */
  JAVASCRIPT(
      "(?:(?:var|let|const)\\s+[\\w$.]{1,100}\\s*=|[\\w$.]{1,100}\\s*\\()\\s*[\\[{]\\s*[{\"].*",
      "JavaScript",
      Instead.MAP),
  /** With comments above, as QGIS and other programs write them. */
  DXF("(999[ \\t]*\\r?\\n[^\\r\\n]*\\r?\\n\\s*){0,20}+0\\s+section\\s.*", "DXF", Instead.MAP),
  GEOCONCEPT(
      "//\\$(delimiter|quoted-text|charset|unit|format|syscoord|fields)\\b.*",
      "Geoconcept",
      Instead.MAP),
  /** Database dumps, with comments above. */
  SQL(
      "(--[^\\n]*\\n\\s*|/\\*[^*]*\\*/;?\\s*){0,50}+"
          + "(create\\s+(table|schema|database|extension|sequence)\\s"
          + "|insert\\s+into\\s|drop\\s+table\\s|set\\s+[\\w.@]+\\s*(=|\\bto\\b)"
          + "|(begin|(begin|start)\\s+transaction)\\s*;[ \\t]*\\r?\\n|pragma\\s+\\w+\\s*=).*",
      "SQL",
      Instead.TABLE),
  POSTSCRIPT("%!ps.*", "PostScript"),
  CALENDAR("begin:v(calendar|card)\\b.*", "vCalendar / vCard"),
  /** « XML Spreadsheet » of Excel 2002 and 2003, often with the extension of workbooks. */
  SPREADSHEET_XML(
      "<([\\w.-]+:)?workbook\\b[^>]*urn:schemas-microsoft-com:office:spreadsheet.*",
      "XML Spreadsheet (Excel 2003)",
      Instead.TABLE),
  OSM_XML("<osm\\b.*", "OSM XML", Instead.MAP),
  /** A feed of metadata, for a source and not for a conversion. */
  TURTLE("@?(prefix\\s+[\\w.-]*:|base)\\s*<.*", "RDF (Turtle)"),
  /** What an OGC service says of itself: <wfs:WFS_Capabilities>, <Capabilities> of a WMTS… */
  OGC_CAPABILITIES("<([\\w.-]+:)?(\\w+_)?Capabilities\\b.*", "OGC GetCapabilities", Instead.LAYER),
  /** The address of an ArcGIS service or layer without /query. */
  ARCGIS_SERVICE("\\{\\s*\"currentVersion\"\\s*:.*", "ArcGIS REST", Instead.LAYER),
  /** Errors of OGC services. */
  OGC_EXCEPTION("<([\\w.-]+:)?(Service)?Exception(Report)?\\b.*", "OGC ExceptionReport"),
  /** Pointer in a repository in place of a large file. */
  GIT_LFS("version https://git-lfs\\.github\\.com/spec/.*", "Git LFS"),
  SVG("<svg\\b.*", "SVG");

  private final Pattern start;
  private final String label;
  private final Instead instead;

  TextMagic(String start, String label) {
    this(start, label, Instead.NOTHING);
  }

  TextMagic(String start, String label, Instead instead) {
    this.start = Pattern.compile(start, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    this.label = label;
    this.instead = instead;
  }

  /** Usual name of such files, the same in all languages. */
  String label() {
    return label;
  }

  Instead instead() {
    return instead;
  }

  /** Empty for a text that may be of a supported format. */
  static Optional<TextMagic> of(String head) {
    String start = Prolog.skipped(head);
    return Stream.of(values()).filter(magic -> magic.start.matcher(start).matches()).findFirst();
  }
}
