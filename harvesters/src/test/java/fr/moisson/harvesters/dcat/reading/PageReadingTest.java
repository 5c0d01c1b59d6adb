package fr.moisson.harvesters.dcat.reading;

import static fr.moisson.harvesters.dcat.Turtle.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Reference;
import fr.moisson.harvesters.model.Reference.Part;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageReadingTest {
  @Test
  void documentationAndRelatedResourcesAreRead() {
    Dataset dataset =
        read(
            """
            <https://ex.org/jeu> a dcat:Dataset ; dct:title "Un" ;
              dcat:landingPage <https://ex.org/nl/jeu>, <https://ex.org/fr/jeu> ;
              foaf:page <https://ex.org/fr/jeu>, <https://ex.org/notice.pdf>, <https://ex.org/norme> ;
              dct:conformsTo <https://ex.org/norme> ; foaf:documentation <https://ex.org/guide> ;
              dct:relation <https://ex.org/jeu>, "https://ex.org/suite" ;
              dct:references <https://ex.org/nomenclature> ;
              dct:isReferencedBy <https://ex.org/etude> .
            <https://ex.org/notice.pdf> a foaf:Document ; dct:title "Notice"@fr .
            """);

    assertThat(dataset.landingPage()).isEqualTo(URI.create("https://ex.org/fr/jeu"));
    assertThat(dataset.references())
        .extracting(Reference::part, one -> one.address().getPath(), Reference::title)
        .containsExactly(
            tuple(Part.DOCUMENTATION, "/guide", null),
            tuple(Part.DOCUMENTATION, "/nl/jeu", null),
            tuple(Part.DOCUMENTATION, "/notice.pdf", "Notice"),
            tuple(Part.RELATED, "/nomenclature", null),
            tuple(Part.RELATED, "/suite", null),
            tuple(Part.REFERENCED_BY, "/etude", null));
  }

  @Test
  void relationsWithARoleAndNeighboursInASeriesAreRelated() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "Arbres"@fr ; dcat:prev <https://a.example/2023> ;
              dcat:next <https://a.example/2025> ; dcat:qualifiedRelation [ a dcat:Relationship ;
                dct:relation <https://a.example/original> ;
                dcat:hadRole <http://www.iana.org/assignments/relation/original> ] .
            """);

    assertThat(dataset.references())
        .extracting(Reference::part, reference -> reference.address().getPath())
        .containsExactly(
            tuple(Part.RELATED, "/2023"),
            tuple(Part.RELATED, "/2025"),
            tuple(Part.RELATED, "/original"));
  }

  @Test
  void whatIsNoAddressOfTheWebIsNoReference() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "Arbres"@fr ;
              dct:relation <urn:uuid:0c2f>, <https://a.example/suite> .
            """);

    assertThat(dataset.references())
        .extracting(reference -> reference.address().toString())
        .containsExactly("https://a.example/suite");
  }

  @Test
  void whatGeoNetworkCallsPagesAndUpdatesIsRead() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "Un" ; dct:updated "2021-03-04" ;
              dcat:landingPage <https://carto.ex.org/cgi-bin/mapserv?>, <https://ex.org/un> .
            """);

    assertThat(dataset.modified()).isEqualTo("2021-03-04");
    assertThat(dataset.landingPage()).isEqualTo(URI.create("https://ex.org/un"));
  }

  /** As GeoNetwork writes links to data that have no function. */
  @ParameterizedTest
  @CsvSource({
    "https://a.fr/ows?service=WFS&request=GetFeature&typename=haies&outputformat=csv, true",
    "https://a.fr/ows?service=WFS&request=GetFeature&typename=haies, false",
    "https://a.fr/ows?service=WFS&request=GetCapabilities, false",
    "https://a.fr/csw?service=CSW&request=GetRecordById&outputFormat=application/xml, false",
    "https://a.fr/ows?service=WMS&request=GetMap&format=image/png, false",
    "https://a.fr/haies.geojson, true",
    "https://a.fr/haies.zip, true",
    "https://a.fr/notice.pdf, false",
    "https://a.fr/vignette.jpg, false",
    "https://a.fr/carte?config=haies.xml, false",
    "https://a.fr/haies.xml, false"
  })
  void aPageThatIsAFileOfDataIsALink(String address, boolean isFile) {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "Haies" ; foaf:page <%1$s> .
            <%1$s> a foaf:Document ; dct:title "Les haies"@fre ; dct:description "2024"@fre .
            """
                .formatted(address));

    assertThat(dataset.references()).hasSize(isFile ? 0 : 1);
    assertThat(dataset.distributions()).hasSize(isFile ? 1 : 0);
    assertThat(dataset.distributions())
        .allSatisfy(
            link ->
                assertThat(link)
                    .isEqualTo(Link.to("", URI.create(address)).described("Les haies", "2024")));
  }

  @Test
  void otherVersionsAreRelatedResources() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "Arbres"@fr ;
              dcat:previousVersion <https://a.example/2023> ;
              <http://purl.org/pav/previousVersion> <https://a.example/2022> ;
              dct:isReplacedBy "https://a.example/2025" .
            """);

    assertThat(dataset.references())
        .extracting(Reference::part, one -> one.address().getPath())
        .containsExactly(
            tuple(Part.RELATED, "/2022"),
            tuple(Part.RELATED, "/2023"),
            tuple(Part.RELATED, "/2025"));
  }

  /** As in GeoNetwork 4.4, where the record repeats the title of the data. */
  @Test
  void thePageOfTheSameAddressDoesNotGiveTheDataItsTitle() {
    Dataset dataset =
        read(
            """
            <https://a.example/haies> a dcat:Dataset ; dct:title "Haies"@fre, "Hedges"@eng ;
              dct:description "Les haies du bocage."@fre ; dcat:keyword "bocage"@fre ;
              foaf:isPrimaryTopicOf [ a dcat:CatalogRecord ; dct:title "Haies"@fre, "Hedges"@eng ;
                dct:description "Les haies du bocage."@fre ] ;
              dcat:landingPage <https://a.example/haies> .
            <https://a.example/haies> a foaf:Document ; dct:title "Complete metadata"@fre ;
              dct:description "All information about the resource"@fre .
            """);

    assertThat(dataset.title()).isEqualTo("Haies");
    assertThat(dataset.description()).isEqualTo("Les haies du bocage.");
    assertThat(dataset.landingPage()).hasToString("https://a.example/haies");
    assertThat(dataset.keywords()).containsExactly("bocage");
  }

  @Test
  void whatHasItsOwnAddressForPageKeepsWhatOnlyItSays() {
    Dataset dataset =
        read(
            """
            <https://a.example/haies> a dcat:Dataset ; dct:title "Haies" ; dct:description "Un." ;
              foaf:isPrimaryTopicOf [ a dcat:CatalogRecord ; dct:title "Fiche des haies" ] ;
              dcat:landingPage <https://a.example/haies> .
            """);

    assertThat(dataset.title()).isEqualTo("Haies");
    assertThat(dataset.description()).isEqualTo("Un.");
  }

  /** Zenodo names a dataset by its DOI, which it states as its page and as all access addresses. */
  @Test
  void aPageAtTheAddressOfTheDatasetIsItsOwn() {
    Dataset dataset =
        read(
            """
            <https://doi.org/10.5072/a> a dcat:Dataset ; dct:title "Arbres"@fr ;
              foaf:page <https://doi.org/10.5072/a>, <https://ex.org/notice> .
            """);

    assertThat(dataset.landingPage()).isEqualTo(URI.create("https://doi.org/10.5072/a"));
    assertThat(dataset.references())
        .extracting(reference -> reference.address().toString())
        .containsExactly("https://ex.org/notice");
  }

  @Test
  void theHomepageOfADatasetIsItsPageForWantOfAnother() {
    String dataset = "[] a dcat:Dataset ; dct:title 'Un' ; foaf:homepage <https://ex.org/un> %s .";

    assertThat(read(dataset.formatted("")).landingPage()).hasToString("https://ex.org/un");
    assertThat(read(dataset.formatted("; dcat:landingPage <https://ex.org/fr>")).landingPage())
        .hasToString("https://ex.org/fr");
  }

  @Test
  void whatDataArePartOfAndWhatIsOnlyNamedAreRelated() {
    Dataset dataset =
        read(
            """
            <https://a.example/1> a dcat:Dataset ; dct:title "Arbres" ;
              dct:isPartOf <https://a.example/>, <https://a.example/plan>, "Atlas" ;
              dcat:inSeries <https://a.example/serie>, <https://a.example/elsewhere> ;
              dcat:distribution <https://a.example/id/7>, <https://a.example/7.csv>,
                <https://a.example/id/8> .
            <https://a.example/> a dcat:Catalog ; dct:title "Portail" .
            <https://a.example/serie> a dcat:DatasetSeries ; dct:title "Relevés" .
            <https://a.example/id/8> dcat:accessURL <https://a.example/8> .
            """);

    assertThat(dataset.references())
        .extracting(Reference::part, one -> one.address().getPath(), Reference::title)
        .containsExactly(
            tuple(Part.RELATED, "/elsewhere", null),
            tuple(Part.RELATED, "/id/7", null),
            tuple(Part.RELATED, "/plan", null),
            tuple(Part.RELATED, "/serie", "Relevés"));
    assertThat(dataset.provenance())
        .containsExactly("Fait partie de « Atlas ».", "Fait partie de « Relevés ».");
    assertThat(dataset.wholes())
        .containsExactly(
            "https://a.example/elsewhere", "https://a.example/plan", "https://a.example/serie");
  }

  @Test
  void aLicenceIsToldWithThePageThatItsDescriptionNames() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "Haies" ;
               dct:license [ dct:title "Licence d’essai" ; foaf:page <https://a.fr/licence.pdf> ] .
            """);

    assertThat(dataset.licence())
        .isEqualTo(Licence.stated("Licence d’essai (https://a.fr/licence.pdf)"));
  }
}
