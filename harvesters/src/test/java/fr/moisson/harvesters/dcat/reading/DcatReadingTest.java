package fr.moisson.harvesters.dcat.reading;

import static fr.moisson.harvesters.dcat.Turtle.read;
import static fr.moisson.harvesters.dcat.Turtle.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.model.Reference;
import fr.moisson.harvesters.model.Reference.Part;
import java.net.URI;
import java.util.List;
import org.apache.jena.datatypes.BaseDatatype;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DcatReadingTest {

  @Test
  void aFeedInTheStyleOfArcGisHubIsUnderstood() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ;
              dct:identifier "abc_5" ;
              dct:title "Stationnement vélos" ;
              dct:issued "" ;
              dct:publisher "Ville d’Exemple" ;
              dct:spatial "6.57,46.39,6.60,46.40" ;
              dct:license "<p>Licence Ouverte</p>" ;
              dct:temporal "2021-01-01/2021-12-31" ;
              dcat:distribution [
                dct:title "CSV" ; dct:format "csv" ; dcat:mediaType "text/csv" ;
                dcat:byteSize "un peu", "1.5E3" ;
                dcat:accessUrl "https://hub.exemple.fr/a b.csv" ] .
            """);

    assertThat(dataset.publisher()).isEqualTo(new Agent("Ville d’Exemple", null, null));
    assertThat(dataset.issued()).isNull();
    assertThat(dataset.licence()).isEqualTo(Licence.stated("<p>Licence Ouverte</p>"));
    assertThat(dataset.temporal()).isEqualTo(new Period("2021-01-01", "2021-12-31"));
    assertThat(dataset.coverage().bbox()).isEqualTo(new Box(6.57, 46.39, 6.60, 46.40));
    assertThat(dataset.distributions())
        .containsExactly(
            new Distribution.Link(
                "https://hub.exemple.fr/a%20b.csv",
                "CSV",
                null,
                URI.create("https://hub.exemple.fr/a%20b.csv"),
                "CSV",
                "text/csv",
                1500L,
                null,
                null,
                null));
  }

  @Test
  void aFeedInTheStyleOfGeoNetworkIsUnderstood() {
    Dataset dataset =
        read(
            """
            <https://sig.exemple.fr/catnat> a dcat:Dataset ;
              dct:title "Catastrophes naturelles" ;
              dct:abstract "Arrêtés par commune." ;
              dcat:theme <https://gemet.exemple.org/3301> ,
                <http://publications.europa.eu/resource/authority/data-theme/ENVI> ;
              dct:publisher <#org> ;
              adms:contactPoint [ a vcard:Organization ;
                vcard:org [ vcard:organisation-name "Pôle SIG"@fre ] ;
                vcard:hasEmail <mailto:sig@exemple.fr> ] ;
              dct:rights [ a dct:RightsStatement ; dct:description "Licence Ouverte 2.0"@fre ] ;
              dct:accrualPeriodicity <http://purl.org/cld/freq/annual> ;
              dct:spatial [ geo:asWKT "Polygon((1 50, 1 51, 3 51, 3 50))" ] ,
                [ dcat:bbox "{\\"type\\":\\"Point\\",\\"coordinates\\":[4,49.5]}" ] ;
              dcat:dataQuality "Limites de communes 2023." ;
              dcat:distribution [ dct:title "ogc" ;
                dcat:accessURL "https://sig.exemple.fr/ows" ;
                dcat:accessService [
                  dct:conformsTo <http://www.opengeospatial.org/standards/wfs> ] ] .
            <#org> a foaf:Organization ; foaf:name "Région" ; dct:identifier "200 053 742 00017" .
            <https://gemet.exemple.org/3301> skos:prefLabel "inondation" .
            """);

    assertThat(dataset.description()).isEqualTo("Arrêtés par commune.");
    assertThat(dataset.themes()).containsExactly("ENVI");
    assertThat(dataset.keywords()).containsExactly("inondation");
    assertThat(dataset.publisher()).isEqualTo(new Agent("Région", null, "200053742"));
    assertThat(dataset.contact()).isEqualTo(new Contact("Pôle SIG", "sig@exemple.fr", null));
    assertThat(dataset.licence()).isEqualTo(Licence.stated("Licence Ouverte 2.0"));
    assertThat(dataset.frequency()).isEqualTo("annual");
    assertThat(dataset.coverage().bbox()).isEqualTo(new Box(1, 49.5, 4, 51));
    assertThat(dataset.provenance()).containsExactly("Limites de communes 2023.");
    assertThat(dataset.distributions())
        .singleElement()
        .extracting(Distribution::format)
        .isEqualTo("WFS_SRVC");
  }

  @Test
  void anIdentifierIsTheFeedsOwnElseTheIri() {
    assertThat(DcatReading.identifier(resource("<x:1> a dcat:Dataset ; dct:identifier \" 12 \" .")))
        .contains("12");
    assertThat(DcatReading.identifier(resource("<x:1> a dcat:Dataset ; dct:identifier \"\" .")))
        .contains("x:1");
    assertThat(
            DcatReading.identifier(
                resource("<x:1> a dcat:Dataset ; dct:identifier \"-- DOI --\" .")))
        .contains("x:1");
    assertThat(
            DcatReading.identifier(
                resource("[] a dcat:Dataset ; adms:identifier [ skos:notation \"n\" ] .")))
        .isEmpty();
  }

  @Test
  void aDatasetWithoutATitleIsABadItem() {
    assertThatThrownBy(() -> read("[] a dcat:Dataset ; dct:title \" \" ."))
        .isInstanceOf(BadItem.class);
  }

  @Test
  void anExcerptCanBeReadBackWhateverItsAuthorsWrote() {
    Model feed = ModelFactory.createDefaultModel();
    Resource dataset =
        feed.createResource("http://x/a b|{c}\n\"").addProperty(RDF.type, DCAT.Dataset);
    dataset.addProperty(DCTerms.title, "Zones", "1fr");
    dataset.addProperty(feed.createProperty("http://x/a b"), "::::");
    dataset.addProperty(DCTerms.source, feed.createResource("::::"));
    dataset.addProperty(DCTerms.source, feed.createResource("relatif"));
    dataset.addProperty(DCTerms.issued, "hier\u0000\uD800", new BaseDatatype("x y"));

    Resource read = Excerpt.read(Excerpt.of(dataset));

    assertThat(DcatReading.dataset(new DatasetId("79191", "feed", "1"), read).title())
        .isEqualTo("Zones");
  }

  @Test
  void theTermsOfGeoDcatApAndOfHighValueDatasetsAreRead() {
    Dataset dataset =
        read(
            """
            @prefix geodcatap: <http://data.europa.eu/930/> .
            @prefix dcatap: <http://data.europa.eu/r5r/> .
            <x:1> a dcat:Dataset ; dct:title "Un" ;
              geodcatap:referenceSystem <http://www.opengis.net/def/crs/EPSG/0/2154> ;
              geodcatap:spatialResolutionAsText "1:5000" ;
              geodcatap:topicCategory
                <http://inspire.ec.europa.eu/metadata-codelist/TopicCategory/biota> ;
              dcat:theme <http://inspire.ec.europa.eu/theme/ps> ;
              dcatap:applicableLegislation <http://data.europa.eu/eli/reg_impl/2023/138/oj> ;
              dcatap:hvdCategory <http://data.europa.eu/bna/c_dd313021> .
            """);

    assertThat(dataset.conformsTo())
        .extracting("uri")
        .containsExactly(URI.create("http://www.opengis.net/def/crs/EPSG/0/2154"));
    assertThat(dataset.resolutions()).containsExactly("1:5000");
    assertThat(dataset.themes()).containsExactly("biota", "http://inspire.ec.europa.eu/theme/ps");
    assertThat(dataset.legislation())
        .containsExactly(URI.create("http://data.europa.eu/eli/reg_impl/2023/138/oj"));
    assertThat(dataset.hvdCategories())
        .containsExactly(URI.create("http://data.europa.eu/bna/c_dd313021"));
  }

  /** As in INSPIRE records converted by the European Commission's converter. */
  @Test
  void categoriesOfHighValueAndTheirLawMayBeAmongTheThemes() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "Haies" ;
              dcat:theme <http://data.europa.eu/bna/c_dd313021> ,
                <http://data.europa.eu/eli/reg_impl/2023/138/oj> ,
                <http://inspire.ec.europa.eu/theme/lc> .
            """);

    assertThat(dataset.hvdCategories())
        .containsExactly(URI.create("http://data.europa.eu/bna/c_dd313021"));
    assertThat(dataset.legislation())
        .containsExactly(URI.create("http://data.europa.eu/eli/reg_impl/2023/138/oj"));
    assertThat(dataset.themes()).containsExactly("http://inspire.ec.europa.eu/theme/lc");
  }

  @Test
  void whatTheDataAreTheSameAsIsAnotherOfTheirIdentifiers() {
    Dataset dataset =
        read(
            """
            <https://a.example/1> a dcat:Dataset ; dct:title "Haies" ; dct:identifier "7" ;
              <http://www.w3.org/2002/07/owl#sameAs> <https://doi.org/10.5555/haies> .
            """);

    assertThat(dataset.identifiers())
        .containsExactly("https://a.example/1", "https://doi.org/10.5555/haies");
  }

  /** As records of GeoNetwork name their data and themselves. */
  @Test
  void whatInspireNamesTheDataAndTheNameOfTheRecordAreIdentifiers() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "Haies" ; dct:identifier "fr-123456789/2022/haies" ;
              foaf:isPrimaryTopicOf [ a dcat:CatalogRecord ; dct:title "Fiche" ;
                dct:identifier "1b2c3d4e-0000-4a61-8b72-93a4b5c6d7e8" ] ,
                [ a dcat:CatalogRecord ; dct:identifier "12" ] .
            """);

    assertThat(dataset.title()).isEqualTo("Haies");
    assertThat(dataset.identifiers())
        .containsExactly("1b2c3d4e-0000-4a61-8b72-93a4b5c6d7e8", "fr-123456789/2022/haies");
  }

  /** All records of a catalogue would be the same data otherwise. */
  @Test
  void whatATemplateDidNotFillIsNoIdentifier() {
    Dataset dataset =
        read(
            """
            <https://a.example/1> a dcat:Dataset ; dct:title "Haies" ; dct:identifier "7" ;
              adms:identifier [ skos:notation "https://a.example/${id}" ] ;
              foaf:isPrimaryTopicOf [ a dcat:CatalogRecord ; dct:identifier "urn:uuid:{uuid}" ] .
            """);

    assertThat(dataset.identifiers()).containsExactly("https://a.example/1");
  }

  @Test
  void whatATemplateDidNotFillNamesNoDataset() {
    assertThat(
            DcatReading.identifier(
                resource("<x:1> a dcat:Dataset ; dct:identifier 'urn:uuid:{uuid}' .")))
        .contains("x:1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dcat:version \"3.2\"", "owl:versionInfo \"3.2.\""})
  void theVersionAndWhatReplacesItAreTold(String version) {
    Dataset dataset =
        read(
            """
            @prefix owl: <http://www.w3.org/2002/07/owl#> .
            [] a dcat:Dataset ; dct:title "Haies" ; %s ; dct:replaces "Haies de 2010", <urn:example:haies> ;
              adms:versionNotes "Ajout de 2 communes." ;
              dct:isReplacedBy <https://ex.org/haies-2025> .
            """
                .formatted(version));

    assertThat(dataset.provenance())
        .containsExactly(
            "Ajout de 2 communes.",
            "Remplace « Haies de 2010 ».",
            "Remplacé par « https://ex.org/haies-2025 ».",
            "Version : 3.2.");
    assertThat(dataset.references()).extracting(Reference::part).containsExactly(Part.RELATED);
  }

  @Test
  void whatGeoNetworkCallsNotesOfTheVersionIsTheLineage() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "Haies" ;
              adms:versionNotes "Numérisées d'après la photographie aérienne."@fre .
            """);

    assertThat(dataset.provenance())
        .containsExactly("Numérisées d'après la photographie aérienne.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"organization-name", "hasOrganizationName"})
  void aContactMayBeCalledByItsOrganisationAlone(String name) {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "Un" ;
              dcat:contactPoint [ vcard:%s "Service des eaux" ; vcard:hasURL <https://ex.org/> ] .
            """
                .formatted(name));

    assertThat(dataset.contact())
        .isEqualTo(new Contact("Service des eaux", null, URI.create("https://ex.org/")));
  }

  @Test
  void anExcerptStopsAtOtherDatasets() {
    Resource dataset =
        resource(
            """
            <x:1> a dcat:Dataset ; dct:title "Un" ; dct:relation <x:2> ; dct:publisher <x:org> .
            <x:org> foaf:name "Ville" .
            """);
    Model feed = dataset.getModel();
    feed.createResource("x:2").addProperty(RDF.type, DCAT.Dataset);

    assertThat(Excerpt.of(feed.getResource("x:1"))).contains("Ville").doesNotContain("<x:2> <http");
  }

  @Test
  void theIdentifierIsThatOfDublinCore() {
    String turtle =
        """
        <https://x.example/1> a dcat:Dataset ; dct:title "T" ; dct:identifier "b-2017" ;
          adms:identifier "0B1C2D3E-4F50-4A61-8B72-93A4B5C6D7E8" .
        """;

    assertThat(DcatReading.identifier(Excerpt.read(Excerpt.of(resource(turtle)))))
        .contains("b-2017");
    assertThat(read(turtle).identifiers()).contains("0B1C2D3E-4F50-4A61-8B72-93A4B5C6D7E8");
  }

  @Test
  void aScaleThatIsMeasuredIsAResolution() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "Arbres" ;
              dqv:hasQualityMeasurement
                [ dqv:isMeasurementOf <http://data.europa.eu/930/spatialResolutionAsScale> ;
                  dqv:value 0.00004 ],
                [ dqv:isMeasurementOf <https://a.fr/metrics/age> ; dqv:value 0.5 ] .
            """);

    assertThat(dataset.resolutions()).containsExactly("1/25000");
  }

  @Test
  void whatBelongsToARequestIsNoPartOfTheServicesAddress() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "Arbres" ;
              dcat:distribution [ dct:title "WMS" ;
                dcat:accessURL <https://a.fr/wms?map=x&request=GetCapabilities&service=WMS> ;
                dcat:accessService [ dct:conformsTo <http://www.opengeospatial.org/standards/wms> ;
                  dcat:endpointURL <https://a.fr/wms?map=x&request=GetCapabilities&service=WMS> ] ] .
            """);

    assertThat(dataset.distributions())
        .singleElement()
        .extracting("service")
        .isEqualTo(new Distribution.Service(URI.create("https://a.fr/wms?map=x"), "WMS", null));
  }

  @Test
  void whatAnInterfaceIsAskedWithBelongsToItsAddress() {
    URI endpoint = URI.create("https://a.fr/api.php?service=parkings&format=json");
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "Parkings" ;
              dcat:distribution [ dct:title "API" ; dcat:accessURL <%1$s> ;
                dcat:accessService [ dcat:endpointURL <%1$s> ] ] .
            """
                .formatted(endpoint));

    assertThat(dataset.distributions())
        .singleElement()
        .extracting("service")
        .isEqualTo(new Distribution.Service(endpoint, "API", null));
  }

  /** As data.gouv.fr writes the interfaces that serve a dataset. */
  @Test
  void theDescriptionOfAnInterfaceIsNoFile() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "Parkings" ; <urn:x-moisson:servedBy>
              [ a dcat:DataService ; dct:title "API" ; dcat:endpointURL <https://a.fr/api/v1/> ;
                dcat:endpointDescription <https://a.fr/api/v1/swagger.json> ,
                  <https://a.fr/guide> ] ,
              [ a dcat:DataService ; dct:title "WFS" ; dcat:endpointURL <https://a.fr/wfs> ;
                dcat:endpointDescription <https://a.fr/wfs?request=GetCapabilities> ] .
            """);

    assertThat(dataset.distributions())
        .extracting(
            one -> ((Link) one).url().toString(),
            Distribution::format,
            one -> ((Link) one).service().protocol(),
            one -> ((Link) one).service().descriptions())
        .containsExactly(
            tuple(
                "https://a.fr/api/v1/",
                "REST",
                "API",
                List.of(
                    URI.create("https://a.fr/api/v1/swagger.json"),
                    URI.create("https://a.fr/guide"))),
            tuple("https://a.fr/wfs?request=GetCapabilities", null, "WFS", List.of()));
  }

  @Test
  void aThemeIsToldFromAnAddressOfAnyList() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "Arbres" ;
              dcat:theme <https://vocab.exemple.be/auth/datatheme/ENVI> ,
                <http://data.europa.eu/bna/c_b79e35eb> ;
              dct:subject <http://inspire.ec.europa.eu/theme/ps> , <https://a.fr/sujets/12> ;
              dcat:theme <https://gemet.exemple.org/3301> .
            """);

    assertThat(dataset.themes())
        .containsExactly(
            "http://inspire.ec.europa.eu/theme/ps", "https://vocab.exemple.be/auth/datatheme/ENVI");
  }

  @Test
  void theRegulationOfInspireHasAnAddressWhereItIsOnlyNamed() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "Sites" ; dct:conformsTo [ a dct:Standard ;
              dct:title "COMMISSION REGULATION (EU) No 1089/2010 of 23 November 2010"@en ] .
            """);

    assertThat(dataset.conformsTo())
        .extracting("uri")
        .containsExactly(URI.create("http://data.europa.eu/eli/reg/2010/1089/oj"));
  }

  @Test
  void whatIsWithdrawnIsLeftOutAndWhatIsObsoleteToldToBe() {
    String dataset =
        "[] a dcat:Dataset ; dct:title \"PLU\" ; adms:status"
            + " <http://publications.europa.eu/resource/authority/%s> .";

    assertThat(read(dataset.formatted("dataset-status/DEPRECATED")).provenance())
        .containsExactly("Statut : obsolète.");
    assertThat(read(dataset.formatted("dataset-status/COMPLETED")).provenance()).isEmpty();
    assertThatThrownBy(() -> read(dataset.formatted("dataset-status/WITHDRAWN")))
        .isInstanceOfSatisfying(
            BadItem.class,
            bad -> assertThat(bad.notice().code()).isEqualTo(Notice.Code.NOT_PUBLIC));
  }

  @Test
  void aPlaceholderThatNothingWasPutIntoSaysNothing() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "Pistes" ; dct:description "{{description}}" ;
              dct:publisher [ foaf:name "{{default.source.source}}" ] ;
              dct:license "Voir {{ici}}" .
            """);

    assertThat(dataset.description()).isEmpty();
    assertThat(dataset.publisher()).isNull();
    assertThat(dataset.licence().label()).isEqualTo("Voir {{ici}}");
  }

  /** As Opendatasoft writes them. */
  @Test
  void aThemeOfAPortalsOwnIsReadAsOneToo() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "Arrêtés" ; dcat:theme [ skos:prefLabel "Citoyenneté / Institution" ] ,
              [ skos:prefLabel "Habitats" ] .
            """);

    assertThat(dataset.themes()).containsExactly("Citoyenneté / Institution");
    assertThat(dataset.keywords()).containsExactly("Citoyenneté / Institution", "Habitats");
  }

  @Test
  void theAddressOfALicenceMayEndWithAWordOfAccess() {
    Dataset dataset =
        read("[] a dcat:Dataset ; dct:title 'T' ; dct:license <https://a.fr/licences/open> .");

    assertThat(dataset.licence()).isEqualTo(Licence.stated("https://a.fr/licences/open"));
    assertThat(dataset.access()).isNull();
  }
}
