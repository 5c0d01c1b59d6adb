package fr.moisson.harvesters.dcat;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.vocabulary.VCARD4;
import org.apache.jena.vocabulary.XSD;

/** The terms that Jena's own vocabularies lack, and the prefixes of our feeds. */
public final class Vocabulary {

  public static final String ADMS = "http://www.w3.org/ns/adms#";
  public static final String AS = "https://www.w3.org/ns/activitystreams#";
  public static final String DCATAP = "http://data.europa.eu/r5r/";
  public static final String DQV = "http://www.w3.org/ns/dqv#";
  public static final String GEO = "http://www.opengis.net/ont/geosparql#";
  public static final String GEODCATAP = "http://data.europa.eu/930/";
  public static final String HYDRA = "http://www.w3.org/ns/hydra/core#";
  public static final String LDES = "https://w3id.org/ldes#";
  public static final String PROV = "http://www.w3.org/ns/prov#";
  public static final String SPDX = "http://spdx.org/rdf/terms#";
  public static final String TREE = "https://w3id.org/tree#";

  /** The register of researchers: whoever has a page there is no organisation. */
  public static final String ORCID = "https://orcid.org/";

  public static final Property ALTERNATE_IDENTIFIER = property(ADMS, "identifier");
  public static final Property DERIVED_FROM = property(PROV, "wasDerivedFrom");
  public static final Property QUALIFIED_ATTRIBUTION = property(PROV, "qualifiedAttribution");
  public static final Property AGENT = property(PROV, "agent");

  /** Roles of ISO 19115 that have their own property in DCAT-AP or GeoDCAT-AP 3. */
  public static final Map<String, Property> PARTS =
      Map.of(
          "author", DCTerms.creator,
          "owner", DCTerms.rightsHolder,
          "custodian", property(GEODCATAP, "custodian"),
          "distributor", property(GEODCATAP, "distributor"),
          "originator", property(GEODCATAP, "originator"),
          "principalInvestigator", property(GEODCATAP, "principalInvestigator"),
          "processor", property(GEODCATAP, "processor"),
          "resourceProvider", property(GEODCATAP, "resourceProvider"),
          "user", property(GEODCATAP, "user"));

  public static final Property GENERATED_BY = property(PROV, "wasGeneratedBy");
  public static final Property USED = property(PROV, "used");
  public static final Property QUALIFIED_ASSOCIATION = property(PROV, "qualifiedAssociation");
  public static final Property PLAN = property(PROV, "hadPlan");
  public static final Property REFERENCE_SYSTEM = property(GEODCATAP, "referenceSystem");
  public static final Property RESOURCE_TYPE = property(GEODCATAP, "resourceType");
  public static final Property SERVICE_PROTOCOL = property(GEODCATAP, "serviceProtocol");
  public static final Property RESOLUTION_AS_TEXT = property(GEODCATAP, "spatialResolutionAsText");
  public static final Property APPLICABLE_LEGISLATION = property(DCATAP, "applicableLegislation");
  public static final Property HVD_CATEGORY = property(DCATAP, "hvdCategory");
  public static final Property STATUS = property(ADMS, "status");
  public static final Property AVAILABILITY = property(DCATAP, "availability");
  public static final Property CHECKSUM = property(SPDX, "checksum");
  public static final Property CHECKSUM_ALGORITHM = property(SPDX, "algorithm");
  public static final Property CHECKSUM_VALUE = property(SPDX, "checksumValue");
  public static final Property HAS_MEASUREMENT = property(DQV, "hasQualityMeasurement");
  public static final Property MEASUREMENT_OF = property(DQV, "isMeasurementOf");
  public static final Property COMPUTED_ON = property(DQV, "computedOn");
  public static final Property VALUE = property(DQV, "value");
  public static final Property SCHEMA_AGENCY = property(ADMS, "schemaAgency");
  public static final Property EXPECTED_TYPE = property(DQV, "expectedDataType");
  public static final Property VIEW = property(HYDRA, "view");
  public static final Property TOTAL_ITEMS = property(HYDRA, "totalItems");
  public static final Property ITEMS_PER_PAGE = property(HYDRA, "itemsPerPage");
  public static final Property FIRST = property(HYDRA, "first");
  public static final Property PREVIOUS = property(HYDRA, "previous");
  public static final Property NEXT = property(HYDRA, "next");
  public static final Property LAST = property(HYDRA, "last");
  public static final Property FIRST_PAGE = property(HYDRA, "firstPage");
  public static final Property PREVIOUS_PAGE = property(HYDRA, "previousPage");
  public static final Property NEXT_PAGE = property(HYDRA, "nextPage");
  public static final Property LAST_PAGE = property(HYDRA, "lastPage");
  public static final Property IN_SERIES = property(DCAT.NS, "inSeries");
  public static final Resource DATASET_SERIES = resource(DCAT.NS, "DatasetSeries");
  public static final Resource COLLECTION = resource(HYDRA, "Collection");
  public static final Resource PARTIAL_VIEW = resource(HYDRA, "PartialCollectionView");
  public static final Resource PAGED_COLLECTION = resource(HYDRA, "PagedCollection");
  public static final Resource MEASUREMENT_TYPE = resource(DQV, "QualityMeasurement");
  public static final Resource METRIC_TYPE = resource(DQV, "Metric");
  public static final Resource IDENTIFIER_TYPE = resource(ADMS, "Identifier");
  public static final Resource ATTRIBUTION_TYPE = resource(PROV, "Attribution");
  public static final Resource ACTIVITY_TYPE = resource(PROV, "Activity");
  public static final Resource ASSOCIATION_TYPE = resource(PROV, "Association");
  public static final Resource ENTITY_TYPE = resource(PROV, "Entity");
  public static final Resource PLAN_TYPE = resource(PROV, "Plan");
  public static final Resource SOFTWARE_TYPE = resource(PROV, "SoftwareAgent");
  public static final Resource LEGAL_RESOURCE_TYPE =
      resource("http://data.europa.eu/eli/ontology#", "LegalResource");
  public static final Resource CHECKSUM_TYPE = resource(SPDX, "Checksum");
  public static final Resource CHECKSUM_ALGORITHM_TYPE = resource(SPDX, "ChecksumAlgorithm");
  public static final Resource WKT = resource(GEO, "wktLiteral");

  /** Prefix to namespace, in the order in which feeds declare them. */
  public static final Map<String, String> PREFIXES = prefixes();

  /** Prefixes of event streams, which use those of feeds and a few more. */
  public static final Map<String, String> STREAM_PREFIXES = streamPrefixes();

  private static final Map<String, String> PREFIX_OF =
      PREFIXES.entrySet().stream()
          .collect(toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

  /** A term's prefixed name. */
  public record Name(String prefix, String namespace, String local) {}

  /** The prefixed name of one of the terms that our feeds use. */
  public static Name name(String iri) {
    int local = Iris.localNameAt(iri);
    String namespace = iri.substring(0, local);
    String prefix =
        Objects.requireNonNull(PREFIX_OF.get(namespace), () -> "no prefix for " + namespace);
    return new Name(prefix, namespace, iri.substring(local));
  }

  /** Local name of the property for a role of ISO 19115; empty if there is none. */
  public static Optional<String> part(String role) {
    return Optional.ofNullable(PARTS.get(role)).map(Property::getLocalName);
  }

  /** The role of ISO 19115 that such a property stands for. */
  public static Optional<String> role(String part) {
    return PARTS.entrySet().stream()
        .filter(known -> known.getValue().getLocalName().equals(part))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  public static Node integer(long value) {
    return NodeFactory.createLiteralDT(Long.toString(value), XSDDatatype.XSDinteger);
  }

  /** A term with its usual prefix, such as {@code dct:title}; unknown IRIs are unchanged. */
  public static String shortened(String iri) {
    int local = Iris.localNameAt(iri);
    String prefix = PREFIX_OF.get(iri.substring(0, local));
    return prefix == null ? iri : prefix + ":" + iri.substring(local);
  }

  public static boolean isString(Node literal) {
    return literal.getLiteralDatatypeURI().equals(XSD.xstring.getURI());
  }

  private static Map<String, String> prefixes() {
    Map<String, String> prefixes = new LinkedHashMap<>();
    prefixes.put("adms", ADMS);
    prefixes.put("dcat", DCAT.NS);
    prefixes.put("dcatap", DCATAP);
    prefixes.put("dct", DCTerms.NS);
    prefixes.put("dqv", DQV);
    prefixes.put("foaf", FOAF.NS);
    prefixes.put("geo", GEO);
    prefixes.put("geodcatap", GEODCATAP);
    prefixes.put("hydra", HYDRA);
    prefixes.put("prov", PROV);
    prefixes.put("rdf", RDF.uri);
    prefixes.put("rdfs", RDFS.uri);
    prefixes.put("skos", SKOS.uri);
    prefixes.put("spdx", SPDX);
    prefixes.put("vcard", VCARD4.NS);
    prefixes.put("xsd", XSD.NS);
    return Collections.unmodifiableMap(prefixes);
  }

  private static Map<String, String> streamPrefixes() {
    Map<String, String> prefixes = new LinkedHashMap<>(PREFIXES);
    prefixes.put("as", AS);
    prefixes.put("ldes", LDES);
    prefixes.put("tree", TREE);
    return Collections.unmodifiableMap(prefixes);
  }

  public static Property property(String namespace, String name) {
    return ResourceFactory.createProperty(namespace, name);
  }

  public static Resource resource(String namespace, String name) {
    return ResourceFactory.createResource(namespace + name);
  }

  private Vocabulary() {}
}
