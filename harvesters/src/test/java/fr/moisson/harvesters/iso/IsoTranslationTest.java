package fr.moisson.harvesters.iso;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Kind;
import fr.moisson.harvesters.model.Licence;
import java.net.URI;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** Records of ISO 19115-3:2018 that conform to its schemas. */
class IsoTranslationTest {

  private static final DatasetId ID = new DatasetId("79191", "haies", "haies 1");
  private static final LocalDateTime AT = LocalDateTime.of(2026, 3, 1, 10, 0);

  /** Properties in the order of the schemas; mandatory ones have an exclamation mark. */
  private static final Map<String, String> MODELS =
      Map.ofEntries(
          Map.entry(
              "mdb:MD_Metadata",
              "metadataIdentifier defaultLocale parentMetadata metadataScope contact! dateInfo!"
                  + " metadataStandard otherLocale metadataLinkage spatialRepresentationInfo"
                  + " referenceSystemInfo identificationInfo! contentInfo distributionInfo"
                  + " dataQualityInfo resourceLineage"),
          Map.entry("mdb:MD_MetadataScope", "resourceScope! name"),
          Map.entry("lan:PT_Locale", "language! country characterEncoding!"),
          Map.entry("mcc:MD_Identifier", "authority code! codeSpace version description"),
          Map.entry("mcc:MD_Scope", "level! extent levelDescription"),
          Map.entry(
              "cit:CI_Citation",
              "title! alternateTitle date edition editionDate identifier citedResponsibleParty"),
          Map.entry("cit:CI_Date", "date! dateType!"),
          Map.entry("cit:CI_Responsibility", "role! extent party!"),
          Map.entry("cit:CI_Organisation", "name contactInfo partyIdentifier logo individual"),
          Map.entry("cit:CI_Contact", "phone address onlineResource hoursOfService"),
          Map.entry("cit:CI_Address", "deliveryPoint city country electronicMailAddress"),
          Map.entry(
              "cit:CI_OnlineResource",
              "linkage! protocol applicationProfile name description function protocolRequest"),
          Map.entry("mrs:MD_ReferenceSystem", "referenceSystemIdentifier referenceSystemType"),
          Map.entry(
              "mri:MD_DataIdentification",
              "citation! abstract! purpose credit status pointOfContact spatialRepresentationType"
                  + " spatialResolution temporalResolution topicCategory extent"
                  + " additionalDocumentation processingLevel resourceMaintenance graphicOverview"
                  + " resourceFormat descriptiveKeywords resourceSpecificUsage resourceConstraints"
                  + " associatedResource defaultLocale otherLocale"),
          Map.entry(
              "srv:SV_ServiceIdentification",
              "mri:citation! mri:abstract! mri:pointOfContact mri:topicCategory mri:extent"
                  + " mri:resourceMaintenance mri:descriptiveKeywords mri:resourceConstraints"
                  + " serviceType! serviceTypeVersion couplingType coupledResource"
                  + " containsOperations operatesOn"),
          Map.entry(
              "srv:SV_OperationMetadata",
              "operationName! distributedComputingPlatform! operationDescription invocationName"
                  + " connectPoint! parameter"),
          Map.entry("mri:MD_Keywords", "keyword! type thesaurusName keywordClass"),
          Map.entry("mri:MD_Resolution", "equivalentScale distance vertical"),
          Map.entry("mri:MD_RepresentativeFraction", "denominator!"),
          Map.entry(
              "mmi:MD_MaintenanceInformation",
              "maintenanceAndUpdateFrequency maintenanceDate userDefinedMaintenanceFrequency"
                  + " maintenanceScope maintenanceNote"),
          Map.entry("mco:MD_Constraints", "useLimitation"),
          Map.entry(
              "mco:MD_LegalConstraints",
              "useLimitation accessConstraints useConstraints otherConstraints"),
          Map.entry("mco:MD_SecurityConstraints", "useLimitation classification!"),
          Map.entry("gex:EX_Extent", "description geographicElement temporalElement"),
          Map.entry(
              "gex:EX_GeographicBoundingBox",
              "westBoundLongitude! eastBoundLongitude! southBoundLatitude! northBoundLatitude!"),
          Map.entry("gex:EX_GeographicDescription", "extentTypeCode geographicIdentifier!"),
          Map.entry("gex:EX_TemporalExtent", "extent!"),
          Map.entry("gml:TimePeriod", "beginPosition! endPosition!"),
          Map.entry(
              "mrd:MD_Distribution", "description distributionFormat distributor transferOptions"),
          Map.entry("mrd:MD_Format", "formatSpecificationCitation! amendmentNumber"),
          Map.entry(
              "mrd:MD_DigitalTransferOptions",
              "unitsOfDistribution transferSize onLine offLine transferFrequency"),
          Map.entry("mdq:DQ_DataQuality", "scope! report!"),
          Map.entry("mdq:DQ_DomainConsistency", "measure evaluationMethod result!"),
          Map.entry(
              "mdq:DQ_ConformanceResult", "dateTime resultScope specification! explanation pass!"),
          Map.entry("mrl:LI_Lineage", "statement scope additionalDocumentation source"));

  private static Stream<Dataset> datasets() {
    Dataset hedges = IsoWritingTest.HEDGES;
    return Stream.of(
        hedges,
        hedges.with(
            draft -> draft.access("RESTRICTED").frequency("TRIENNIAL").languages(List.of())),
        hedges.with(draft -> draft.contact(null).licence(new Licence("Autre", null))),
        hedges.with(draft -> draft.publisher(null).conformsTo(List.of()).distributions(List.of())),
        hedges.with(draft -> draft.kind(Kind.SERVICE).distributions(List.of(IsoWritingTest.wfs()))),
        hedges.with(draft -> draft.kind(Kind.SERVICE).distributions(List.of())),
        Dataset.draft(ID, "Haies").build());
  }

  private static IsoRecord translated(Dataset dataset) {
    return IsoRecord.ours(IsoWritingTest.written(dataset), IsoEncoding.ISO_19115_3);
  }

  @ParameterizedTest
  @MethodSource("datasets")
  void saysTheSameDatasetAsIso19139(Dataset dataset) {
    String newer = translated(dataset).write(AT);

    assertThat(newer).contains("standards.iso.org/iso/19115/-3/mdb/2.0").doesNotContain("gmd");
    assertThat(IsoReading.dataset(ID, newer))
        .isEqualTo(IsoReading.dataset(ID, IsoWritingTest.written(dataset)));
    assertThat(IsoReading.head(newer)).isEqualTo(IsoReading.head(IsoWritingTest.written(dataset)));
  }

  @ParameterizedTest
  @MethodSource("datasets")
  void hasItsPropertiesInTheOrderOfTheSchemas(Dataset dataset) {
    IsoRecord record = IsoRecord.read(translated(dataset).write(AT));

    List<String> wrong = new ArrayList<>();
    check(record.root(), wrong);

    assertThat(wrong).isEmpty();
  }

  private static void check(Element element, List<String> wrong) {
    List<Element> children = IsoXml.children(element);
    String name = element.getNodeName();
    if (Character.isUpperCase(IsoXml.name(element).charAt(0)) && !children.isEmpty()) {
      List<String> model =
          Stream.of(MODELS.getOrDefault(name, "").split(" "))
              .map(one -> one.contains(":") ? one : name.replaceFirst(":.*", ":") + one)
              .toList();
      List<String> order = model.stream().map(one -> one.replace("!", "")).toList();
      List<String> found = children.stream().map(Element::getNodeName).toList();
      List<Integer> ranks = found.stream().map(order::indexOf).toList();
      if (ranks.contains(-1) || !ranks.stream().sorted().toList().equals(ranks)) {
        wrong.add(name + ": " + found);
      }
      model.stream()
          .filter(one -> one.endsWith("!") && !found.contains(one.replace("!", "")))
          .forEach(missing -> wrong.add(name + " without " + missing));
    }
    children.forEach(child -> check(child, wrong));
  }

  @Test
  void keywordsAreOfAThesaurusForGeoNetworkLeavesThoseAlone() {
    String newer = translated(IsoWritingTest.HEDGES).write(AT);

    assertThat(newer.split("<mri:MD_Keywords")).hasSize(6);
    assertThat(newer.split("<mri:thesaurusName")).hasSize(6);
    assertThat(newer).contains(">Mots-clés du producteur<", "id=\"moisson-keywords\"");
  }

  @Test
  void isDatedOnceHoweverOftenItIsWritten() {
    IsoRecord once = IsoRecord.read(translated(IsoWritingTest.HEDGES).write(AT));
    IsoRecord created =
        IsoRecord.read(
            once.write(AT)
                .replace(
                    "<mdb:dateInfo>",
                    "<mdb:dateInfo><cit:CI_Date><cit:date><gco:DateTime>2020-01-01T00:00:00"
                        + "</gco:DateTime></cit:date><cit:dateType><cit:CI_DateTypeCode"
                        + " codeListValue=\"creation\"/></cit:dateType></cit:CI_Date>"
                        + "</mdb:dateInfo><mdb:dateInfo>"));

    String again = created.write(AT.plusDays(1));

    assertThat(again).contains("2020-01-01T00:00:00", "2026-03-02T10:00").doesNotContain("03-01T");
    assertThat(IsoRecord.read(again).saysTheSameAs(once)).isTrue();
  }

  @Test
  void linksLeadWhereIso19139LeadsThem() {
    String written = IsoWritingTest.written(IsoWritingTest.HEDGES);

    assertThat(IsoRecord.ours(written, IsoEncoding.ISO_19115_3).addresses())
        .isEqualTo(IsoRecord.ours(written, IsoEncoding.ISO_19139).addresses())
        .contains(URI.create("https://niort.exemple/haies").toString());
  }
}
