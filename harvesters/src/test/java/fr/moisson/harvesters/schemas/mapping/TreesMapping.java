package fr.moisson.harvesters.schemas.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.schemas.TableSchema;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/** A mapping for trees that uses most features of mappings, and tables to apply it to. */
final class TreesMapping {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES, JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
          .build();

  private static final String SCHEMA =
      """
      {name: 'arbres', primaryKey: 'id', fields: [
        {name: 'id', type: 'integer', constraints: {required: true, minimum: 1}},
        {name: 'longitude', type: 'number', constraints: {required: true}},
        {name: 'latitude', type: 'number', constraints: {required: true}},
        {name: 'genre', type: 'string'},
        {name: 'espece', type: 'string'},
        {name: 'cultivar', type: 'string'},
        {name: 'nom', type: 'string'},
        {name: 'code_insee', type: 'string', constraints: {pattern: '\\\\d{5}'}},
        {name: 'adresse', type: 'string'},
        {name: 'matricule', type: 'string'},
        {name: 'planted', type: 'date'},
        {name: 'stade', type: 'string', constraints: {enum: ['Jeune', 'Adulte']}},
        {name: 'hauteur', type: 'number', constraints: {minimum: 0, maximum: 15000}},
        {name: 'remarquable', type: 'boolean'},
        {name: 'remarque', type: 'string'}]}
      """;

  private static final String MAPPING =
      """
      {recognise: [['genre', '*arbre*'], ['hauteur', 'stade']],
       subject: ['arbre'],
       missing: ['inconnu', '*Sans réponse*'],
       remarks: 'remarque',
       latinName: {from: 'nom_latin', whenLatin: ['essence', 'essence_libelle'], genus: 'genre', species: 'espece',
         cultivar: 'cultivar', vernacular: 'nom', genera: ['Platanus', 'Acer']},
       columns: {
         id: {from: ['id_arbre', 'objectid'], compute: 'NUMBER', otherwise: 'matricule'},
         longitude: {from: ['longitude', 'x'], compute: 'LONGITUDE'},
         latitude: {from: ['latitude', 'y'], compute: 'LATITUDE'},
         nom: {from: ['nom_commun', 'essence', 'espece'], maybe: 'type', missing: 'alignement'},
         code_insee: {from: 'insee', compute: 'COMMUNE'},
         adresse: {maybe: 'localisation', join: [['numero'], ['rue', 'voie']]},
         planted: {from: ['plantation'], missing: ['0', '1700-01-01']},
         hauteur: {to: 'cm', ranges: {m: [0.8, 60], cm: [80, 6500]}, missing: '0'}},
       values: {stade: {J: 'Jeune', A: 'Adulte'}},
       exclude: [{column: 'etat', values: ['abattu', 'souche*']}],
       ignore: ['geo_point_2d']}
      """;

  static final Mapping TREES = new Mapping("arbres", read(MAPPING), schema(SCHEMA), Map.of());

  /** The first row, mapped to the schema's columns. */
  static Map<String, String> made(String header, String... lines) {
    return only(fit(header, lines), header, lines).values();
  }

  /** The notices given while rows are mapped. */
  static List<Notice> notices(String header, String... lines) {
    Application application = fit(header, lines).start(row -> "");
    rows(header, lines).forEach(application::apply);
    return application.notices();
  }

  /** How well the mapping fits these rows, each given as a line of values. */
  static Fit fit(String header, String... lines) {
    return TREES.fit(Title.NONE, List.of(header.split(",")), rows(header, lines));
  }

  static Row only(Fit fit, String header, String... lines) {
    return fit.start(row -> "").apply(rows(header, lines).get(0)).orElseThrow();
  }

  static List<Row> all(Fit fit, List<Row> rows) {
    Application application = fit.start(row -> "");
    return rows.stream().map(application::apply).flatMap(Optional::stream).toList();
  }

  /** Rows from lines of values and a header line, all at one place in Niort. */
  static List<Row> rows(String header, String... lines) {
    String[] columns = header.split(",");
    List<Row> rows = new ArrayList<>();
    for (String line : lines) {
      String[] cells = line.split(",", -1);
      Map<String, String> values = new LinkedHashMap<>();
      for (int i = 0; i < columns.length; i++) {
        values.put(columns[i], cells[i]);
      }
      rows.add(
          new Row(
              values,
              new GeometryFactory().createPoint(new Coordinate(-0.4615, 46.325)),
              rows.size() + 1L));
    }
    return rows;
  }

  static MappingFile read(String json) {
    try {
      return JSON.readValue(json, MappingFile.class);
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static TableSchema schema(String json) {
    try {
      String strict = JSON.readTree(json).toString();
      return TableSchema.read(new ByteArrayInputStream(strict.getBytes(UTF_8)), "arbres.json");
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private TreesMapping() {}
}
