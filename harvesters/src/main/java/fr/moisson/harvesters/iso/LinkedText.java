package fr.moisson.harvesters.iso;

import fr.moisson.harvesters.dcat.Iris;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A text, and the address that an {@code Anchor} links it to. If a record is in several languages,
 * the French text.
 *
 * @param text empty if there is an address only
 */
record LinkedText(String text, @Nullable URI href) {

  /**
   * The value of a property such as {@code gmd:title}, in any form: a string, an anchor, a number,
   * a media type. Empty if there is none.
   */
  static Optional<LinkedText> of(XmlElement property) {
    String text =
        localised(property, true)
            .or(() -> property.children().stream().flatMap(LinkedText::own).findFirst())
            .or(() -> Optional.of(property.text()).filter(own -> !own.isEmpty()))
            .or(() -> localised(property, false))
            .orElse("");
    URI href =
        Stream.concat(property.children().stream(), Stream.of(property))
            .flatMap(element -> element.attribute("href").stream())
            .flatMap(address -> Iris.parse(address).stream())
            .filter(URI::isAbsolute)
            .findFirst()
            .orElse(null);
    return text.isEmpty() && href == null
        ? Optional.empty()
        : Optional.of(new LinkedText(text.isEmpty() ? title(property) : text, href));
  }

  /** Whether a property also has a French text. */
  static boolean isInFrench(XmlElement property) {
    return localised(property, true).isPresent();
  }

  private static Stream<String> own(XmlElement value) {
    return value.name().equals("PT_FreeText") || value.text().isEmpty()
        ? Stream.empty()
        : Stream.of(value.text());
  }

  private static String title(XmlElement property) {
    return Stream.concat(property.children().stream(), Stream.of(property))
        .flatMap(element -> element.attribute("title").stream())
        .findFirst()
        .orElse("");
  }

  private static Optional<String> localised(XmlElement property, boolean french) {
    return Stream.concat(
            property.all("PT_FreeText", "textGroup", "LocalisedCharacterString"),
            // Addresses by language, from the Swiss profile.
            property.all("PT_FreeURL", "URLGroup", "LocalisedURL"))
        .filter(string -> !french || isFrench(string.attribute("locale").orElse("")))
        .map(XmlElement::text)
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  private static boolean isFrench(String locale) {
    return locale.toLowerCase(Locale.ROOT).replaceFirst("^#(locale-)?", "").startsWith("fr");
  }

  /** The text, with the address unless the text contains it. */
  String whole() {
    if (href == null || text.contains(href.toString())) {
      return text;
    }
    return text.isEmpty() ? href.toString() : text + " (" + href + ")";
  }

  /** The text, or else the address. */
  String shown() {
    return text.isEmpty() && href != null ? href.toString() : text;
  }
}
