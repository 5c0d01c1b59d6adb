package fr.moisson.harvesters.values;

import fr.moisson.harvesters.model.Licence;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A licence that Moisson recognises, with its names in other lists.
 *
 * @param label the licence's own name
 * @param document the address of its text; null for CKAN's « other » categories
 * @param european concept in the licence list of the EU Publications Office, which data.europa.eu
 *     expects
 * @param spdx SPDX identifier
 * @param udata identifier in data.gouv.fr's list; one stands for all versions of a Creative Commons
 *     licence
 * @param ckan identifier in the list that CKAN ships, which is as inexact, or a substitute if that
 *     list lacks the licence
 */
public record KnownLicence(
    String label,
    @Nullable URI document,
    @Nullable URI european,
    @Nullable String spdx,
    @Nullable String udata,
    @Nullable String ckan) {

  /** By identifier, for licences of which those lists tell no version. */
  private static final Map<String, String> LISTED =
      Map.of(
          "cc-by", "Creative Commons Attribution",
          "cc-by-sa", "Creative Commons Attribution Share-Alike",
          "cc-zero", "Creative Commons CCZero");

  // No method references, which would need the table at once: it is made of licences.
  private static final Remembered<Optional<KnownLicence>> NAMED =
      new Remembered<>(text -> LicenceNames.SHIPPED.find(text));

  private static final Remembered<Optional<KnownLicence>> ALONE =
      new Remembered<>(text -> LicenceNames.SHIPPED.whole(text));

  private static final Remembered<Boolean> CONDITIONAL =
      new Remembered<>(text -> LicenceNames.SHIPPED.isConditional(text));

  /** All licences of the table, in order of preference. */
  public static List<KnownLicence> all() {
    return LicenceNames.SHIPPED.licences();
  }

  /**
   * The licence of a dataset, before or after the rules: from its document, or else its label;
   * empty if the label sets conditions of its own.
   */
  public static Optional<KnownLicence> of(Licence licence) {
    if (isConditional(licence.label())) {
      return Optional.empty();
    }
    return Optional.ofNullable(licence.uri())
        .flatMap(uri -> named(uri.toString()))
        .or(() -> named(licence.label()));
  }

  /** The licence that an identifier, an address or a sentence names unambiguously. */
  public static Optional<KnownLicence> named(String text) {
    return NAMED.of(text);
  }

  /**
   * The preferred one of the licences between which a sentence offers a choice (« Licence Ouverte
   * 2.0 ou ODbL, au choix »).
   */
  public static Optional<KnownLicence> offered(String text) {
    return LicenceNames.SHIPPED.offered(text);
  }

  /** The licence that a text names, if it says nothing else. */
  public static Optional<KnownLicence> alone(String text) {
    return ALONE.of(text);
  }

  /** Whether a statement sets conditions of its own: an agreement, a payment, who the user is. */
  public static boolean isConditional(String statement) {
    return CONDITIONAL.of(statement);
  }

  /** The title in the lists that udata and CKAN ship, by which they find the licence in feeds. */
  public String listed() {
    return ckan == null ? label : LISTED.getOrDefault(ckan, label);
  }

  /** The form in which datasets have it. */
  public Licence asLicence() {
    return new Licence(label, document);
  }
}
