package fr.moisson.harvesters.dcat.reading;

import static fr.moisson.harvesters.dcat.Turtle.read;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Attribution;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Dataset;
import java.net.URI;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Publishers, contacts and other parties of the data. */
class PartyReadingTest {

  @Test
  void allPartiesAreKept() {
    Dataset dataset =
        read(
            """
            @prefix geodcatap: <http://data.europa.eu/930/> .
            <x:1> a dcat:Dataset ; dct:title "Un" ;
              dct:publisher [ foaf:name "Éditeur" ; foaf:mbox <mailto:e@a.fr> ] ;
              dct:creator [ foaf:name "Auteur" ] ;
              dct:rightsHolder [ foaf:name "Titulaire" ] ;
              geodcatap:custodian [ foaf:name "Gardien" ; foaf:mbox <mailto:g@a.fr> ] ;
              dcat:contactPoint [ vcard:fn "C1" ; vcard:hasEmail <mailto:c1@a.fr> ] ,
                [ vcard:fn "C2" ; vcard:hasEmail <mailto:c2@a.fr> ] .
            """);

    assertThat(dataset.contact()).isEqualTo(new Contact("C1", "c1@a.fr", null));
    assertThat(dataset.attributions())
        .containsExactlyInAnyOrder(
            new Attribution("author", new Agent("Auteur", null, null)),
            new Attribution("owner", new Agent("Titulaire", null, null)),
            new Attribution("custodian", new Agent("Gardien", null, null), "g@a.fr"),
            new Attribution("publisher", new Agent("Éditeur", null, null), "e@a.fr"),
            new Attribution("pointOfContact", new Agent("C2", null, null), "c2@a.fr"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "\" \"", "[]"})
  void anEmptyMailboxIsNone(String mailbox) {
    Dataset dataset =
        read(
            "<x:1> a dcat:Dataset ; dct:title \"Un\" ; dcat:contactPoint [ vcard:fn \"SIG\" ;"
                + " vcard:hasEmail %s ] .".formatted(mailbox));

    assertThat(dataset.contact()).isEqualTo(new Contact("SIG", null, null));
  }

  @ParameterizedTest
  @CsvSource({
    "'', r@a.fr",
    "'; dct:publisher [ foaf:name \"DDT\" ; foaf:mbox <mailto:p@a.fr> ]', p@a.fr",
    "'; dcat:contactPoint [ vcard:fn \"Accueil\" ]', r@a.fr",
    "'; dcat:contactPoint [ vcard:hasEmail <mailto:c@a.fr> ]', c@a.fr",
    "'; dcat:contactPoint [ vcard:hasURL <https://a.fr/contact> ]',"
  })
  void whoAnswersForTheRecordIsTheContactForWantOfAnother(String said, @Nullable String email) {
    Dataset dataset =
        read(
            """
            <x:1> a dcat:Dataset ; dct:title "Un" ; foaf:isPrimaryTopicOf [ a dcat:CatalogRecord ;
              dct:title "La fiche" ; dcat:contactPoint [ vcard:hasEmail <mailto:r@a.fr> ] ;
              foaf:primaryTopic <x:1> ] %s .
            """
                .formatted(said));

    assertThat(dataset.title()).isEqualTo("Un");
    assertThat(dataset.contact()).extracting(Contact::email).isEqualTo(email);
  }

  /** As in GeoNetwork's OGC API. */
  @Test
  void contactsMayTellThePartsThatTheyHave() {
    Dataset dataset =
        read(
            """
            <x:1> a dcat:Dataset ; dct:title "Un" ;
              dcat:contactPoint [ vcard:title "Ifremer" ; vcard:role "custodian" ;
                  vcard:hasEmail "gm@ifremer.fr" ] ,
                [ vcard:title "Genavir" ; vcard:role "processor" ; vcard:hasEmail "g@x.fr" ] ,
                [ vcard:title "SIG" ; vcard:role "Chef de projet" ; vcard:hasEmail "s@x.fr" ] .
            """);

    assertThat(dataset.publisher()).isEqualTo(new Agent("Ifremer", null, null));
    assertThat(dataset.attributions())
        .containsExactlyInAnyOrder(
            new Attribution("custodian", new Agent("Ifremer", null, null), "gm@ifremer.fr"),
            new Attribution("processor", new Agent("Genavir", null, null), "g@x.fr"));
    assertThat(dataset.contact().email()).isEqualTo("s@x.fr");
  }

  @Test
  void partiesOfGermanPortalsAreKept() {
    Dataset dataset =
        read(
            """
            @prefix dcatde: <http://dcat-ap.de/def/dcatde/> .
            <x:1> a dcat:Dataset ; dct:title "Un" ; dct:publisher [ foaf:name "Éditeur" ] ;
              dcatde:maintainer [ foaf:name "Gardien" ] ; dcatde:originator [ foaf:name "Auteur" ] .
            """);

    assertThat(dataset.attributions())
        .containsExactlyInAnyOrder(
            new Attribution("custodian", new Agent("Gardien", null, null)),
            new Attribution("originator", new Agent("Auteur", null, null)));
  }

  @Test
  void thePublisherIsWrittenToIfThereIsNoContact() {
    Dataset dataset =
        read(
            """
            <x:1> a dcat:Dataset ; dct:title "Un" ;
              dct:publisher [ foaf:name "Éditeur" ; foaf:mbox <mailto:e@a.fr> ] .
            """);

    assertThat(dataset.contact()).isEqualTo(new Contact("Éditeur", "e@a.fr", null));
    assertThat(dataset.attributions()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "<mailto:sig@a.fr>",
        "[ vcard:hasFN 'Accueil' ] , [ vcard:hasEmail <mailto:sig@a.fr> ]",
        "[ vcard:hasEmail [ vcard:hasValue <mailto:sig@a.fr> ] ]"
      })
  void theContactIsWhoCanBeWrittenTo(String contacts) {
    Dataset dataset =
        read("[] a dcat:Dataset ; dct:title 'T' ; dcat:contactPoint " + contacts + " .");

    assertThat(dataset.contact()).isEqualTo(new Contact(null, "sig@a.fr", null));
  }

  @Test
  void anOrganisationThatIsPartOfAnotherSpeaksItself() {
    Dataset dataset =
        read(
            """
            @prefix org: <http://www.w3.org/ns/org#> .
            @prefix foaf: <http://xmlns.com/foaf/0.1/> .
            [] a dcat:Dataset ; dct:title "T" ; dct:publisher [ a foaf:Organization ;
              foaf:name "Ville de Niort" ; org:memberOf [ foaf:name "Niort Agglo" ] ] .
            """);

    assertThat(dataset.publisher()).isEqualTo(new Agent("Ville de Niort", null, null));
  }

  @Test
  void anOrganisationSpeaksThroughAPerson() {
    Dataset dataset =
        read(
            """
            @prefix org: <http://www.w3.org/ns/org#> .
            [] a dcat:Dataset ; dct:title "T" ;
              dct:publisher [ foaf:name "Administrateur" ; org:memberOf [ foaf:name "DREAL" ] ] ;
              dcat:contactPoint [ vcard:fn "Jeanne Exemple" ; vcard:organization-name "OFB" ;
                vcard:hasEmail <mailto:jeanne@ofb.example> ] .
            """);

    assertThat(dataset.publisher()).extracting("name").isEqualTo("DREAL");
    assertThat(dataset.contact()).extracting("name").isEqualTo("Jeanne Exemple, OFB");
  }

  /** As Zenodo writes authors; converters of INSPIRE records call a function a person. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "<http://orcid.org/0000-0001-0000-0009> | '' | Exemple, Jeanne |"
            + " https://orcid.org/0000-0001-0000-0009",
        "[] | dct:identifier \"0000-0001-0000-000X\" ; | Exemple, Jeanne |"
            + " https://orcid.org/0000-0001-0000-000X",
        "[] | foaf:homepage <http://orcid.org/0000-0001-0000-0009/> ; | Exemple, Jeanne |"
            + " https://orcid.org/0000-0001-0000-0009",
        "<https://orcid.org/0000-0001-0000-0009> | foaf:homepage <https://jeanne.example> ; |"
            + " Exemple, Jeanne | https://orcid.org/0000-0001-0000-0009",
        "[] | foaf:familyName \"Exemple\" ; | Exemple, Jeanne | -",
        "[] | a foaf:Person ; | INRAE | -"
      })
  void anAuthorIsCreditedAndNotTheLaboratory(
      String node, String said, String name, @Nullable URI page) {
    Dataset dataset =
        read(
            """
            @prefix org: <http://www.w3.org/ns/org#> .
            <x:1> a dcat:Dataset ; dct:title "T" ; dct:publisher [ foaf:name "Zenodo" ] ;
              dct:creator _:a . _:a %s foaf:name "Exemple, Jeanne" ;
                org:memberOf [ foaf:name "INRAE" ] .
            """
                .formatted(said)
                .replace("_:a", node.equals("[]") ? "_:a" : node));

    assertThat(dataset.publisher()).isEqualTo(new Agent("Zenodo", null, null));
    assertThat(dataset.attributions())
        .containsExactly(new Attribution("author", new Agent(name, page, null)));
  }

  @Test
  void whoHasAnotherPartInTheDataStandsForThePublisher() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "T" ; dct:created "2023-10-10" ;
              <http://data.europa.eu/930/originator> [ foaf:name "PatriNat" ] ;
              <http://data.europa.eu/930/custodian> [ foaf:name "CARET" ] .
            """);

    assertThat(dataset.publisher()).extracting("name").isEqualTo("CARET");
    assertThat(dataset.issued()).isEqualTo("2023-10-10");
  }

  /** As records of GeoNetwork name the organisation, and leave open who publishes. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "vcard:fn 'Jeanne Exemple' ; vcard:org [ vcard:organisation-name 'DREAL' ] | DREAL",
        "vcard:fn 'Jeanne Exemple' ; vcard:organization-name 'DREAL' | DREAL",
        "a vcard:Organization ; vcard:fn 'Jeanne Exemple' |",
        "vcard:role 'processor' ; vcard:organization-name 'DREAL' |"
      })
  void theOrganisationOfTheContactStandsForThePublisher(String contact, @Nullable String name) {
    Dataset dataset =
        read("[] a dcat:Dataset ; dct:title 'T' ; dcat:contactPoint [ " + contact + " ] .");

    assertThat(Stream.ofNullable(dataset.publisher()).map(Agent::name))
        .isEqualTo(Stream.ofNullable(name).toList());
  }

  @Test
  void whoIsQualifiedAsTheOwnerStandsForThePublisher() {
    Dataset dataset =
        read(
            """
            <x:1> a dcat:Dataset ; dct:title "Un" ; prov:qualifiedAttribution
              [ dcat:hadRole <http://inspire.ec.europa.eu/metadata-codelist/ResponsiblePartyRole/processor> ;
                prov:agent [ foaf:name "Bureau d’études" ; foaf:mbox <mailto:be@a.fr> ] ] ,
              [ dcat:hadRole <http://inspire.ec.europa.eu/metadata-codelist/ResponsiblePartyRole/owner> ;
                prov:agent [ foaf:name "Établissement du marais" ; foaf:mbox <mailto:em@a.fr> ] ] .
            """);

    assertThat(dataset.publisher()).isEqualTo(new Agent("Établissement du marais", null, null));
    assertThat(dataset.attributions()).hasSize(2);
  }

  @Test
  void anOrganisationPublishesRatherThanAPersonWithoutOne() {
    Dataset dataset =
        read(
            """
            <x:1> a dcat:Dataset ; dct:title "Un" ;
              dct:creator [ a foaf:Person ; foaf:name "Autrice" ] ;
              dct:rightsHolder [ a foaf:Organization ; foaf:name "Laboratoire" ] .
            """);

    assertThat(dataset.publisher()).isEqualTo(new Agent("Laboratoire", null, null));
    assertThat(dataset.attributions()).extracting("role").containsExactly("author");
  }

  @Test
  void anOrganisationMayHaveItsNumberAsAnotherIdentifier() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "T" ; dct:publisher [ foaf:name "Angers" ;
              adms:identifier [ skos:notation "21490007800012" ] ] .
            """);

    assertThat(dataset.publisher()).isEqualTo(new Agent("Angers", null, "214900078"));
  }

  @ParameterizedTest
  @CsvSource({"https://a.fr/role/custodian/, custodian", "custodian, custodian", "/,"})
  void aRoleIsTheNameAtTheEndOfItsAddress(String address, @Nullable String role) {
    Dataset dataset =
        read(
            """
            <x:1> a dcat:Dataset ; dct:title "Un" ; prov:qualifiedAttribution
              [ dcat:hadRole "%s" ; prov:agent [ foaf:name "SIG" ] ] .
            """
                .formatted(address));

    assertThat(dataset.attributions())
        .extracting(Attribution::role)
        .isEqualTo(Stream.ofNullable(role).toList());
  }

  @Test
  void aPointOfContactMayBeOneByItsRole() {
    String role = "http://inspire.ec.europa.eu/metadata-codelist/ResponsiblePartyRole/";

    Dataset dataset =
        read(
            """
            <x:1> a dcat:Dataset ; dct:title "Un" ;
              prov:qualifiedAttribution
                [ dcat:hadRole <%1$scustodian> ;
                  prov:agent [ foaf:name "SIG" ; foaf:mbox <mailto:sig@a.fr> ] ] ,
                [ dcat:hadRole <%1$spointOfContact> ;
                  prov:agent [ foaf:name "Accueil" ; foaf:mbox <mailto:accueil@a.fr> ] ] .
            """
                .formatted(role));

    assertThat(dataset.contact()).isEqualTo(new Contact("Accueil", "accueil@a.fr", null));
  }

  @Test
  void somebodyInAnOrganisationSpeaksForIt() {
    Dataset dataset =
        read(
            """
            @prefix geodcatap: <http://data.europa.eu/930/> .
            <x:1> a dcat:Dataset ; dct:title "Un" ;
              geodcatap:custodian [ a vcard:Organization ; vcard:fn "Jeanne Exemple" ;
                vcard:org [ vcard:organisation-name "Service SIG" ] ;
                vcard:hasEmail <mailto:sig@a.fr> ] .
            """);

    assertThat(dataset.attributions())
        .containsExactly(
            new Attribution("custodian", new Agent("Service SIG", null, null), "sig@a.fr"));
  }

  @Test
  void somebodyInThePublishersOrganisationMayHaveItsMailbox() {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "Haies"@fr ; dct:publisher
              [ a foaf:Organization ; foaf:name "Géo" ; foaf:member
                [ a foaf:Agent ; foaf:mbox <mailto:contact@geo.example> ] ] .
            """);

    assertThat(dataset.publisher()).isEqualTo(new Agent("Géo", null, null));
    assertThat(dataset.contact()).isEqualTo(new Contact("Géo", "contact@geo.example", null));
  }

  /** Members are persons whom nobody asked to answer for the data. */
  @ParameterizedTest
  @ValueSource(strings = {"foaf:name 'Jeanne Exemple'", "foaf:familyName 'Exemple'"})
  void aMemberOfTheOrganisationWithANameIsNotItsContact(String name) {
    Dataset dataset =
        read(
            """
            [] a dcat:Dataset ; dct:title "Haies"@fr ; dct:publisher
              [ a foaf:Organization ; foaf:name "Géo" ; foaf:member
                [ a foaf:Person ; %s ; foaf:mbox <mailto:jeanne@geo.example> ] ] .
            """
                .formatted(name));

    assertThat(dataset.contact()).isNull();
  }

  @Test
  void formerVersionsOfTheGermanProfileAreRead() {
    Dataset dataset =
        read(
            """
            @prefix old: <http://dcat-ap.de/def/dcatde/1.0.1/> .
            [] a dcat:Dataset ; dct:title "Haies"@fr ; dct:publisher [ foaf:name "Stadt" ] ;
              old:maintainer [ foaf:name "Amt" ] .
            """);

    assertThat(dataset.attributions()).extracting("role").containsExactly("custodian");
  }

  @Test
  void whoMadeTheDataIsWrittenToWhereNobodyElseCanBe() {
    Dataset dataset =
        read(
            """
            @prefix schema: <https://schema.org/> .
            [] a dcat:Dataset ; dct:title "Un" ; dct:publisher [ foaf:name "Ville" ] ;
              dct:creator [ schema:name "Labo" ; schema:contactPoint [ schema:email "labo@ex.org" ] ] .
            """);

    assertThat(dataset.contact()).isEqualTo(new Contact("Labo", "labo@ex.org", null));
  }

  @ParameterizedTest
  @CsvSource({"217901917, 217901917", "21790191700013, 217901917", "217901918, ", "123456789, "})
  void nineDigitsAreASirenIfTheLastOneIsThatOfOne(String identifier, @Nullable String siren) {
    Dataset dataset =
        read(
            "[] a dcat:Dataset ; dct:title 'Un' ; dct:publisher [ foaf:name 'V' ; dct:identifier '"
                + identifier
                + "' ] .");

    assertThat(dataset.publisher()).isEqualTo(new Agent("V", null, siren));
  }
}
