package fr.moisson.connectors.overpass;

import fr.moisson.connectors.overpass.OverpassSource.Area;
import fr.moisson.connectors.overpass.OverpassSource.Layer;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.territory.Footprint;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One query. Objects are preceded by their count, and by that of the areas: for an unknown area the
 * server gives an empty answer, and no error.
 */
record OverpassQuery(OverpassSource source, Layer layer, Territory territory) {

  String text() {
    boolean byCommune = source.area() == Area.INSEE;
    String place = byCommune ? "(area.territoire)" : "(" + box() + ")";
    String objects =
        layer.filters().stream()
            .flatMap(
                filter ->
                    layer.kinds().stream()
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT) + filter + place + ";"))
            .collect(Collectors.joining("\n"));
    return "[out:json][timeout:%d][maxsize:%d];\n".formatted(source.timeout(), source.maxsize())
        + (byCommune ? communes() : "")
        + "(\n"
        + objects
        + "\n)->.objets;\n.objets out count;\n.objets out geom;\n";
  }

  private String communes() {
    return territory.communeCodes().stream()
        .map("area[\"ref:INSEE\"=\"%s\"][\"boundary\"=\"administrative\"];"::formatted)
        .collect(Collectors.joining("\n", "(\n", "\n)->.territoire;\n.territoire out count;\n"));
  }

  /** South, west, north, east. */
  private String box() {
    Box box = Footprint.box(territory);
    return String.format(
        Locale.ROOT, "%.6f,%.6f,%.6f,%.6f", box.south(), box.west(), box.north(), box.east());
  }
}
