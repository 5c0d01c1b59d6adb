package fr.moisson.connectors.ckan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.portal.Cavities;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Licence;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What we show to CKAN harvesters, read back by our own. */
class CkanViewTest {

  private static final Instant CREATED = Instant.parse("2026-01-01T10:00:00Z");
  private static final Instant CHANGED = Instant.parse("2026-03-01T10:00:00.5Z");
  private static final CkanView VIEW = new CkanView(Cavities.FILES, code -> "Environnement");

  private static ObjectNode show(Dataset dataset) {
    return VIEW.show(dataset, CREATED, CHANGED);
  }

  private static Dataset read(Dataset dataset) {
    return CkanPackage.map(dataset.id(), show(dataset), URI.create("https://moisson.exemple.fr/"));
  }

  @Test
  void whatIsReadIsWhatIsShown() {
    Dataset shown = Cavities.dataset();
    Dataset read = read(shown);

    assertThat(read.title()).isEqualTo(shown.title());
    assertThat(read.description()).isEqualTo(shown.description());
    assertThat(read.publisher()).isEqualTo(shown.publisher());
    assertThat(read.contact()).isEqualTo(shown.contact());
    assertThat(read.licence()).isEqualTo(new Licence("etalab-2.0", shown.licence().uri()));
    assertThat(read.frequency()).endsWith("/ANNUAL");
    assertThat(read.issued()).isEqualTo(shown.issued());
    assertThat(read.modified()).isEqualTo(shown.modified());
    assertThat(read.temporal()).isEqualTo(shown.temporal());
    Coverage coverage = read.coverage();
    assertThat(coverage.bbox()).isEqualTo(shown.coverage().bbox());
    assertThat(coverage.zones()).containsAll(shown.coverage().zones());
    assertThat(read.landingPage()).isEqualTo(shown.landingPage());
    assertThat(read.identifiers()).containsExactly(Cavities.IDENTIFIER);
    assertThat(read.distributions())
        .extracting(Distribution::title, Distribution::format, Distribution::bytes)
        .isEqualTo(
            shown.distributions().stream()
                .map(one -> tuple(one.title(), one.format(), one.bytes()))
                .toList());
    assertThat(read.distributions())
        .extracting(one -> ((Distribution.Link) one).url().toString())
        .containsExactly("https://exemple.fr/cavites.json", Cavities.FILES + Cavities.EXTRACT);
  }

  /** All fields that udata requires (udata/harvest/backends/ckan/schemas/ckan.py). */
  @Test
  void lacksNoFieldThatUdataRequires() {
    Dataset bare =
        Dataset.draft(Cavities.ID, "Cavités")
            .publisher(new Agent("BRGM", null, null))
            .distributions(
                List.of(Distribution.Link.to("Un lien", URI.create("https://x.example/"))))
            .build();

    for (ObjectNode shown : List.of(show(bare), show(Cavities.dataset()))) {
      assertThat(shown.fieldNames())
          .toIterable()
          .contains("id", "name", "title", "notes", "license_id", "license_title", "tags")
          .contains("metadata_created", "metadata_modified", "organization", "resources", "extras")
          .contains("private", "type", "author", "author_email", "maintainer", "maintainer_email")
          .contains("state");
      assertThat(shown.path("organization").fieldNames())
          .toIterable()
          .contains("id", "description", "created", "title", "name", "revision_timestamp")
          .contains("is_organization", "state", "image_url", "revision_id", "type")
          .contains("approval_status");
      assertThat(shown.path("resources").path(0).fieldNames())
          .toIterable()
          .contains("id", "position", "name", "description", "format", "mimetype", "size", "hash")
          .contains("created", "last_modified", "url", "resource_type");
      assertThat(shown.path("resources").path(0).path("format").isTextual()).isTrue();
      assertThat(UUID.fromString(shown.path("resources").path(0).path("id").asText())).isNotNull();
    }
  }

  @Test
  void timesAreCkans() {
    ObjectNode shown = show(Cavities.dataset());

    assertThat(shown.path("metadata_created").asText()).isEqualTo("2026-01-01T10:00:00.000000");
    assertThat(shown.path("metadata_modified").asText()).isEqualTo("2026-03-01T10:00:00.500000");
  }

  @Test
  void aDatasetOfNobodyBelongsToNoOrganisation() {
    Dataset bare = Dataset.draft(Cavities.ID, "Cavités").build();

    ObjectNode shown = show(bare);
    Dataset read = read(bare);

    assertThat(shown.path("organization").isNull()).isTrue();
    assertThat(shown.path("license_id").isNull()).isTrue();
    assertThat(read.publisher()).isNull();
    assertThat(read.licence()).isNull();
    assertThat(read.contact()).isNull();
    assertThat(read.landingPage())
        .as("where that page would be on a CKAN site")
        .isEqualTo(URI.create("https://moisson.exemple.fr/dataset/" + bare.id().key()));
  }

  @Test
  void aLicenceThatCkanDoesNotKnowKeepsItsNameAndItsAddress() {
    Licence own = new Licence("Licence maison", URI.create("https://x.example/licence"));
    Dataset dataset = Cavities.dataset().with(draft -> draft.licence(own));

    assertThat(show(dataset).path("isopen").asBoolean()).isFalse();
    assertThat(read(dataset).licence()).isEqualTo(own);
  }

  @Test
  void everyIdOfALicenceIsInTheList() {
    List<String> ids = CkanView.licences().stream().map(one -> one.path("id").asText()).toList();

    assertThat(ids).contains(show(Cavities.dataset()).path("license_id").asText());
    assertThat(ids).contains("fr-lo", "other-at").doesNotHaveDuplicates();
    assertThat(CkanView.licences())
        .filteredOn(one -> !one.path("id").asText().startsWith("other-"))
        .allSatisfy(one -> assertThat(one.path("url").asText()).startsWith("https://"));
  }

  @Test
  void organisationsOfAlikeTitlesHaveNamesOfTheirOwn() {
    String one = CkanView.organisation("Ville de Niort");

    assertThat(one)
        .startsWith("ville-de-niort-")
        .isNotEqualTo(CkanView.organisation("ville de Niort"));
    assertThat(CkanView.organisation("水")).matches("[0-9a-f]{6}");
    assertThat(CkanView.organisation("é".repeat(300))).matches("[a-z0-9-]{2,100}");
  }
}
