package fr.moisson.harvesters.dcat.writing;

import fr.moisson.harvesters.dcat.Iris;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.values.KnownLicence;
import java.net.URI;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.jspecify.annotations.Nullable;

/**
 * Conditions of reuse. DCAT-AP puts them on distributions; data.gouv.fr looks at the dataset first,
 * and a dataset may have no distribution, so they are stated on both. A licence that was not
 * recognised is never guessed: it is linked if the source only gives an address, and otherwise
 * quoted as a statement of rights.
 */
final class Licences {

  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]+");

  /**
   * @param languages of the source's own words
   */
  static void state(
      Description description,
      Description.About about,
      @Nullable Licence licence,
      UnaryOperator<String> languages) {
    if (licence == null) {
      return;
    }
    if (licence.uri() == null && ADDRESS.matcher(licence.label()).matches()) {
      String address = Iris.encode(licence.label());
      about.link(DCTerms.license, address);
      description.about(address).type(DCTerms.LicenseDocument).plain(RDFS.label, licence.label());
      return;
    }
    if (licence.uri() == null) {
      quote(description, about, licence.label(), languages);
      return;
    }
    String iri = Iris.encode(licence.uri().toString());
    Optional<KnownLicence> known = KnownLicence.named(iri);
    String listed = known.map(KnownLicence::listed).orElse(licence.label());
    about.link(DCTerms.license, iri);
    Description.About document =
        description
            .about(iri)
            .type(DCTerms.LicenseDocument)
            .text(RDFS.label, listed)
            .text(DCTerms.title, listed);
    if (!listed.equals(licence.label())) {
      document.text(SKOS.prefLabel, licence.label());
    }
    known
        .map(KnownLicence::european)
        .map(URI::toString)
        .filter(twin -> !twin.equals(iri))
        .ifPresent(twin -> document.link(SKOS.exactMatch, twin));
  }

  /** Whether the licence is linked, so that other statements of rights are no licence. */
  static boolean isLinked(@Nullable Licence licence) {
    return licence != null && (licence.uri() != null || ADDRESS.matcher(licence.label()).matches());
  }

  private static void quote(
      Description description,
      Description.About about,
      String words,
      UnaryOperator<String> languages) {
    if (!Description.speakable(words).isBlank()) {
      about.link(
          DCTerms.rights,
          description
              .blank()
              .type(DCTerms.RightsStatement)
              // Marks the licence among other statements of rights.
              .type(DCTerms.LicenseDocument)
              .text(RDFS.label, words, languages.apply(words)));
    }
  }

  private Licences() {}
}
