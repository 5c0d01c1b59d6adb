package fr.moisson.harvesters.dcat;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Contact;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.jspecify.annotations.Nullable;

/** Publishers and contacts. */
final class PartyReading {

  private static final String[] NAMES = {
    "name", "fn", "organization-name", "organisation-name", "prefLabel", "label", "title"
  };
  private static final Pattern SIREN_OR_SIRET = Pattern.compile("(\\d{9})(\\d{5})?");

  /** Who publishes, or else who made it. */
  static Optional<Agent> publisher(Resource dataset) {
    return Stream.of("publisher", "creator", "rightsHolder")
        .flatMap(
            role ->
                Loose.values(dataset, role).stream()
                    .flatMap(value -> agent(value).stream())
                    .min(Comparator.comparing(Agent::toString))
                    .stream())
        .findFirst();
  }

  static Optional<Agent> agent(RDFNode value) {
    if (value.isLiteral()) {
      return Loose.iriOrText(value).map(name -> new Agent(name, null, null));
    }
    Resource node = value.asResource();
    return name(node).map(name -> new Agent(name, homepage(node), siren(node).orElse(null)));
  }

  static Optional<Contact> contact(Resource dataset) {
    return Loose.values(dataset, "contactPoint").stream()
        .flatMap(value -> contact(value).stream())
        .min(Comparator.comparing(Contact::toString));
  }

  private static Optional<Contact> contact(RDFNode value) {
    if (value.isLiteral()) {
      return Loose.iriOrText(value).map(name -> new Contact(name, null, null));
    }
    Resource node = value.asResource();
    @Nullable String name = name(node).orElse(null);
    @Nullable String email = email(node).orElse(null);
    @Nullable URI url = Loose.address(node, "hasURL", "url", "homepage").orElse(null);
    return name == null && email == null && url == null
        ? Optional.empty()
        : Optional.of(new Contact(name, email, url));
  }

  private static Optional<String> name(Resource node) {
    return Loose.text(node, NAMES)
        .or(
            () ->
                DcatReading.nodes(node, "org").stream()
                    .flatMap(organisation -> Loose.text(organisation, NAMES).stream())
                    .findFirst())
        .map(String::strip);
  }

  private static @Nullable URI homepage(Resource node) {
    return Loose.address(node, "homepage", "workplaceHomepage").orElse(null);
  }

  private static Optional<String> siren(Resource node) {
    return Loose.literals(Loose.values(node, "identifier"))
        .map(value -> SIREN_OR_SIRET.matcher(value.getLexicalForm().replace(" ", "")))
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .findFirst();
  }

  private static Optional<String> email(Resource node) {
    return Loose.values(node, "hasEmail", "email", "mbox").stream()
        .flatMap(
            value ->
                Loose.iriOrText(value)
                    .or(
                        () ->
                            Loose.values(value.asResource(), "value").stream()
                                .findFirst()
                                .flatMap(Loose::iriOrText))
                    .stream())
        .map(text -> mailbox(text).strip())
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  /** An address whose {@code mailto:} was forgotten has been resolved against the page's. */
  private static String mailbox(String text) {
    if (text.startsWith("mailto:")) {
      String address = text.substring("mailto:".length()).replaceFirst("\\?.*", "");
      // Encoding first leaves no stray percent sign, over which decoding would stumble.
      return URLDecoder.decode(Iris.encode(address.replace("+", "%2B")), UTF_8);
    }
    return text.contains("@") ? text.substring(text.lastIndexOf('/') + 1) : text;
  }

  private PartyReading() {}
}
