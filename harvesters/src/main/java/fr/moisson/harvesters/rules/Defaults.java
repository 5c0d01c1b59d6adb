package fr.moisson.harvesters.rules;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.DatasetDraft;
import fr.moisson.harvesters.model.DatasetTemplate;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.OneOrMore;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.model.Placeholders;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.values.DateText;
import fr.moisson.harvesters.values.EmailAddress;
import fr.moisson.harvesters.values.KnownFrequency;
import fr.moisson.harvesters.values.KnownLicence;
import fr.moisson.harvesters.values.Languages;
import fr.moisson.harvesters.values.Themes;
import fr.moisson.harvesters.values.WebAddress;
import fr.moisson.harvesters.values.Zone;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Defaults that an officer states for all datasets of a source whose records leave them out;
 * configured under {@code defaults}. They use the terms of {@link
 * fr.moisson.harvesters.model.DatasetTemplate}, which describes a dataset without any record.
 *
 * @param licence a licence that Moisson knows, or the address of its text
 * @param spatial {@value #TERRITORY} for the territory that is harvested for, or zones
 */
public record Defaults(
    @JsonPropertyDescription("Organisme qui publie les données : name, homepage, siren.")
        @Nullable Agent publisher,
    @JsonPropertyDescription("À qui écrire : name, email, url.") @Nullable Contact contact,
    @JsonPropertyDescription(
            "Licence : identifiant ou nom connus, par exemple lov2, ou adresse de son texte.")
        @Nullable String licence,
    @JsonPropertyDescription("Mentions de droits, en plus de la licence.")
        @Nullable OneOrMore rights,
    @JsonPropertyDescription(
            "Droits d’accès ; une licence ouverte suffit pour public, si rights n’est pas donné.")
        @Nullable Access access,
    @JsonPropertyDescription("Mots-clés ; {territoire} y est remplacé.") @Placeholders("territoire")
        @Nullable List<String> keywords,
    @JsonPropertyDescription("Thèmes européens : ENVI, TRAN, AGRI…") @Nullable List<String> themes,
    @JsonPropertyDescription("Langue des données : fr, en…") @Nullable OneOrMore language,
    @JsonPropertyDescription("Fréquence de mise à jour : ANNUAL, DAILY…")
        @Nullable String frequency,
    @JsonPropertyDescription(
            "Lieu : territory pour le territoire de la moisson, ou commune:79191, epci:200041317,"
                + " departement:79, region:75, country:fr.")
        @Nullable OneOrMore spatial,
    @JsonPropertyDescription("Période que couvrent toutes les données de la source : start, end.")
        @Nullable Period temporal) {

  static final String TERRITORY = "territory";

  /** For sources without any defaults. */
  public static final Defaults NONE =
      new Defaults(null, null, null, null, null, null, null, null, null, null, null);

  private static final Predicate<String> ADDRESS =
      text -> text.matches("https?://.*") && WebAddress.read(text).isPresent();

  /** The European list of access rights. */
  public enum Access {
    PUBLIC,
    RESTRICTED,
    NON_PUBLIC
  }

  /**
   * @throws Misconfigured if a value would be dropped, or changed, in a record
   */
  public Defaults {
    keywords = keywords == null ? null : List.copyOf(keywords);
    themes = themes == null ? null : List.copyOf(themes);
    if (publisher != null && publisher.name().isBlank()) {
      throw refused("publisher", publisher.name(), "{ name: \"…\" }");
    }
    if (contact != null && !isReachable(contact)) {
      throw refused("contact", contact, "{ email: sig@example.org } | { url: https://… }");
    }
    check(StatedWords.LICENCE, Stream.ofNullable(licence));
    check(StatedWords.THEMES, texts(themes));
    check(StatedWords.LANGUAGE, texts(language));
    check(StatedWords.FREQUENCY, Stream.ofNullable(frequency));
    texts(spatial)
        .forEach(
            text ->
                check(
                    "spatial",
                    text,
                    is -> is.equals(TERRITORY) || Zone.read(is).isPresent(),
                    "territory | commune:79191, epci:200041317, departement:79, region:75"));
    if (temporal != null && !isPeriod(temporal)) {
      throw refused("temporal", temporal, "{ start: \"2019\", end: \"2023-12-31\" }");
    }
  }

  private static void check(StatedWords list, Stream<String> words) {
    String offered = String.join(", ", list.offered());
    words.forEach(word -> check(list.key(), word, list::knows, offered));
  }

  private static void check(
      String key, @Nullable String value, Predicate<String> fits, String expected) {
    if (value != null && !fits.test(value)) {
      throw refused(key, value, expected);
    }
  }

  private static Misconfigured refused(String key, Object value, String expected) {
    return new Misconfigured(Notice.of(Notice.Code.CONFIG_BAD_VALUE, key, value, expected));
  }

  private static boolean isReachable(Contact contact) {
    return contact.email() == null
        ? contact.url() != null
        : EmailAddress.in(contact.email()).isPresent();
  }

  private static boolean isPeriod(Period period) {
    Optional<DateText> start = Optional.ofNullable(period.start()).flatMap(DateText::read);
    Optional<DateText> end = Optional.ofNullable(period.end()).flatMap(DateText::read);
    return (start.isPresent() || end.isPresent())
        && start.isPresent() == (period.start() != null)
        && end.isPresent() == (period.end() != null)
        && (start.isEmpty() || end.isEmpty() || !end.get().last().isBefore(start.get().first()));
  }

  private static Stream<String> texts(@Nullable List<String> list) {
    return Stream.ofNullable(list).flatMap(List::stream);
  }

  private static Stream<String> texts(@Nullable OneOrMore written) {
    return Stream.ofNullable(written).flatMap(OneOrMore::stream);
  }

  /** The licence that an officer names; null if it is not known and no address. */
  public static @Nullable Licence licence(String text) {
    return KnownLicence.named(text)
        .map(KnownLicence::asLicence)
        .or(() -> Optional.of(Licence.stated(text)).filter(is -> ADDRESS.test(text)))
        .orElse(null);
  }

  /** These defaults, completed with others. */
  public Defaults or(Defaults other) {
    return new Defaults(
        publisher == null ? other.publisher : publisher,
        contact == null ? other.contact : contact,
        licence == null ? other.licence : licence,
        rights == null ? other.rights : rights,
        access == null ? other.access : access,
        keywords == null ? other.keywords : keywords,
        themes == null ? other.themes : themes,
        language == null ? other.language : language,
        frequency == null ? other.frequency : frequency,
        spatial == null ? other.spatial : spatial,
        temporal == null ? other.temporal : temporal);
  }

  /** The rule that applies the defaults to a source that is harvested for a territory. */
  Rule in(Territory territory) {
    DefaultsRule rule = new DefaultsRule();
    rule.put("publisher", publisher, is -> is.publisher() == null, DatasetDraft::publisher);
    rule.put("contact", reachable(), is -> is.contact() == null, DatasetDraft::contact);
    rule.put(
        "licence",
        licence == null ? null : licence(licence),
        is -> !GapRule.isLicensed(is),
        DatasetDraft::licence);
    rule.put("rights", list(texts(rights)), is -> is.rights().isEmpty(), DatasetDraft::rights);
    // A statement of rights may concern access, so people have to read it.
    rule.put(
        "access",
        access == null ? null : access.name(),
        is -> is.access() == null && is.rights().isEmpty(),
        DatasetDraft::access);
    rule.put(
        "keywords",
        list(
            texts(keywords).map(word -> word.replace(DatasetTemplate.TERRITORY, territory.name()))),
        is -> is.keywords().isEmpty(),
        DatasetDraft::keywords);
    rule.put(
        "themes",
        list(texts(themes).flatMap(word -> Themes.stated(word).stream())),
        is -> is.themes().isEmpty(),
        DatasetDraft::themes);
    rule.put(
        "language",
        list(texts(language).flatMap(word -> Languages.code(word).stream())),
        is -> is.languages().isEmpty(),
        DatasetDraft::languages);
    rule.put(
        "frequency",
        frequency == null
            ? null
            : KnownFrequency.named(frequency).map(KnownFrequency::code).orElse(null),
        is -> is.frequency() == null,
        DatasetDraft::frequency);
    rule.put(
        "spatial",
        spatial == null ? null : coverage(spatial, territory),
        is -> is.coverage().equals(Coverage.UNSTATED),
        DatasetDraft::coverage);
    rule.put(
        "temporal",
        temporal == null ? null : new Period(iso(temporal.start()), iso(temporal.end())),
        is -> is.temporal() == null,
        DatasetDraft::temporal);
    return rule;
  }

  private @Nullable Contact reachable() {
    return contact == null || contact.email() == null
        ? contact
        : new Contact(contact.name(), EmailAddress.in(contact.email()).orElse(null), contact.url());
  }

  private static Coverage coverage(OneOrMore spatial, Territory territory) {
    List<String> zones = spatial.stream().flatMap(text -> Zone.read(text).stream()).toList();
    boolean here = spatial.stream().anyMatch(TERRITORY::equals);
    Coverage place = territory.coverage();
    return here
        ? Coverage.of(Stream.concat(zones.stream(), place.zones().stream()).toList(), place.bbox())
        : Coverage.of(zones, null);
  }

  private static <T> @Nullable List<T> list(Stream<T> values) {
    List<T> list = values.toList();
    return list.isEmpty() ? null : list;
  }

  private static @Nullable String iso(@Nullable String date) {
    return date == null ? null : DateText.read(date).map(DateText::iso).orElse(null);
  }
}
