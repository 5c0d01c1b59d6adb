package fr.moisson.harvesters.territory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.model.Territory.Commune;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a feature says about a commune, under the names of geo.api.gouv.fr, the Etalab contours,
 * ADMIN EXPRESS, Opendatasoft's georef and OpenStreetMap: {@code CODE_INSEE} is {@code code_insee}.
 */
final class CommuneProperties {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Each is a {@linkplain ColumnNames#key key}. */
  private static final String[] INSEE_CODES = {
    "codeinsee", "insee", "inseecom", "refinsee", "comcode"
  };

  private static final String[] NAMES = {"nom", "name", "nomofficiel", "nomcom", "comname"};

  /** Where a quarter says in which commune it is; its own code or name stands beside them. */
  private static final Set<String> OF_COMMUNE = Set.of("inseecom", "comcode", "nomcom", "comname");

  /** « code_qp », « IRIS », « nom_iris », « lib_quartier », « insee_arm ». */
  private static final Pattern OF_PART =
      Pattern.compile(
          "(?:code?|nom|lib|libelle)(?:qpv?|iris|quartier|zone)|iris(?:code|name)?|qpv?|quartier|inseearm");

  private static final String[] EPCIS = {"codeepci", "epci", "sirenepci", "codessirendesepci"};
  private static final String CODE = "code";
  private static final Pattern INSEE = Pattern.compile("\\d[\\dAB]\\d{3}");

  /** Opendatasoft writes a code as a list. */
  private static final Pattern ONLY_ONE = Pattern.compile("\\[\\s*\"([^\"]*)\"\\s*\\]");

  /** A row whose columns have the keys of their names, as all methods here need it. */
  static Row keyed(Row row) {
    Map<String, String> values = new HashMap<>();
    row.values()
        .forEach(
            (column, value) ->
                values.merge(
                    ColumnNames.key(column), value, (one, two) -> one.isEmpty() ? two : one));
    return new Row(values, row.geometry(), row.number());
  }

  /** Without the code and name of the commune that a quarter is in, which are not its own. */
  static Row own(Row row) {
    boolean isPart =
        row.values().entrySet().stream()
            .anyMatch(one -> OF_PART.matcher(one.getKey()).matches() && !one.getValue().isEmpty());
    if (!isPart) {
      return row;
    }
    Map<String, String> values = new HashMap<>(row.values());
    values.keySet().removeAll(OF_COMMUNE);
    return new Row(values, row.geometry(), row.number());
  }

  /** The first of the values that is not empty. */
  static String first(Row row, String... keys) {
    return Stream.of(keys)
        .map(row::value)
        .map(value -> ONLY_ONE.matcher(value.strip()).replaceFirst("$1"))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .orElse("");
  }

  static String name(Row row) {
    return first(row, NAMES);
  }

  /** The INSEE code, with the zero that it lost as a number; empty if no property is called so. */
  static String inseeCode(Row row) {
    String stated = first(row, INSEE_CODES);
    return CommuneCodes.code(stated).orElse(stated);
  }

  /** The INSEE code, or what is called a code only, which may be a number of anything. */
  static String code(Row row) {
    String insee = inseeCode(row);
    return insee.isEmpty() ? first(row, CODE) : insee;
  }

  static Commune commune(Row row) {
    return commune(row, code(row), name(row));
  }

  /** What a feature says about a place with this code; only a commune's code has a département. */
  static Commune commune(Row row, String code, String name) {
    String departement = Territory.isCommuneCode(code) ? Territory.departementOf(code) : "";
    String region = first(row, "coderegion", "region");
    String population = first(row, "population");
    return new Commune(
        code,
        name,
        departement,
        region.isEmpty() ? Nuts.region(departement).orElse("") : region,
        Optional.of(first(row, EPCIS)).filter(Territory::isEpciCode).orElse(""),
        population.matches("\\d{1,8}") ? Integer.parseInt(population) : 0,
        INSEE.matcher(row.value("ancienscodes")).results().map(MatchResult::group).toList(),
        null);
  }

  /** The members that an EPCI lists: codes, or objects with the properties of a commune. */
  static List<Commune> members(Row row, String siren) {
    String list = row.value("communes");
    try {
      List<Commune> communes = new ArrayList<>();
      for (JsonNode member : JSON.readTree(list.isEmpty() ? "[]" : list)) {
        communes.add(commune(keyed(new Row(properties(member), null, 0))));
      }
      return communes;
    } catch (JsonProcessingException e) {
      throw new Misconfigured(Notice.of(Notice.Code.UNKNOWN_TERRITORY, siren, "communes"), e);
    }
  }

  /** Properties of a member, which may be a bare code. */
  private static Map<String, String> properties(JsonNode member) {
    Map<String, String> properties = new HashMap<>();
    if (member.isTextual()) {
      properties.put(CODE, member.asText());
    }
    member
        .properties()
        .forEach(
            one ->
                properties.put(
                    one.getKey(),
                    one.getValue().isContainerNode()
                        ? one.getValue().toString()
                        : one.getValue().asText()));
    return properties;
  }

  private CommuneProperties() {}
}
