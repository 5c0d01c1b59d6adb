package fr.moisson.connectors.ckan;

import static fr.moisson.connectors.ckan.CkanSite.ID;
import static fr.moisson.connectors.ckan.CkanSite.VANISHED;
import static fr.moisson.connectors.ckan.CkanSite.cavities;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.connectors.ckan.CkanStandIn.Held;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Overwrite;
import fr.moisson.harvesters.model.Portal.Published;
import fr.moisson.harvesters.model.Remote;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records are hidden and shown again. */
class CkanWithdrawalTest {

  @AutoClose private final CkanSite site = CkanSite.start();

  @Test
  void leavesARecordAloneThatAnEditorTookOver() {
    String remoteId = site.publish(cavities());
    site.byHand("package_patch", remoteId, patch -> patch.putArray("extras"));
    long writes = site.ckan().writes();

    assertThatThrownBy(() -> site.publish(cavities(), remoteId)).isInstanceOf(BadItem.class);
    assertThatThrownBy(() -> site.session().withdraw(ID, Optional.of(remoteId), VANISHED))
        .isInstanceOf(BadItem.class);
    assertThat(site.ckan().writes()).isEqualTo(writes);
  }

  @Test
  void withdrawsByHidingAndSaysWhyAndComesBack() {
    String remoteId = site.publish(cavities());

    site.session().withdraw(ID, Optional.of(remoteId), VANISHED);
    site.session().withdraw(ID, Optional.of(remoteId), VANISHED);

    Held hidden = site.ckan().dataset(remoteId).orElseThrow();
    assertThat(site.ckan().writes()).as("the second one had nothing to do").isEqualTo(2);
    assertThat(hidden.isPrivate()).isTrue();
    assertThat(hidden.extra("source_status")).isEqualTo("withdrawn");
    assertThat(hidden.extra("source_status_reason"))
        .isEqualTo("Ce jeu de données n’est plus repris de sa source.");
    assertThat(hidden.extra("guid")).isEqualTo(ID.key());

    assertThat(site.publish(cavities())).isEqualTo(remoteId);

    Held shown = site.ckan().dataset(remoteId).orElseThrow();
    assertThat(shown.isPrivate()).isFalse();
    assertThat(shown.extra("source_status")).isNull();
    assertThat(shown.extra("source_status_reason")).isNull();
  }

  @Test
  void findsTheRecordThatACrashHidFromTheLedger() {
    String remoteId = site.publish(cavities());

    site.session().withdraw(ID, Optional.empty(), VANISHED);

    assertThat(site.ckan().dataset(remoteId).orElseThrow().isPrivate()).isTrue();
  }

  @Test
  void leavesARecordPrivateThatAnEditorHid() {
    String remoteId = site.publish(cavities());
    site.byHand("package_patch", remoteId, patch -> patch.put("private", true));

    site.publish(cavities().with(draft -> draft.title("Cavités")), remoteId);

    assertThat(site.ckan().dataset(remoteId).orElseThrow().isPrivate()).isTrue();
  }

  /** Nobody but its editor may show it again. */
  @Test
  void aRecordThatAnEditorHidStaysPrivateWhenItsDatasetReturns() {
    String remoteId = site.publish(cavities());
    site.byHand("package_patch", remoteId, patch -> patch.put("private", true));

    site.session().withdraw(ID, Optional.of(remoteId), VANISHED);
    site.publish(cavities(), remoteId);

    Held held = site.ckan().dataset(remoteId).orElseThrow();
    assertThat(held.isPrivate()).isTrue();
    assertThat(held.extra("source_status")).isNull();
  }

  /** Neither changes the date of the record. */
  @Test
  void theVersionTellsThatAnAdministratorShowedOrMovedARecord() {
    String remoteId = site.publish(cavities());
    Remote hidden = site.session().withdraw(ID, Optional.of(remoteId), VANISHED).orElseThrow();
    assertThat(version(remoteId)).isEqualTo(hidden.version());

    site.ckan().undated(remoteId, held -> held.put("private", false));
    String shown = version(remoteId);
    site.ckan().undated(remoteId, held -> held.withObject("/organization").put("name", "chauray"));

    assertThat(Set.of(String.valueOf(hidden.version()), shown, version(remoteId))).hasSize(3);
  }

  /** What its new organisation does with it is none of our business. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void leavesAHiddenRecordAloneThatWasMovedToAnotherOrganisation(boolean isPrivate) {
    String remoteId = site.publish(cavities());
    site.session().withdraw(ID, Optional.of(remoteId), VANISHED);
    site.ckan().undated(remoteId, held -> held.put("private", isPrivate));
    site.ckan().undated(remoteId, held -> held.put("owner_org", "id-chauray"));
    site.ckan().undated(remoteId, held -> held.withObject("/organization").put("name", "chauray"));
    long writes = site.ckan().writes();

    Optional<Remote> left = site.session().withdraw(ID, Optional.of(remoteId), VANISHED);

    assertThat(left).map(Remote::version).contains(version(remoteId));
    assertThat(site.ckan().writes()).isEqualTo(writes);
    assertThat(site.ckan().dataset(remoteId).orElseThrow().isPrivate()).isEqualTo(isPrivate);
  }

  private String version(String remoteId) {
    return site.session().versions(Set.of(remoteId)).orElseThrow().get(remoteId);
  }

  @Test
  void countsARecordThatIsGoneAsWithdrawn() {
    String remoteId = site.publish(cavities());
    site.byHand("package_delete", remoteId, nothing -> {});

    site.session().withdraw(ID, Optional.of(remoteId), VANISHED);
    site.session().withdraw(ID, Optional.of("00000000-dead"), VANISHED);

    assertThat(site.ckan().writes()).isOne();
  }

  @Test
  void bringsADeletedRecordBackInsteadOfMakingASecondOne() {
    String remoteId = site.publish(cavities());
    site.byHand("package_delete", remoteId, nothing -> {});

    assertThat(site.publish(cavities(), remoteId)).isEqualTo(remoteId);

    assertThat(site.ckan().datasets()).hasSize(1);
    assertThat(site.ckan().dataset(remoteId).orElseThrow().isDeleted()).isFalse();
  }

  /** CKAN takes a deleted record out of its groups; no editor did. */
  @Test
  void aDeletedRecordComesBackIntoItsGroups() {
    CkanSite grouping = site.with(Map.of("ENVI", "environnement"), null);
    Dataset dataset = cavities().with(draft -> draft.themes(Set.of("ENVI")));
    Remote first = grouping.publish(dataset, null, Overwrite.HARVESTED_ONLY).remote();
    site.byHand("package_delete", first.id(), nothing -> {});

    Published again = grouping.publish(dataset, first, Overwrite.HARVESTED_ONLY);

    assertThat(again.remarks()).isEmpty();
    Held held = site.ckan().dataset(first.id()).orElseThrow();
    assertThat(held.json().path("groups").findValuesAsText("name"))
        .containsExactly("environnement");
  }

  /** As after a source was renamed. */
  @Test
  void aRecordPassesToAnotherDatasetOfOurs() {
    String remoteId = site.publish(cavities());
    DatasetId heir = new DatasetId("79191", "autre", "1");

    assertThat(site.session().rekey(ID, heir, remoteId)).isTrue();
    assertThat(site.session().rekey(ID, heir, remoteId)).as("again").isTrue();

    assertThat(site.ckan().writes()).isEqualTo(2);
    assertThat(site.ckan().dataset(remoteId).orElseThrow().extra("guid")).isEqualTo(heir.key());
    assertThatThrownBy(
            () -> site.session().rekey(ID, new DatasetId("79191", "autre", "2"), remoteId))
        .isInstanceOf(BadItem.class);
    assertThat(site.session().ownsOneOf(Set.of(remoteId, "00000000-dead"))).contains(true);
    assertThat(site.session().ownsOneOf(Set.of("00000000-dead"))).contains(false);
  }

  @Test
  void createsAnewWhatWasPurged() {
    assertThat(site.publish(cavities(), "00000000-dead")).isNotEqualTo("00000000-dead");
    assertThat(site.ckan().datasets()).hasSize(1);
  }
}
