package fr.moisson.connectors.odata;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.odata.OdataSource.Per;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.territory.Footprint;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Products as one dataset, described by the preset. */
record OdataDataset(OdataSource source, DatasetId id, Territory territory) {

  Dataset of(JsonNode body) {
    List<JsonNode> products =
        StreamSupport.stream(body.path(OdataListing.PRODUCTS).spliterator(), false).toList();
    List<Geometry> places =
        products.stream().flatMap(product -> OdataProduct.place(product).stream()).toList();
    Dataset described = source.dataset().dataset(id, territory);
    return described.with(
        draft -> {
          draft
              .temporal(
                  new Period(
                      extreme(products, one -> OdataProduct.date(one, "Start"), false),
                      extreme(products, one -> OdataProduct.date(one, "End"), true)))
              .modified(extreme(products, one -> one.path("ModificationDate").asText(null), true))
              .coverage(Coverage.of(List.of(territory.zone()), Footprint.box(places).orElse(null)))
              .andDistributions(
                  products.stream()
                      .map(one -> OdataProduct.link(one, source.url(), source.access()))
                      .toList());
          if (source.per() == Per.ITEM) {
            JsonNode only = products.get(0);
            draft
                .title(described.title() + " – " + only.path("Name").asText())
                .issued(only.path("PublicationDate").asText(null));
          }
          return draft;
        });
  }

  private static @Nullable String extreme(
      List<JsonNode> products, Function<JsonNode, @Nullable String> date, boolean latest) {
    Comparator<String> order = latest ? Comparator.naturalOrder() : Comparator.reverseOrder();
    return products.stream().map(date).filter(Objects::nonNull).max(order).orElse(null);
  }
}
