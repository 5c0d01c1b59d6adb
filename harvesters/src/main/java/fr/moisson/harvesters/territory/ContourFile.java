package fr.moisson.harvesters.territory;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import fr.moisson.harvesters.formats.Rows;
import fr.moisson.harvesters.formats.SourceFile;
import fr.moisson.harvesters.formats.file.Replacement;
import fr.moisson.harvesters.formats.geometry.Repair;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.model.Territory.Commune;
import fr.moisson.harvesters.model.Territory.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.geojson.GeoJsonWriter;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * A territory in a GeoJSON file: the features of an EPCI's member communes, as geo.api.gouv.fr and
 * the Etalab contours give them, or a single feature.
 *
 * <p>Properties, of which the first one present is used, in capitals or not, with {@code _} or not:
 * {@code code_insee}, {@code insee}, {@code insee_com}, {@code ref:INSEE}, {@code com_code} or
 * {@code code}; {@code nom}, {@code name}, {@code nom_officiel}, {@code nom_com} or {@code
 * com_name}; {@code codeRegion} or {@code region}, which follows from the code; {@code codeEpci},
 * {@code epci}, {@code siren_epci} or {@code codes_siren_des_epci}, {@code population}, and {@code
 * anciensCodes}, the codes of communes that have merged into it, which may be missing. In the
 * single feature of an EPCI, {@code communes} lists its members: codes, or objects with these same
 * properties. Their contours are those of other features in the file with that code, if there are
 * any.
 */
public final class ContourFile {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DECIMALS = 7;

  /**
   * @param name if null, it is read from the file, or else replaced by the code
   * @throws Misconfigured if the file does not have that territory, or lacks a required property
   */
  public static Territory read(
      Path file, Kind kind, String code, @Nullable String name, String vintage) {
    SourceFile.check(file);
    List<Row> rows = rows(file);
    Optional<Row> itself = rows.stream().filter(row -> is(row, code)).findFirst();
    if (itself.isPresent()) {
      Row row = itself.get();
      List<Commune> communes =
          kind == Kind.COMMUNE ? List.of(CommuneProperties.commune(row)) : members(row, code, rows);
      String stated = name == null ? CommuneProperties.name(row) : name;
      check(file, communes, List.of(row));
      return territory(kind, code, stated, communes, List.of(row), vintage);
    }
    List<Commune> communes = rows.stream().map(ContourFile::member).toList();
    check(file, communes, rows);
    if (kind == Kind.COMMUNE) {
      throw faulty(Code.CONTOUR_LACKS, file, code);
    }
    return territory(kind, code, name == null ? "" : name, communes, rows, vintage);
  }

  private static Territory territory(
      Kind kind,
      String code,
      String name,
      List<Commune> communes,
      List<Row> places,
      String vintage) {
    Geometry contour = union(places.stream().map(Row::geometry).filter(Objects::nonNull).toList());
    return new Territory(kind, code, name.isEmpty() ? code : name, communes, contour, vintage);
  }

  private static void check(Path file, List<Commune> communes, List<Row> places) {
    if (communes.isEmpty()) {
      throw faulty(Code.CONTOUR_EMPTY, file);
    }
    for (Commune commune : communes) {
      if (!Territory.isCommuneCode(commune.code())) {
        String written = commune.code().isEmpty() ? "–" : commune.code();
        throw faulty(Code.CONTOUR_WITHOUT_CODE, file, written);
      }
    }
    for (Row place : places) {
      if (!hasGround(place)) {
        throw faulty(Code.CONTOUR_WITHOUT_GROUND, file, CommuneProperties.code(place));
      }
    }
  }

  private static boolean hasGround(Row place) {
    return place.geometry() != null && place.geometry().getDimension() == 2;
  }

  /** The union of several places. */
  static Geometry union(List<Geometry> places) {
    List<Geometry> valid = places.stream().map(Repair::of).toList();
    return valid.size() == 1 ? valid.get(0) : OverlayNGRobust.union(valid);
  }

  private static List<Row> rows(Path file) {
    Table table = new Table(file, Table.Format.GEOJSON, null, Table.Place.GUESSED, file.toUri());
    List<Row> rows = new ArrayList<>();
    try (Rows all = Rows.open(table, notice -> {})) {
      all.forEachRemaining(row -> rows.add(CommuneProperties.keyed(row)));
      return withGround(rows);
    } catch (BadItem e) {
      // The notice names the file and what is wrong with it.
      throw new Misconfigured(e.notice(), e);
    }
  }

  /** Without other features of a commune that has a ground, such as its town hall. */
  private static List<Row> withGround(List<Row> rows) {
    Set<String> codes =
        rows.stream()
            .filter(ContourFile::hasGround)
            .map(row -> CommuneProperties.code(row))
            .collect(Collectors.toSet());
    return rows.stream()
        .filter(row -> hasGround(row) || !codes.contains(CommuneProperties.code(row)))
        .toList();
  }

  private static boolean is(Row row, String code) {
    String own = CommuneProperties.code(row);
    String siren = CommuneProperties.first(row, "siren");
    String id = own.isEmpty() && siren.isEmpty() ? CommuneProperties.first(row, "id") : "";
    return List.of(own, siren, id).contains(code);
  }

  /** A commune with its ground. */
  static Commune member(Row row) {
    Geometry ground = row.geometry();
    return ground == null
        ? CommuneProperties.commune(row)
        : CommuneProperties.commune(row).on(Repair.of(ground));
  }

  private static List<Commune> members(Row row, String code, List<Row> beside) {
    Map<String, Commune> known = new HashMap<>();
    beside.forEach(other -> known.put(CommuneProperties.code(other), member(other)));
    return CommuneProperties.members(row, code).stream()
        .map(
            member -> {
              Commune same = known.get(member.code());
              Geometry ground = same == null ? null : same.contour();
              return ground == null ? member : member.on(ground);
            })
        .toList();
  }

  private static Misconfigured faulty(Code code, Object... facts) {
    return new Misconfigured(Notice.of(code, facts));
  }

  /**
   * Writes the format that {@link #read} reads: the territory, then the members whose ground is
   * known. The file is replaced atomically, because others may be reading it.
   */
  public static void write(Path file, Territory territory) {
    ObjectNode collection = JSON.createObjectNode().put("type", "FeatureCollection");
    ArrayNode features = collection.putArray("features");
    ObjectNode properties = feature(features, territory.contour());
    properties.put("code", territory.code()).put("nom", territory.name());
    properties.put("vintage", territory.vintage());
    if (territory.kind() == Kind.COMMUNE) {
      describe(properties, territory.communes().get(0));
    } else {
      ArrayNode members = properties.putArray("communes");
      for (Commune commune : territory.communes()) {
        describe(members.addObject(), commune);
        if (commune.contour() != null) {
          feature(features, commune.contour()).put("code", commune.code());
        }
      }
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (Replacement written = new Replacement(file)) {
        written.out().write((collection + "\n").getBytes(UTF_8));
        written.keep();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The properties of a new feature. */
  private static ObjectNode feature(ArrayNode features, Geometry ground) {
    GeoJsonWriter geometries = new GeoJsonWriter(DECIMALS);
    geometries.setEncodeCRS(false);
    ObjectNode feature = features.addObject().put("type", "Feature");
    ObjectNode properties = feature.putObject("properties");
    feature.putRawValue("geometry", new RawValue(geometries.write(ground)));
    return properties;
  }

  private static void describe(ObjectNode properties, Commune commune) {
    properties.put("code", commune.code()).put("nom", commune.name());
    properties.put("region", commune.region()).put("epci", commune.epci());
    properties.put("population", commune.population());
    ArrayNode former = properties.putArray("anciensCodes");
    commune.formerCodes().forEach(former::add);
  }

  private ContourFile() {}
}
