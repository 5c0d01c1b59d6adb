package fr.moisson.connectors.ckan;

import static fr.moisson.connectors.ckan.CkanSite.ID;
import static fr.moisson.connectors.ckan.CkanSite.VANISHED;
import static fr.moisson.connectors.ckan.CkanSite.cavities;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.connectors.ckan.CkanStandIn.Held;
import fr.moisson.connectors.portal.Cavities;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Overwrite;
import fr.moisson.harvesters.model.Portal.Published;
import fr.moisson.harvesters.model.Remote;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What the people of a site do around our records leaves them ours. */
class CkanCuratorsTest {

  private static final String FAVOURITES = "coups-de-coeur";

  @AutoClose private final CkanSite site = CkanSite.start();

  @Test
  void aRenamedOrganisationKeepsItsRecords() {
    String remoteId = site.publish(cavities());
    site.ckan().rename("ville-de-niort");

    CkanSite renamed = site.of("ville-de-niort");
    assertThat(renamed.session().ownsOneOf(Set.of(remoteId))).contains(true);
    assertThat(renamed.publish(cavities().with(draft -> draft.title("Cavités")), remoteId))
        .isEqualTo(remoteId);

    assertThat(site.ckan().datasets())
        .singleElement()
        .returns("Cavités", held -> held.json().path("title").asText());
  }

  @Test
  void nothingIsWrittenForAnOrganisationThatTheSiteDoesNotKnow() {
    String remoteId = site.publish(cavities());
    site.ckan().rename("ville-de-niort");
    long writes = site.ckan().writes();

    CkanSite outdated = site.of("niort-agglo");
    assertThatThrownBy(() -> outdated.session().ownsOneOf(Set.of(remoteId)))
        .isInstanceOfSatisfying(
            Misconfigured.class,
            e -> assertThat(e.notice().code()).isEqualTo(Notice.Code.PORTAL_NOT_ALLOWED));
    assertThatThrownBy(() -> outdated.publish(cavities(), remoteId))
        .isInstanceOf(Misconfigured.class);
    assertThat(site.ckan().writes()).isEqualTo(writes);
  }

  @Test
  void aRecordInAGroupOfTheirsIsStillUpdatedAndWithdrawn() {
    String remoteId = site.publish(cavities());
    putIntoAGroup(remoteId);

    site.publish(cavities().with(draft -> draft.title("Cavités")), remoteId);
    assertThat(held().json().path("title").asText()).isEqualTo("Cavités");

    site.session().withdraw(ID, Optional.of(remoteId), VANISHED);
    assertThat(held().isPrivate()).isTrue();
    assertThat(held().json().path("groups").findValuesAsText("name")).containsExactly(FAVOURITES);
  }

  /** Between the refusal and our look at whether it is because of the group. */
  @Test
  void whatSomebodySavesMeanwhileIntoSuchARecordStays() {
    Remote first = site.publish(cavities(), null, Overwrite.HARVESTED_ONLY).remote();
    putIntoAGroup(first.id());
    AtomicInteger calls = new AtomicInteger();
    CkanSite racing =
        site.through(
            new CkanSamples.Before(
                site.door(),
                request -> {
                  String path = request.uri().getPath();
                  if (path.endsWith("package_revise")) {
                    calls.compareAndSet(0, 1);
                  } else if (path.endsWith("package_show") && calls.compareAndSet(1, 2)) {
                    site.byHand(
                        "package_patch", first.id(), patch -> patch.put("notes", "Entre-temps."));
                  }
                }));

    racing.publish(
        cavities().with(draft -> draft.title("Cavités")), first, Overwrite.HARVESTED_ONLY);

    assertThat(held().json().path("title").asText()).isEqualTo("Cavités");
    assertThat(held().json().path("notes").asText()).isEqualTo("Entre-temps.");
  }

  @Test
  void filesOfSuchARecordAreLinkedInstead() {
    CkanSite uploading = site.with(null, 1);
    Remote first = uploading.publish(cavities(), null, Overwrite.HARVESTED_ONLY).remote();
    putIntoAGroup(first.id());

    Published second =
        uploading.publish(Cavities.withHash("fedcba"), first, Overwrite.HARVESTED_ONLY);

    assertThat(second.remarks())
        .containsExactly(Notice.of(Notice.Code.PORTAL_LOSES, "\"cavites-du-niortais.csv\" (403)"));
    assertThat(held().resources().get(1).path("url").asText())
        .isEqualTo(CkanSite.FILES + Cavities.EXTRACT);
  }

  private void putIntoAGroup(String remoteId) {
    site.byHand(
        "package_patch",
        remoteId,
        patch -> patch.putArray("groups").addObject().put("name", FAVOURITES));
    site.ckan().curatedGroup(FAVOURITES);
  }

  private Held held() {
    return site.ckan().datasets().get(0);
  }
}
