package fr.moisson.connectors.ckan;

import static fr.moisson.connectors.ckan.CkanSite.cavities;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.moisson.connectors.ckan.CkanStandIn.Held;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Overwrite;
import fr.moisson.harvesters.model.Portal.Published;
import java.net.URI;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A site that has a list of licences shows only those by name. */
class CkanLicencesTest {

  private static final String CREATIVE_COMMONS = "https://creativecommons.org/licenses/";

  @AutoClose private final CkanSite site = CkanSite.start();

  @BeforeEach
  void list() throws JsonProcessingException {
    site.ckan()
        .licences(
            new ObjectMapper()
                .readTree(
                    """
                    [{"id": "etalab-2.0", "title": "Licence Ouverte 2.0",
                      "url": "https://www.etalab.gouv.fr/licence-ouverte-open-licence"},
                     {"id": "cc-by", "title": "Creative Commons Attribution",
                      "url": "https://creativecommons.org/licenses/by/4.0/deed.fr"},
                     {"id": "CC-BY-3.0", "title": "Creative Commons Attribution 3.0", "url": ""},
                     {"id": "cc-by-sa", "title": "Creative Commons Attribution Share-Alike",
                      "url": "http://www.opendefinition.org/licenses/cc-by-sa"},
                     {"id": "notspecified", "title": "Non spécifiée"}]"""));
  }

  @ParameterizedTest
  @CsvSource({
    "by/4.0/, cc-by",
    "by/, cc-by",
    "by/3.0/, CC-BY-3.0",
    "by-sa/4.0/, cc-by-sa",
    "by-sa/2.0/fr/, cc-by-sa"
  })
  void takesTheEntryThatIsForTheVersionOrForAny(String licence, String id) {
    Published published = publish("Creative Commons", CREATIVE_COMMONS + licence);

    assertThat(held(published).json().path("license_id").asText()).isEqualTo(id);
    assertThat(held(published).extra("license_text")).isNull();
    assertThat(published.remarks()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Attribution 2.0 France, https://creativecommons.org/licenses/by/2.0/fr/",
    "Attribution 4.0 for organisations, https://creativecommons.org/licenses/by/4.0/igo/",
    "ODbL, https://opendatacommons.org/licenses/odbl/1-0/"
  })
  void statesInWordsWhatTheSiteDoesNotOfferAndSaysSo(String label, String address) {
    Published published = publish(label, address);

    assertThat(held(published).json().path("license_id").asText("")).isEmpty();
    assertThat(held(published).extra("license_text")).isEqualTo(label);
    assertThat(published.remarks())
        .containsExactly(Notice.of(Notice.Code.PORTAL_LOSES, "license_id “" + label + "”"));
  }

  @ParameterizedTest
  @CsvSource({
    "NonCommercial, https://creativecommons.org/licenses/by-nc-sa/4.0/",
    "Licence maison, https://niort.exemple.fr/licence"
  })
  void aLicenceWithoutAnIdIsNoLoss(String label, String address) {
    Published published = publish(label, address);

    assertThat(held(published).extra("license_text")).isEqualTo(label);
    assertThat(published.remarks()).isEmpty();
  }

  /** As earlier versions wrote it, whatever the list. */
  @Test
  void replacesAnIdThatTheSiteDoesNotOffer() throws JsonProcessingException {
    site.ckan().licences(new ObjectMapper().createArrayNode());
    Published first = CkanSite.of(site.ckan()).publish(odbl(), null, Overwrite.HARVESTED_ONLY);
    assertThat(held(first).json().path("license_id").asText()).isEqualTo("odc-odbl");
    list();

    Published second =
        CkanSite.of(site.ckan()).publish(odbl(), first.remote(), Overwrite.HARVESTED_ONLY);

    assertThat(held(second).json().path("license_id").asText()).isEmpty();
    assertThat(held(second).extra("license_text")).isEqualTo("ODbL");
  }

  private static Dataset odbl() {
    return cavities()
        .with(
            draft ->
                draft.licence(
                    new Licence(
                        "ODbL", URI.create("https://opendatacommons.org/licenses/odbl/1-0/"))));
  }

  private Published publish(String label, String address) {
    Licence licence = new Licence(label, URI.create(address));
    return site.publish(
        cavities().with(draft -> draft.licence(licence)), null, Overwrite.HARVESTED_ONLY);
  }

  private Held held(Published published) {
    return site.ckan().dataset(published.remote().id()).orElseThrow();
  }
}
