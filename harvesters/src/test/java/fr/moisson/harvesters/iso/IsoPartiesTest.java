package fr.moisson.harvesters.iso;

import static fr.moisson.harvesters.iso.Written.saying;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Dataset;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Responsible parties, as written by editors. */
class IsoPartiesTest {

  private static String party(String name, String role, String more) {
    return """
    <gmd:pointOfContact><gmd:CI_ResponsibleParty>
      <gmd:organisationName><gco:CharacterString>%s</gco:CharacterString></gmd:organisationName>
      %s
      <gmd:role>%s</gmd:role>
    </gmd:CI_ResponsibleParty></gmd:pointOfContact>
    """
        .formatted(name, more, role);
  }

  private static String mailbox(String address) {
    return """
    <gmd:contactInfo><gmd:CI_Contact><gmd:address><gmd:CI_Address><gmd:electronicMailAddress>
      <gco:CharacterString>%s</gco:CharacterString>
    </gmd:electronicMailAddress></gmd:CI_Address></gmd:address></gmd:CI_Contact></gmd:contactInfo>
    """
        .formatted(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<gmd:CI_RoleCode codeListValue='http://x.example/gmxCodelists.xml#CI_RoleCode_publisher'/>",
        "<gmd:CI_RoleCode codeListValue='http://inspire.ec.europa.eu/metadata-codelist/ResponsiblePartyRole/publisher'/>",
        "<gmd:CI_RoleCode codeListValue='Publisher'/>",
        "<gmd:CI_RoleCode codeListValue=''>Éditeur</gmd:CI_RoleCode>",
        "<gmd:CI_RoleCode codeListValue='007'>publisher</gmd:CI_RoleCode>"
      })
  void aRoleIsToldFromItsCodeInAnyWriting(String role) {
    String owner = "<gmd:CI_RoleCode codeListValue='owner'/>";

    Dataset dataset = saying(party("Région", owner, "") + party("DREAL", role, ""));

    assertThat(dataset.publisher()).isEqualTo(new Agent("DREAL", null, null));
    assertThat(dataset.attributions()).extracting("role").containsExactly("owner");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "Non renseigné", "N/A"})
  void nobodyIsNoParty(String name) {
    Dataset dataset =
        saying(
            party(name, "<gmd:CI_RoleCode codeListValue='owner'/>", "")
                + party("DREAL", "<gmd:CI_RoleCode codeListValue='custodian'/>", ""));

    assertThat(dataset.publisher()).isEqualTo(new Agent("DREAL", null, null));
    assertThat(dataset.attributions()).extracting("role").containsExactly("custodian");
  }

  @Test
  void anOrganisationPublishesRatherThanAnAuthorWithoutOne() {
    String author =
        """
        <gmd:pointOfContact><gmd:CI_ResponsibleParty>
          <gmd:individualName><gco:CharacterString>Autrice</gco:CharacterString></gmd:individualName>
          <gmd:role><gmd:CI_RoleCode codeListValue='author'/></gmd:role>
        </gmd:CI_ResponsibleParty></gmd:pointOfContact>
        """;
    String contact = "<gmd:CI_RoleCode codeListValue='pointOfContact'/>";
    String funder = "<gmd:CI_RoleCode codeListValue='funder'/>";

    assertThat(saying(author + party("Laboratoire", contact, "")).publisher())
        .isEqualTo(new Agent("Laboratoire", null, null));
    assertThat(saying(author + party("Région", funder, "")).publisher())
        .isEqualTo(new Agent("Autrice", null, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rightsHolder", "originator", "author", "pointOfContact"})
  void whoAnswersForTheDataPublishesRatherThanWhoDistributes(String role) {
    Dataset dataset =
        saying(
            party("Plateforme", "<gmd:CI_RoleCode codeListValue='distributor'/>", "")
                + party("Parc", "<gmd:CI_RoleCode codeListValue='%s'/>".formatted(role), ""));

    assertThat(dataset.publisher()).isEqualTo(new Agent("Parc", null, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "non renseigné"})
  void theContactIsWhoCanBeWrittenTo(String unusable) {
    String contact = "<gmd:CI_RoleCode codeListValue='pointOfContact'/>";
    String custodian = "<gmd:CI_RoleCode codeListValue='custodian'/>";

    Dataset dataset =
        saying(
            party("Accueil", contact, mailbox(unusable))
                + party("SIG", custodian, mailbox("sig@ville.example")));

    assertThat(dataset.contact()).extracting("name").isEqualTo("SIG");
    assertThat(dataset.attributions()).extracting("role").contains("pointOfContact");
  }

  @Test
  void theNumberOfAnOrganisationIsItsSiren() {
    String party =
        """
        <mri:pointOfContact xmlns:mri="m" xmlns:cit="c" xmlns:mcc="i"><cit:CI_Responsibility>
          <cit:role><cit:CI_RoleCode codeListValue="publisher"/></cit:role>
          <cit:party><cit:CI_Organisation>
            <cit:name><gco:CharacterString>Ville</gco:CharacterString></cit:name>
            <cit:partyIdentifier><mcc:MD_Identifier><mcc:code>
              <gco:CharacterString>217 901 917 00013</gco:CharacterString>
            </mcc:code></mcc:MD_Identifier></cit:partyIdentifier>
          </cit:CI_Organisation></cit:party>
        </cit:CI_Responsibility></mri:pointOfContact>
        """;

    assertThat(saying(party).publisher()).isEqualTo(new Agent("Ville", null, "217901917"));
  }

  @Test
  void aSiteIsFoundWithoutItsProperty() {
    String site =
        "<gmd:contactInfo><gmd:CI_Contact><gmd:CI_OnlineResource><gmd:linkage>"
            + "<gmd:URL>https://ville.example/</gmd:URL>"
            + "</gmd:linkage></gmd:CI_OnlineResource></gmd:CI_Contact></gmd:contactInfo>";
    String publisher = "<gmd:CI_RoleCode codeListValue='publisher'/>";

    assertThat(saying(party("Ville", publisher, site)).publisher())
        .isEqualTo(new Agent("Ville", URI.create("https://ville.example/"), null));
  }

  @Test
  void theLogoOfAnOrganisationIsNotItsSite() {
    String party =
        """
        <mri:pointOfContact xmlns:mri="m" xmlns:cit="c" xmlns:mcc="i"><cit:CI_Responsibility>
          <cit:role><cit:CI_RoleCode codeListValue="publisher"/></cit:role>
          <cit:party><cit:CI_Organisation>
            <cit:name><gco:CharacterString>Ville</gco:CharacterString></cit:name>
            %s
            <cit:logo><mcc:MD_BrowseGraphic><mcc:linkage><cit:CI_OnlineResource><cit:linkage>
              <gco:CharacterString>https://ville.example/logo.png</gco:CharacterString>
            </cit:linkage></cit:CI_OnlineResource></mcc:linkage></mcc:MD_BrowseGraphic></cit:logo>
          </cit:CI_Organisation></cit:party>
        </cit:CI_Responsibility></mri:pointOfContact>
        """;
    String site =
        """
        <cit:contactInfo><cit:CI_Contact><cit:onlineResource><cit:CI_OnlineResource><cit:linkage>
          <gco:CharacterString>https://ville.example/</gco:CharacterString>
        </cit:linkage></cit:CI_OnlineResource></cit:onlineResource></cit:CI_Contact></cit:contactInfo>
        """;

    assertThat(saying(party.formatted("")).publisher()).isEqualTo(new Agent("Ville", null, null));
    assertThat(saying(party.formatted(site)).publisher())
        .isEqualTo(new Agent("Ville", URI.create("https://ville.example/"), null));
  }
}
