package fr.moisson.harvesters.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.harvesters.model.DatasetTemplate.Elsewhere;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Territory.Commune;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

class DatasetTemplateTest {

  private static final Territory BETWEEN_TWO =
      new Territory(
          Territory.Kind.EPCI,
          "200000001",
          "CC des Deux Rives",
          List.of(
              new Commune("01004", "Ambérieu", "01", "84"),
              new Commune("2A004", "Ajaccio", "2A", "94"),
              new Commune("01005", "Ambérieux", "01", "84")),
          new GeometryFactory().toGeometry(new Envelope(5, 6, 45, 46)),
          "2026");

  @Test
  void anArchiveOfADepartementIsLinkedOnceForEachDepartementOfTheTerritory() {
    List<Distribution> links =
        linked(
            new Elsewhere(
                "Relief {departement}", "https://ign.example/D{departement3}", "ASC", null, null));

    assertThat(links).extracting(Distribution::title).containsExactly("Relief 01", "Relief 2A");
    assertThat(links)
        .extracting(link -> ((Link) link).url().toString())
        .containsExactly("https://ign.example/D001", "https://ign.example/D02A");
  }

  @Test
  void aServiceIsLinkedWithItsLayer() {
    List<Distribution> links =
        linked(new Elsewhere("Relief", "https://ign.example/wms", null, "WMS", "RELIEF"));

    assertThat(links).hasSize(1);
    assertThat(((Link) links.get(0)).service())
        .isEqualTo(
            new Distribution.Service(URI.create("https://ign.example/wms"), "WMS", "RELIEF"));
  }

  @Test
  void anAddressThatIsNoneIsRefusedWhenItIsRead() {
    assertThatThrownBy(
            () -> new Elsewhere("Relief", "https://ign.example/{code}", null, null, null))
        .isInstanceOf(Misconfigured.class)
        .hasMessageContaining("{code}");
  }

  private static List<Distribution> linked(Elsewhere link) {
    DatasetTemplate template =
        new DatasetTemplate(
            "Relief – {territoire}",
            "Relief.",
            null,
            null,
            new Agent("IGN", null, null),
            null,
            "lov2",
            null,
            null,
            null,
            List.of(link));
    return template.dataset(new DatasetId("t", "s", "relief"), BETWEEN_TWO).distributions();
  }
}
