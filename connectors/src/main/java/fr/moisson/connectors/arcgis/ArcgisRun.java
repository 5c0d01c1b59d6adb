package fr.moisson.connectors.arcgis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.access.Authentication;
import fr.moisson.connectors.access.Authentication.Credentials;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.connectors.paging.Parts;
import fr.moisson.connectors.paging.Question;
import fr.moisson.connectors.paging.Rate;
import fr.moisson.connectors.paging.Spool;
import fr.moisson.connectors.paging.TerritoryValues;
import fr.moisson.harvesters.model.Hashes;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One run over the layers of a server. */
record ArcgisRun(ArcgisSource source, Run run, Credentials credentials) {

  static ArcgisRun of(ArcgisSource source, Run run) {
    Rate.pace(run.door(), source.url(), source.rate());
    return new ArcgisRun(source, run, Authentication.of(source.authentication(), run));
  }

  Stream<RawItem> items() {
    Parts parts = new Parts(run);
    return parts.read(source.layers(), (name, layer) -> read(parts, name, layer));
  }

  private Stream<RawItem> read(Parts parts, String name, ArcgisLayer layer) throws IOException {
    Question description = question(address(layer), Map.of("f", "json"), credentials);
    Metadata metadata = Metadata.read(run.door().get(description.request()));
    List<TerritoryValues> scope = layer.scope().questions(run);
    if (parts.isUnchanged(name, mark(layer, metadata, scope))) {
      return Stream.empty();
    }
    // The provenance contains the address that was requested, without keys.
    Question first = rows(layer, metadata, scope.get(0), Credentials.NONE);
    try (Spool spool = new Spool(run, name, first.address())) {
      for (TerritoryValues words : scope) {
        Question question = rows(layer, metadata, words, credentials);
        new LayerRows(run.door(), question, metadata, source.pageSize())
            .read(row -> spool.add(metadata.layer().feature(row)));
      }
      spool.close();
      Optional<RawItem> item =
          spool.rows() == 0 ? Optional.empty() : item(name, layer, metadata, spool);
      if (item.isEmpty()) {
        run.foundEmpty(name);
      }
      return item.stream();
    }
  }

  private Optional<RawItem> item(String name, ArcgisLayer layer, Metadata metadata, Spool spool) {
    RawItem item = spool.item();
    ObjectNode body = (ObjectNode) item.body();
    body.put(ArcgisSource.LAYER, name);
    metadata.keepIn(body);
    boolean isEmptyIndex =
        layer.files() != null
            && LinkedFiles.keepIn(body, Spool.table(item, layer.place()), layer.files(), run) == 0;
    return isEmptyIndex ? Optional.empty() : Optional.of(item);
  }

  /** Hash of the date of the last edit and of the requests; empty if the date is unknown. */
  private String mark(ArcgisLayer layer, Metadata metadata, List<TerritoryValues> scope) {
    if (metadata.edited() == 0) {
      return "";
    }
    StringBuilder said = new StringBuilder().append(metadata.edited());
    scope.forEach(
        words -> said.append(' ').append(rows(layer, metadata, words, Credentials.NONE).address()));
    return Hashes.sha256(said.toString());
  }

  private Question rows(
      ArcgisLayer layer, Metadata metadata, TerritoryValues words, Credentials credentials) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("where", words.quoted().fill(layer.where()));
    parameters.put(
        "outFields", layer.columns().isEmpty() ? "*" : String.join(",", layer.columns()));
    if (metadata.hasGeometry()) {
      parameters.put("returnGeometry", "true");
      parameters.put("outSR", "4326");
      parameters.put("geometry", words.fill("{west},{south},{east},{north}"));
      parameters.put("geometryType", "esriGeometryEnvelope");
      parameters.put("inSR", "4326");
      parameters.put("spatialRel", "esriSpatialRelIntersects");
    }
    parameters.put("f", metadata.givesGeoJson() ? "geojson" : "json");
    return question(URI.create(address(layer) + "/query"), parameters, credentials);
  }

  private URI address(ArcgisLayer layer) {
    String base = RequestUris.root(source.url());
    return URI.create(layer.path().isEmpty() ? base : base + "/" + layer.path());
  }

  private static Question question(
      URI address, Map<String, String> parameters, Credentials credentials) {
    Map<String, String> headers = new TreeMap<>(credentials.headers());
    headers.put("Accept", "application/json");
    return new Question(address, parameters, headers).with(credentials.parameters());
  }
}
