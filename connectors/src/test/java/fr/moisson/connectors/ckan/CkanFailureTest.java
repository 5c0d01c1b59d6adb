package fr.moisson.connectors.ckan;

import static fr.moisson.connectors.ckan.CkanSite.cavities;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.connectors.ckan.CkanStandIn.Held;
import fr.moisson.connectors.portal.Fault;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Unavailable;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** There is always one copy, whatever fails and when. */
class CkanFailureTest {

  @AutoClose private final CkanSite site = CkanSite.start();

  @ParameterizedTest
  @EnumSource(
      names = {"CRASH_AFTER_WRITE", "TIMEOUT_AFTER_WRITE", "DROP_AFTER_WRITE"},
      value = Fault.class)
  void leavesOneCopyWhenTheAnswerToACreationIsLost(Fault fault) {
    site.ckan().failNext(fault);

    assertThatThrownBy(() -> site.publish(cavities())).isInstanceOf(Unavailable.class);
    assertThat(site.ckan().datasets()).hasSize(1);
    site.publish(cavities());

    assertThat(site.ckan().created()).isOne();
    assertThat(site.ckan().datasets()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"BUSY", "CRASH_BEFORE_WRITE", "DROP_BEFORE_WRITE"},
      value = Fault.class)
  void publishesAtTheSecondAttemptWhenTheFirstCameToNothing(Fault fault) {
    site.ckan().failNext(fault);

    assertThatThrownBy(() -> site.publish(cavities())).isInstanceOf(Unavailable.class);
    assertThat(site.ckan().datasets()).isEmpty();
    site.publish(cavities());

    assertThat(site.ckan().datasets()).hasSize(1);
  }

  @Test
  void staysAtOneCopyHoweverOftenThePortalStumbles() {
    site.ckan().failRandomly(0.4, 7, EnumSet.complementOf(EnumSet.of(Fault.SLOW)));
    Optional<String> remoteId = Optional.empty();
    int failures = 0;
    for (int i = 0; i < 60; i++) {
      String title = "Cavités " + i / 5;
      Dataset dataset = cavities().with(draft -> draft.title(title));
      try {
        remoteId = Optional.of(CkanSite.publish(site.portal(), site.session(), dataset, remoteId));
      } catch (Unavailable e) {
        failures++;
        remoteId = Optional.empty();
      }
    }
    site.ckan().failRandomly(0, 0, Set.of());
    site.publish(cavities());

    assertThat(failures).isBetween(10, 50);
    assertThat(site.ckan().created()).isOne();
    Held held = site.ckan().datasets().get(0);
    assertThat(held.json().path("title").asText()).isEqualTo("Cavités souterraines");
    assertThat(held.resources()).hasSize(2);
  }

  @Test
  void adoptsTheRecordThatSomebodyElseCreatedMeanwhile() {
    // Another worker creates the record between our lookup and our creation.
    Door racing =
        new CkanSamples.Before(
            site.door(),
            request -> {
              if (request.uri().getPath().endsWith("package_create")) {
                site.publish(cavities());
              }
            });

    site.through(racing).publish(cavities());

    assertThat(site.ckan().created()).isOne();
  }
}
