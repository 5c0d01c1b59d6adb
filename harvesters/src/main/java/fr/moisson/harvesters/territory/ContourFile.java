package fr.moisson.harvesters.territory;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.formats.Row;
import fr.moisson.harvesters.formats.Rows;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.model.Territory.Commune;
import fr.moisson.harvesters.model.Territory.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.io.geojson.GeoJsonWriter;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * A territory in a GeoJSON file: the features of an EPCI's member communes, as geo.api.gouv.fr and
 * the Etalab contours give them, or a single feature.
 *
 * <p>Properties, the first that is there: {@code code_insee}, {@code code} or {@code insee}; {@code
 * nom} or {@code name}; {@code codeDepartement} or {@code departement}; {@code codeRegion} or
 * {@code region}; {@code codeEpci} or {@code epci}, and {@code population}, which may be missing.
 * In the single feature of an EPCI, {@code communes} lists its members: codes, or objects with
 * these same properties.
 */
public final class ContourFile {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DECIMALS = 7;

  /**
   * @param name null reads it from the file, for want of which the code stands for it
   * @throws Misconfigured if the file says nothing of that territory
   */
  public static Territory read(
      Path file, Kind kind, String code, @Nullable String name, String vintage) {
    if (!Files.isReadable(file)) {
      throw new Misconfigured(Notice.of(Notice.Code.NO_SUCH_FILE, file));
    }
    List<Row> rows = rows(file, code);
    Optional<Row> itself = rows.stream().filter(row -> is(row, code)).findFirst();
    if (itself.isPresent()) {
      Row row = itself.get();
      List<Commune> communes = kind == Kind.COMMUNE ? List.of(commune(row)) : members(row, code);
      String stated = name == null ? first(row, "nom", "name") : name;
      return territory(kind, code, stated, communes, List.of(row), vintage);
    }
    if (kind == Kind.COMMUNE) {
      throw unknown(code, file);
    }
    List<Commune> communes = rows.stream().map(ContourFile::commune).toList();
    return territory(kind, code, name == null ? "" : name, communes, rows, vintage);
  }

  /**
   * All that a file of areas covers, whatever they are: a quarter, a commune, a park. Its code and
   * its name are those of its single feature, or else the file's name.
   *
   * @throws Misconfigured if the file has no area
   */
  public static Territory area(Path file) {
    if (!Files.isReadable(file)) {
      throw new Misconfigured(Notice.of(Notice.Code.NO_SUCH_FILE, file));
    }
    String stem = String.valueOf(file.getFileName()).replaceAll("\\.[^.]*$", "");
    List<Row> rows = rows(file, stem);
    Row only = rows.size() == 1 ? rows.get(0) : new Row(Map.of(), null, 0);
    String stated = first(only, "siren", "code_insee", "code", "insee", "id");
    String code = stated.matches("[A-Za-z0-9_-]+") ? stated : stem;
    String name = first(only, "nom", "name");
    List<Commune> members = code.length() == 9 ? members(only, code) : List.of();
    return territory(
        members.isEmpty() ? Kind.COMMUNE : Kind.EPCI,
        code,
        name.isEmpty() ? stem : name,
        members.isEmpty() ? List.of(new Commune(code, name, "", "")) : members,
        rows,
        first(only, "vintage"));
  }

  private static Territory territory(
      Kind kind,
      String code,
      String name,
      List<Commune> communes,
      List<Row> places,
      String vintage) {
    boolean whole = places.stream().allMatch(row -> row.geometry() != null);
    if (communes.isEmpty() || !whole) {
      throw unknown(code, "contour");
    }
    Geometry contour = union(places);
    if (contour.getDimension() < 2 || communes.stream().anyMatch(one -> one.code().isEmpty())) {
      throw unknown(code, "contour");
    }
    return new Territory(kind, code, name.isEmpty() ? code : name, communes, contour, vintage);
  }

  private static Geometry union(List<Row> places) {
    List<Geometry> valid =
        places.stream()
            .map(Row::geometry)
            .filter(Objects::nonNull)
            .map(one -> one.isValid() ? one : GeometryFixer.fix(one))
            .toList();
    return valid.size() == 1 ? valid.get(0) : OverlayNGRobust.union(valid);
  }

  private static List<Row> rows(Path file, String code) {
    Table table = new Table(file, Table.Format.GEOJSON, null, Table.Place.GUESSED, file.toUri());
    List<Row> rows = new ArrayList<>();
    try (Rows all = Rows.open(table, notice -> {})) {
      all.forEachRemaining(rows::add);
      return rows;
    } catch (BadItem e) {
      throw new Misconfigured(Notice.of(Notice.Code.UNKNOWN_TERRITORY, code, e.notice().args()), e);
    }
  }

  private static boolean is(Row row, String code) {
    return first(row, "siren", "code_insee", "code", "insee", "id").equals(code)
        || first(row, "code_insee", "code", "insee").equals(code);
  }

  private static Commune commune(Row row) {
    String code = first(row, "code_insee", "code", "insee");
    return commune(
        code,
        first(row, "nom", "name"),
        first(row, "codeDepartement", "departement"),
        first(row, "codeRegion", "region"),
        first(row, "codeEpci", "epci"),
        row.value("population"));
  }

  private static Commune commune(
      String code, String name, String departement, String region, String epci, String population) {
    boolean derived = departement.isEmpty() && code.length() == 5;
    return new Commune(
        code,
        name,
        derived ? Territory.departementOf(code) : departement,
        region,
        epci,
        population.matches("\\d{1,8}") ? Integer.parseInt(population) : 0);
  }

  private static List<Commune> members(Row row, String code) {
    String list = row.value("communes");
    try {
      JsonNode members = JSON.readTree(list.isEmpty() ? "[]" : list);
      List<Commune> communes = new ArrayList<>();
      for (JsonNode member : members) {
        communes.add(
            commune(
                member.isTextual() ? member.asText() : member.path("code").asText(),
                member.path("nom").asText(),
                member.path("departement").asText(),
                member.path("region").asText(),
                member.path("epci").asText(),
                member.path("population").asText()));
      }
      return communes;
    } catch (JsonProcessingException e) {
      throw new Misconfigured(Notice.of(Notice.Code.UNKNOWN_TERRITORY, code, "communes"), e);
    }
  }

  private static String first(Row row, String... columns) {
    return Stream.of(columns)
        .map(row::value)
        .filter(value -> !value.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static Misconfigured unknown(String code, Object why) {
    return new Misconfigured(Notice.of(Notice.Code.UNKNOWN_TERRITORY, code, why));
  }

  /** Writes a single feature that {@link #read} reads back; in one step, for other readers. */
  public static void write(Path file, Territory territory) {
    ObjectNode feature = JSON.createObjectNode().put("type", "Feature");
    ObjectNode properties = feature.putObject("properties");
    properties.put("code", territory.code()).put("nom", territory.name());
    properties.put("vintage", territory.vintage());
    if (territory.kind() == Kind.COMMUNE) {
      Commune commune = territory.communes().get(0);
      properties.put("departement", commune.departement()).put("region", commune.region());
      properties.put("epci", commune.epci()).put("population", commune.population());
    } else {
      ArrayNode members = properties.putArray("communes");
      for (Commune commune : territory.communes()) {
        members
            .addObject()
            .put("code", commune.code())
            .put("nom", commune.name())
            .put("departement", commune.departement())
            .put("region", commune.region())
            .put("epci", commune.epci())
            .put("population", commune.population());
      }
    }
    GeoJsonWriter geometries = new GeoJsonWriter(DECIMALS);
    geometries.setEncodeCRS(false);
    try {
      feature.set("geometry", JSON.readTree(geometries.write(territory.contour())));
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path aside = file.resolveSibling(file.getFileName() + ".part");
      Files.writeString(aside, feature + "\n", UTF_8);
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ContourFile() {}
}
