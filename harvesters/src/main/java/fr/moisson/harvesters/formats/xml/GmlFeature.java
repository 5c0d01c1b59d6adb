package fr.moisson.harvesters.formats.xml;

import fr.moisson.harvesters.formats.text.Cell;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * One GML feature, flattened: nested properties are named by both names, separated by a point
 * ({@code objetGeo.precision}), without the elements of types in between. A property that occurs
 * several times is kept once, with its values separated by « | ». The unit of a measure follows it,
 * under the name that GDAL gives ({@code hauteur_uom}).
 *
 * @param type name of its element, without its namespace
 * @param id identifier given by GML itself, and not by a property; null if there is none
 * @param crs of the geometry; null if it is not stated
 * @param left properties with other geometries, of which a row has but one
 * @param isBroken whether its geometry is invalid
 */
record GmlFeature(
    String type,
    @Nullable String id,
    Map<String, String> values,
    @Nullable Geometry geometry,
    @Nullable String crs,
    Set<String> left,
    boolean isBroken) {

  /** Boxes around features, which are not geometries themselves. */
  private static final Set<String> BOXES = Set.of("Envelope", "Box");

  /** A date of GML 3.2 within its property: a value, and no property itself. */
  private static final String DATE = "timePosition";

  private static final String LINKS = "http://www.w3.org/1999/xlink";
  private static final String UNIT = "uom";
  private static final String BETWEEN = " | ";
  private static final int DEEPEST = 32;

  /**
   * Reads the element that starts here, to its end.
   *
   * @param bounds system of geometries that state none
   */
  static GmlFeature read(XmlWalk xml, GmlCrs bounds) throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    String type = xml.element();
    String id = xml.attribute("id") == null ? xml.attribute("fid") : xml.attribute("id");
    GmlGeometry geometry = new GmlGeometry();
    GmlCrs around = bounds;
    Deque<String> path = new ArrayDeque<>();
    StringBuilder text = new StringBuilder();
    String unit = null;
    boolean isLeaf = false;
    int depth = 1;
    while (depth > 0 && xml.next()) {
      if (xml.starts() && GmlGeometry.is(xml)) {
        geometry.read(xml, name(path), around);
        isLeaf = false;
      } else if (xml.starts(GmlCrs.BOUNDS)) {
        around = GmlCrs.ofBounds(xml, around);
      } else if (xml.starts() && (BOXES.contains(xml.element()) || depth > DEEPEST)) {
        xml.skip();
      } else if (xml.starts()) {
        depth++;
        path.addLast(xml.element());
        text.setLength(0);
        text.append(xml.attribute(LINKS, "href") == null ? "" : xml.attribute(LINKS, "href"));
        unit = xml.attribute(UNIT);
        isLeaf = true;
      } else if (xml.ends()) {
        depth--;
        if (isLeaf && depth > 0) {
          String cell = Cell.of(text.toString());
          String name = name(path);
          values.merge(name, cell, GmlFeature::both);
          if (unit != null && !cell.isEmpty()) {
            values.merge(name + "_" + UNIT, unit, GmlFeature::both);
          }
        }
        isLeaf = false;
        path.pollLast();
      } else if (isLeaf) {
        xml.addText(text);
      }
    }
    return new GmlFeature(
        type,
        id,
        values,
        geometry.geometry(),
        geometry.crs(),
        geometry.left(),
        geometry.isBroken());
  }

  /**
   * As a row, its values preceded by its identifier in a column of that name.
   *
   * @param ofType column for its type; null if all features of the file are of one
   */
  XmlFeatureRows.Feature named(String name, @Nullable String ofType) {
    Map<String, String> all = new LinkedHashMap<>();
    if (id != null) {
      all.put(name, id);
    }
    if (ofType != null) {
      all.put(ofType, type);
    }
    all.putAll(values);
    return new XmlFeatureRows.Feature(all, geometry, isBroken);
  }

  static String both(String one, String other) {
    return one.isEmpty() ? other : other.isEmpty() ? one : one + BETWEEN + other;
  }

  /** Elements of types, which are capitalised, are between a property and those of its value. */
  private static String name(Deque<String> path) {
    List<String> names = new ArrayList<>();
    Iterator<String> elements = path.iterator();
    while (elements.hasNext()) {
      String element = elements.next();
      boolean isValue = elements.hasNext() ? startsWithCapital(element) : element.equals(DATE);
      if (names.isEmpty() || !isValue) {
        names.add(element);
      }
    }
    return String.join(".", names);
  }

  private static boolean startsWithCapital(String element) {
    return Character.isUpperCase(element.charAt(0));
  }
}
