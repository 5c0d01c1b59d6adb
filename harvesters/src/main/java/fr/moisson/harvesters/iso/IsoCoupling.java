package fr.moisson.harvesters.iso;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The datasets that a service serves ({@code srv:operatesOn}), and under which of its layers. */
final class IsoCoupling {

  /** The record that an address asks for, in a parameter, in the path or in the fragment. */
  private static final Pattern ID =
      Pattern.compile("(?i)(?:[?&](?:id|uuid)=|/(?:records|metadata)/|#(?=[^/#]++$))([^/?&#]+)");

  /** Name of a dataset to its layer; the layer is empty if none is stated. */
  static Map<String, String> of(XmlElement record) {
    Map<String, String> layers = new LinkedHashMap<>();
    record
        .all("identificationInfo", "*", "operatesOn")
        .flatMap(IsoCoupling::names)
        .forEach(name -> layers.putIfAbsent(name, ""));
    record
        .all("identificationInfo", "*", "coupledResource", "SV_CoupledResource")
        .forEach(
            coupled ->
                coupled
                    .texts("identifier")
                    .forEach(
                        name ->
                            layers.merge(
                                name,
                                coupled
                                    .first("ScopedName")
                                    .map(XmlElement::text)
                                    .or(() -> coupled.text("scopedName"))
                                    .orElse(""),
                                (before, now) -> before.isEmpty() ? now : before)));
    return layers;
  }

  private static Stream<String> names(XmlElement reference) {
    Stream<String> asked =
        reference.attribute("href").stream()
            .flatMap(
                address ->
                    Stream.concat(
                        Stream.of(address),
                        ID.matcher(address).results().map(found -> found.group(1))));
    return Stream.of(
            reference.attribute("uuidref").stream(),
            asked,
            reference.texts(
                "MD_DataIdentification", "citation", "CI_Citation", "identifier", "*", "code"))
        .flatMap(names -> names)
        .filter(name -> !name.isEmpty());
  }

  private IsoCoupling() {}
}
