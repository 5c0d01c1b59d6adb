package fr.moisson.connectors.ckan;

import static fr.moisson.connectors.ckan.CkanSite.cavities;
import static fr.moisson.connectors.ckan.CkanSite.cavitiesWith;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.ckan.CkanStandIn.Held;
import fr.moisson.connectors.portal.Cavities;
import fr.moisson.harvesters.model.Distribution;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Our records also belong to the portal: what editors add stays. */
class CkanMergeTest {

  @AutoClose private final CkanSite site = CkanSite.start();

  @Test
  void writesNothingWhenThePortalHasItAllAlready() {
    String remoteId = site.publish(cavities());

    site.publish(cavities(), remoteId);

    assertThat(site.ckan().writes()).isOne();
  }

  @Test
  void changesOneFieldAndKeepsTheResources() {
    String remoteId = site.publish(cavities());
    List<String> before = site.resourceIds(remoteId);

    site.publish(cavities().with(draft -> draft.title("Cavités")), remoteId);

    Held held = site.ckan().dataset(remoteId).orElseThrow();
    assertThat(held.json().path("title").asText()).isEqualTo("Cavités");
    assertThat(site.resourceIds(remoteId)).isEqualTo(before);
    assertThat(site.ckan().writes()).isEqualTo(2);
  }

  @Test
  void clearsWhatTheDatasetNoLongerStates() {
    String remoteId = site.publish(cavities());

    site.publish(
        cavities().with(draft -> draft.frequency(null).licence(null).keywords(List.of("air"))),
        remoteId);

    Held held = site.ckan().dataset(remoteId).orElseThrow();
    assertThat(held.extra("frequency")).isNull();
    assertThat(held.json().path("license_id").asText()).isEmpty();
    assertThat(held.tags()).containsExactly("air");
  }

  @Test
  void keepsTheResourceIdWhenAnExtractIsMadeAnew() {
    String remoteId = site.publish(cavities());
    List<String> before = site.resourceIds(remoteId);

    site.publish(cavitiesWith("extracts/fedcba.csv"), remoteId);

    assertThat(site.resourceIds(remoteId)).isEqualTo(before);
    assertThat(site.ckan().dataset(remoteId).orElseThrow().resources().get(1).path("url").asText())
        .isEqualTo("https://moisson.exemple.fr/files/extracts/fedcba.csv");
  }

  @Test
  void putsOurResourcesInOurOrderAmongTheirOwnPlaces() {
    List<Distribution> links =
        List.of(
            Cavities.link("a", "https://exemple.fr/a.csv"),
            Cavities.link("b", "https://exemple.fr/b.csv"));
    String remoteId = site.publish(cavities().with(draft -> draft.distributions(links)));
    ObjectNode edited = site.ckan().dataset(remoteId).orElseThrow().json().deepCopy();
    edited.withArray("resources").insertObject(1).put("url", "https://niort.exemple.fr/notice.pdf");
    site.ckan().byHand("package_update", edited);
    List<String> before = site.resourceIds(remoteId);

    List<Distribution> turned = List.of(links.get(1), links.get(0));
    site.publish(cavities().with(draft -> draft.distributions(turned)), remoteId);

    assertThat(site.resourceIds(remoteId))
        .containsExactly(before.get(2), before.get(1), before.get(0));
    assertThat(site.ckan().dataset(remoteId).orElseThrow().resources())
        .extracting(resource -> resource.path("url").asText())
        .containsExactly(
            "https://exemple.fr/b.csv",
            "https://niort.exemple.fr/notice.pdf",
            "https://exemple.fr/a.csv");
  }

  @Test
  void recognisesAResourceByItsAddressWhenItsSourceRenamesIt() {
    String remoteId = site.publish(cavities());
    List<String> before = site.resourceIds(remoteId);
    Distribution.Link renamed = Cavities.link("another-id", "https://exemple.fr/cavites.json");

    site.publish(cavities().with(draft -> draft.distributions(List.of(renamed))), remoteId);

    assertThat(site.resourceIds(remoteId)).containsExactly(before.get(0));
  }

  @Test
  void keepsWhatEditorsAdd() {
    String remoteId = site.publish(cavities());
    ObjectNode edited = site.ckan().dataset(remoteId).orElseThrow().json().deepCopy();
    edited.withArray("extras").addObject().put("key", "direction").put("value", "Eau");
    edited.withArray("tags").addObject().put("name", "coup de coeur");
    edited.withArray("groups").addObject().put("name", "environnement");
    edited.withArray("resources").addObject().put("url", "https://niort.exemple.fr/notice.pdf");
    site.ckan().byHand("package_update", edited);

    site.publish(
        cavities().with(draft -> draft.title("Cavités").keywords(List.of("eau"))), remoteId);

    Held held = site.ckan().dataset(remoteId).orElseThrow();
    assertThat(held.extra("direction")).isEqualTo("Eau");
    assertThat(held.tags()).containsExactly("coup de coeur", "eau");
    assertThat(held.json().path("groups").findValuesAsText("name"))
        .containsExactly("environnement");
    assertThat(held.resources())
        .extracting(resource -> resource.path("url").asText())
        .contains("https://niort.exemple.fr/notice.pdf")
        .hasSize(3);
  }
}
