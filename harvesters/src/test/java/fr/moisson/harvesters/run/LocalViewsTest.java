package fr.moisson.harvesters.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import fr.moisson.harvesters.extraction.KnownSchemas;
import fr.moisson.harvesters.extraction.Recipe;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.DatasetTemplate;
import fr.moisson.harvesters.model.OneOrMore;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Source;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.rules.Choice;
import fr.moisson.harvesters.rules.Defaults;
import fr.moisson.harvesters.rules.Rules;
import fr.moisson.harvesters.territory.Places;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the portal of a commune is told about a dataset of which it shows a part. */
class LocalViewsTest {

  private static final Territory WHOLE = Places.niortais();
  private static final Territory NIORT = Places.niort();
  private static final Agent PUBLISHER = new Agent("Niort Agglo", null, null);

  private static final Instant AT = Instant.parse("2026-11-25T05:00:00Z");

  @TempDir Path folder;
  private String rows = "nom,longitude,latitude\nif,-0.25,46.5\norme,-0.75,46.5\n";
  private Table.DateColumns dates = Table.DateColumns.NONE;

  @Test
  void theTextsOfATemplateNameTheCommune() throws IOException {
    DatasetTemplate template = template("Arbres – {territoire}");

    Dataset dataset = prepared(template::dataset, Defaults.NONE);

    assertThat(dataset.title()).isEqualTo("Arbres – CA du Niortais");
    assertThat(dataset.cutTo(WHOLE.code()).title()).isEqualTo("Arbres – CA du Niortais");
    Dataset local = dataset.cutTo(NIORT.code());
    assertThat(local.title()).isEqualTo("Arbres – Niort");
    assertThat(local.description()).isEqualTo("Les arbres du territoire Niort, par Niort Agglo.");
    assertThat(local.keywords()).containsExactly("Niort", "arbre");
  }

  @Test
  void theTerritoryAsAPlaceIsTheCommune() throws IOException {
    DatasetTemplate template = template("Arbres");

    Dataset dataset = prepared(template::dataset, Defaults.NONE);

    assertThat(dataset.cutTo(WHOLE.code()).coverage()).isEqualTo(WHOLE.coverage());
    assertThat(dataset.cutTo(NIORT.code()).coverage()).isEqualTo(NIORT.coverage());
  }

  @Test
  void thePlaceOfTheOfficersDefaultIsTheCommune() throws IOException {
    Defaults here = new ObjectMapper().readValue("{\"spatial\":\"territory\"}", Defaults.class);

    Dataset dataset = prepared((id, place) -> Dataset.draft(id, "Arbres").build(), here);

    assertThat(dataset.cutTo(NIORT.code()).coverage()).isEqualTo(NIORT.coverage());
  }

  @Test
  void whatTheSourceStatesStays() throws IOException {
    Coverage stated = Coverage.of(List.of("departement:79"), null);

    Dataset dataset =
        prepared(
            (id, place) -> Dataset.draft(id, "Arbres du Niortais").coverage(stated).build(),
            Defaults.NONE);

    Dataset local = dataset.cutTo(NIORT.code());
    assertThat(local.title()).isEqualTo("Arbres du Niortais");
    assertThat(local.coverage()).isEqualTo(stated);
    assertThat(local.extracts()).hasSize(2);
    assertThat(dataset.localViews()).isEmpty();
  }

  @Test
  void aPortalIsNotToldWhatOthersShow() throws IOException {
    DatasetTemplate template = template("Arbres – {territoire}");

    Dataset dataset = prepared(template::dataset, Defaults.NONE);

    assertThat(dataset.localViews()).hasSize(1);
    assertThat(dataset.cutTo(WHOLE.code()).localViews()).isEmpty();
    assertThat(dataset.cutTo(NIORT.code()).localViews()).isEmpty();
  }

  @Test
  void theFilesOfATemplateAreNamedAfterTheCommune() throws IOException {
    DatasetTemplate template = template("Arbres – {territoire}");

    Dataset dataset = prepared(template::dataset, Defaults.NONE);

    assertThat(dataset.extracts())
        .extracting(extract -> extract.title())
        .containsExactly(
            "Arbres (CSV) – CA du Niortais",
            "Arbres (GEOJSON) – CA du Niortais",
            "Arbres (CSV) – Niort",
            "Arbres (GEOJSON) – Niort");
  }

  /** The elm lies in Chauray, the plane elsewhere. */
  @Test
  void theDatesAreThoseOfTheRowsThatAreKept() throws IOException {
    rows =
        """
        nom,longitude,latitude,maj,annee
        if,-0.25,46.5,2001-01-01,1999
        orme,-0.75,46.5,2010-05-04,2005
        platane,2.35,48.85,2025-11-30,1850
        """;
    dates = new Table.DateColumns(columns("maj"), columns("annee"), AT);

    Dataset dataset = prepared(template("Arbres")::dataset, Defaults.NONE);

    assertThat(dataset.modified()).isEqualTo("2010-05-04");
    assertThat(dataset.temporal()).isEqualTo(new Period("1999", "2005"));
    assertThat(created(dataset.cutTo(WHOLE.code()))).startsWith("2010-05-04");
    Dataset local = dataset.cutTo(NIORT.code());
    assertThat(local.modified()).isEqualTo("2001-01-01");
    assertThat(local.temporal()).isEqualTo(new Period("1999", "1999"));
    assertThat(created(local)).startsWith("2001-01-01");
  }

  @Test
  void aCommuneWhoseRowsStateNoDateHasNone() throws IOException {
    rows = "nom,longitude,latitude,maj\nif,-0.25,46.5,\norme,-0.75,46.5,2010-05-04\n";
    dates = new Table.DateColumns(columns("maj"), OneOrMore.NONE, AT);

    Dataset dataset = prepared((id, place) -> Dataset.draft(id, "Arbres").build(), Defaults.NONE);

    assertThat(dataset.modified()).isEqualTo("2010-05-04");
    assertThat(dataset.cutTo(NIORT.code()).modified()).isNull();
  }

  private static OneOrMore columns(String name) throws IOException {
    return new ObjectMapper().readValue("\"" + name + "\"", OneOrMore.class);
  }

  /** The date in the descriptor of a territory's files. */
  private String created(Dataset cut) throws IOException {
    String descriptor = Objects.requireNonNull(cut.extracts().toList().get(0).descriptor());
    return new ObjectMapper()
        .readTree(folder.resolve(descriptor).toFile())
        .path("created")
        .asText();
  }

  private static DatasetTemplate template(String title) {
    return new DatasetTemplate(
        title,
        "Les arbres du territoire {territoire}, par Niort Agglo.",
        List.of("arbre", "{territoire}"),
        List.of(),
        PUBLISHER,
        null,
        "lov2",
        null,
        null,
        List.of(),
        List.of());
  }

  private interface Description {
    Dataset in(DatasetId id, Territory place);
  }

  private Dataset prepared(Description description, Defaults defaults) throws IOException {
    Path file = folder.resolve("arbres.csv");
    Files.writeString(file, rows);
    Table table =
        new Table(
                file,
                Table.Format.CSV,
                null,
                Table.Place.GUESSED,
                URI.create("https://ex.org/arbres.csv"),
                null)
            .dated(dates);
    Harvesting harvesting =
        new Harvesting(
            "niort",
            WHOLE,
            List.of(WHOLE, NIORT),
            "arbres",
            0,
            new OneTable(description, table),
            Recipe.USUAL,
            defaults,
            Choice.ALL,
            "",
            false,
            Safety.DEFAULT);
    return new Preparation(Rules.all(Clock.systemUTC()), KnownSchemas.NONE, folder)
        .prepare(
            harvesting,
            new Choosing(harvesting),
            new DatasetId("niort", "arbres", "a"),
            new RawItem("a", JsonNodeFactory.instance.objectNode()),
            notice -> {});
  }

  private record OneTable(Description description, Table rows) implements Source {

    @Override
    public Stream<RawItem> fetch(Run run) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Dataset map(DatasetId id, RawItem item, Territory territory) {
      return description.in(id, territory);
    }

    @Override
    public Optional<Table> table(RawItem item) {
      return Optional.of(rows);
    }
  }
}
