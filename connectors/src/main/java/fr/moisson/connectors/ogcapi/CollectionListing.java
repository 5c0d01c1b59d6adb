package fr.moisson.connectors.ogcapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.connectors.http.RequestUris;
import fr.moisson.connectors.json.StableFeatures;
import fr.moisson.connectors.paging.Ending;
import fr.moisson.connectors.paging.LinkedWay;
import fr.moisson.connectors.paging.NamedCollection;
import fr.moisson.connectors.paging.Pages;
import fr.moisson.connectors.paging.Question;
import fr.moisson.connectors.paging.Scope;
import fr.moisson.connectors.paging.Spool;
import fr.moisson.connectors.paging.TerritoryValues;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The collections of a service in one run. */
record CollectionListing(OgcapiSource source, Run run) {

  private static final Map<String, String> GEOJSON =
      Map.of("Accept", "application/geo+json, application/json");

  /** Field that we add to a collection's description, so that mapping needs no I/O. */
  private static final String SPOOL = "_spool";

  /**
   * All collections except those of records (OGC API – Records), which are catalogues and not data.
   *
   * @throws Misconfigured at the end of the stream, if there are only such
   */
  Stream<RawItem> all() {
    Question question = everything();
    SharedLicence licence = new SharedLicence(question, run.door());
    Set<Boolean> kinds = new HashSet<>();
    Stream<RawItem> collections =
        pages(new LinkedWay(question, "/collections", Integer.MAX_VALUE, run)).stream()
            .peek(one -> kinds.add(isCatalogue(one)))
            .filter(one -> !isCatalogue(one))
            .map(one -> new RawItem(one.path("id").asText(""), licence.added(one)));
    return Ending.of(
        collections,
        () -> {
          if (kinds.equals(Set.of(true))) {
            throw ofRecords(address());
          }
        });
  }

  private static Misconfigured ofRecords(URI address) {
    return new Misconfigured(
        Notice.of(Code.OTHER_SOFTWARE, address, "OGC API – Features", "records"));
  }

  private static boolean isCatalogue(JsonNode collection) {
    return collection.path("itemType").asText().equals("record");
  }

  /**
   * @throws Misconfigured if the collection is a catalogue, whose records are no rows
   */
  Stream<RawItem> rows(String id) {
    NamedCollection named = new NamedCollection(address(), id);
    URI collection = named.address();
    ObjectNode description = description(named);
    if (isCatalogue(description)) {
      throw ofRecords(collection);
    }
    PropertyOrder order = PropertyOrder.of(description, collection, run.door());
    URI items = URI.create(collection + "/items");
    Map<String, String> parameters = new TreeMap<>(source.filters());
    TerritoryValues words = Scope.WHOLE.questions(run).get(0).widened();
    parameters.put("bbox", words.fill("{west},{south},{east},{north}"));
    parameters.put("limit", String.valueOf(source.pageSize()));
    Question question = new Question(items, parameters, GEOJSON);
    try (Spool spool = new Spool(run, id, question.address());
        Pages pages = pages(new LinkedWay(question, "/features", source.pageSize(), run))) {
      while (pages.hasNext()) {
        spool.add(order.applied(StableFeatures.cleaned(pages.next())));
      }
      if (spool.rows() == 0) {
        run.foundEmpty(id);
        return Stream.empty();
      }
      new SharedLicence(everything(), run.door()).added(description);
      description.set(SPOOL, spool.item().body());
      return Stream.of(new RawItem(id, description));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Checks the description, since the text of an error would be published otherwise. */
  private ObjectNode description(NamedCollection collection) {
    if (collection.description(run) instanceof ObjectNode description
        && description.path("links").isArray()) {
      return description;
    }
    throw Refusals.unexpected(collection.address(), "≠ { id, links }");
  }

  private Pages pages(LinkedWay way) {
    return new Pages(run.door(), way, page -> false);
  }

  private Question everything() {
    return NamedCollection.everything(address());
  }

  private URI address() {
    return URI.create(RequestUris.root(source.url()) + "/collections");
  }

  /** The stored rows of a collection's description, if it has any. */
  static Optional<JsonNode> spool(JsonNode description) {
    return Optional.of(description.path(SPOOL)).filter(JsonNode::isObject);
  }
}
