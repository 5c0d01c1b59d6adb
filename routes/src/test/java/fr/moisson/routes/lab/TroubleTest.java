package fr.moisson.routes.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.routes.lab.Officer.Report;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A real CKAN that refuses, that crashes, and that has much content. */
class TroubleTest extends OnCkan {

  @Test
  void aRevokedTokenStopsThePassAndIsToldWithoutBeingShown() {
    publish(10);
    String token = ckan.newToken();
    officer.with(token).harvest().well();
    List<JsonNode> before = ckan.datasets();
    ckan.revoke(token);
    for (int i = 0; i < 10; i++) {
      source.put("jeu-" + i, "D’autres mesures " + i);
    }
    relay.forget();

    Report report = officer.with(token).harvest();

    assertThat(report.code()).isNotZero();
    assertThat(report.portal("updated")).isZero();
    assertThat(relay.writes()).as("deliveries that were on their way").hasSizeLessThan(4);
    assertThat(ckan.datasets()).isEqualTo(before);
    assertThat(report.said() + report.json()).doesNotContain(token);
    assertThat(officer.harvest().well().portal("updated")).isEqualTo(10);
  }

  @Test
  void aServerThatDiesInTheMiddleHoldsEverythingOnceAfterTheNextPass() throws Exception {
    publish(60);

    Report cut = harvestUntilTheServerDies(20);
    Report next = officer.harvest().well();

    assertThat(cut.portal("created")).isBetween(10L, 60L);
    assertThat(cut.portal("failed")).isPositive();
    assertThat(next.portal("failed")).isZero();
    assertThat(ckan.named(ckan.prefix()))
        .hasSize(61)
        .extracting(held -> held.path("title").asText())
        .doesNotHaveDuplicates();
    relay.forget();
    officer.harvest().well();
    assertThat(relay.writes()).isEmpty();
  }

  @Test
  void aRecordThatTheServerFindsTooLargeIsLeftOutAndTheOthersAreThere() {
    publish(10);
    relay.refuse(1, 413);

    Report report = officer.harvest();

    assertThat(report.portal("created")).isEqualTo(10);
    assertThat(report.portal("failed")).isOne();
    assertThat(officer.harvest().well().portal("created")).isOne();
    assertThat(ckan.datasets()).hasSize(11);
  }

  @Test
  void aFullDiskIsTriedAgain() {
    publish(5);
    relay.refuse(2, 507);

    officer.harvest();
    officer.harvest().well();

    assertThat(ckan.datasets()).hasSize(6);
  }

  @Test
  void fiveHundredDatasetsArriveAndNeedNothingAfterwards() {
    publish(500);

    assertThat(officer.harvest().well().portal("created")).isEqualTo(501);
    assertThat(ckan.datasets())
        .hasSize(501)
        .extracting(held -> held.path("title").asText())
        .doesNotHaveDuplicates();
    relay.forget();
    assertThat(officer.harvest().well().portal("unchanged")).isEqualTo(501);
    assertThat(relay.writes()).isEmpty();
    assertThat(relay.actions()).as("one request for a hundred").hasSizeLessThanOrEqualTo(6);
  }
}
