package fr.moisson.harvesters.formats.file;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the first characters of a text say of it, where it is none of our formats. */
enum TextMagic {
  HTML(
      "(<\\?xml[^>]*>\\s*)?(<!--.*?-->\\s*)*<(!doctype\\s+html|html|head|body|script)\\b.*",
      "HTML"),
  RTF("\\{\\\\rtf.*", "RTF"),
  MAPINFO_TAB("!table\\b.*", "MapInfo TAB (.zip : .shp + .dbf + .prj)"),
  MAPINFO_MIF("version\\s+\\d+\\s+charset\\b.*", "MapInfo MIF (.zip : .shp + .dbf + .prj)"),
  TOPOJSON(
      "\\{\\s*\"(type\"\\s*:\\s*\"topology\"|[^{]*\"type\"\\s*:\\s*\"topology\").*", "TopoJSON"),
  DXF("0\\s+section\\s.*", "DXF"),
  GEOCONCEPT(
      "//\\$(delimiter|quoted-text|charset|unit|format|syscoord|fields)\\b.*",
      "Geoconcept (.zip : .shp + .dbf + .prj)"),
  /** What databases write of themselves, with remarks above. */
  SQL(
      "(--[^\\n]*\\n\\s*|/\\*[^*]*\\*/;?\\s*){0,50}+"
          + "(create\\s+(table|schema|database|extension|sequence)\\s"
          + "|insert\\s+into\\s|drop\\s+table\\s|set\\s+[\\w.@]+\\s*(=|\\bto\\b)"
          + "|(begin|(begin|start)\\s+transaction)\\s*;[ \\t]*\\r?\\n|pragma\\s+\\w+\\s*=).*",
      "SQL"),
  POSTSCRIPT("%!ps.*", "PostScript"),
  CALENDAR("begin:v(calendar|card)\\b.*", "vCalendar / vCard"),
  GPX("(<\\?xml[^>]*>\\s*)?(<!--.*?-->\\s*)*<gpx\\b.*", "GPX"),
  OSM_XML("(<\\?xml[^>]*>\\s*)?(<!--.*?-->\\s*)*<osm\\b.*", "OSM XML"),
  /** What OGC services answer instead of data. */
  OGC_EXCEPTION(
      "(<\\?xml[^>]*>\\s*)?(<!.*?>\\s*)*<([\\w.-]+:)?(Service)?Exception(Report)?\\b.*",
      "OGC ExceptionReport"),
  /** What stands in a repository in place of a large file. */
  GIT_LFS("version https://git-lfs\\.github\\.com/spec/.*", "Git LFS"),
  SVG("(<\\?xml[^>]*>\\s*)?(<!.*?>\\s*)*<svg\\b.*", "SVG");

  private final Pattern start;
  private final String label;

  TextMagic(String start, String label) {
    this.start = Pattern.compile("\\s*" + start, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    this.label = label;
  }

  /** How such files are called, in any language; empty for a text that may be one of ours. */
  static Optional<String> label(String head) {
    return Stream.of(values())
        .filter(magic -> magic.start.matcher(head).matches())
        .map(magic -> magic.label)
        .findFirst();
  }
}
