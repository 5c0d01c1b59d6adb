package fr.moisson.harvesters.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetDraft;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.model.Territory.Commune;
import fr.moisson.harvesters.values.KnownLicence;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

class DefaultsTest {

  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS).build();

  private static final Rules RULES =
      Rules.all(Clock.fixed(Instant.parse("2026-06-15T10:00:00Z"), ZoneOffset.UTC));

  private static final Territory NIORT =
      new Territory(
          Territory.Kind.COMMUNE,
          "79191",
          "Niort",
          List.of(new Commune("79191", "Niort", "79", "75")),
          new GeometryFactory().toGeometry(new Envelope(-1, 0, 46, 47)),
          "2026");

  private static final String ALL =
      """
      publisher: { name: Ville de Niort, homepage: https://ville.example.org/ }
      contact: { name: SIG, email: "SIG@Ville.example.org" }
      licence: lov2
      rights: Citer la ville.
      access: public
      keywords: ["{territoire}", biodiversité]
      themes: [REGI]
      language: fr
      frequency: annuelle
      spatial: territory
      temporal: { start: "2019", end: "31/12/2023" }
      """;

  private final List<Notice> notices = new ArrayList<>();

  private Dataset settled(String yaml, UnaryOperator<DatasetDraft> edit)
      throws JsonProcessingException {
    Rules rules = RULES.in(NIORT, YAML.readValue(yaml, Defaults.class));
    Dataset once = rules.apply(Samples.dataset(edit), notices::add);
    assertThat(rules.apply(once, notice -> {})).isEqualTo(once);
    return once;
  }

  private List<Code> codes() {
    return notices.stream().map(Notice::code).toList();
  }

  @Test
  void whatNobodySaysIsWhatTheOfficerStates() throws Exception {
    Dataset dataset = settled(ALL, draft -> draft.title("Jeu"));

    assertThat(dataset.publisher())
        .isEqualTo(new Agent("Ville de Niort", URI.create("https://ville.example.org/"), null));
    assertThat(dataset.contact()).isEqualTo(new Contact("SIG", "sig@ville.example.org", null));
    assertThat(dataset.licence()).isEqualTo(KnownLicence.named("lov2").orElseThrow().asLicence());
    assertThat(dataset.rights()).containsExactly("Citer la ville.");
    assertThat(dataset.access()).isEqualTo("PUBLIC");
    assertThat(dataset.keywords()).containsExactly("Niort", "biodiversité");
    assertThat(dataset.themes()).as("also those of the keywords").containsExactly("ENVI", "REGI");
    assertThat(dataset.languages()).containsExactly("FRA");
    assertThat(dataset.frequency()).isEqualTo("ANNUAL");
    assertThat(dataset.coverage())
        .isEqualTo(Coverage.of(List.of("commune:79191"), new Box(-1, 46, 0, 47)));
    assertThat(dataset.temporal()).isEqualTo(new Period("2019", "2023-12-31"));
  }

  @Test
  void everybodyIsToldThatItIsNotTheSourceWhoSaysSo() throws Exception {
    Dataset dataset =
        settled(
            "{ licence: lov2, frequency: DAILY }",
            draft -> draft.contact(new Contact("SIG", null, null)).frequency("ANNUAL"));

    assertThat(dataset.provenance())
        .containsExactly(
            "Déclaré par le gestionnaire de ce catalogue, faute d’indication de la source :"
                + " licence.");
    assertThat(notices).containsExactly(Notice.of(Code.DEFAULTS_USED, "licence"));
  }

  @Test
  void whatTheRecordStatesStays() throws Exception {
    Period period = new Period("2001", "2002");
    Dataset dataset =
        settled(
            ALL,
            draft ->
                draft
                    .title("Arbres d’alignement")
                    .publisher(new Agent("DREAL", null, null))
                    .contact(new Contact("DREAL", null, null))
                    .licence(Licence.stated("Licence locale"))
                    .rights(List.of("Diffusion restreinte"))
                    .keywords(List.of("arbres"))
                    .languages(List.of("ENG"))
                    .frequency("DAILY")
                    .coverage(Coverage.of(List.of("departement:17"), null))
                    .temporal(period));

    assertThat(dataset.publisher().name()).isEqualTo("DREAL");
    assertThat(dataset.contact().name()).isEqualTo("DREAL");
    assertThat(dataset.licence().label()).isEqualTo("Licence locale");
    assertThat(dataset.rights()).containsExactly("Diffusion restreinte");
    assertThat(dataset.access()).as("its rights are what people have to read").isNull();
    assertThat(dataset.keywords()).containsExactly("arbres");
    assertThat(dataset.themes()).containsExactly("ENVI");
    assertThat(dataset.languages()).containsExactly("ENG");
    assertThat(dataset.frequency()).isEqualTo("DAILY");
    assertThat(dataset.coverage().zones()).containsExactly("departement:17");
    assertThat(dataset.temporal()).isEqualTo(period);
    assertThat(dataset.provenance()).isEmpty();
    assertThat(codes()).doesNotContain(Code.DEFAULTS_USED);
  }

  /** Facts in a title, or the licence of a single file, count as stated by the record. */
  @Test
  void whatFollowsFromTheRecordStaysToo() throws Exception {
    Link file = Link.to("1", URI.create("https://ex.org/1.csv"));
    Dataset dataset =
        settled(
            ALL,
            draft ->
                draft
                    .title("Comptages de vélos en 2021")
                    .distributions(List.of(file.licensed(Licence.stated("odc-odbl")))));

    assertThat(dataset.temporal()).isEqualTo(new Period("2021", "2021"));
    assertThat(dataset.licence())
        .extracting(Licence::uri)
        .hasToString("https://opendatacommons.org/licenses/odbl/1-0/");
  }

  @Test
  void itTakesPrecedenceOverWhatWouldStandIn() throws Exception {
    Dataset dataset =
        settled(
            "{ contact: { url: https://ville.example.org/contact }, access: restricted }",
            draft ->
                draft
                    .publisher(new Agent("Ville", URI.create("https://ville.example.org/"), null))
                    .licence(Licence.stated("lov2")));

    assertThat(dataset.contact().url()).hasToString("https://ville.example.org/contact");
    assertThat(dataset.access()).isEqualTo("RESTRICTED");
    assertThat(codes()).containsExactly(Code.DEFAULTS_USED);
  }

  @Test
  void theConditionsOfALicenceAreNoRightsThatTheRecordStates() throws Exception {
    String conditions =
        "Données sous Licence Ouverte 2.0. Toute réutilisation mentionne la Ville, la date de la"
            + " dernière mise à jour et le lien vers ces données ; la Ville n’est tenue"
            + " responsable d’aucun usage.";
    Dataset dataset =
        settled(
            "{ rights: Citer la ville., access: restricted }",
            draft -> draft.licence(Licence.stated(conditions)));

    assertThat(dataset.rights()).containsExactly("Citer la ville.", conditions);
    assertThat(dataset.access()).isEqualTo("RESTRICTED");
  }

  /** Open data are public, even if a default says that they are open. */
  @Test
  void whatFollowsFromItFollows() throws Exception {
    Dataset dataset =
        settled(
            "{ licence: lov2, publisher: { name: Ville, homepage: https://ville.example.org/ } }",
            draft -> draft);

    assertThat(dataset.access()).isEqualTo("PUBLIC");
    assertThat(dataset.contact().url()).hasToString("https://ville.example.org/");
  }

  @Test
  void placesMayBeSeveral() throws Exception {
    assertThat(settled("{ spatial: [departement:79, epci:200041317] }", draft -> draft).coverage())
        .isEqualTo(Coverage.of(List.of("departement:79", "epci:200041317"), null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ licence: lov3 } | licence",
        "{ licence: ville.fr/licence } | licence",
        "{ contact: { name: SIG } } | contact",
        "{ contact: { email: sig@ville } } | contact",
        "{ publisher: { name: ' ' } } | publisher",
        "{ themes: [ENVI, chaussettes] } | themes",
        "{ themes: ['Transports, Environement'] } | themes",
        "{ language: klingon } | language",
        "{ frequency: souvent } | frequency",
        "{ spatial: niort } | spatial",
        "{ spatial: [territory, commune:7919x] } | spatial",
        "{ temporal: { } } | temporal",
        "{ temporal: { start: bientôt } } | temporal",
        "{ temporal: { start: '2023', end: '2022' } } | temporal"
      })
  void whatCannotBeMeantIsRefusedWithItsKey(String yaml, String key) {
    assertThatThrownBy(() -> YAML.readValue(yaml, Defaults.class))
        .isInstanceOf(JsonMappingException.class)
        .cause()
        .isInstanceOfSatisfying(
            Misconfigured.class,
            e -> {
              assertThat(e.notice().code()).isEqualTo(Code.CONFIG_BAD_VALUE);
              assertThat(e.notice().args().get(0)).isEqualTo(key);
            });
  }

  @Test
  void whatTheTerritorySaysReplacesThePresetKeyByKey() throws Exception {
    Defaults preset = YAML.readValue("{ licence: lov2, language: fr }", Defaults.class);
    Defaults use = YAML.readValue("{ licence: odc-odbl, spatial: territory }", Defaults.class);

    assertThat(use.or(preset))
        .isEqualTo(
            YAML.readValue(
                "{ licence: odc-odbl, language: fr, spatial: territory }", Defaults.class));
    assertThat(use).doesNotHaveToString(preset.toString());
  }
}
