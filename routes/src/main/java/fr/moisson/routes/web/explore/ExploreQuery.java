package fr.moisson.routes.web.explore;

import fr.moisson.harvesters.formats.features.ColumnCondition;
import fr.moisson.harvesters.formats.features.ColumnCondition.And;
import fr.moisson.harvesters.formats.features.ColumnCondition.Not;
import fr.moisson.harvesters.formats.features.ColumnCondition.Operator;
import fr.moisson.harvesters.formats.features.FeatureQuery;
import fr.moisson.harvesters.formats.features.FeatureQuery.Order;
import fr.moisson.harvesters.formats.features.GeoPackageFeatureTable;
import fr.moisson.harvesters.formats.features.GeoPackageFeatureTable.Property;
import fr.moisson.harvesters.formats.features.GeoPackageFeatures;
import fr.moisson.routes.web.api.ColumnParameter;
import fr.moisson.routes.web.api.Parameters;
import fr.moisson.routes.web.api.Problem;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which rows are wanted, in which order and with which columns, as Opendatasoft's parameters say.
 *
 * @param columns those of the file, in the order wanted
 * @param places the location columns
 */
record ExploreQuery(FeatureQuery features, List<Property> columns, List<String> places) {

  private static final String SELECT = "select";
  private static final String WHERE = "where";
  private static final String ORDER = "order_by";
  private static final String REFINE = "refine";
  private static final String EXCLUDE = "exclude";

  /** Each gives one more condition. */
  static final Set<String> REPEATABLE = Set.of(REFINE, EXCLUDE);

  static final Set<String> KNOWN = Set.of(SELECT, WHERE, ORDER, REFINE, EXCLUDE);

  static ExploreQuery of(Parameters parameters, GeoPackageFeatureTable table) {
    ExploreColumns all = new ExploreColumns(table);
    List<ColumnCondition> conditions = new ArrayList<>();
    parameters
        .text(WHERE)
        .map(written -> ExploreFilter.read(written, all, zone(parameters)))
        .ifPresent(conditions::add);
    parameters.lines(REFINE).map(facet -> facet(REFINE, facet, all)).forEach(conditions::add);
    parameters
        .lines(EXCLUDE)
        .map(facet -> new Not(facet(EXCLUDE, facet, all)))
        .forEach(conditions::add);
    FeatureQuery features =
        new FeatureQuery(null, null, new And(conditions), orders(parameters, all));
    List<String> selected =
        parameters.list(SELECT).stream().map(ExploreQuery::name).distinct().toList();
    if (selected.isEmpty() || selected.contains("*")) {
      return new ExploreQuery(features, table.properties(), all.places());
    }
    List<String> places = selected.stream().filter(all.places()::contains).toList();
    return new ExploreQuery(
        features,
        selected.stream().filter(name -> !places.contains(name)).map(all::find).toList(),
        places);
  }

  private static ZoneId zone(Parameters parameters) {
    String name = parameters.text(ExploreExport.ZONE).orElse("UTC");
    if (!name.equals("UTC") && !ZoneId.getAvailableZoneIds().contains(name)) {
      throw Problem.bad("explore.zone", name);
    }
    return ZoneId.of(name);
  }

  /** The rows with their columns. */
  GeoPackageFeatures of(GeoPackageFeatures file) {
    return file.only(columns, !places.isEmpty());
  }

  private static ColumnCondition facet(String parameter, String written, ExploreColumns all) {
    String[] parts = written.split(":", 2);
    if (parts.length < 2) {
      throw Problem.bad("explore.facet", parameter, written);
    }
    String value = parts[1].strip().replaceAll("^\"(.*)\"$", "$1");
    return ColumnParameter.compared(all.find(name(parts[0])), Operator.EQUAL, value);
  }

  /** Each column once: sorting by it again changes nothing, and takes its time again. */
  private static List<Order> orders(Parameters parameters, ExploreColumns all) {
    Map<String, Order> first = new LinkedHashMap<>();
    for (String written : parameters.list(ORDER)) {
      Order order = order(written, all);
      first.putIfAbsent(order.column(), order);
    }
    return List.copyOf(first.values());
  }

  private static Order order(String written, ExploreColumns all) {
    String bare = written.strip();
    String direction =
        Stream.of(" asc", " desc")
            .filter(bare.toLowerCase(Locale.ROOT)::endsWith)
            .findFirst()
            .orElse("");
    String name = name(bare.substring(0, bare.length() - direction.length()));
    return new Order(all.find(name).name(), direction.equals(" desc"));
  }

  private static String name(String written) {
    return written.strip().replace("`", "");
  }
}
