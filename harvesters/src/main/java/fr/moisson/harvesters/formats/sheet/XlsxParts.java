package fr.moisson.harvesters.formats.sheet;

import static java.util.Objects.requireNonNullElse;

import fr.moisson.harvesters.formats.file.Zip;
import fr.moisson.harvesters.formats.xml.XmlWalk;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The members of a workbook's archive that hold its parts, as its relations name them. Upper and
 * lower case are the same in their names (ECMA-376, part 2, 6.2.2), and some software mixes them.
 */
final class XlsxParts {

  /** As many as Excel allows in a sheet. */
  private static final int MOST_LINKS = 65_530;

  static final String FOLDER = "xl/";

  private final Map<String, String> members = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, String> sheets = new HashMap<>();
  private String styles = FOLDER + "styles.xml";
  private String strings = FOLDER + "sharedStrings.xml";

  private final Table table;
  private final Zip zip;

  private XlsxParts(Table table, Zip zip) {
    this.table = table;
    this.zip = zip;
    zip.members().forEach(member -> members.put(member, member));
  }

  static XlsxParts of(Table table, Zip zip) throws IOException {
    XlsxParts parts = new XlsxParts(table, zip);
    String relations = parts.member(FOLDER + "_rels/workbook.xml.rels");
    try (XmlWalk xml = XmlWalk.open(table, zip.read(relations))) {
      while (xml.next()) {
        if (xml.starts("Relationship")) {
          parts.add(
              requireNonNullElse(xml.attribute("Type"), ""),
              requireNonNullElse(xml.attribute("Id"), ""),
              part(requireNonNullElse(xml.attribute("Target"), "")));
        }
      }
    }
    return parts;
  }

  private void add(String type, String id, String part) {
    switch (type.substring(type.lastIndexOf('/') + 1)) {
      case "worksheet" -> sheets.put(id, part);
      case "styles" -> styles = part;
      case "sharedStrings" -> strings = part;
      default -> {} // sheets of charts, macros, themes
    }
  }

  private static String part(String target) {
    try {
      return URI.create("/" + FOLDER).resolve(target).getPath().substring(1);
    } catch (IllegalArgumentException e) {
      return target; // then no member has this name, and it is left out
    }
  }

  /** Null for a relation to anything but a sheet of cells that is there. */
  @Nullable String sheet(String id) {
    String part = sheets.get(id);
    return part == null ? null : members.get(part);
  }

  /** Targets of the links of a sheet, by their ids. */
  Map<String, String> targets(String sheet) throws IOException {
    int name = sheet.lastIndexOf('/') + 1;
    String relations =
        member(sheet.substring(0, name) + "_rels/" + sheet.substring(name) + ".rels");
    Map<String, String> targets = new HashMap<>();
    if (zip.has(relations)) {
      try (XmlWalk xml = XmlWalk.open(table, zip.read(relations))) {
        while (xml.next() && targets.size() < MOST_LINKS) {
          String target =
              xml.starts("Relationship") ? requireNonNullElse(xml.attribute("Target"), "") : "";
          if (CellLinks.isLink(target)) {
            targets.put(requireNonNullElse(xml.attribute("Id"), ""), target);
          }
        }
      }
    }
    return targets;
  }

  String styles() {
    return member(styles);
  }

  String strings() {
    return member(strings);
  }

  private String member(String part) {
    return members.getOrDefault(part, part);
  }
}
