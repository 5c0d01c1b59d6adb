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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the portal of a commune is told about a dataset of which it shows a part. */
class LocalViewsTest {

  private static final Territory WHOLE = Places.niortais();
  private static final Territory NIORT = Places.niort();
  private static final Agent PUBLISHER = new Agent("Niort Agglo", null, null);

  @TempDir Path folder;

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
    Files.writeString(file, "nom,longitude,latitude\nif,-0.25,46.5\norme,-0.75,46.5\n");
    Table table =
        new Table(
            file,
            Table.Format.CSV,
            null,
            Table.Place.GUESSED,
            URI.create("https://ex.org/arbres.csv"),
            null);
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
