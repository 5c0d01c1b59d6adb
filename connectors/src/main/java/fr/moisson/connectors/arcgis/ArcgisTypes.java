package fr.moisson.connectors.arcgis;

import fr.moisson.harvesters.model.Distribution;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Distributions as <a
 * href="https://developers.arcgis.com/rest/users-groups-and-items/items-and-item-types/">types of
 * items</a>. Those that a map can show come before those that can only be opened, and those cut to
 * the territory before all others.
 */
final class ArcgisTypes {

  /** A page or a file somewhere on the web. */
  static final String LINK = "Document Link";

  private static final List<String> BY_USE =
      List.of(
          "Feature Service",
          "Map Service",
          "Image Service",
          "GeoJson",
          "WFS",
          "WMS",
          "WMTS",
          "KML",
          "CSV",
          LINK);

  private static final Map<String, String> BY_FORMAT =
      Map.of(
          "GEOJSON", "GeoJson",
          "CSV", "CSV",
          "KML", "KML",
          "WFS", "WFS",
          "WMS", "WMS",
          "WMTS", "WMTS");

  private static final Map<String, String> FILES =
      Map.of(
          "GEOJSON", "GeoJson",
          "CSV", "CSV",
          "KML", "KML",
          "XLSX", "Microsoft Excel",
          "GPKG", "GeoPackage",
          "SHP", "Shapefile",
          "PDF", "PDF");

  static Optional<Distribution> main(List<Distribution> distributions) {
    Comparator<Distribution> cutFirst =
        Comparator.comparing(distribution -> !(distribution instanceof Distribution.Extract));
    return distributions.stream()
        .min(cutFirst.thenComparing(distribution -> BY_USE.indexOf(type(distribution))));
  }

  static String type(Distribution distribution) {
    if (distribution instanceof Distribution.Link link) {
      String path = link.url().toString().replaceFirst("[?#].*$", "");
      if (path.matches("(?i).*/FeatureServer(/\\d+)?/?")) {
        return "Feature Service";
      }
      if (path.matches("(?i).*/MapServer(/\\d+)?/?")) {
        return "Map Service";
      }
      if (path.matches("(?i).*/ImageServer/?")) {
        return "Image Service";
      }
      if (link.service() != null) {
        return BY_FORMAT.getOrDefault(link.service().protocol(), LINK);
      }
    }
    return BY_FORMAT.getOrDefault(format(distribution), LINK);
  }

  /** The type for a file stored on the portal itself; empty if it does not accept this format. */
  static Optional<String> fileType(Distribution distribution) {
    return distribution instanceof Distribution.Extract
        ? Optional.ofNullable(FILES.get(format(distribution)))
        : Optional.empty();
  }

  private static String format(Distribution distribution) {
    String format = distribution.format();
    return format == null ? "" : format.toUpperCase(Locale.ROOT);
  }

  private ArcgisTypes() {}
}
