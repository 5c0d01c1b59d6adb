package fr.moisson.harvesters.iso;

import fr.moisson.harvesters.dcat.reading.AccessLevels;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.values.AccessText;
import fr.moisson.harvesters.values.HighValue;
import fr.moisson.harvesters.values.KnownLicence;
import fr.moisson.harvesters.values.RestrictionCodes;
import fr.moisson.harvesters.values.WebAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the conditions on the data. ISO 19115 has no field for a licence: it is in {@code
 * useLimitation} or in {@code otherConstraints}, among warnings and conditions, as words, or as an
 * address in or behind the words. Every other statement is kept as it is.
 */
final class IsoConstraints {

  private static final String CODELISTS = "inspire.ec.europa.eu/metadata-codelist/";

  /** Many records have the address of the lists without its hyphen. */
  private static final String LIMITATIONS = "codelist/LimitationsOnPublicAccess/";

  private static final String CONDITIONS = CODELISTS + "ConditionsApplyingToAccessAndUse/";

  /** Default of forms if nobody states any conditions. */
  private static final String UNKNOWN = CONDITIONS + "conditionsUnknown";

  /** Wording of conditions of their own that many State services prefer to a licence. */
  private static final Pattern FREE_USE =
      Pattern.compile("(?i)\\b(?:utilisation|usage|réutilisation) libre\\b");

  private final List<XmlElement> blocks;
  private final List<LinkedText> statements;
  private final Optional<LinkedText> licence;

  IsoConstraints(XmlElement record) {
    // Services of ISO 19119 have restrictions of their own.
    blocks =
        Stream.of("resourceConstraints", "restrictions")
            .flatMap(property -> record.all("identificationInfo", "*", property, "*"))
            .toList();
    statements =
        blocks.stream()
            .flatMap(IsoConstraints::statements)
            .filter(statement -> !isAt(statement, UNKNOWN))
            .distinct()
            .toList();
    licence = known().or(this::stated);
  }

  private static Stream<LinkedText> statements(XmlElement block) {
    return Stream.of(
            block.phrases("useLimitation"),
            block.phrases("otherConstraints"),
            references(block),
            block.phrases("userNote"))
        .flatMap(phrases -> phrases);
  }

  private static Stream<LinkedText> references(XmlElement block) {
    return block.all("reference", "CI_Citation").flatMap(IsoConstraints::cited);
  }

  /** The regulation on high-value datasets, which GeoNetwork 4.4 has cited here. */
  Stream<URI> legislation() {
    return blocks.stream()
        .flatMap(IsoConstraints::references)
        .flatMap(reference -> Stream.ofNullable(reference.href()))
        .filter(address -> HighValue.isRegulation(address.toString()));
  }

  /** The title, with the citation's address unless it has its own. */
  private static Stream<LinkedText> cited(XmlElement citation) {
    Optional<URI> page =
        citation
            .texts("onlineResource", "CI_OnlineResource", "linkage")
            .flatMap(address -> WebAddress.read(address).stream())
            .findFirst();
    return citation
        .phrases("title")
        .map(
            title ->
                title.href() == null ? new LinkedText(title.text(), page.orElse(null)) : title);
  }

  /** The first statement that names a licence unambiguously. */
  private Optional<LinkedText> known() {
    return statements.stream().filter(statement -> named(statement).isPresent()).findFirst();
  }

  private static Optional<KnownLicence> named(LinkedText statement) {
    return KnownLicence.named(statement.whole());
  }

  /** A statement that is given as the conditions of use, but is no licence that we know. */
  private Optional<LinkedText> stated() {
    return Stream.concat(
            blocks.stream()
                .filter(
                    block ->
                        block
                            .codes("useConstraints", "MD_RestrictionCode")
                            .anyMatch(code -> code.toLowerCase(Locale.ROOT).startsWith("licen")))
                .flatMap(IsoConstraints::statements)
                .filter(statements::contains)
                .filter(statement -> !isAt(statement, CONDITIONS))
                .filter(statement -> access(statement).isEmpty()),
            statements.stream().filter(statement -> FREE_USE.matcher(statement.text()).find()))
        .findFirst();
  }

  /** As the record states it; the rules turn it into the licence that it names. */
  Optional<Licence> licence() {
    return licence.map(statement -> Licence.stated(statement.whole()));
  }

  /** All statements except the licence, of which the rules keep what is no name. */
  List<String> rights() {
    List<String> rights = new ArrayList<>();
    for (LinkedText statement : statements) {
      if (!licence.equals(Optional.of(statement))) {
        rights.add(statement.whole());
      }
    }
    restrictions().flatMap(code -> RestrictionCodes.words(code).stream()).forEach(rights::add);
    return rights.stream().distinct().toList();
  }

  private Stream<String> restrictions() {
    return blocks.stream()
        .flatMap(
            block ->
                Stream.of(
                        block.codes("accessConstraints", "MD_RestrictionCode"),
                        block.codes("useConstraints", "MD_RestrictionCode"))
                    .flatMap(codes -> codes))
        .distinct();
  }

  /** The European access right, if the record speaks of access at all. */
  Optional<String> access() {
    Stream<String> coded =
        blocks.stream()
            .flatMap(
                block ->
                    Stream.of(
                            block.codes("classification", "MD_ClassificationCode"),
                            block.codes("accessConstraints", "MD_RestrictionCode"))
                        .flatMap(codes -> codes))
            .flatMap(code -> RestrictionCodes.access(code).stream());
    return AccessLevels.leastOpen(
        Stream.concat(coded, statements.stream().flatMap(statement -> access(statement).stream())));
  }

  /** The European access right that a code or a sentence stands for. */
  static Optional<String> access(String statement) {
    return RestrictionCodes.access(statement).or(() -> AccessText.read(statement));
  }

  private static Optional<String> access(LinkedText statement) {
    Optional<String> said = AccessText.read(statement.text());
    if (isAt(statement, LIMITATIONS + "noLimitations")) {
      // People write over the words of a template, and leave its address.
      return said.or(() -> Optional.of("PUBLIC"));
    }
    return isAt(statement, LIMITATIONS) ? Optional.of("RESTRICTED") : said;
  }

  private static boolean isAt(LinkedText statement, String place) {
    return statement.whole().contains(place);
  }
}
