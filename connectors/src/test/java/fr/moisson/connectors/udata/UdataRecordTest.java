package fr.moisson.connectors.udata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.portal.Cavities;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Attribution;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetDraft;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.rules.StatedWords;
import fr.moisson.harvesters.values.KnownFrequency;
import fr.moisson.harvesters.values.KnownLicence;
import java.net.URI;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The records that would be sent to udata. */
class UdataRecordTest {

  @Test
  void saysItInTheWordsOfTheSite() {
    JsonNode fields = fields(draft -> draft);

    assertThat(fields.path("license").asText()).isEqualTo("lov2");
    assertThat(fields.path("frequency").asText()).isEqualTo("annual");
    assertThat(UdataDesk.texts(fields.path("tags")))
        .containsExactly("cavite-souterraine", "qualite-de-l-air");
    assertThat(UdataDesk.texts(fields.path("spatial").path("zones")))
        .containsExactly("fr:epci:200041317");
    assertThat(fields.path("spatial").path("granularity").asText()).isEqualTo("fr:epci");
    assertThat(fields.path("spatial").has("geom")).as("never both").isFalse();
    assertThat(fields.path("temporal_coverage").path("start").asText()).isEqualTo("2000-01-01");
    assertThat(fields.path("contact_points").findValuesAsText("role"))
        .containsExactly("contact", "publisher");
  }

  @ParameterizedTest
  @CsvSource({
    "https://www.etalab.gouv.fr/wp-content/uploads/2014/05/Licence_Ouverte.pdf, fr-lo",
    "https://www.etalab.gouv.fr/licence-ouverte-open-licence/, lov2",
    "http://www.opendatacommons.org/licenses/odbl/summary/, odc-odbl",
    "https://creativecommons.org/licenses/by/3.0/fr/, cc-by",
    "https://creativecommons.org/licenses/by-sa/2.0/, cc-by-sa",
    "https://creativecommons.org/licenses/by-nc/4.0/,"
  })
  void licencesAreThoseOfTheSite(String uri, String id) {
    JsonNode fields = fields(draft -> draft.licence(new Licence("x", URI.create(uri))));

    assertThat(fields.path("license").asText(null)).isEqualTo(id);
  }

  @ParameterizedTest
  @MethodSource("fr.moisson.harvesters.values.KnownLicence#all")
  void sendsEveryLicenceUnderTheIdOfItsOwnOrInWords(KnownLicence known) {
    JsonNode record = render(draft -> draft.licence(known.asLicence()));

    assertThat(record.path("fields").path("license").asText(null)).isEqualTo(known.udata());
    assertThat(record.path("extras").toString().contains(known.label()))
        .isEqualTo(known.udata() == null);
  }

  @ParameterizedTest
  @CsvSource({
    "country:fr, country:fr, country",
    "country-subset:fr:metro, country-subset:fr:metro, country-subset",
    "country-group:ue, country-group:ue, country-group",
    "departement:79, fr:departement:79, fr:departement"
  })
  void zonesAreThoseOfTheSite(String zone, String there, String granularity) {
    JsonNode spatial =
        fields(draft -> draft.coverage(Coverage.of(List.of(zone), null))).path("spatial");

    assertThat(UdataDesk.texts(spatial.path("zones"))).containsExactly(there);
    assertThat(spatial.path("granularity").asText()).isEqualTo(granularity);
  }

  @Test
  void aPlaceWithoutAZoneIsAMultiPolygon() {
    JsonNode spatial =
        fields(draft -> draft.coverage(Coverage.of(List.of(), new Box(-0.6, 46.2, -0.2, 46.5))))
            .path("spatial");

    assertThat(spatial.path("geom").path("type").asText()).isEqualTo("MultiPolygon");
    assertThat(spatial.path("geom").path("coordinates").get(0).get(0)).hasSize(5);
    assertThat(spatial.has("zones")).isFalse();
  }

  @Test
  void aPlaceThatIsAPointIsAPolygonWithAnArea() {
    JsonNode ring =
        fields(draft -> draft.coverage(Coverage.of(List.of(), new Box(-0.5, 46, -0.5, 46))))
            .path("spatial")
            .path("geom")
            .path("coordinates")
            .get(0)
            .get(0);

    assertThat(new HashSet<>(List.of(ring.get(0), ring.get(1), ring.get(2), ring.get(3))))
        .hasSize(4);
  }

  @ParameterizedTest
  @CsvSource({"Œuvres d’art, oeuvres-d-art", "Qualité de l'air, qualite-de-l-air", "EAU, eau"})
  void tagsAreSentAsTheSiteKeepsThem(String keyword, String tag) {
    assertThat(UdataWords.tags(List.of(keyword))).containsExactly(tag);
  }

  @ParameterizedTest
  @CsvSource({
    "c_164e0bf5, meteorologiques",
    "c_a9135398, entreprises-et-propriete-d-entreprises",
    "c_ac64a52d, geospatiales",
    "c_b79e35eb, mobilite",
    "c_dd313021, observation-de-la-terre-et-environnement",
    "c_e1da4e07, statistiques",
    "c_1de9b1b2,"
  })
  void categoriesOfHighValueAreTagsOfTheSite(String code, String tag) {
    URI category = URI.create("http://data.europa.eu/bna/" + code);

    assertThat(UdataWords.highValueTag(category)).isEqualTo(Optional.ofNullable(tag));
    if (tag != null) {
      assertThat(UdataWords.highValueCategory(tag)).contains(category);
    }
  }

  @ParameterizedTest
  @MethodSource("frequencyCodes")
  void sendsEveryFrequencyInTheWordOfTheSiteOrAsACode(String code) {
    JsonNode record = render(draft -> draft.frequency(code));

    String word = record.path("fields").path("frequency").asText(null);
    assertThat(word).isEqualTo(KnownFrequency.of(code).orElseThrow().udata());
    assertThat(record.path("extras").path("moisson:dcat").has("accrualPeriodicity"))
        .isEqualTo(word == null);
    if (word != null) {
      assertThat(UdataWords.sameFrequency(word)).isEqualTo(word);
      assertThat(UdataWords.sameFrequency(code.toLowerCase(Locale.ROOT)))
          .as("as a site of another age may give it back")
          .isEqualTo(word);
    }
  }

  private static Collection<String> frequencyCodes() {
    return StatedWords.FREQUENCY.offered();
  }

  @ParameterizedTest
  @CsvSource({"MONTHLY, monthly", "ANNUAL_2, semiannual", "AS_NEEDED, punctual", "DECENNIAL, ''"})
  void frequencies(String code, String word) {
    JsonNode record = render(draft -> draft.frequency(code));

    assertThat(record.path("fields").path("frequency").asText()).isEqualTo(word);
    assertThat(record.path("extras").path("moisson:dcat").has("accrualPeriodicity"))
        .isEqualTo(word.isEmpty());
  }

  @Test
  void whatHasNoFieldIsInAnExtraOfOurs() {
    JsonNode extras =
        render(draft -> draft.licence(new Licence("Licence à la carte", null))).path("extras");

    assertThat(extras.path("moisson:id").asText()).isEqualTo(Cavities.ID.key());
    assertThat(UdataDesk.texts(extras.path("moisson:dcat").path("license")))
        .containsExactly("Licence à la carte");
    assertThat(UdataDesk.texts(extras.path("moisson:dcat").path("provenance")))
        .containsExactly("Une phrase.", "Une autre.");
    assertThat(UdataDesk.texts(extras.path("moisson:dcat").path("theme")))
        .containsExactly("http://publications.europa.eu/resource/authority/data-theme/ENVI");
  }

  @Test
  void whoMayNotHaveTheDataIsSaidWhereTheSiteShowsIt() {
    JsonNode limited = render(draft -> draft.access("NON_PUBLIC"));
    JsonNode open = render(draft -> draft.access("PUBLIC"));

    assertThat(limited.path("fields").path("access_type").asText()).isEqualTo("restricted");
    assertThat(limited.path("fields").has("license"))
        .as("the site takes the licence of such data away")
        .isFalse();
    assertThat(UdataDesk.texts(limited.path("extras").path("moisson:dcat").path("license")))
        .contains("Licence Ouverte 2.0");
    assertThat(UdataDesk.texts(limited.path("extras").path("moisson:dcat").path("accessRights")))
        .containsExactly(
            "http://publications.europa.eu/resource/authority/access-right/NON_PUBLIC");
    assertThat(open.path("fields").has("access_type")).isFalse();
    assertThat(open.path("fields").path("license").asText()).isEqualTo("lov2");
  }

  @Test
  void nothingThatHasNoFieldIsLost() {
    JsonNode dcat =
        render(
                draft ->
                    draft
                        .publisher(new Agent("Ville", null, "200041317"))
                        .identifiers(List.of("10.5072/niort"))
                        .sources(List.of(URI.create("https://brgm.example/fiche")))
                        .coverage(Coverage.UNSTATED.named(List.of("Marais poitevin")))
                        .resolution(25.0)
                        .resolutions(List.of("une maille par commune"))
                        .attributions(
                            List.of(
                                new Attribution(
                                    "sponsor", new Agent("Banque", null, null), "a@banque.exemple"),
                                new Attribution("author", new Agent("Bureau", null, null))))
                        .legislation(
                            List.of(URI.create("http://data.europa.eu/eli/reg_impl/2023/138/oj"))))
            .path("extras")
            .path("moisson:dcat");

    assertThat(UdataDesk.texts(dcat.path("publisherIdentifier"))).containsExactly("200041317");
    assertThat(UdataDesk.texts(dcat.path("identifier"))).contains("10.5072/niort");
    assertThat(UdataDesk.texts(dcat.path("source"))).containsExactly("https://brgm.example/fiche");
    assertThat(UdataDesk.texts(dcat.path("spatial"))).containsExactly("Marais poitevin");
    assertThat(UdataDesk.texts(dcat.path("spatialResolutionInMeters"))).containsExactly("25.0");
    assertThat(UdataDesk.texts(dcat.path("spatialResolutionAsText")))
        .containsExactly("une maille par commune");
    assertThat(UdataDesk.texts(dcat.path("applicableLegislation"))).hasSize(1);
    assertThat(UdataDesk.texts(dcat.path("qualifiedAttribution")))
        .containsExactly("sponsor: Banque <a@banque.exemple>");
  }

  @Test
  void highValueDatasetsHaveTheTagsByWhichTheSiteKnowsThem() {
    JsonNode fields =
        fields(
            draft ->
                draft.hvdCategories(List.of(URI.create("http://data.europa.eu/bna/c_dd313021"))));

    assertThat(UdataDesk.texts(fields.path("tags")))
        .contains("hvd", "observation-de-la-terre-et-environnement");
  }

  @ParameterizedTest
  @CsvSource({
    "2019, 2023, 2019-01-01, 2023-12-31",
    "2019-03, 2024-02, 2019-03-01, 2024-02-29",
    "2019-03-04T05:06:07Z, 2023-07, 2019-03-04, 2023-07-31"
  })
  void aPeriodIsOfWholeDays(String start, String end, String first, String last) {
    JsonNode coverage =
        fields(draft -> draft.temporal(new Period(start, end))).path("temporal_coverage");

    assertThat(coverage.path("start").asText()).isEqualTo(first);
    assertThat(coverage.path("end").asText()).isEqualTo(last);
  }

  @Test
  void saysWhatIsLost() {
    JsonNode record =
        render(draft -> draft.title("é".repeat(400)).temporal(new Period(null, "2020")));

    assertThat(record.path("fields").path("title").asText()).hasSize(350).endsWith("…");
    assertThat(UdataDesk.texts(record.path("extras").path("moisson:dcat").path("temporal")))
        .containsExactly("../2020");
    assertThat(UdataDesk.texts(record.path("lost")))
        .containsExactly("title.too_long", "temporal.without_start");
  }

  @Test
  void aContactIsNamedWithoutAnAddress() {
    JsonNode contact =
        fields(
                draft ->
                    draft.contact(
                        new Contact("BRGM https://brgm.fr", "contact@brgm.exemple", null)))
            .path("contact_points")
            .get(0);

    assertThat(contact.path("name").asText()).isEqualTo("BRGM");
  }

  @Test
  void aNameThatIsTooLongNeverEndsInHalfACharacter() {
    JsonNode contact =
        fields(draft -> draft.contact(new Contact("🌳".repeat(200), "a@b.exemple", null)))
            .path("contact_points")
            .get(0);

    assertThat(contact.path("name").asText()).isEqualTo("🌳".repeat(127));
  }

  @Test
  void whoHasAPartIsAContactInThatRole() {
    JsonNode contacts =
        fields(
                draft ->
                    draft.attributions(
                        List.of(
                            new Attribution("author", new Agent("Bureau", null, null)),
                            new Attribution(
                                "custodian", new Agent("Ville", null, null), "sig@ville.exemple"),
                            new Attribution("sponsor", new Agent("Banque", null, null)))))
            .path("contact_points");

    assertThat(contacts.findValuesAsText("role"))
        .as("udata knows no sponsors")
        .containsExactly("contact", "publisher", "creator", "custodian");
    assertThat(contacts.get(2).path("name").asText()).isEqualTo("Bureau");
    assertThat(contacts.get(3).path("email").asText()).isEqualTo("sig@ville.exemple");
  }

  @Test
  void anUploadHasNoAddressAndANameThatOutlivesItsContent() {
    Dataset dataset = Cavities.dataset();
    JsonNode file = UdataRecord.render(dataset, Cavities.FILES, true).path("resources").get(1);

    assertThat(file.has("url")).isFalse();
    assertThat(file.path("fileName").asText()).matches("cavites-du-niortais-[0-9a-f]{16}\\.csv");
  }

  private static JsonNode fields(UnaryOperator<DatasetDraft> edit) {
    return render(edit).path("fields");
  }

  private static JsonNode render(UnaryOperator<DatasetDraft> edit) {
    return UdataRecord.render(Cavities.dataset().with(edit), Cavities.FILES, false);
  }
}
