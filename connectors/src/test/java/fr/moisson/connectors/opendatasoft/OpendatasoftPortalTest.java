package fr.moisson.connectors.opendatasoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.portal.Cavities;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Portal.Published;
import fr.moisson.harvesters.model.Remote;
import fr.moisson.harvesters.model.Unavailable;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Particularities of Opendatasoft: templates, hashes, jobs, and the single table. */
class OpendatasoftPortalTest {

  @AutoClose private final OpendatasoftSite site = OpendatasoftSite.start();

  @Test
  void namesTheDatasetByItsKeyAndFillsTheDocumentedFields() {
    Remote remote = site.published();

    assertThat(site.domain().held(remote.id()).datasetId).isEqualTo("moisson-" + Cavities.ID.key());
    assertThat(site.value(remote, "default", "title").asText()).isEqualTo("Cavités souterraines");
    assertThat(site.value(remote, "default", "language").asText()).isEqualTo("fr");
    assertThat(site.value(remote, "default", "publisher").asText()).isEqualTo("BRGM");
    assertThat(site.value(remote, "default", "modified").asText())
        .isEqualTo("2026-03-01T00:00:00+00:00");
    assertThat(site.value(remote, "default", "geographic_reference"))
        .extracting(JsonNode::asText)
        .containsExactly("fr_70_200041317");
    assertThat(site.value(remote, "default", "description").asText())
        .startsWith("<p>Les cavités <em>connues</em>.</p>")
        .contains("<p>Une phrase.</p>")
        .as("a domain without a field for it")
        .endsWith("<p>Contact : Géorisques, contact@exemple.fr</p>");
  }

  @Test
  void findsTheHashesOfTheLicenceAndOfTheTheme() {
    Remote remote = site.published();

    assertThat(site.value(remote, "internal", "license_id").asText()).isEqualTo("3qs7h1a");
    assertThat(site.value(remote, "internal", "theme_id"))
        .extracting(JsonNode::asText)
        .containsExactly("5f6a7bc");
  }

  @Test
  void saysWhichLicenceAndThemeTheDomainDoesNotHave() {
    Dataset dataset =
        Cavities.dataset()
            .with(
                draft ->
                    draft
                        .licence(new Licence("Licence maison", URI.create("https://x.example/l")))
                        .themes(List.of("HEAL", "TRAN")));

    Published published = site.publish(dataset, null);

    assertThat(published.remarks())
        .containsExactly(
            Notice.of(Code.PORTAL_LOSES, "license_id “Licence maison”, theme_id “HEAL”"));
    assertThat(site.value(published.remote(), "internal", "license_id").isMissingNode()).isTrue();
    assertThat(site.value(published.remote(), "default", "description").asText())
        .contains("<p>Licence : Licence maison, https://x.example/l</p>");
    assertThat(site.value(published.remote(), "internal", "theme_id").toString())
        .as("the option wins over what the portal suggests")
        .isEqualTo("[\"0ff1ce0\"]");
  }

  @Test
  void aRefusedValueCostsItsFieldOnly() {
    site.domain().with("default", Map.of("dcat", Set.of("issued", "accrualperiodicity")));
    site.domain().refuseValuesOf("accrualperiodicity");

    Published published = site.publish(Cavities.dataset(), null);

    assertThat(published.remarks())
        .containsExactly(Notice.of(Code.PORTAL_LOSES, "accrualperiodicity"));
    assertThat(site.value(published.remote(), "dcat", "issued").asText()).isEqualTo("2019-01-01");
    assertThat(site.value(published.remote(), "default", "publisher").asText()).isEqualTo("BRGM");
  }

  /** The portal requires a title, a date and a language of every dataset. */
  @Test
  void alwaysHasTheFieldsThatThePortalRequires() {
    Dataset dated = Cavities.dataset();
    Dataset undated = dated.with(draft -> draft.modified(null));
    site.domain().refuseValuesOf("publisher");
    Remote first = site.publish(undated, null).remote();
    assertThat(site.value(first, "default", "modified").asText()).startsWith("2026-11-24");
    assertThat(site.value(first, "default", "language").asText()).isEqualTo("fr");

    Remote second = site.publish(dated, first).remote();
    site.publish(undated, second);

    assertThat(site.value(first, "default", "modified").asText()).startsWith("2026-03-01");
  }

  @Test
  void writesToTheTemplateThatTheDomainHas() {
    site.domain().with("asset", Map.of("dcat", Set.of("issued", "accrualperiodicity")));

    Remote remote = site.published();

    ObjectNode metadata = site.domain().held(remote.id()).metadata;
    assertThat(metadata.has("default")).isFalse();
    assertThat(metadata.at("/asset/title/value").asText()).isEqualTo("Cavités souterraines");
    assertThat(metadata.at("/dcat/accrualperiodicity/value").asText())
        .isEqualTo("http://publications.europa.eu/resource/authority/frequency/ANNUAL");
    assertThat(metadata.path("dcat").has("contact_email"))
        .as("a field that this domain's template does not have")
        .isFalse();
    assertThat(metadata.at("/asset/description/value").asText())
        .contains("contact@exemple.fr</p>")
        .doesNotContain("Licence :");
  }

  @Test
  void saysOnceWhomToAsk() {
    site.domain().with("asset", Map.of("dcat", Set.of("contact_name", "contact_email")));

    ObjectNode metadata = site.domain().held(site.published().id()).metadata;

    assertThat(metadata.at("/dcat/contact_email/value").asText()).isEqualTo("contact@exemple.fr");
    assertThat(metadata.at("/asset/description/value").asText()).doesNotContain("Contact :");
  }

  @Test
  void erasesNothingOfWhatEditorsAdd() {
    Remote remote = site.published();
    JsonNode zone = JsonNodeFactory.instance.textNode("Europe/Paris");
    site.domain().byHand(remote.id(), "default", "timezone", zone);

    site.publish(OpendatasoftSite.retitled(), remote);

    assertThat(site.value(remote, "default", "timezone")).isEqualTo(zone);
    assertThat(site.domain().held(remote.id()).metadata.has("visualization")).isTrue();
  }

  @Test
  void clearsWhatTheDatasetStatesNoMore() {
    Remote remote = site.published();

    Remote second =
        site.publish(Cavities.dataset().with(draft -> draft.publisher(null)), remote).remote();

    assertThat(site.value(remote, "default", "publisher").isMissingNode()).isTrue();
    JsonNode theirs = JsonNodeFactory.instance.textNode("Ville de Niort");
    site.domain().byHand(remote.id(), "default", "publisher", theirs);
    site.publish(OpendatasoftSite.retitled().with(draft -> draft.publisher(null)), second);
    assertThat(site.value(remote, "default", "publisher")).isEqualTo(theirs);
  }

  @Test
  void doesNotTakeItsOwnTextForAnEditAfterThePortalCleanedIt() {
    Dataset quoted = Cavities.dataset().with(draft -> draft.description("Les \"grottes\"."));
    Remote remote = site.publish(quoted, null).remote();

    Published second =
        site.publish(quoted.with(draft -> draft.description("Les \"puits\".")), remote);

    assertThat(second.remarks()).isEmpty();
    assertThat(site.value(remote, "default", "description").asText()).contains("Les \"puits\"");
    assertThat(site.publish(quoted, second.remote()).remarks()).isEmpty();
  }

  @Test
  void saysWhichFieldThePortalTurnsOutNotToHave() {
    Remote remote = site.published();
    site.domain().answerNextWrite(404, "application/json", "{\"error_code\":\"not_found\"}");

    Published second = site.publish(OpendatasoftSite.retitled(), remote);

    assertThat(second.remarks()).containsExactly(Notice.of(Code.PORTAL_LOSES, "title"));
  }

  @Test
  void publishesMetadataAloneWhenTheTableIsTheSame() {
    Remote remote = site.published();
    assertThat(site.jobs()).containsExactly("publish");

    site.publish(OpendatasoftSite.retitled(), remote);

    assertThat(site.jobs()).containsExactly("publish", "publish_metadata");
  }

  @Test
  void publishesWhatACrashLeftWritten() {
    Remote remote = site.published();
    // The field is written, but its publication fails.
    site.domain().failNextJob("error");
    assertThatThrownBy(() -> site.publish(OpendatasoftSite.retitled(), remote))
        .isInstanceOf(BadItem.class);
    assertThat(site.domain().records().get(0).title()).isEqualTo("Cavités souterraines");

    Published again = site.publish(OpendatasoftSite.retitled(), remote);

    assertThat(site.domain().records().get(0).title()).isEqualTo("Cavités et carrières");
    assertThat(again.remarks()).isEmpty();
    long writes = site.domain().writes();
    site.publish(OpendatasoftSite.retitled(), again.remote());
    assertThat(site.domain().writes()).isEqualTo(writes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"error", "limit_reached"})
  void aJobThatFailsIsAnError(String state) {
    site.domain().failNextJob(state);

    assertThatThrownBy(() -> site.publish(Cavities.dataset(), null))
        .isInstanceOf(BadItem.class)
        .hasMessageContaining(state)
        .hasMessageContaining("Trop de lignes");
  }

  @Test
  void doesNotWaitForEver() {
    Remote remote = site.published();
    site.domain().held(remote.id()).start(1_000, "idle", "");

    assertThatThrownBy(() -> site.publish(OpendatasoftSite.retitled(), remote))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void aJobInBetweenIsNoRefusal() {
    Remote remote = site.published();
    site.domain()
        .answerNextWrite(
            400,
            "application/json",
            "{\"error_code\":\"invalid_dataset_status\",\"message\":\"status is 'processing'\"}");

    assertThatThrownBy(() -> site.publish(OpendatasoftSite.retitled(), remote))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void anErrorInsideASuccessIsAnError() {
    site.domain()
        .answerNextWrite(
            200, "application/json", "{\"error_code\":\"internal_error\",\"message\":\"Non\"}");

    assertThatThrownBy(() -> site.publish(Cavities.dataset(), null))
        .isInstanceOfSatisfying(
            Unavailable.class,
            e -> assertThat(e.notice().code()).isEqualTo(Code.ERROR_INSIDE_SUCCESS));
  }

  @Test
  void keepsTheIdentifierOfWhatItTakesOver() {
    String theirs = site.domain().publishByAnother(Cavities.IDENTIFIER, "Cavités du BRGM");
    String name = site.domain().held(theirs).datasetId;

    Remote adopted = site.open().adopt(site.sending(Cavities.dataset(), null)).orElseThrow();
    site.publish(Cavities.dataset(), adopted);

    assertThat(site.domain().held(theirs).datasetId).isEqualTo(name);
    assertThat(site.value(adopted, "default", "attributions"))
        .extracting(JsonNode::asText)
        .containsExactly("moisson:" + Cavities.ID.key());
  }

  @Test
  void twoDatasetsOfOursMayHaveOnePage() {
    site.published();
    Dataset other =
        Dataset.draft(new DatasetId("200041317", "georisques", "puits"), "Puits")
            .landingPage(URI.create(Cavities.IDENTIFIER))
            .build();
    site.publish(Cavities.dataset().with(d -> d.landingPage(other.landingPage())), null);

    site.publish(other, null);

    assertThat(site.domain().records()).hasSize(2);
  }

  @Test
  void unpublishesButDeletesNothing() {
    Remote remote = site.published();

    site.withdraw(remote);

    assertThat(site.jobs()).containsExactly("publish", "unpublish");
    assertThat(site.domain().held(remote.id()).resources).hasSize(1);
  }

  @Test
  void bindsItsOptions() throws Exception {
    String options =
        "{\"url\":\"https://data.exemple.fr\",\"key\":\"t0ken\",\"themes\":{\"ENVI\":\"5f6a7bc\"}}";

    OpendatasoftPortal bound = new ObjectMapper().readValue(options, OpendatasoftPortal.class);

    assertThat(bound.namePrefix()).isEqualTo("moisson");
    assertThat(bound.toString()).doesNotContain("t0ken");
  }
}
