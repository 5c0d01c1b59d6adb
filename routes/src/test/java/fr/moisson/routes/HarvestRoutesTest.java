package fr.moisson.routes;

import static fr.moisson.routes.HarvestedTown.VILLE;
import static fr.moisson.routes.HarvestedTown.camel;
import static fr.moisson.routes.HarvestedTown.portal;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.ckan.CkanStandIn;
import fr.moisson.connectors.portal.Fault;
import fr.moisson.connectors.portal.StandIn;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Hashes;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.run.PortalReport;
import fr.moisson.routes.HarvestedTown.Ended;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How deliveries are sent, and what happens when they fail. */
class HarvestRoutesTest {

  @TempDir private Path folder;
  private HarvestedTown town;

  @BeforeEach
  void start() {
    town = new HarvestedTown(folder);
  }

  @AfterEach
  void close() {
    town.close();
  }

  @Test
  void aDeliveryIsRepeatedWithLongerAndLongerPausesUntilThePortalTakesIt() {
    town.publish(1);
    town.ckan.failNext(Fault.CRASH_BEFORE_WRITE, Fault.DROP_BEFORE_WRITE);
    try (Running running = town.running()) {
      running.harvest();
      long start = System.nanoTime();

      PortalReport report = running.reconcile(VILLE);

      assertThat(report.created()).isOne();
      assertThat(report.failed()).isZero();
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .as("20 ms, then 40 ms")
          .isGreaterThan(Duration.ofMillis(60));
    }
  }

  @Test
  void aDeliveryThatFailsAgainAndAgainIsGivenUpAndTheOthersGoOn() {
    town.publish(5);
    town.ckan.failNext(
        Fault.CRASH_BEFORE_WRITE, Fault.CRASH_BEFORE_WRITE, Fault.CRASH_BEFORE_WRITE);
    try (Running running = town.running()) {
      running.harvest();

      PortalReport report = running.reconcile(VILLE);

      assertThat(report.failed()).isOne();
      assertThat(report.created()).isEqualTo(4);
      assertThat(running.reconcile(VILLE).created()).as("the next pass").isOne();
    }
  }

  @Test
  void aRefusedRecordDoesNotStopTheOthers() {
    town.publish(5);
    String key = new DatasetId("niortais", "eau", "jeu-2").key();
    String ofNiort = Hashes.sha256("niort").substring(0, 4) + "-";
    for (String name : List.of("moisson-" + key, "moisson-" + ofNiort + key)) {
      ObjectNode somebodyElses = JsonNodeFactory.instance.objectNode();
      town.ckan.byHand("package_create", somebodyElses.put("name", name).put("owner_org", "niort"));
    }
    try (Running running = town.running()) {
      running.harvest();

      PortalReport report = running.reconcile(VILLE);

      assertThat(report.created()).isEqualTo(4);
      assertThat(report.failed()).isOne();
      assertThat(report.reason()).extracting("code").isEqualTo(Code.PORTAL_NAME_TAKEN);
    }
  }

  @Test
  void aPortalThatIsDownIsLeftAloneAfterAFewDeliveries() {
    town.publish(40);
    try (Running running = town.running()) {
      running.harvest();
      town.ckan.close();

      PortalReport report = running.reconcile(VILLE);

      assertThat(report.failed()).isBetween(3L, 4L);
      assertThat(report.created()).isZero();
    }
  }

  @Test
  void aSlowPortalDoesNotDelayAnother() throws Exception {
    town.publish(8);
    town.ckan.writeLatency(Duration.ofMillis(400));
    try (CkanStandIn quick = CkanStandIn.start("j3ton", "niort")) {
      town.territory("", portal("lente", town.ckan, 1_000), portal("vive", quick, 1_000));
      Ended ended = new Ended();
      try (Running running = town.running(ended);
          CamelContext camel = camel(running, List.of())) {
        Target target = Target.all(running.configuration).get(0);

        camel.createProducerTemplate().sendBody(HarvestRoutes.RUN, target);

        assertThat(ended.nextPortal().portal()).isEqualTo("niortais/vive");
        assertThat(ended.nextPortal().portal()).isEqualTo("niortais/lente");
        assertThat(quick.datasets()).hasSize(8);
        assertThat(town.ckan.datasets()).hasSize(8);
      }
    }
  }

  @Test
  void aPassWaitsForThePassBeforeItOverTheSamePortal() throws Exception {
    town.publish(12);
    town.territory("", portal("ville", town.ckan, 1_000).replace("atOnce: 1", "atOnce: 2"));
    town.ckan.writeLatency(Duration.ofMillis(100));
    Ended ended = new Ended();
    try (Running running = town.running(ended);
        CamelContext camel = camel(running, List.of())) {
      running.harvest();

      for (int pass = 0; pass < 2; pass++) {
        camel.createProducerTemplate().sendBody(HarvestRoutes.queue(VILLE), VILLE);
      }

      assertThat(ended.nextPortal())
          .returns(12L, PortalReport::created)
          .returns(null, PortalReport::reason);
      assertThat(ended.nextPortal())
          .returns(12L, PortalReport::unchanged)
          .returns(null, PortalReport::reason);
      assertThat(town.ckan.created()).isEqualTo(12);
    }
  }

  @Test
  void severalDeliveriesAreOnTheirWayAtOnceAndEachArrivesOnce() {
    town.publish(12);
    town.territory("", portal("ville", town.ckan, 1_000).replace("atOnce: 1", "atOnce: 3"));
    town.ckan.meet(3);
    try (Running running = town.running()) {
      running.harvest();

      PortalReport report = running.reconcile(VILLE);

      assertThat(report).returns(12L, PortalReport::created).returns(0L, PortalReport::failed);
      assertThat(town.ckan.created()).isEqualTo(12);
    }
  }

  @Test
  void aPortalIsBehindUntilItHasTakenAllThereIs() throws Exception {
    town.publish(2);
    try (Running running = town.running()) {
      Portals portals = running.moisson.portals();
      List<String> queue = List.of(HarvestRoutes.queue(VILLE));
      assertThat(portals.queuesBehind()).as("since nobody knows yet").isEqualTo(queue);
      running.harvest();

      running.reconcile(VILLE);
      assertThat(portals.queuesBehind()).isEmpty();

      town.udata.put("jeu-0", "Autre titre");
      running.harvest();
      town.ckan.close();
      running.reconcile(VILLE);
      assertThat(portals.queuesBehind()).isEqualTo(queue);
      assertThat(portals.queuesBehind()).as("taken already").isEmpty();
      try (CamelContext camel = camel(running, Target.all(running.configuration))) {
        assertThat(camel.getRoute("catch-up")).isNotNull();
      }
    }
  }

  @Test
  void whoWatchesOverItSeesHowEachSourceAndPortalStands() {
    town.publish(2);
    try (Running running = town.running()) {
      assertThat(running.moisson.metrics())
          .contains("moisson_source_datasets{source=\"niortais/eau\"} 0.0")
          .contains("moisson_portal_behind{portal=\"niortais/ville\"} 1.0")
          .doesNotContain("moisson_source_last_success");
      running.harvest();
      running.reconcile(VILLE);

      assertThat(running.moisson.metrics())
          .containsPattern(
              "moisson_source_last_success_timestamp_seconds\\{source=\"niortais/eau\"} [1-9]")
          .contains("moisson_source_state{source=\"niortais/eau\",state=\"complete\"} 1.0")
          .contains("moisson_source_state{source=\"niortais/eau\",state=\"failed\"} 0.0")
          .contains("moisson_source_datasets{source=\"niortais/eau\"} 2.0")
          .contains("moisson_portal_behind{portal=\"niortais/ville\"} 0.0");

      town.udata.close();
      running.harvest();

      assertThat(running.moisson.metrics())
          .contains("moisson_source_state{source=\"niortais/eau\",state=\"complete\"} 0.0")
          .contains("moisson_source_state{source=\"niortais/eau\",state=\"failed\"} 1.0")
          .contains("moisson_source_datasets{source=\"niortais/eau\"} 2.0");
    }
  }

  @Test
  void whatAnEarlierHarvesterLeftIsTakenOverAndBroughtUpToDate() {
    town.udata.put("mesures-des-eaux-1", "Mesures 1");
    town.publish(2);
    town.ckan.publishByAnother("mesures-des-eaux-1", "Mesures d’avant");
    try (Running running = town.running()) {
      running.harvest();
      PortalReport first = running.reconcile(VILLE);
      assertThat(first.created()).isEqualTo(2);
      assertThat(first.remarks())
          .extracting(remark -> remark.notice().code())
          .containsExactly(Code.PORTAL_HAS_ANOTHER);

      List<String> adopted = new ArrayList<>();
      assertThat(running.moisson.portals().adopt(VILLE, one -> adopted.add(one.title()))).isOne();

      assertThat(adopted).containsExactly("Mesures 1");
      assertThat(running.reconcile(VILLE).updated()).isOne();
      assertThat(town.ckan.datasets()).hasSize(3);
      assertThat(town.ckan.records()).extracting(StandIn.Shown::title).contains("Mesures 1");
    }
  }

  @Test
  void deliveriesAreNoFasterThanThePortalBears() {
    town.publish(9);
    town.territory("", portal("ville", town.ckan, 4));
    try (Running running = town.running()) {
      running.harvest();
      long start = System.nanoTime();

      assertThat(running.reconcile(VILLE).created()).isEqualTo(9);

      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .as("nine deliveries at four a second")
          .isBetween(Duration.ofMillis(1_900), Duration.ofSeconds(10));
    }
  }

  @Test
  void whatChangedIsToldAsEvents() {
    town.publish(3);
    try (Running running = town.running()) {
      running.harvest();
      assertThat(told(running, "dataset.created")).isEqualTo(3);
      assertThat(told(running, "run.completed")).isOne();

      town.udata.put("jeu-0", "Un autre titre");
      town.ckan.close();
      running.harvest();
      running.reconcile(VILLE);

      assertThat(told(running, "dataset.updated")).isOne();
      assertThat(told(running, "dataset.created")).isEqualTo(3);
      assertThat(told(running, "run.completed")).isEqualTo(2);
      assertThat(told(running, "delivery.failed")).as("a portal that is down").isOne();
    }
  }

  private static int told(Running running, String type) {
    return running
        .moisson
        .metrics()
        .lines()
        .filter(
            line -> line.startsWith("moisson_events_total") && line.contains("\"" + type + "\""))
        .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
