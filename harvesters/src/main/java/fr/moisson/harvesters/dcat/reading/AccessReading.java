package fr.moisson.harvesters.dcat.reading;

import fr.moisson.harvesters.dcat.InspireCodes;
import fr.moisson.harvesters.dcat.Iris;
import fr.moisson.harvesters.model.Endings;
import fr.moisson.harvesters.values.AccessText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;

/** Reads access rights: who may have the data, as a code of the European list. */
final class AccessReading {

  private static final String PUBLIC = "PUBLIC";

  /**
   * Words of the European list, which has more codes than DCAT-AP uses, the American profile and
   * ArcGIS Hub, the Netherlands, and the lists of research repositories (eprints, COAR, OpenAIRE).
   */
  private static final Map<String, Set<String>> WORDS =
      Map.of(
          PUBLIC,
          Set.of("public", "publiek", "ouvert", "open", "open access", "openaccess", "c_abf2"),
          "RESTRICTED",
          Set.of(
              "restricted",
              "restricted public",
              "onder_voorwaarden",
              "restricted access",
              "restrictedaccess",
              "embargoed access",
              "embargoedaccess",
              "c_16ec",
              "c_f1cf"),
          "NON_PUBLIC",
          Set.of(
              "non_public",
              "non-public",
              "non public",
              "confidential",
              "confidentiel",
              "données confidentielles",
              "sensitive",
              "niet_publiek",
              "closed access",
              "closedaccess",
              "c_14cb"));

  private static final String OPENAIRE = "info:eu-repo/semantics/";

  private static final String LIMITATIONS = "LimitationsOnPublicAccess";
  private static final String NO_LIMITATIONS = "noLimitations";

  private static final Pattern ON_ACCESS =
      Pattern.compile("acc[eè]s|limitation", Pattern.CASE_INSENSITIVE);

  /**
   * The access rights of the dataset, also if stated among its rights and conditions; or else those
   * of its distributions, if all of them state any: the least open, since an open one may be a
   * preview.
   */
  static Optional<String> access(Resource from, List<Resource> distributions) {
    return access(from)
        .or(
            () -> {
              List<String> stated =
                  distributions.stream()
                      .flatMap(
                          one ->
                              AccessLevels.leastOpen(
                                  EndpointReading.withServices(one)
                                      .flatMap(node -> access(node).stream()))
                                  .stream())
                      .toList();
              return stated.size() == distributions.size()
                  ? AccessLevels.leastOpen(stated.stream())
                  : Optional.empty();
            });
  }

  private static Optional<String> access(Resource node) {
    return Stream.of("accessRights", "rights")
        .flatMap(name -> Loose.values(node, name).stream())
        .flatMap(value -> read(value).stream())
        .findFirst()
        .or(
            () ->
                // A licence that is called open permits reuse, and says nothing of access.
                Loose.values(node, "license").stream()
                    .filter(value -> LicenceReading.known(value).isEmpty())
                    .flatMap(
                        value ->
                            codeInPlaceOfLicence(value)
                                .or(() -> read(value).filter(code -> !code.equals(PUBLIC)))
                                .stream())
                    .findFirst());
  }

  /** The access right that a distribution and the services behind it state by a code. */
  static Optional<String> codeOf(Resource distribution) {
    return AccessLevels.leastOpen(
        EndpointReading.withServices(distribution)
            .flatMap(
                node ->
                    Loose.values(node, "accessRights", "rights").stream()
                        .flatMap(value -> code(value).stream())
                        .limit(1)));
  }

  /**
   * The access right that stands for a code or word of one of the known lists, for a limitation
   * from INSPIRE's list, or for the words in a code of another list.
   */
  static Optional<String> code(RDFNode value) {
    String iri = Endings.without(Loose.iri(value), "/");
    String last = Iris.lastName(iri);
    return Stream.concat(Loose.words(value).stream(), Stream.of(last))
        .flatMap(text -> listed(text.strip().toLowerCase(Locale.ROOT)).stream())
        .findFirst()
        .or(
            () ->
                InspireCodes.code(LIMITATIONS, iri)
                    .map(code -> code.equals(NO_LIMITATIONS) ? PUBLIC : "RESTRICTED"))
        .or(() -> AccessText.read(last.replace('-', ' ')));
  }

  private static Optional<String> listed(String text) {
    String word = text.replace(OPENAIRE, "");
    return WORDS.entrySet().stream()
        .filter(right -> right.getValue().contains(word))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /**
   * The same of what is stated in place of a licence: not of an address that says nothing of
   * access, since that of a licence may end with a word of one ({@code …/licences/open}).
   */
  static Optional<String> codeInPlaceOfLicence(RDFNode value) {
    String address = Loose.iri(value);
    return address.isEmpty() || ON_ACCESS.matcher(address).find() ? code(value) : Optional.empty();
  }

  /** The access right from a code, or else from the words of the statement. */
  static Optional<String> read(RDFNode value) {
    return code(value).or(() -> Loose.text(value).flatMap(AccessText::read));
  }

  /** Whether a statement adds nothing to its code; a limitation does: users want to know it. */
  static boolean isNoMoreThanACode(RDFNode value) {
    return code(value).isPresent()
        && InspireCodes.code(LIMITATIONS, Loose.iri(value))
            .filter(code -> !code.equals(NO_LIMITATIONS))
            .isEmpty();
  }

  private AccessReading() {}
}
