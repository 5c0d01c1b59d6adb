package fr.moisson.harvesters.rules;

import fr.moisson.harvesters.model.Licence;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A licence that Moisson can tell from the way a source writes it, with the names that others give
 * it.
 *
 * @param label the licence's own name, which udata and CKAN match against their lists
 * @param document the address of its text; null for CKAN's « other » categories
 * @param european concept of the licence list of the EU Publications Office, which data.europa.eu
 *     wants
 * @param spdx SPDX identifier
 * @param udata identifier in data.gouv.fr's list; one stands for all versions of a Creative Commons
 *     licence
 * @param ckan identifier in the list that CKAN ships, which is as little exact, or what stands in
 *     for what that lacks
 */
public record KnownLicence(
    String label,
    @Nullable URI document,
    @Nullable URI european,
    @Nullable String spdx,
    @Nullable String udata,
    @Nullable String ckan) {

  /** Every licence of the table, the one to prefer first. */
  public static List<KnownLicence> all() {
    return LicenceNames.SHIPPED.licences();
  }

  /**
   * The licence that a dataset carries, before or after the rules. Its document decides, and its
   * label when the document says nothing.
   */
  public static Optional<KnownLicence> of(Licence licence) {
    return Optional.ofNullable(licence.uri())
        .flatMap(uri -> named(uri.toString()))
        .or(() -> named(licence.label()));
  }

  /** The licence that an identifier, an address or a sentence names without any doubt. */
  public static Optional<KnownLicence> named(String text) {
    return LicenceNames.SHIPPED.find(text);
  }

  /**
   * Of the licences among which a sentence lets people choose (« Licence Ouverte 2.0 ou ODbL, au
   * choix »), the one to prefer.
   */
  public static Optional<KnownLicence> offered(String text) {
    return LicenceNames.SHIPPED.offered(text);
  }

  /** The licence that a text names and says nothing else of. */
  static Optional<KnownLicence> alone(String text) {
    return LicenceNames.SHIPPED.whole(text);
  }

  /** As a dataset carries it. */
  public Licence asLicence() {
    return new Licence(label, document);
  }
}
