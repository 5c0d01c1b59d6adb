package fr.moisson.connectors.geonetwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.PlainDoor;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.PullingPortal.Registration;
import fr.moisson.harvesters.model.Secret;
import fr.moisson.harvesters.model.Unavailable;
import java.net.URI;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Registers our feed as a harvester of the catalogue. */
class GeonetworkRegistrationTest {

  private static final URI CATALOGUE = URI.create("https://moisson.exemple.fr/");
  private static final String FEED = CATALOGUE + "catalog.rdf";
  private static final String PASSWORD = "mot-de-passe-4711";

  private final Door door = new PlainDoor();
  @AutoClose private GeonetworkStandIn site;
  private GeonetworkHarvesting harvesting;

  @BeforeEach
  void start() {
    site = new GeonetworkStandIn(PASSWORD);
    harvesting = site.harvesting();
  }

  private Registration register(String title) {
    return new GeonetworkPortal(
            site.site(),
            GeonetworkStandIn.USER,
            new Secret(PASSWORD),
            GeonetworkStandIn.GROUP,
            null,
            null)
        .register(CATALOGUE, title, door);
  }

  @ParameterizedTest
  @EnumSource
  void registersOnceAndHasItReadAtOnceAndEachMorning(GeonetworkHarvesting.Manner manner) {
    harvesting.manner = manner;

    Registration first = register("Moisson – Niort & <environs>");
    Registration second = register("Moisson");

    assertThat(first.isNew()).isTrue();
    assertThat(first.next().code()).isEqualTo(Code.REGISTERED);
    assertThat(second.isNew()).isFalse();
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(harvesting.nodes).hasSize(1);
    ObjectNode node = harvesting.nodes.get(0);
    assertThat(node.path("@type").asText()).isEqualTo("simpleurl");
    assertThat(node.path("site").path("url").asText()).isEqualTo(FEED);
    assertThat(node.path("conversion").asText()).endsWith("fromSPARQL-DCAT");
    assertThat(node.path("every").asText()).isEqualTo("0 0 5 ? * *");
    assertThat(node.path("status").asText()).isEqualTo("active");
    assertThat(node.path("group").asText()).isEqualTo(GeonetworkStandIn.GROUP);
    assertThat(harvesting.runs).containsExactly(first.id());
  }

  @Test
  void findsTheAddressAmongThoseOfAHarvesterThatReadsSeveral() {
    harvesting.add("1", "csw", FEED);
    harvesting.add("2", "simpleurl", FEED + "?page=1");
    harvesting.add("3", "simpleurl", "https://autre.exemple.fr/catalog.rdf\n" + FEED);

    Registration found = register("Moisson");

    assertThat(found.isNew()).isFalse();
    assertThat(found.id()).isEqualTo("3");
    assertThat(harvesting.nodes).hasSize(3);
    assertThat(harvesting.runs).isEmpty();
  }

  @Test
  void saysThatAnAccountMayNot() {
    harvesting.isAllowed = false;

    assertThatThrownBy(() -> register("Moisson"))
        .isInstanceOfSatisfying(
            Misconfigured.class, e -> assertThat(e.notice().code()).isEqualTo(Code.FORBIDDEN));
  }

  @Test
  void aSuccessThatMadeNoHarvesterIsNone() {
    site.answerNextWrite(200, "application/json", "[\"100\"]");

    assertThatThrownBy(() -> register("Moisson")).isInstanceOf(Unavailable.class);
    assertThat(harvesting.runs).isEmpty();
  }

  @Test
  void aFaultOfTheSiteLeavesOneHarvester() {
    site.answerNextWrite(500, "text/html", "<html>Error</html>");
    assertThatThrownBy(() -> register("Moisson")).isInstanceOf(HarvestException.class);

    register("Moisson");

    assertThat(harvesting.nodes).hasSize(1);
  }
}
