package fr.moisson.connectors.udata;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.json.JsonFields;
import fr.moisson.harvesters.dcat.reading.DcatReading;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.values.KnownLicence;
import fr.moisson.harvesters.values.WebAddress;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Access rights and conditions of a dataset or a resource: from its own fields, and from {@code
 * extras.dcat}, where udata's harvester stores what the feed says.
 */
record UdataRights(JsonNode body) {

  private static final String UNSAID = "notspecified";
  private static final String OPEN = "open";
  private static final String PUBLIC = "PUBLIC";
  private static final Set<String> CLOSED = Set.of("restricted", "open_with_account");

  /** Reasons for limited access, in the order of article 13 of INSPIRE. */
  private static final List<String> REASONS =
      List.of(
          "confidentiality_of_proceedings_of_public_authorities",
          "international_relations_public_security_or_national_defence",
          "course_of_justice_or_fair_trial",
          "confidentiality_of_commercial_or_industrial_information",
          "intellectual_property_rights",
          "confidentiality_of_personal_data",
          "protection_of_voluntary_information_suppliers",
          "protection_of_environment");

  private static final String LIMITATION =
      "http://inspire.ec.europa.eu/metadata-codelist/LimitationsOnPublicAccess/"
          + "INSPIRE_Directive_Article13_1";

  private static final String REQUEST = "Demande d’accès : ";

  /** udata's word for the reason that statements give for limited access by INSPIRE's code. */
  static Optional<String> reason(Collection<String> statements) {
    return IntStream.range(0, REASONS.size())
        .filter(reason -> statements.contains(limitation(reason)))
        .mapToObj(REASONS::get)
        .findFirst();
  }

  /** Where statements say that access can be requested. */
  static Optional<URI> request(Collection<String> statements) {
    return statements.stream()
        .filter(words -> words.startsWith(REQUEST))
        .flatMap(words -> WebAddress.read(words.substring(REQUEST.length())).stream())
        .findFirst();
  }

  private static String limitation(int reason) {
    return LIMITATION + (char) ('a' + reason);
  }

  /** The stated licence, or that of the feed if udata's list lacks it; known licences first. */
  @Nullable Licence licence() {
    String stated = body.path("license").asText("");
    if (!stated.isEmpty() && !stated.equals(UNSAID)) {
      return Licence.stated(stated);
    }
    return Stream.concat(
            harvested("license").stream().filter(words -> !isOfAccess(words)),
            harvested("rights").stream().filter(UdataRights::isKnown))
        .sorted((one, other) -> Boolean.compare(isKnown(other), isKnown(one)))
        .findFirst()
        .or(() -> Optional.of(stated).filter(words -> !words.isEmpty()))
        .map(Licence::stated)
        .orElse(null);
  }

  private static boolean isKnown(String words) {
    return KnownLicence.named(words).isPresent();
  }

  /** Access rights are no conditions of reuse. */
  private static boolean isOfAccess(String words) {
    return !isKnown(words) && DcatReading.access(words).isPresent();
  }

  @Nullable String access() {
    if (CLOSED.contains(body.path("access_type").asText())) {
      return "RESTRICTED";
    }
    Stream<String> beside =
        Stream.concat(
            harvested("rights").stream(),
            harvested("license").stream().filter(UdataRights::isOfAccess));
    return Stream.concat(
            harvested("accessRights").stream(), beside.filter(words -> !closesBeside(words)))
        .flatMap(words -> DcatReading.access(words).stream())
        .findFirst()
        .orElse(null);
  }

  /**
   * Whether words outside the access field must not close data: a sentence that names a law may say
   * that it does not apply, and data that the portal calls open are open.
   */
  private boolean closesBeside(String words) {
    boolean isCode = words.startsWith("http") || DcatReading.isAccessCode(words);
    boolean isOpen = body.path("access_type").asText().equals(OPEN);
    return (isOpen || !isCode) && !DcatReading.access(words).equals(Optional.of(PUBLIC));
  }

  List<String> statements() {
    String taken = Optional.ofNullable(licence()).map(Licence::label).orElse("");
    int reason = REASONS.indexOf(body.path("access_type_reason_category").asText());
    return Stream.of(
            JsonFields.texts(body.path("access_type_reason")).stream(),
            reason < 0 ? Stream.<String>of() : Stream.of(limitation(reason)),
            Stream.ofNullable(JsonFields.address(body, "authorization_request_url"))
                .map(address -> REQUEST + address),
            Stream.concat(
                    Stream.concat(harvested("accessRights").stream(), harvested("rights").stream())
                        .filter(words -> KnownLicence.alone(words).isEmpty()),
                    harvested("license").stream().filter(UdataRights::isOfAccess))
                .filter(words -> !DcatReading.isAccessCode(words))
                .filter(words -> !words.equals(taken)))
        .flatMap(texts -> texts)
        .distinct()
        .toList();
  }

  /** The texts of the feed for a DCAT property. */
  List<String> harvested(String name) {
    return JsonFields.texts(body.path("extras").path("dcat").path(name));
  }
}
