package fr.moisson.routes.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.moisson.harvesters.dcat.Zones;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Attribution;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.routes.portal.Datasets;
import fr.moisson.routes.portal.Entry;
import fr.moisson.routes.web.answer.Language;
import fr.moisson.routes.web.answer.Texts;
import fr.moisson.routes.web.answer.WebSettings;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetFactsTest {

  @ParameterizedTest
  @CsvSource({
    "country-subset:fr:metro, France métropolitaine, metropolitan France",
    "country-subset:fr:drom, départements et régions d’outre-mer, French overseas departments and"
        + " regions",
    "country-subset:fr:dromcom, outre-mer, French overseas territories",
    "country-group:ue, Union européenne, European Union",
    "country-group:world, monde, world",
    "arrondissement:792, arrondissement 792, arrondissement 792",
    "departement:79, Deux-Sèvres (département 79), Deux-Sèvres (département 79)",
    "region:75, Nouvelle-Aquitaine (région 75), Nouvelle-Aquitaine (region 75)",
    "commune:79191, commune 79191, commune 79191",
    "country:fr, France, France"
  })
  void zonesAreCalledByTheirNames(String zone, String french, String english) {
    assertThat(covered(zone, Language.FRENCH)).isEqualTo(french);
    assertThat(french).as("in feeds").startsWithIgnoringCase(Zones.name(zone).orElse(french));
    assertThat(covered(zone, Language.ENGLISH)).isEqualTo(english);
  }

  @Test
  void everyResponsiblePartyIsNamedOnceWithItsRoles() {
    Agent publisher = new Agent("Ville de Niort", null, null);
    Agent maker = new Agent("Institut des arbres", URI.create("https://institut.example/"), null);
    Dataset dataset =
        Datasets.dataset(
            "1",
            "Haies",
            draft ->
                draft
                    .publisher(publisher)
                    .attributions(
                        List.of(
                            new Attribution("owner", publisher),
                            new Attribution("author", maker),
                            new Attribution("custodian", new Agent("Préfecture", null, null)),
                            new Attribution("funder", maker))));
    Entry entry = new Entry("haies", dataset, 1, 1, Instant.EPOCH, Instant.EPOCH);

    assertThat(new DatasetFacts(new Texts(Language.FRENCH), WebSettings.LOCAL).of(entry))
        .filteredOn(fact -> fact.term().equals("Autre responsable"))
        .extracting(DatasetFacts.Fact::value, DatasetFacts.Fact::href)
        .containsExactly(
            tuple("Institut des arbres (auteur, financeur)", "https://institut.example/"),
            tuple("Préfecture (gestionnaire)", ""));
  }

  private static String covered(String zone, Language language) {
    Dataset dataset =
        Datasets.dataset("1", "Haies", draft -> draft.coverage(Coverage.of(List.of(zone), null)));
    Entry entry = new Entry("haies", dataset, 1, 1, Instant.EPOCH, Instant.EPOCH);
    Texts texts = new Texts(language);
    return new DatasetFacts(texts, WebSettings.LOCAL)
        .of(entry).stream()
            .filter(fact -> fact.term().equals(texts.get("fact.coverage")))
            .map(DatasetFacts.Fact::value)
            .findFirst()
            .orElse("");
  }
}
