package fr.moisson.harvesters.territory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.formats.Rows;
import fr.moisson.harvesters.formats.SourceFile;
import fr.moisson.harvesters.formats.geometry.GeoJson;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Slug;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.model.Territory.Commune;
import fr.moisson.harvesters.model.Territory.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.PolygonExtracter;

/**
 * Reads any file of polygons as a territory: a quarter, a park, a catchment area. It may have any
 * format and coordinate system in which rows are read, or be a bare GeoJSON geometry. The ground is
 * the union of all features.
 *
 * <p>A single feature gives its code ({@code code_insee}, {@code siren}, {@code code} or {@code
 * id}), its name, its {@code vintage} and its {@code communes}, under the names of {@link
 * ContourFile}; a missing code or name is taken from the file's name. Features that all have an
 * INSEE code are the communes of the territory.
 */
public final class AreaFile {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String COORDINATES = "coordinates";
  private static final int SIREN = 9;

  /**
   * @param folder where the content of archives goes
   * @throws Misconfigured if there is no such file, or no polygon in it
   * @throws BadItem if the file is damaged, or has an unknown format
   */
  public static Territory read(Path file, Path folder) {
    SourceFile.check(file);
    String stem = String.valueOf(file.getFileName()).replaceAll("(?<=.)\\.[^.]*$", "");
    List<Polygon> polygons = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    try (Rows all = Rows.open(table(file, folder), notice -> {})) {
      while (all.hasNext()) {
        Row row = CommuneProperties.own(CommuneProperties.keyed(all.next()));
        Geometry place = row.geometry() == null ? bare(row) : row.geometry();
        List<Polygon> own = new ArrayList<>();
        if (place != null && !PolygonExtracter.getPolygons(place, own).isEmpty()) {
          rows.add(row.at(ContourFile.union(List.copyOf(own))));
          polygons.addAll(own);
        }
      }
    }
    if (polygons.isEmpty()) {
      throw new Misconfigured(Notice.of(Notice.Code.NO_AREA, file));
    }
    Row only = rows.size() == 1 ? rows.get(0) : new Row(Map.of(), null, 0);
    return territory(only, stem, communes(rows), ContourFile.union(List.copyOf(polygons)));
  }

  private static Table table(Path file, Path folder) {
    return new SourceFile(file, String.valueOf(file.getFileName()), null, null, file.toUri())
        .table(null, null, Table.Place.GUESSED, folder, notice -> {});
  }

  /** The features as communes; none if they are something else, or parts of communes. */
  private static List<Commune> communes(List<Row> rows) {
    List<Commune> communes = rows.stream().map(ContourFile::member).toList();
    long codes =
        communes.stream().map(Commune::code).filter(Territory::isCommuneCode).distinct().count();
    return communes.size() > 1 && codes == communes.size() ? communes : List.of();
  }

  private static Territory territory(
      Row only, String stem, List<Commune> communes, Geometry contour) {
    String insee = CommuneProperties.inseeCode(only);
    String stated = insee.isEmpty() ? CommuneProperties.first(only, "siren", "code", "id") : insee;
    String code = stated.matches("[A-Za-z0-9_-]{2,}") ? stated : Slug.ofFile(stem, "territoire");
    String named = CommuneProperties.name(only);
    String name = named.isEmpty() ? stem : named;
    List<Commune> members =
        code.length() == SIREN ? CommuneProperties.members(only, code) : communes;
    return new Territory(
        members.isEmpty() ? Kind.COMMUNE : Kind.EPCI,
        code,
        name,
        members.isEmpty() ? List.of(CommuneProperties.commune(only, code, name)) : members,
        contour,
        CommuneProperties.first(only, "vintage"));
  }

  /** A geometry without a feature around it, which is read as a row with its properties. */
  private static @Nullable Geometry bare(Row row) {
    if (row.value(COORDINATES).isEmpty()) {
      return null;
    }
    try {
      JsonNode coordinates = JSON.readTree(row.value(COORDINATES));
      ObjectNode geometry = JSON.createObjectNode().put("type", row.value("type"));
      return GeoJson.geometry(geometry.set(COORDINATES, coordinates)).orElse(null);
    } catch (JsonProcessingException e) {
      return null; // a column of that name, in a table of something else
    }
  }

  private AreaFile() {}
}
