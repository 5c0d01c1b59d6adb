package fr.moisson.connectors.ogcapi;

import static fr.moisson.connectors.json.JsonFields.text;
import static fr.moisson.connectors.json.JsonFields.texts;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.json.ApiLinks;
import fr.moisson.connectors.json.JsonFields;
import fr.moisson.harvesters.dcat.EndpointAddress;
import fr.moisson.harvesters.formats.crs.EpsgCode;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Distribution.Service;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.model.Reference;
import fr.moisson.harvesters.model.Reference.Part;
import fr.moisson.harvesters.model.Standard;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A collection of features as a dataset. Values stay as written there, to be normalised later. */
final class CollectionDataset {

  private static final String CANONICAL = "canonical";

  private static final String NAME = "OGC API – Features";

  /** Its features, and files that hold them all. QGIS Server says {@code item}. */
  private static final List<String> DATA = List.of("enclosure", CANONICAL, "items", "item");

  /**
   * @param api address of the service
   */
  static Dataset map(DatasetId id, JsonNode body, URI api) {
    Optional<CreditLine> credit =
        Optional.ofNullable(text(body, "attribution")).map(CreditLine::read);
    return Dataset.draft(id, Objects.requireNonNullElse(text(body, "title", "id"), ""))
        .description(Objects.requireNonNullElse(text(body, "description"), ""))
        .keywords(new TreeSet<>(texts(body.path("keywords"))))
        .publisher(credit.flatMap(CreditLine::publisher).orElse(null))
        .licence(licence(body).or(() -> credit.flatMap(CreditLine::licence)).orElse(null))
        .temporal(period(body.at("/extent/temporal/interval/0")))
        .coverage(Coverage.of(List.of(), JsonFields.bbox(body.at("/extent/spatial/bbox/0"))))
        .landingPage(page(body))
        .references(documents(body))
        .conformsTo(storedIn(text(body, "storageCrs", "storageCRS")))
        .distributions(
            DATA.stream()
                .flatMap(rel -> ApiLinks.of(body, rel))
                .filter(link -> JsonFields.stated(link, "href") != null)
                .filter(link -> !isCanonical(link) || ApiLinks.isDataFile(link))
                .map(link -> link(link, api, text(body, "id")))
                .toList())
        .build();
  }

  private static boolean isCanonical(JsonNode link) {
    return link.path("rel").asText().equals(CANONICAL);
  }

  private static Optional<Licence> licence(JsonNode body) {
    return ApiLinks.of(body, "license")
        .flatMap(
            link ->
                Stream.ofNullable(Licence.of(text(link, "title"), JsonFields.stated(link, "href"))))
        .findFirst();
  }

  /** A page that describes the data, or at least the collection's own page. */
  private static @Nullable URI page(JsonNode body) {
    return Stream.of("describedby", CANONICAL, "alternate")
        .flatMap(rel -> ApiLinks.of(body, rel))
        .filter(ApiLinks::isPage)
        .map(link -> JsonFields.stated(link, "href"))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** What describes the data for people, besides the page. */
  private static List<Reference> documents(JsonNode body) {
    URI page = page(body);
    return ApiLinks.of(body, "describedby")
        .filter(link -> ApiLinks.isPage(link) || ApiLinks.isDocument(link))
        .flatMap(
            link ->
                Stream.ofNullable(JsonFields.stated(link, "href"))
                    .filter(address -> !address.equals(page))
                    .map(
                        address -> new Reference(Part.DOCUMENTATION, address, text(link, "title"))))
        .toList();
  }

  /** The coordinate system of the stored data, from its address; answers come in others too. */
  private static List<Standard> storedIn(@Nullable String system) {
    return EpsgCode.standard(system).stream().toList();
  }

  private static @Nullable Period period(JsonNode interval) {
    String start = JsonFields.scalar(interval.path(0));
    String end = JsonFields.scalar(interval.path(1));
    return start == null && end == null ? null : new Period(start, end);
  }

  private static Link link(JsonNode link, URI api, @Nullable String collection) {
    URI url = Objects.requireNonNull(JsonFields.stated(link, "href"));
    String media = text(link, "type");
    boolean isFile = isCanonical(link) || link.path("rel").asText().equals("enclosure");
    String title = Objects.requireNonNullElse(text(link, "title"), isFile ? Link.DOWNLOAD : NAME);
    Long bytes = JsonFields.size(link, "length");
    Link file = Link.to(title, url).typed(null, media).sized(bytes, null);
    if (isFile || ApiLinks.isPage(link)) {
      return file;
    }
    Link served = file.through(new Service(api, "OGC API Features", collection));
    // Without a limit, a server gives ten features or so: no file of the whole collection.
    boolean isWhole = EndpointAddress.parameters(url).containsKey("limit");
    return isWhole ? served : served.typed("REST", null);
  }

  private CollectionDataset() {}
}
