package fr.moisson.connectors.odata;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.odata.OdataSource.Per;
import fr.moisson.connectors.paging.Products;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.territory.Footprint;
import java.util.List;
import org.locationtech.jts.geom.Geometry;

/** Products as one dataset, described by the preset. */
record OdataDataset(OdataSource source, DatasetId id, Territory territory) {

  Dataset of(JsonNode body) {
    List<JsonNode> products = body.path(OdataListing.PRODUCTS).valueStream().toList();
    List<Geometry> places =
        products.stream().flatMap(product -> OdataProduct.place(product).stream()).toList();
    Dataset described = source.dataset().dataset(id, territory);
    return described.with(
        draft -> {
          draft
              .temporal(
                  new Period(
                      Products.earliest(products, one -> OdataProduct.date(one, "Start")),
                      Products.latest(products, one -> OdataProduct.date(one, "End"))))
              .modified(Products.latest(products, one -> one.path("ModificationDate").asText(null)))
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
}
