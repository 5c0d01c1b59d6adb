package fr.moisson.harvesters.iso;

import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Hashes;
import fr.moisson.harvesters.model.Kind;
import fr.moisson.harvesters.values.KnownFrequency;
import fr.moisson.harvesters.values.Languages;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes {@code identificationInfo}: what the data, or the service, are. */
final class IsoIdentification {

  private static final int SHORT_HASH = 12;
  private static final Pattern SCALE = Pattern.compile("1/([1-9]\\d{0,9})");
  private static final Pattern DISTANCE = Pattern.compile("(\\d+(?:\\.\\d+)?) ([a-z]\\w*)");

  /** Formats of each representation; a table of positions is both a table and vectors. */
  private static final Map<String, Set<String>> REPRESENTATIONS =
      Map.of(
          "vector",
          Set.of("GEOJSON", "SHP", "GPKG", "GML", "KML", "KMZ", "GDB", "DXF", "WFS_SRVC"),
          "grid",
          Set.of("TIFF", "ECW", "JPEG2000", "NETCDF", "GRID_ASCII", "WCS_SRVC"),
          "textTable",
          Set.of("CSV", "TSV", "XLS", "XLSX", "ODS", "DBF"));

  private static final Map<String, String> SERVICE_TYPES =
      Map.of(
          "WMS",
          "view",
          "WMTS",
          "view",
          "WFS",
          "download",
          "WCS",
          "download",
          "ATOM",
          "download",
          "CSW",
          "discovery");

  /** European themes to the topic categories of ISO 19115. */
  private static final Map<String, String> TOPICS =
      Map.ofEntries(
          Map.entry("AGRI", "farming"),
          Map.entry("ECON", "economy"),
          Map.entry("EDUC", "society"),
          Map.entry("ENER", "utilitiesCommunication"),
          Map.entry("ENVI", "environment"),
          Map.entry("GOVE", "utilitiesCommunication"),
          Map.entry("HEAL", "health"),
          Map.entry("INTR", "society"),
          Map.entry("JUST", "society"),
          Map.entry("REGI", "planningCadastre"),
          Map.entry("SOCI", "society"),
          Map.entry("TECH", "society"),
          Map.entry("TRAN", "transportation"));

  private final Dataset dataset;

  IsoIdentification(Dataset dataset) {
    this.dataset = dataset;
  }

  void write(IsoPen property) {
    boolean isService = dataset.kind() == Kind.SERVICE;
    IsoPen data =
        property.in(isService ? "srv:SV_ServiceIdentification" : "gmd:MD_DataIdentification");
    citation(data.in("gmd:citation", "gmd:CI_Citation"));
    abstractOf(data);
    parties(data);
    frequency(data);
    new IsoDescriptors(dataset).write(data);
    new IsoConditions(dataset).write(data);
    if (isService) {
      service(data);
    } else {
      data(data);
    }
  }

  private void citation(IsoPen citation) {
    citation.text("gmd:title", dataset.title());
    if (dataset.issued() == null && dataset.modified() == null) {
      citation.nothing("gmd:date", "unknown");
    }
    date(citation, dataset.issued(), "publication");
    date(citation, dataset.modified(), "revision");
    identifier(citation, IsoWriting.KEY, dataset.id().key());
    for (String name : dataset.identifiers()) {
      String hash = Hashes.sha256(name).substring(0, SHORT_HASH);
      identifier(citation, IsoWriting.MARK + "id-" + hash, name);
    }
  }

  private static void date(IsoPen citation, @Nullable String moment, String type) {
    if (moment != null) {
      citation
          .in("gmd:date", "gmd:CI_Date")
          .value("gmd:date", moment.contains("T") ? "gco:DateTime" : "gco:Date", moment)
          .code("gmd:dateType", "gmd:CI_DateTypeCode", type);
    }
  }

  static void identifier(IsoPen citation, String id, String name) {
    citation.in("gmd:identifier", "gmd:MD_Identifier").with("id", id).text("gmd:code", name);
  }

  private void abstractOf(IsoPen data) {
    // The schema requires an abstract.
    String text = dataset.description().isBlank() ? dataset.title() : dataset.description();
    data.text("gmd:abstract", text);
  }

  private void parties(IsoPen data) {
    Agent publisher = dataset.publisher();
    if (dataset.contact() != null) {
      IsoWriting.party(data.in("gmd:pointOfContact"), dataset.contact(), publisher);
    }
    if (publisher != null) {
      IsoWriting.party(
          data.in("gmd:pointOfContact"), "publisher", publisher.name(), null, publisher.homepage());
    }
    dataset
        .attributions()
        .forEach(
            party ->
                IsoWriting.party(
                    data.in("gmd:pointOfContact"),
                    party.role(),
                    party.agent().name(),
                    party.email(),
                    party.agent().homepage()));
  }

  private void frequency(IsoPen data) {
    Optional<KnownFrequency> frequency = KnownFrequency.of(dataset.frequency());
    Optional<String> code = frequency.map(KnownFrequency::iso);
    Optional<String> period = frequency.map(KnownFrequency::period);
    String property = "gmd:maintenanceAndUpdateFrequency";
    if (code.isPresent()) {
      maintenance(data).code(property, "gmd:MD_MaintenanceFrequencyCode", code.get());
    } else if (period.isPresent()) {
      maintenance(data)
          .nothing(property, "inapplicable")
          .value("gmd:userDefinedMaintenanceFrequency", "gts:TM_PeriodDuration", period.get());
    }
  }

  private static IsoPen maintenance(IsoPen data) {
    return data.in("gmd:resourceMaintenance", "gmd:MD_MaintenanceInformation");
  }

  private void data(IsoPen data) {
    Set<String> formats =
        Set.copyOf(
            dataset.distributions().stream()
                .flatMap(each -> Stream.ofNullable(each.format()))
                .toList());
    Stream.of("vector", "grid", "textTable")
        .filter(
            kind -> !Collections.disjoint(formats, REPRESENTATIONS.getOrDefault(kind, Set.of())))
        .forEach(
            kind ->
                data.code(
                    "gmd:spatialRepresentationType", "gmd:MD_SpatialRepresentationTypeCode", kind));
    resolutions(data);
    List<String> languages =
        dataset.languages().isEmpty() ? List.of("FRA") : List.copyOf(dataset.languages());
    languages.forEach(
        language ->
            data.code("gmd:language", "gmd:LanguageCode", Languages.bibliographic(language)));
    data.code("gmd:characterSet", "gmd:MD_CharacterSetCode", "utf8");
    topics(dataset.themes())
        .forEach(topic -> data.value("gmd:topicCategory", "gmd:MD_TopicCategoryCode", topic));
    new IsoPlaces(dataset).write(data, "gmd:extent");
  }

  /** The topic categories of themes. */
  private static SortedSet<String> topics(Collection<String> themes) {
    SortedSet<String> topics = new TreeSet<>();
    themes.forEach(theme -> Optional.ofNullable(TOPICS.get(theme)).ifPresent(topics::add));
    return topics;
  }

  private void resolutions(IsoPen data) {
    for (String words : dataset.resolutions()) {
      Matcher scale = SCALE.matcher(words);
      Matcher distance = DISTANCE.matcher(words);
      if (scale.matches()) {
        data.in(
                "gmd:spatialResolution",
                "gmd:MD_Resolution",
                "gmd:equivalentScale",
                "gmd:MD_RepresentativeFraction")
            .value("gmd:denominator", "gco:Integer", scale.group(1));
      } else if (distance.matches()) {
        distance(data, distance.group(1), distance.group(2));
      }
    }
    if (dataset.resolution() != null) {
      distance(data, String.valueOf(dataset.resolution()), "m");
    }
  }

  private static void distance(IsoPen data, String value, String unit) {
    data.in("gmd:spatialResolution", "gmd:MD_Resolution", "gmd:distance", "gco:Distance")
        .with("uom", unit)
        .says(value);
  }

  private void service(IsoPen data) {
    Optional<Link> served = dataset.links().filter(link -> link.service() != null).findFirst();
    String type =
        served
            .flatMap(link -> Optional.ofNullable(link.service()))
            .map(service -> SERVICE_TYPES.getOrDefault(service.protocol(), "other"))
            .orElse("other");
    data.value("srv:serviceType", "gco:LocalName", type);
    new IsoPlaces(dataset).write(data, "srv:extent");
    data.code("srv:couplingType", "srv:SV_CouplingType", "loose");
    if (served.isEmpty()) {
      data.nothing("srv:containsOperations", "unknown");
      return;
    }
    data.in("srv:containsOperations", "srv:SV_OperationMetadata")
        .text("srv:operationName", "GetCapabilities")
        .code("srv:DCP", "srv:DCPList", "WebServices")
        .in("srv:connectPoint", "gmd:CI_OnlineResource")
        .value("gmd:linkage", "gmd:URL", served.get().url().toString());
  }
}
