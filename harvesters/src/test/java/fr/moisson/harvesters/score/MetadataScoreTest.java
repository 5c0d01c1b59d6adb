package fr.moisson.harvesters.score;

import static fr.moisson.harvesters.score.Criterion.*;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetDraft;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Distribution.Extract;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Kind;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.model.Receipt;
import fr.moisson.harvesters.values.KnownLicence;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MetadataScoreTest {

  private static final URI SOURCE = URI.create("https://ville.example/arbres.csv");
  private static final Licence OPEN =
      new Licence(
          "Licence Ouverte 2.0",
          URI.create("https://www.etalab.gouv.fr/licence-ouverte-open-licence"));

  private static Dataset dataset(Distribution... distributions) {
    return Dataset.draft(new DatasetId("niort", "ville", "arbres"), "Arbres")
        .description("Les arbres.")
        .keywords(List.of("arbre"))
        .themes(List.of("ENVI"))
        .publisher(new Agent("Ville", null, null))
        .contact(new Contact(null, "sig@ville.example", null))
        .licence(OPEN)
        .issued("2020-01-01")
        .modified("2024-01-01")
        .temporal(new Period("2020-01-01", "2023-12-31"))
        .coverage(Coverage.of(List.of("commune:79191"), null))
        .access("PUBLIC")
        .distributions(List.of(distributions))
        .build();
  }

  private static Link link(String url, @Nullable String format, @Nullable String mediaType) {
    return new Link(url, "Arbres", null, URI.create(url), format, mediaType, 9L, null, null, null);
  }

  private static final Extract EXTRACT =
      new Extract(
          "niort",
          "Arbres",
          "ab/arbres.csv",
          "CSV",
          "text/csv",
          10L,
          "ab",
          SOURCE,
          new Receipt(1, 1, 0, 0, 0, "points-in-lines-whole", "2026"),
          null,
          null);

  private static MetadataScore score(Dataset dataset) {
    return MetadataScore.of(dataset).orElseThrow();
  }

  @Test
  void anExtractWithAllThatIsKnownLacksAStatementOfRightsOnly() {
    assertThat(MetadataScore.MOST).isEqualTo(405);
    assertThat(score(dataset(EXTRACT)))
        .isEqualTo(new MetadataScore(400, 0, Set.of(RIGHTS)))
        .returns(Rating.EXCELLENT, MetadataScore::rating);
  }

  /** Without a licence, readers would take the statement of rights for one. */
  @Test
  void whatADatasetSaysOfRightsIsSaidOfItsFilesBesideTheirLicence() {
    Dataset stated = dataset(EXTRACT).with(draft -> draft.rights(List.of("Citer la ville.", "b")));

    assertThat(score(stated)).returns(405, MetadataScore::points);
    assertThat(score(stated.with(draft -> draft.licence(null))).missing()).contains(RIGHTS);
  }

  /** An address whose file was read to make an extract has answered. */
  @Test
  void anAddressIsUntestedUnlessMoissonHasBeenThere() {
    Link elsewhere = link("https://ville.example/autres.csv", "CSV", "text/csv");
    Link read = link(SOURCE.toString(), "CSV", "text/csv");

    assertThat(score(dataset(elsewhere)))
        .returns(400, MetadataScore::points)
        .returns(80, MetadataScore::untested);
    assertThat(score(dataset(read, EXTRACT))).returns(0, MetadataScore::untested);
  }

  @Test
  void theBestDistributionCounts() {
    Link page = link("https://ville.example/page", "HTML", "text/html");
    Link table = link("https://ville.example/arbres.csv", "CSV", "text/csv");

    assertThat(score(dataset(page)).missing())
        .containsExactlyInAnyOrder(DOWNLOAD, DOWNLOAD_ANSWERS, MACHINE_READABLE, RIGHTS);
    assertThat(score(dataset(page, table)).points()).isEqualTo(400);
    assertThat(score(dataset(table, page))).isEqualTo(score(dataset(page, table)));
  }

  @Test
  void withoutADistributionItsPointsAreMissing() {
    assertThat(score(dataset()))
        .returns(185, MetadataScore::points)
        .returns(Rating.SUFFICIENT, MetadataScore::rating);
  }

  @Test
  void nothingIsGivenForWhatIsNotSaid() {
    Link file = link("https://ville.example/f", null, null);
    MetadataScore score =
        score(
            Dataset.draft(new DatasetId("niort", "ville", "x"), "X")
                .distributions(List.of(file))
                .build());

    assertThat(score.missing())
        .isEqualTo(EnumSet.complementOf(EnumSet.of(ACCESS_ANSWERS, DCAT_AP, SIZE)));
  }

  @Test
  void eachPieceThatIsTakenAwayCostsItsPoints() {
    costs(30, draft -> draft.keywords(List.of()));
    costs(30, draft -> draft.themes(List.of()));
    costs(20, draft -> draft.coverage(Coverage.UNSTATED));
    costs(20, draft -> draft.temporal(null));
    costs(15, draft -> draft.access(null));
    costs(20, draft -> draft.contact(null));
    costs(10, draft -> draft.publisher(null));
    costs(5, draft -> draft.issued(null));
    costs(5, draft -> draft.modified(null));
    costs(30, draft -> draft.licence(null));
    // Its text is known, but the European list lacks it.
    costs(
        10, draft -> draft.licence(new Licence("Essai", URI.create("https://ville.example/cgu"))));
    costs(10, draft -> draft.licence(Licence.stated("https://ville.example/cgu")));
    // Published as a statement of rights, which is worth five points.
    costs(25, draft -> draft.licence(Licence.stated("Demander à la mairie")));
  }

  @ParameterizedTest
  @MethodSource("fr.moisson.harvesters.values.KnownLicence#all")
  void aLicenceCountsAsListedIfTheEuropeanListHasIt(KnownLicence known) {
    MetadataScore score = score(dataset(EXTRACT).with(draft -> draft.licence(known.asLicence())));

    assertThat(score.missing().contains(LISTED_LICENCE)).isEqualTo(known.european() == null);
  }

  private static void costs(int points, UnaryOperator<DatasetDraft> loss) {
    assertThat(400 - score(dataset(EXTRACT).with(loss)).points()).isEqualTo(points);
  }

  @ParameterizedTest
  @CsvSource({"CSV, 0", "XLSX, 20", "GPKG, 40", "PDF, 40", "SHP, 20", "XML, 0"})
  void formatsAreJudgedByTheListsOfDataEuropa(String format, int lost) {
    Link file = link("https://ville.example/f", format, "text/csv");

    assertThat(400 - score(dataset(file)).points()).isEqualTo(lost);
  }

  @Test
  void aServiceIsNotAssessed() {
    Dataset service =
        dataset(link("https://ville.example/wms", "WMS_SRVC", null))
            .with(draft -> draft.kind(Kind.SERVICE));

    assertThat(MetadataScore.of(service)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "405, EXCELLENT",
    "351, EXCELLENT",
    "350.9, GOOD",
    "221, GOOD",
    "220, SUFFICIENT",
    "121, SUFFICIENT",
    "120, BAD",
    "0, BAD"
  })
  void pointsHaveTheirWord(double points, Rating rating) {
    assertThat(Rating.of(points)).isEqualTo(rating);
  }

  @ParameterizedTest
  @EnumSource
  void everyCriterionSaysWhatToDoInBothLanguages(Criterion criterion) {
    for (Locale locale : List.of(Locale.FRENCH, Locale.ENGLISH)) {
      assertThat(criterion.label(locale)).isNotBlank().doesNotContain("'");
      assertThat(criterion.advice(locale)).doesNotContain("'").endsWith(".");
    }

    assertThat(criterion.advice(Locale.FRENCH)).contains("la source");
    assertThat(criterion.advice(Locale.ENGLISH)).contains("the source");
  }
}
