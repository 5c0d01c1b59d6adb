package fr.moisson.connectors.ckan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.PullingPortal.Registration;
import fr.moisson.harvesters.model.Secret;
import java.net.URI;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Registers our feed as a harvest source of the site. */
class CkanRegistrationTest {

  private static final URI CATALOGUE = URI.create("https://moisson.exemple.fr/");
  private static final URI FEED = CATALOGUE.resolve("catalog.rdf");

  @AutoClose private final CkanSite site = CkanSite.start();

  @Test
  void registersItsFeedOnceAndHasItReadAtOnce() {
    site.ckan().harvesting();

    Registration first = site.portal().register(CATALOGUE, "Moisson – Niort", site.door());
    Registration second = site.portal().register(CATALOGUE, "Moisson – Niort", site.door());

    assertThat(first.isNew()).isTrue();
    assertThat(first.next().code()).isEqualTo(Notice.Code.REGISTERED);
    assertThat(second.isNew()).isFalse();
    assertThat(second.id()).isEqualTo(first.id());
    JsonNode sources =
        site.ckan()
            .byHand(
                "package_search",
                JsonNodeFactory.instance
                    .objectNode()
                    .put("fq", "+dataset_type:harvest +url:\"" + FEED + "\""))
            .path("results");
    assertThat(sources).hasSize(1);
    assertThat(sources.path(0).path("source_type").asText()).isEqualTo("dcat_rdf");
    assertThat(sources.path(0).path("jobs").asInt()).isOne();
  }

  @Test
  void saysThatASiteDoesNotHarvest() {
    assertThatThrownBy(() -> site.portal().register(CATALOGUE, "Moisson", site.door()))
        .isInstanceOfSatisfying(
            Misconfigured.class,
            e -> assertThat(e.notice().code()).isEqualTo(Notice.Code.CKAN_WITHOUT_HARVEST));
  }

  @Test
  void saysThatATokenMayNotRegister() {
    site.ckan().harvesting();
    CkanPortal visitor =
        new CkanPortal(
            site.ckan().url(),
            new Secret("autre-jeton"),
            "niort-agglo",
            null,
            null,
            null,
            null,
            null);

    assertThatThrownBy(() -> visitor.register(CATALOGUE, "Moisson", site.door()))
        .isInstanceOf(Misconfigured.class);
  }
}
