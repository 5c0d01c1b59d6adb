package fr.moisson.connectors.opendatasoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.PullingPortal.Registration;
import fr.moisson.harvesters.model.Secret;
import fr.moisson.harvesters.model.Unavailable;
import java.net.URI;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registers our catalogue, through its CKAN API, as a harvester of the domain. */
class OpendatasoftRegistrationTest {

  private static final URI CATALOGUE = URI.create("https://moisson.exemple.fr/");

  @AutoClose private OpendatasoftSite site;
  private OpendatasoftHarvesting harvesting;

  @BeforeEach
  void start() {
    site = OpendatasoftSite.start();
    harvesting = site.domain().harvesting();
  }

  private Registration register() {
    return site.portal().register(CATALOGUE, "Moisson – Niort", site.door());
  }

  private static ObjectNode harvester(String type, String url) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", type)
        .put("name", "Le nôtre")
        .put("url", url);
  }

  @Test
  void registersOnceHasItReadAtOnceAndEachMorning() {
    Registration first = register();
    Registration second = register();

    assertThat(first.isNew()).isTrue();
    assertThat(first.next().code()).isEqualTo(Code.REGISTRATION_TO_PUBLISH);
    assertThat(second.isNew()).isFalse();
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(harvesting.harvesters).containsOnlyKeys(first.id());
    ObjectNode made = harvesting.harvesters.get(first.id());
    assertThat(made.path("type").asText()).isEqualTo("ckan");
    assertThat(made.path("url").asText()).isEqualTo("https://moisson.exemple.fr/api/3");
    assertThat(made.path("offset").asInt()).isZero();
    assertThat(made.path("limit").asInt()).isGreaterThanOrEqualTo(200_000);
    assertThat(made.path("delete_missing_datasets").asBoolean(true)).isFalse();
    assertThat(made.path("status").asText()).isEqualTo("processing");
    assertThat(harvesting.schedules.get(first.id()).path("timezone").asText())
        .isEqualTo("Europe/Paris");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://moisson.exemple.fr",
        "https://moisson.exemple.fr/api/3/",
        "https://moisson.exemple.fr/api/3/action"
      })
  void findsWhatAnOfficerSetUpAndGivesItAScheduleOnly(String url) {
    IntStream.range(0, 120)
        .forEach(i -> harvesting.create(harvester("csw", "https://csw.example/" + i)));
    harvesting.create(harvester("ckan", "https://moisson.exemple.fr.example/api/3"));
    String theirs = harvesting.create(harvester("ckan", url)).path("uid").asText();
    harvesting.tellsAddressesInLists = false;

    Registration found = register();

    assertThat(found.isNew()).isFalse();
    assertThat(found.id()).isEqualTo(theirs);
    assertThat(harvesting.harvesters).hasSize(122);
    assertThat(harvesting.schedules).containsOnlyKeys(theirs);
  }

  @Test
  void endsWhatWasCutOff() {
    harvesting.refusesSchedules = true;
    assertThatThrownBy(this::register)
        .isInstanceOf(BadItem.class)
        .hasMessageContaining("one schedule");
    harvesting.refusesSchedules = false;

    Registration again = register();

    assertThat(again.isNew()).isFalse();
    assertThat(harvesting.harvesters).hasSize(1);
    assertThat(harvesting.schedules).hasSize(1);
    assertThat(harvesting.harvesters.get(again.id()).path("status").asText())
        .isEqualTo("processing");
  }

  @Test
  void oneThatIsRunningIsNotStartedAgain() {
    ObjectNode running = harvesting.create(harvester("ckan", CATALOGUE + "api/3"));
    running.put("status", "processing");

    assertThat(register().isNew()).isFalse();
  }

  @Test
  void changesNothingOfAScheduleThatIsThere() {
    String uid = harvesting.create(harvester("ckan", CATALOGUE + "api/3")).path("uid").asText();
    ObjectNode weekly = JsonNodeFactory.instance.objectNode().put("cron_schedule", "0 3 * * 1");
    harvesting.schedules.put(uid, weekly);

    register();

    assertThat(harvesting.schedules.get(uid)).isSameAs(weekly);
    assertThat(harvesting.harvesters.get(uid).path("status").asText()).isEqualTo("new");
  }

  @Test
  void saysThatThePlanHasNoHarvesters() {
    site.domain().withoutHarvesters();

    assertThatThrownBy(this::register)
        .isInstanceOfSatisfying(
            Misconfigured.class,
            e -> assertThat(e.notice().code()).isEqualTo(Code.PORTAL_DOES_NOT_PULL));
  }

  @Test
  void saysThatAKeyMayNot() {
    OpendatasoftPortal stranger =
        new OpendatasoftPortal(
            site.domain().url(), new Secret("autre-cle-1234"), null, null, null, null);

    assertThatThrownBy(() -> stranger.register(CATALOGUE, "Moisson", site.door()))
        .isInstanceOfSatisfying(
            Misconfigured.class, e -> assertThat(e.notice().code()).isEqualTo(Code.FORBIDDEN));
  }

  @Test
  void aFaultOfThePortalLeavesOneHarvester() {
    site.domain().answerNextWrite(500, "application/json", "{\"error_code\":\"internal_error\"}");
    assertThatThrownBy(this::register).isInstanceOf(Unavailable.class);

    register();

    assertThat(harvesting.harvesters).hasSize(1);
  }
}
