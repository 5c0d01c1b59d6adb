package fr.moisson.harvesters.dcat.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.moisson.harvesters.dcat.Iris;
import java.net.URLDecoder;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;

/** Reads bare e-mail addresses: {@code sig@niort.fr}. */
final class Mailbox {

  static final String MAILTO = "mailto:";

  private static final Pattern QUERY = Pattern.compile("\\?.*");

  /** The e-mail address of a party, whichever property gives it. */
  static Optional<String> of(Resource node) {
    return Loose.values(node, "hasEmail", "email", "mbox").stream()
        .flatMap(
            value ->
                Loose.iriOrText(value)
                    .or(
                        () ->
                            Optional.of(value)
                                .filter(RDFNode::isResource)
                                .flatMap(
                                    box ->
                                        Loose.values(box.asResource(), "hasValue", "value").stream()
                                            .findFirst())
                                .flatMap(Loose::iriOrText))
                    .stream())
        .map(text -> read(text).strip())
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  /** If {@code mailto:} was forgotten, the address has been resolved against that of the page. */
  static String read(String text) {
    if (text.startsWith(MAILTO)) {
      String address = QUERY.matcher(text.substring(MAILTO.length())).replaceFirst("");
      // Encoding first escapes stray percent signs, on which decoding would fail.
      return URLDecoder.decode(Iris.encode(address.replace("+", "%2B")), UTF_8);
    }
    return text.contains("@") ? text.substring(text.lastIndexOf('/') + 1) : text;
  }

  private Mailbox() {}
}
