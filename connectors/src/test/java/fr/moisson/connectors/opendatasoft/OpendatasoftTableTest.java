package fr.moisson.connectors.opendatasoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.portal.Cavities;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Portal.Published;
import fr.moisson.harvesters.model.Reference;
import fr.moisson.harvesters.model.Remote;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The only table of an Opendatasoft dataset, and the files beside it. */
class OpendatasoftTableTest {

  @AutoClose private final OpendatasoftSite site = OpendatasoftSite.start();

  @Test
  void keepsTheResourceAndItsSettingsWhenTheFileIsReplaced() {
    Remote remote = site.published();
    ObjectNode resource = resource(remote);
    resource.putObject("params").put("separator", ";");
    Dataset newer =
        Cavities.dataset(Cavities.ID, "https://exemple.fr/cavites.json", "extracts/012345.csv");

    site.publish(newer, remote);

    assertThat(resource(remote).path("uid")).isEqualTo(resource.path("uid"));
    assertThat(resource(remote).at("/params/separator").asText()).isEqualTo(";");
    assertThat(site.domain().records().get(0).links())
        .contains("https://moisson.exemple.fr/files/extracts/012345.csv")
        .doesNotContain("https://moisson.exemple.fr/files/extracts/abcdef.csv");
    assertThat(site.jobs()).containsExactly("publish", "publish");
  }

  /** Its metadata have no field for these facts, which the table does not show either. */
  @Test
  void rightsAndOtherPagesAreInTheDescription() {
    Dataset dataset =
        Cavities.dataset()
            .with(
                draft ->
                    draft
                        .rights(List.of("Citer la Ville & le BRGM."))
                        .access("RESTRICTED")
                        .references(
                            List.of(
                                new Reference(
                                    Reference.Part.DOCUMENTATION,
                                    URI.create("https://exemple.fr/guide?a=1&b=2"),
                                    "Guide"))));
    Remote remote = site.publish(dataset, null).remote();

    assertThat(site.value(remote, "default", "description").asText())
        .contains("<p>Droits :</p><p>Citer la Ville &amp; le BRGM.</p>")
        .contains("<p>Accès aux données : restreint.</p>")
        .contains("<li><a href=\"https://exemple.fr/guide?a=1&amp;b=2\">Guide</a></li>");
  }

  @Test
  void aListAndALinkOfADescriptionAreAListAndALinkOnThePortal() {
    String described = "Voir la [notice](https://n.exemple/a.pdf) :\n\n- un point";
    Dataset dataset =
        Cavities.dataset()
            .with(
                draft ->
                    draft
                        .description(described)
                        .distributions(
                            List.of(
                                Distribution.Link.to("Carte", URI.create("https://c.exemple/"))
                                    .described("Carte", "À lire : **la légende**"))));

    Remote remote = site.publish(dataset, null).remote();

    assertThat(site.value(remote, "default", "description").asText())
        .contains("<a href=\"https://n.exemple/a.pdf\">notice</a>", "<li>un point</li>")
        .contains(">Carte</a><p>À lire : <strong>la légende</strong></p>");
  }

  @Test
  void whatRightsSayOfAccessIsNotSaidTwice() {
    Dataset dataset =
        Cavities.dataset()
            .with(draft -> draft.rights(List.of("Accès restreint.")).access("RESTRICTED"));
    Remote remote = site.publish(dataset, null).remote();

    assertThat(site.value(remote, "default", "description").asText())
        .contains("Accès restreint.")
        .doesNotContain("Accès aux données");
  }

  private ObjectNode resource(Remote remote) {
    assertThat(site.domain().held(remote.id()).resources).hasSize(1);
    return site.domain().held(remote.id()).resources.values().iterator().next();
  }

  @Test
  void leavesATableOfSeveralResourcesAlone() {
    Remote remote = site.published();
    Map<String, ObjectNode> resources = site.domain().held(remote.id()).resources;
    resources.clear();
    resources.put("re_1", theirs("Nord"));
    resources.put("re_2", theirs("Sud"));

    Published second = site.publish(OpendatasoftSite.retitled(), remote);

    assertThat(resources.keySet()).containsExactly("re_1", "re_2");
    assertThat(second.remarks()).extracting(Notice::code).contains(Code.PORTAL_LOSES);
  }

  private static ObjectNode theirs(String title) {
    ObjectNode resource = JsonNodeFactory.instance.objectNode().put("title", title);
    resource.putObject("datasource").put("type", "ftp");
    return resource;
  }

  @Test
  void makesATableOfTheProducersFileForWantOfAnExtract() {
    Distribution link = Cavities.link("cavites", "https://exemple.fr/cavites.geojson");
    Dataset dataset = Cavities.dataset().with(draft -> draft.distributions(List.of(link)));

    Remote remote = site.publish(dataset, null).remote();

    assertThat(resource(remote).at("/datasource/relative_url").asText())
        .isEqualTo("/cavites.geojson");
  }

  /** The portal keeps a copy of a producer's file, which may change under the same address. */
  @Test
  void readsTheProducersFileAgainWhenItsStateChanges() {
    Remote remote = site.publish(linking(1_000L, "2026-03-01"), null).remote();
    remote = site.publish(linking(1_000L, "2026-03-01"), remote).remote();
    assertThat(site.jobs()).containsExactly("publish");

    remote = site.publish(linking(250_000L, "2026-03-01"), remote).remote();
    assertThat(site.jobs()).containsExactly("publish", "clean_cache", "publish");

    site.domain().failNextJob("error");
    Remote last = remote;
    assertThatThrownBy(() -> site.publish(linking(250_000L, "2026-11-20"), last))
        .isInstanceOf(BadItem.class);
    site.publish(linking(250_000L, "2026-11-20"), remote);
    assertThat(site.jobs().subList(3, 7))
        .containsExactly("clean_cache", "publish", "clean_cache", "publish");
  }

  private static Dataset linking(Long bytes, String modified) {
    Distribution link =
        new Distribution.Link(
            "cavites",
            "Cavités",
            null,
            URI.create("https://exemple.fr/cavites.csv"),
            "CSV",
            "text/csv",
            bytes,
            null,
            null,
            null);
    return Cavities.dataset().with(draft -> draft.modified(modified).distributions(List.of(link)));
  }

  @Test
  void publishesTheMetadataOfATableThatThePortalCannotRead() {
    site.domain().findNothingAt("/cavites.csv");

    Published first = site.publish(linking(1_000L, "2026-03-01"), null);

    assertThat(site.domain().records().get(0).isVisible()).isTrue();
    assertThat(site.domain().held(first.remote().id()).resources).isEmpty();
    assertThat(first.remarks()).extracting(Notice::code).contains(Code.PORTAL_LOSES);
    assertThat(first.remarks().toString()).contains("Cavités", "HTTP 404");
  }

  @Test
  void publishesWhatIsNoTableAsMetadata() {
    Dataset dataset = Cavities.dataset().with(draft -> draft.distributions(List.of()));

    Remote remote = site.publish(dataset, null).remote();

    assertThat(site.domain().held(remote.id()).resources).isEmpty();
    assertThat(site.domain().records().get(0).isVisible()).isTrue();
  }

  @Test
  void uploadsTheFileWhenTheDomainIsToHoldIt() {
    try (OpendatasoftSite uploading = OpendatasoftSite.start(true)) {
      Remote remote = uploading.publish(Cavities.dataset(), null).remote();
      assertThat(uploading.domain().files()).containsExactly("abcdef.csv");
      long writes = uploading.domain().writes();

      uploading.publish(Cavities.dataset(), remote);

      assertThat(uploading.domain().writes()).isEqualTo(writes);
    }
  }

  @Test
  void uploadsItsOtherFilesAsExports() {
    try (OpendatasoftSite uploading = OpendatasoftSite.start(true)) {
      Dataset dataset = withAnother("extracts/abcdef.csv");
      Remote remote = uploading.publish(dataset, null).remote();
      Map<String, ObjectNode> exports = uploading.domain().held(remote.id()).exports;
      assertThat(exports.values())
          .extracting(one -> one.path("filename").asText() + " " + one.path("title").asText())
          .containsExactly("fedcba.gpkg Cavités du Niortais");
      assertThat(uploading.value(remote, "default", "description").asText())
          .as("no link to an address that visitors may not reach")
          .doesNotContain("moisson.exemple.fr");
      exports.put("ae_1", JsonNodeFactory.instance.objectNode().put("title", "Plan"));
      long writes = uploading.domain().writes();
      uploading.publish(dataset, remote);
      assertThat(uploading.domain().writes()).isEqualTo(writes);

      uploading.publish(Cavities.dataset(), remote);

      assertThat(exports.keySet()).as("an editor's stays").containsExactly("ae_1");
    }
  }

  private static Dataset withAnother(String table) {
    Distribution.Extract csv = (Distribution.Extract) Cavities.extract(table, null);
    Distribution.Extract other =
        new Distribution.Extract(
            csv.territory(),
            csv.title(),
            "extracts/fedcba.gpkg",
            "GPKG",
            "application/geopackage+sqlite3",
            csv.bytes(),
            csv.sha256(),
            csv.derivedFrom(),
            csv.receipt(),
            null,
            null);
    return Cavities.dataset().with(draft -> draft.distributions(List.of(csv, other)));
  }
}
