package fr.moisson.connectors.odata;

import fr.moisson.connectors.http.RequestUris;
import fr.moisson.connectors.paging.TerritoryValues;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The address of the first page.
 *
 * @param since only products changed after that moment are requested
 */
record OdataQuery(OdataSource source, TerritoryValues words, @Nullable String since) {

  /** The territory's box, since a contour would not fit into an address. */
  private static final String BOX =
      "POLYGON(({west} {south},{east} {south},{east} {north},{west} {north},{west} {south}))";

  URI address() {
    String root = RequestUris.root(source.url());
    // The latest are those acquired last; a listing of all is best read in order of modification.
    String order = source.latest() == null ? "ModificationDate asc" : "ContentDate/Start desc";
    return URI.create(
        root
            + "/Products?$filter="
            + RequestUris.step(filter())
            + "&$orderby="
            + RequestUris.step(order)
            + "&$top="
            + source.top()
            + "&$skip=0&$count=True&$expand=Attributes&$expand=Assets");
  }

  private String filter() {
    List<String> conditions = new ArrayList<>();
    conditions.add("Collection/Name eq '" + source.collection() + "'");
    conditions.add("OData.CSC.Intersects(area=geography'SRID=4326;" + words.fill(BOX) + "')");
    if (source.cloudCover() != null) {
      conditions.add(
          String.format(
              Locale.ROOT,
              "Attributes/OData.CSC.DoubleAttribute/any(att:att/Name eq 'cloudCover' and"
                  + " att/OData.CSC.DoubleAttribute/Value le %.2f)",
              source.cloudCover()));
    }
    conditions.addAll(source.filters());
    if (since != null) {
      conditions.add("ModificationDate gt " + since);
    }
    return String.join(" and ", conditions);
  }
}
