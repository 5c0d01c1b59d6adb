package fr.moisson.harvesters.iso;

import fr.moisson.harvesters.dcat.Zones;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Attribution;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Kind;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.rules.KnownLicence;
import fr.moisson.harvesters.rules.Languages;
import fr.moisson.harvesters.rules.WebAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Records of <a href="https://docs.ogc.org/is/12-176r7/12-176r7.html">CSW</a>'s own schema, which
 * every server must give: Dublin Core, with addresses in {@code dct:references} or, from
 * GeoNetwork, in {@code dc:URI}.
 */
final class DublinCore {

  static Dataset dataset(DatasetId id, XmlElement record) {
    String title =
        record.text("title").orElseThrow(() -> new BadItem(Notice.of(Notice.Code.NO_TITLE)));
    List<String> rights =
        Stream.of("license", "rights", "accessRights").flatMap(record::texts).distinct().toList();
    Optional<String> licence = licence(record, rights);
    return Dataset.draft(id, title)
        .description(record.text("abstract").or(() -> record.text("description")).orElse(""))
        .keywords(new TreeSet<>(record.texts("subject").toList()))
        .publisher(agent(record, "publisher").or(() -> agent(record, "creator")).orElse(null))
        .attributions(attributions(record))
        .licence(licence.map(Licence::stated).orElse(null))
        .rights(rights.stream().filter(text -> !licence.equals(Optional.of(text))).toList())
        .issued(record.text("issued").or(() -> record.text("date")).orElse(null))
        .modified(record.text("modified").orElse(null))
        .coverage(coverage(record))
        .provenance(Stream.of("provenance", "source").flatMap(record::texts).toList())
        .languages(languages(record))
        .identifiers(identifiers(record))
        .kind(kind(record))
        .distributions(links(record))
        .build();
  }

  static String identifier(XmlElement record) {
    return record.text("identifier").orElse("");
  }

  private static Set<String> identifiers(XmlElement record) {
    return new TreeSet<>(record.texts("identifier").toList());
  }

  static Kind kind(XmlElement record) {
    String type = record.text("type").orElse("").toLowerCase(Locale.ROOT);
    if (type.endsWith("service")) {
      return Kind.SERVICE;
    }
    return type.endsWith("series") ? Kind.SERIES : Kind.DATASET;
  }

  private static Optional<String> licence(XmlElement record, List<String> rights) {
    return record
        .text("license")
        .or(() -> rights.stream().filter(text -> KnownLicence.named(text).isPresent()).findFirst());
  }

  private static Optional<Agent> agent(XmlElement record, String role) {
    return record.text(role).map(name -> new Agent(name, null, null));
  }

  private static List<Attribution> attributions(XmlElement record) {
    List<Attribution> attributions = new ArrayList<>();
    agent(record, "creator").ifPresent(agent -> attributions.add(new Attribution("author", agent)));
    record
        .texts("contributor")
        .forEach(
            name -> attributions.add(new Attribution("contributor", new Agent(name, null, null))));
    return attributions;
  }

  private static Set<String> languages(XmlElement record) {
    Set<String> languages = new TreeSet<>();
    record.texts("language").flatMap(text -> Languages.code(text).stream()).forEach(languages::add);
    return languages;
  }

  private static Coverage coverage(XmlElement record) {
    List<String> zones =
        Stream.of("spatial", "coverage")
            .flatMap(record::texts)
            .flatMap(text -> Zones.zone(text).stream())
            .toList();
    List<Box> boxes =
        Stream.of("BoundingBox", "WGS84BoundingBox")
            .flatMap(record::all)
            .flatMap(element -> box(element).stream())
            .toList();
    return Coverage.over(zones, boxes);
  }

  /**
   * Latitude comes first under the URN of EPSG:4326, and longitude under all other names; but
   * GeoNetwork has longitude first under any, of the east before that of the west.
   */
  private static Optional<Box> box(XmlElement element) {
    List<Double> corners =
        Stream.of("LowerCorner", "UpperCorner")
            .flatMap(element::texts)
            .flatMap(text -> Stream.of(text.strip().split("\\s+")))
            .flatMap(text -> IsoExtents.number(text).stream())
            .toList();
    if (corners.size() != 4) {
      return Optional.empty();
    }
    boolean isFromGeonetwork = corners.get(0) > corners.get(2);
    boolean latitudeFirst =
        !isFromGeonetwork
            && element
                .attribute("crs")
                .filter(crs -> crs.matches("urn:.*EPSG:.*:4326"))
                .isPresent();
    return Optional.of(
        latitudeFirst
            ? new Box(corners.get(1), corners.get(0), corners.get(3), corners.get(2))
            : new Box(corners.get(0), corners.get(1), corners.get(2), corners.get(3)));
  }

  private static List<Link> links(XmlElement record) {
    return Stream.concat(record.all("URI"), record.all("references"))
        .flatMap(element -> resource(element).stream())
        .filter(OnlineResource::isPublic)
        .filter(resource -> !resource.isRecord(identifier(record)))
        .flatMap(OnlineResource::links)
        .distinct()
        .toList();
  }

  private static Optional<OnlineResource> resource(XmlElement element) {
    return WebAddress.read(element.text())
        .map(
            url ->
                new OnlineResource(
                    url,
                    element
                        .attribute("protocol")
                        .or(() -> element.attribute("scheme"))
                        .map(protocol -> new Phrase(protocol, null)),
                    element.attribute("name").orElse(""),
                    element.attribute("description").orElse(""),
                    "",
                    mediaType(element),
                    null));
  }

  private static @Nullable String mediaType(XmlElement element) {
    return element
        .attribute("protocol")
        .filter(protocol -> protocol.matches("[a-z]+/[\\w.+-]+"))
        .orElse(null);
  }

  private DublinCore() {}
}
