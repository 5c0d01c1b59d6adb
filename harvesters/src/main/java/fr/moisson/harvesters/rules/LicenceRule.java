package fr.moisson.harvesters.rules;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.values.Folding;
import fr.moisson.harvesters.values.KnownLicence;
import fr.moisson.harvesters.values.PlainText;
import fr.moisson.harvesters.values.RestrictionCodes;
import fr.moisson.harvesters.values.WebAddress;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Replaces what the source wrote by the licence's own name and document. A licence is never
 * invented: one that is not recognised keeps its words and has no document.
 */
final class LicenceRule implements Rule {

  private static final Set<String> NOT_STATED =
      Set.of(
          "",
          "notspecified",
          "not specified",
          "licence not specified",
          "license not specified",
          "non specifie",
          "non specifiee",
          "licence non specifiee",
          "non renseigne",
          "non renseignee",
          "none",
          "null",
          "n a",
          "unknown",
          "inconnu",
          "inconnue",
          "conditions inconnues",
          "conditions d acces et d utilisation inconnues",
          "conditions unknown",
          "conditions applying to access and use unknown",
          "aucune",
          "aucune licence",
          "pas de licence",
          "sans licence");

  /** INSPIRE's list of what there is to say of conditions where there is no licence to name. */
  private static final Pattern CONDITIONS =
      Pattern.compile(
          "https?://inspire\\.ec\\.europa\\.eu/metadata-?codelist/ConditionsApplyingToAccessAndUse/(\\w+)/?");

  private static final String NONE_APPLY = "noConditionsApply";

  /** What is said of conditions and of access where no licence is named, folded. */
  private static final Pattern UNCONDITIONAL =
      Pattern.compile(
          "no conditions apply(?: to (?:the )?access (?:and|or) use)?"
              + "|aucune condition ne s applique(?: a l acces (?:public )?(?:et|ou|ni) a l utilisation)?"
              + "|no limitations(?: (?:on|to) public access)?"
              + "|(?:pas de|aucune|sans) (?:restriction|limitation)s? d acces(?: public)?(?: selon inspire)?");

  @Override
  public Dataset apply(Dataset dataset, Consumer<Notice> notices) {
    Licence stated = settled(dataset.licence(), notices);
    Dataset settled = dataset.with(draft -> draft.eachLink(link -> settled(link, stated, notices)));
    Licence licence = stated == null ? shared(settled.links()) : stated;
    List<String> rights =
        Stream.concat(dataset.rights().stream(), unconditional(dataset))
            .filter(words -> !isNameOf(licence, words))
            .flatMap(words -> inWords(words).stream())
            .distinct()
            .toList();
    return settled.with(
        draft ->
            draft.licence(licence).rights(rights).eachLink(link -> withoutTwin(link, licence)));
  }

  /** Catalogues repeat the name of the licence, and its address, in several fields. */
  private static boolean isNameOf(@Nullable Licence licence, String words) {
    return licence != null
        && KnownLicence.alone(words)
            .filter(name -> KnownLicence.of(licence).equals(Optional.of(name)))
            .isPresent();
  }

  /** What stands in the place of licences and says that there is none to heed. */
  private static Stream<String> unconditional(Dataset dataset) {
    return licences(dataset)
        .filter(licence -> isUnconditional(onOneLine(licence.label()), licence.uri()))
        .map(
            licence -> licence.label().isEmpty() ? String.valueOf(licence.uri()) : licence.label());
  }

  private static boolean isUnconditional(String words, @Nullable URI address) {
    boolean isPhrase =
        RestrictionCodes.isOne(words) || UNCONDITIONAL.matcher(Folding.fold(words)).matches();
    return condition(words, address).filter(NONE_APPLY::equals).isPresent()
        || address == null && isPhrase;
  }

  /** The code of INSPIRE's list, beside which no licence is named. */
  private static Optional<String> condition(String words, @Nullable URI address) {
    Matcher listed = CONDITIONS.matcher(words + " " + (address == null ? "" : address));
    return listed.find() && KnownLicence.named(words).isEmpty()
        ? Optional.of(listed.group(1))
        : Optional.empty();
  }

  /** Addresses of the list and codes tell people nothing. */
  private static Optional<String> inWords(String statement) {
    Matcher listed = CONDITIONS.matcher(statement.strip());
    if (!listed.matches()) {
      return RestrictionCodes.inWords(statement);
    }
    return Optional.of("Aucune condition ne s’applique à l’accès et à l’utilisation.")
        .filter(words -> listed.group(1).equals(NONE_APPLY));
  }

  /** The licences of a dataset and of its files. */
  static Stream<Licence> licences(Dataset dataset) {
    Stream<Licence> ofFiles = dataset.links().flatMap(link -> Stream.ofNullable(link.licence()));
    return Stream.concat(Stream.ofNullable(dataset.licence()), ofFiles);
  }

  /**
   * Adds what the name of a licence leaves out to the rights: other licences to choose from, whom
   * to name, and further conditions. It is done after all rules that test for statements of rights,
   * because these words are about the licence and are none of the source's own statements.
   *
   * @param stated the dataset before the rules
   */
  static Dataset keepConditions(Dataset stated, Dataset settled) {
    List<String> said = settled.rights().stream().map(LicenceRule::onOneLine).toList();
    List<String> beside =
        licences(stated)
            .filter(LicenceRule::saysMore)
            .map(licence -> onOneLine(licence.label()))
            .filter(words -> !said.contains(words))
            .distinct()
            .toList();
    return beside.isEmpty()
        ? settled
        : settled.with(
            draft ->
                draft.rights(Stream.concat(settled.rights().stream(), beside.stream()).toList()));
  }

  private static boolean saysMore(Licence licence) {
    String words = onOneLine(licence.label());
    boolean isKnown = KnownLicence.of(new Licence(words, licence.uri())).isPresent();
    boolean isName =
        NOT_STATED.contains(Folding.fold(words)) || KnownLicence.alone(words).isPresent();
    return KnownLicence.offered(words).isPresent() || (isKnown && !isName);
  }

  private static Link settled(Link link, @Nullable Licence whole, Consumer<Notice> notices) {
    return link.licence() == null
        ? link
        : withoutTwin(link.licensed(settled(link.licence(), notices)), whole);
  }

  private static Link withoutTwin(Link link, @Nullable Licence whole) {
    return Objects.equals(link.licence(), whole) ? link.licensed(null) : link;
  }

  /** The licence that all files have, if the dataset has none; null if there is none. */
  private static @Nullable Licence shared(Stream<Link> files) {
    Set<Optional<Licence>> licences =
        files.map(Link::licence).map(Optional::ofNullable).collect(Collectors.toSet());
    return licences.size() == 1 ? licences.iterator().next().orElse(null) : null;
  }

  private static @Nullable Licence settled(@Nullable Licence stated, Consumer<Notice> notices) {
    String words = stated == null ? "" : onOneLine(stated.label());
    URI address = stated == null ? null : followed(stated.uri(), notices);
    boolean isSilent =
        NOT_STATED.contains(Folding.fold(words)) && (address == null || isBlank(address));
    if (isSilent || isUnconditional(words, address) || condition(words, address).isPresent()) {
      return null;
    }
    String all = withAddress(words, address);
    Licence settled =
        KnownLicence.offered(words)
            .or(() -> KnownLicence.named(all))
            .or(() -> KnownLicence.of(new Licence(words, address)))
            .map(KnownLicence::asLicence)
            .orElseGet(() -> Licence.stated(all));
    if (settled.uri() == null) {
      notices.accept(Notice.of(Notice.Code.UNKNOWN_LICENCE, settled.label()));
    }
    return settled;
  }

  /** The address without the login of the person who looked up the licence. */
  private static @Nullable URI followed(@Nullable URI address, Consumer<Notice> notices) {
    if (address == null || !WebAddress.hasLogin(address)) {
      return address;
    }
    URI open = URI.create(WebAddress.withoutLogin(address.toString()));
    notices.accept(Notice.of(Notice.Code.LOGIN_IN_URL, open));
    return open;
  }

  private static boolean isBlank(URI address) {
    return address.toString().isBlank();
  }

  /** Read as paragraphs first: an ArcGIS licence is often HTML, with the licence in a link. */
  private static String onOneLine(String label) {
    return WebAddress.withoutLogins(PlainText.line(PlainText.paragraphs(label).text()).text());
  }

  /** Keeps the address of an unknown licence, by which readers find its text. */
  private static String withAddress(String words, @Nullable URI address) {
    if (address == null || isBlank(address) || words.contains(address.toString())) {
      return words;
    }
    return onOneLine(
        NOT_STATED.contains(Folding.fold(words))
            ? address.toString()
            : words + " (" + address + ")");
  }
}
